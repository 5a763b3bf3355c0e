/** The gate of science.md D2 and P11, written down a second time, so that the two can disagree. */
const CLIPS = [[5, 30, 90], [7, 25, 90], [9, 20, 90], [14, 15, 90], [Infinity, 10, 90]];

const toFive = (value) => Math.floor(value / 5 + 0.5) * 5;

/** What may be shown of an area. `answers`: `{ value, isLeader }`, the values keyed, null for passed over. */
export function expectedLevel(answers, asked) {
  const given = answers.filter(({ value }) => value !== null);
  const n = given.length;
  if (n < 5 || given.filter(({ isLeader }) => !isLeader).length < 4) return { text: 'Not enough answers to show this safely.' };
  const score = given.reduce((sum, { value }) => sum + 25 * (value - 1), 0) / n;
  const [, low, high] = CLIPS.find(([upTo]) => n <= upTo);
  const rounded = toFive(score);
  const text = rounded <= low ? `${low} or lower` : rounded >= high ? `${high} or higher` : `around ${rounded}`;
  const lowest = [25, 15, 10, 5].find((bound) => n >= bound);
  const within = Math.max(5, toFive((1.645 * 25 / Math.sqrt(lowest)) * Math.sqrt(1 - lowest / asked)));
  return { text, uncertainty: `give or take about ${within}` };
}

/** By area id, from `[{ item, value, isLeader }]`. */
export function expectedLevels(answers, asked) {
  const keyed = answers.map(({ item, value, isLeader }) => ({ area: item.area, isLeader, value: value !== null && item.reverse ? 6 - value : value }));
  const areas = [...new Set(keyed.map(({ area }) => area))];
  return Object.fromEntries(areas.map((area) => [area, expectedLevel(keyed.filter((answer) => answer.area === area), asked)]));
}
