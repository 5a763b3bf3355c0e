import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { until } from '../driver/wait.mjs';
import { startWorld } from '../driver/world.mjs';
import { waitToBeAsked } from './reading.mjs';
import { setUpTeam } from './set-up.mjs';
import { scenario } from './steps.mjs';

const CALENDAR = 'A day of your choice: the first on which I may ask you again';
const DAY = 24 * 60 * 60 * 1000;
const inDays = (days) => new Date(Date.now() + days * DAY);
const iso = (date) => date.toISOString().slice(0, 10);
const spoken = (date) => `${date.getUTCDate()} ${date.toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })}`;

/** The card was replaced by another. */
const isGone = (page, text) => until(`"${text}" to be gone`, async () => (await page.cards(text).count()) === 0);

scenario('people learn why they are asked, and are left alone when they wish', (step) => {
  let world;
  let ada;
  let bob;
  before(async () => {
    world = await startWorld('left-alone');
    [ada, bob] = [await world.ada.page(), await world.bob.page()];
    await setUpTeam(world, { leader: 'bob' });
    await ada.select('Personal Chat');
    await ada.newText('I am asking 6 people now', () => ada.say('ask now'));
    for (const slug of ['ada', 'bob']) await waitToBeAsked(world, slug);
    await ada.sees('1 of 3');
    await bob.sees('1 of 3');
  });
  after(() => world?.stop());

  step('the card says why this question, what is kept and until when, and how to get out', async () => {
    await ada.card('1 of 3').press('Why am I asked this?');
    await ada.sees('Why this question.');

    const text = await ada.card('1 of 3').text();
    for (const wanted of [/It is about (trust|information flow|equality): /, /This is pulse 1 of 5/, /What is kept\. Until .*your answers, sealed/, /That you were asked, not whether you answered/, /Pause or stop on the card works with one tap/]) assert.match(text, wanted);
    assert.ok(text.indexOf('Why am I asked this?') < text.indexOf('Why this question.'), 'what a button shows is read after it');
    await ada.shot('why');
    await ada.card('1 of 3').press('Why am I asked this?');
  });

  step('the same is said to whoever writes why', async () => {
    await bob.newText('That you were asked, not whether you answered', () => bob.say('why'));
    await bob.shot('why-in-text');
  });

  step('with one tap Ada is paused for two weeks, and with another back at her question', async () => {
    await ada.card('1 of 3').press('Pause or stop');
    await ada.sees('While you are paused I neither ask nor remind you');
    await ada.shot('pause-or-stop');
    await ada.card('1 of 3').press('Pause me for two weeks');
    await ada.sees(`Paused until`);

    assert.ok((await ada.card('Paused until').text()).includes(spoken(inDays(14))));
    await ada.shot('paused');
    await ada.card('Paused until').press('Ask me again now');
    await isGone(ada, 'Paused until');
    await ada.sees('1 of 3');
  });

  step('a day is chosen in the calendar; without one the card says so', async () => {
    const day = inDays(40);
    await ada.card('1 of 3').press('Pause or stop');
    await ada.card('1 of 3').press('Pause me until a day');
    await ada.sees('Until that day');
    await ada.card('Pause me').press('Until that day');
    await ada.sees('Choose a day in the calendar first');
    await ada.shot('no-day');
    await ada.card('Pause me').date(CALENDAR, iso(day));
    await ada.card('Pause me').press('Until that day');

    await ada.sees('Paused until');
    assert.ok((await ada.card('Paused until').text()).includes(spoken(day)));
    await ada.card('Paused until').press('Ask me again now');
    await isGone(ada, 'Paused until');
    await ada.sees('1 of 3');
  });

  step('Bob writes how long, and is told when that cannot be read', async () => {
    const day = inDays(60);
    await bob.newText('how long you want a pause, so nothing was changed', () => bob.say('pause until pancake day'));
    const paused = await bob.newCard('Paused until', () => bob.say(`pause until ${spoken(day)}`));

    assert.ok((await paused.text()).includes(spoken(day)));
    await bob.shot('paused-by-typing');
    await bob.newCard('Welcome back', () => bob.say('resume'));
  });

  step('one tap stops it altogether, and one takes that back', async () => {
    await bob.newCard('1 of 3', () => bob.say('pulse'));
    await bob.card('1 of 3').press('Pause or stop');
    await bob.card('1 of 3').press('Stop asking me');
    await bob.sees('I do not ask you any more');
    await bob.shot('stopped');

    await bob.card('I do not ask you any more').press('Ask me again');
    await bob.sees('1 of 3');
    await isGone(bob, 'I do not ask you any more');
  });

  step('nothing went wrong on the way', async () => {
    await until('the last exchange to be recorded', () => world.ada.playground.recording.all().every(({ status }) => status !== undefined));

    assert.deepEqual([...ada.pageErrors, ...bob.pageErrors], []);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });
});
