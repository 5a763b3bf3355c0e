import fs from 'node:fs';
import { until } from '../driver/wait.mjs';
import { people } from '../driver/tenant.mjs';

const CARD = 'application/vnd.microsoft.card.adaptive';
const BANK = JSON.parse(fs.readFileSync(new URL('../../../src/CollabBot.Core/Practice/item_bank.json', import.meta.url), 'utf8'));

/** What a person can tap, in the order of the scale. */
export const LABELS = BANK.scales.freq.labels;

/** Every object in a JSON value, itself first. */
export function objectsIn(value) {
  if (value === null || typeof value !== 'object') return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}

export const textsIn = (value) => objectsIn(value).flatMap(({ text, title, label, fallbackText }) => [text, title, label, fallbackText]).filter((it) => typeof it === 'string');

/** The buttons of a card that do this. */
export const buttonsOf = (card, verb) => objectsIn(card).filter((it) => it.type === 'Action.Execute' && it.verb === verb);

/** The item of the bank that a card asks, or undefined when it asks none. */
export const questionOf = (card) => BANK.items.find((item) => objectsIn(card).some((it) => it.type === 'TextBlock' && it.text === item.text));

/** The button for 1 to 5, or for passing over. */
export const choiceOf = (card, value) => buttonsOf(card, 'pulse.answer').find((button) => button.data.value === String(value ?? ''));

const cardOf = (activity) => activity?.attachments?.find(({ contentType }) => contentType === CARD)?.content;

/** What the bot sent, in the order of arrival: `{ conversationId, id, text, card }`. Delivered, whatever the bot was told. */
export function sent(world) {
  return clientsOf(world).flatMap(({ playground }) => playground.recording.all())
    .filter((exchange) => !exchange.toBot && exchange.status < 300)
    .flatMap(({ kind, conversationId, activity, reply, method }) => {
      const started = kind === 'createConversation';
      const message = started ? activity?.activity : activity;
      if (message?.type !== 'message') return [];
      return [{ conversationId: started ? reply.id : conversationId, id: started ? reply.activityId : reply?.id, method, text: message.text ?? '', card: cardOf(message) }];
    });
}

const clientsOf = (world) => Object.keys(people).filter((slug) => world[slug]).map((slug) => world[slug]);

/** The id of somebody's personal chat with the bot; undefined until there is one. */
export function chatOf(world, slug) {
  if (world[slug]) return world[slug].playground.tenant.personalChat.id;
  const opened = world.ada.playground.recording.all()
    .find(({ kind, activity }) => kind === 'createConversation' && activity?.members?.[0]?.id === people[slug].id);
  return opened?.reply?.id;
}

/** The cards with a question that somebody was sent, tapping aside. */
export const asked = (world, slug) => {
  const chat = chatOf(world, slug);
  return sent(world).filter(({ conversationId, card }) => conversationId === chat && card && questionOf(card));
};

export const waitToBeAsked = (world, slug) => until(`${slug} to be asked`, () => asked(world, slug).at(-1), { timeout: 20_000 });

/** Presses a button as that person, as Teams would. Gives `{ type, value }`: a card, or a message. */
export async function press(world, slug, message, button) {
  const { playground } = world[slug] ?? world.ada;
  const answer = await playground.execute(message.conversationId, message.id, button.verb, button.data, { as: people[slug] });
  if (answer.status !== 200) throw new Error(`pressing ${button.title ?? button.verb} was answered with ${answer.status}`);
  return answer.body;
}

/** Answers all questions by tapping, from the card that the person was sent, or that stands in its place. Gives `[{ item, value }]`. */
export async function answerAll(world, slug, values, standing) {
  const message = await waitToBeAsked(world, slug);
  const answers = [];
  let card = standing ?? message.card;
  for (const value of values) {
    const item = questionOf(card);
    card = (await press(world, slug, message, choiceOf(card, value))).value;
    answers.push({ item, value });
  }
  return answers;
}
