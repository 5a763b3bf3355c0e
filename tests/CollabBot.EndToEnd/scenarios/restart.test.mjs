import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { people } from '../driver/tenant.mjs';
import { until } from '../driver/wait.mjs';
import { startWorld } from '../driver/world.mjs';
import { expectedLevels } from './expected.mjs';
import { answerAll, asked, buttonsOf, chatOf, choiceOf, press, questionOf, sent, textsIn, waitToBeAsked } from './reading.mjs';
import { setUpTeam } from './set-up.mjs';
import { scenario } from './steps.mjs';

const EVERYBODY = Object.keys(people);
const LEADER = 'bob';

scenario('a service that is killed again and again', (step) => {
  let world;
  const answers = [];
  const note = (slug, given) => answers.push(...given.map(({ item, value }) => ({ item, value, isLeader: slug === LEADER })));
  const posted = (title) => sent(world).filter(({ card }) => card && textsIn(card).includes(title));
  const plugPulled = async () => {
    await world.bot.kill();
    await world.bot.start();
  };

  before(async () => { world = await startWorld('restart'); });
  after(() => world?.stop());

  step('is set up', async () => {
    await setUpTeam(world, { leader: LEADER });
  });

  step('dies while it asks, after the questions went out and before it heard that they did', async () => {
    const held = world.edge.hold({ match: /@test\.user\/activities$/, method: 'POST' });
    await world.ada.playground.say(world.tenant.personalChat.id, 'ask now');
    await held.reached;
    await until('four more of the five to be asked', () => EVERYBODY.filter((slug) => chatOf(world, slug) && asked(world, slug).length > 0).length >= 5);

    await world.bot.kill();
    held.release();
    await world.bot.start();

    await until('everybody to be asked', () => EVERYBODY.every((slug) => chatOf(world, slug) && asked(world, slug).length > 0), { timeout: 20_000 });
  });

  step('asks nobody twice', () => {
    assert.deepEqual(EVERYBODY.map((slug) => [slug, asked(world, slug).length]), EVERYBODY.map((slug) => [slug, 1]));
  });

  step('keeps what it acknowledged, also when it dies the moment after', async () => {
    note('ada', await answerAll(world, 'ada', [4, 5, 3]));
    note('dev', await answerAll(world, 'dev', [2, 2, 4]));
    await plugPulled();

    const { value: card } = await press(world, 'ada', asked(world, 'ada')[0], { ...buttonsOf(asked(world, 'ada')[0].card, 'pulse.answer')[0], verb: 'pulse.show', data: withoutQuestion(asked(world, 'ada')[0].card) });
    assert.ok(textsIn(card).includes('Thank you, that is all'), 'all three are there');
  });

  step('dies in the middle of answers: what was not acknowledged can be tapped again', async () => {
    const message = await waitToBeAsked(world, 'femi');
    const first = choiceOf(message.card, 5);
    const taps = [press(world, 'femi', message, first), world.bot.kill()];
    const [tap] = await Promise.allSettled(taps);
    await world.bot.start();

    const again = await press(world, 'femi', message, first);
    assert.ok(questionOf(again.value), `tapped again after ${tap.status}`);
    note('femi', [{ item: questionOf(message.card), value: 5 }]);
    let { value: card } = again;
    for (const value of [3, 4]) {
      note('femi', [{ item: questionOf(card), value }]);
      card = (await press(world, 'femi', message, choiceOf(card, value))).value;
    }
    assert.ok(textsIn(card).includes('Thank you, that is all'));
  });

  step('takes the other answers', async () => {
    for (const [slug, values] of Object.entries({ bob: [4, 4, 4], catriona: [5, 3, 4], eilidh: [3, 4, 2] })) note(slug, await answerAll(world, slug, values));
  });

  step('dies while it closes, and while it tells', async () => {
    const held = world.edge.hold({ match: /\/v3\/conversations$/, method: 'POST' });
    const mark = world.ada.playground.recording.mark();
    await world.ada.playground.say(world.tenant.personalChat.id, 'close now');
    await world.ada.playground.recording.waitFor('the closing to be confirmed', mark, ({ activity }) => /^Closing\./.test(activity?.text ?? ''));
    await plugPulled();

    await until('the summary to be on its way', () => held.hasReached(), { timeout: 60_000 });
    await until('the summary to be there', () => posted('What we said').length > 0);
    await world.bot.kill();
    held.release();
    await world.bot.start();
  });

  step('tells the levels that follow from every acknowledged answer, and no other', () => {
    const said = textsIn(posted('What we said')[0].card).join('\n');

    assert.equal(answers.length, 18);
    for (const [area, { text }] of Object.entries(expectedLevels(answers, EVERYBODY.length))) assert.ok(said.includes(text), `${area} is ${text}, in: ${said}`);
  });

  step('is through: another start says nothing more, and the round is closed', async () => {
    await plugPulled();
    const message = asked(world, 'catriona')[0];
    const { value: card } = await press(world, 'catriona', message, choiceOf(message.card, 1));

    assert.ok(textsIn(card).includes('This pulse has closed'));
    assert.equal(posted('What we said').length, 1);
    assert.deepEqual(EVERYBODY.map((slug) => asked(world, slug).length), EVERYBODY.map(() => 1));
  });

  const withoutQuestion = (card) => {
    const { question, value, ...rest } = buttonsOf(card, 'pulse.answer')[0].data;
    return rest;
  };
});
