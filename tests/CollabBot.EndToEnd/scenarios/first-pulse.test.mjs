import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startWorld } from '../driver/world.mjs';
import { asked, waitToBeAsked } from './reading.mjs';
import { scenario } from './steps.mjs';

const CHANNEL = 'Northside Care Partnership - Team news';
const MOST_INTERACTIONS = 5;
const MOST_SECONDS = 120;

/** Somebody who has never seen it: adds it to a team, and does what the first card says. */
scenario('from adding it to the first pulse', (step) => {
  let world;
  let ada;
  let interactions = 0;
  let startedAt;
  before(async () => {
    world = await startWorld('first-pulse');
    ada = await world.ada.page();
    await ada.sees('Hello, I am CollabBot');
    startedAt = Date.now();
  });
  after(() => world?.stop());

  /** One tap of a person. */
  const tap = async (act) => {
    interactions += 1;
    await act();
  };
  /** On a phone and in dark colours the gallery draws the same cards: this client has neither. */
  const looks = async (name, text) => {
    await ada.card(text).root.scrollIntoViewIfNeeded();
    await ada.shot(name);
  };

  step('she adds it to the team', async () => {
    await tap(() => ada.select(CHANNEL));
    await ada.sees('I have written to the person who added me', { timeout: 15_000 });
  });

  step('in her own chat one card says how it would go', async () => {
    await tap(() => ada.select('Personal Chat'));
    await ada.sees('Shall I start like this?', { timeout: 15_000 });

    const text = await ada.card('Shall I start like this?').text();
    for (const wanted of [/every Tuesday at 10:00, Europe\/London; every two weeks if you are 7 or fewer/, /bank holidays of England and Wales/, /the channel that you added me to/, /you, as the one who leads/, /shown from 5 answers on, 4 of them from people who do not lead/]) assert.match(text, wanted);
    await looks('proposal', 'Shall I start like this?');
  });

  step('one button sets the team up', async () => {
    await tap(() => ada.card('Shall I start like this?').press('Start like this'));
    await ada.sees('All set');

    const text = await ada.card('All set').text();
    assert.match(text, /With 6 people a weekly pulse often has too few answers to keep everybody safe/);
    assert.match(text, /and then every two weeks/);
    assert.equal(await ada.cards('Shall I start like this?').count(), 0, 'the card is replaced, not followed');
  });

  step('another has the team asked now', async () => {
    await tap(() => ada.card('All set').press('Ask now'));
    await ada.sees('1 of 3', { timeout: 15_000 });

    for (const slug of ['ada', 'bob', 'catriona', 'dev', 'eilidh', 'femi']) await waitToBeAsked(world, slug);
    assert.equal(asked(world, 'ada').length, 1);
  });

  step('which took no more than five interactions and two minutes', (t) => {
    const seconds = (Date.now() - startedAt) / 1000;
    t.diagnostic(`${interactions} interactions, ${seconds.toFixed(1)} seconds`);

    assert.ok(interactions <= MOST_INTERACTIONS, `${interactions} interactions`);
    assert.ok(seconds < MOST_SECONDS, `${seconds} seconds`);
  });

  step('each card can be looked at', async () => {
    await looks('asked', '1 of 3');
    await ada.card('All set').root.scrollIntoViewIfNeeded();
    await looks('all-set', 'All set');
  });

  step('nothing went wrong on the way', async () => {
    assert.deepEqual(ada.pageErrors, []);
    assert.deepEqual((await ada.unsupported()).filter((note) => !/full width/i.test(note)), []);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });
});
