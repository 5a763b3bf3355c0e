import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startWorld } from '../driver/world.mjs';
import { scenario } from './steps.mjs';

const CHANNEL = 'Northside Care Partnership - Team news';
const THRESHOLD = 'Answers needed before an area is shown (5 or more)';

/** A date by its distance from today, as a date field takes it. */
const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** What somebody can get wrong by hand on the cards of the settings: each is said on the card, and nothing that was filled in is lost. */
scenario('settings filled in wrong, and right', (step) => {
  let world;
  let ada;
  before(async () => {
    world = await startWorld('settings');
    ada = await world.ada.page();
    await ada.select(CHANNEL);
    await ada.sees('I have written to the person who added me', { timeout: 15_000 });
    await ada.select('Personal Chat');
    await ada.sees('Shall I start like this?', { timeout: 15_000 });
    await ada.card('Shall I start like this?').press('Start like this');
    await ada.sees('All set');
  });
  after(() => world?.stop());

  const when = () => ada.card('When shall I ask?');
  const who = () => ada.card('Who hears of it?');
  const daysOff = () => ada.card('Days of the week on which your team works');

  step('a time zone that there is not', async () => {
    await ada.newCard('When shall I ask?', () => ada.say('settings'));
    await when().fill('Time', '09:45');
    await when().fill('Another time zone, if yours is not in the list', 'Middle-earth/Shire');

    await when().press('Next: who hears of it');

    await ada.sees('"Middle-earth/Shire" is none that I know. Use a name such as Europe/London');
    assert.equal(await when().value('Time'), '9:45 AM');
    await ada.shot('zone');
  });

  step('more answers than there can be', async () => {
    await when().fill(THRESHOLD, '9');
    await when().press('Next: who hears of it');
    await ada.sees('Who hears of it?');

    await who().press('Next: check');

    await ada.sees('Answers needed: 9 came, and with the people and the leaders of this team at most 6 can come together.');
    assert.equal(await when().value('Time'), '9:45 AM');
    await ada.shot('threshold');
    await when().fill(THRESHOLD, '5');
  });

  step('no leader, which the client stops, and too many', async () => {
    await when().press('Next: who hears of it');
    await ada.sees('Who hears of it?');
    await who().tick('Ada Okafor', false);
    await who().press('Next: check');
    await ada.sees('Choose at least one leader.');
    for (const name of await namesOf(who())) await who().tick(name);

    await who().press('Next: check');

    await ada.sees('Leaders: 6 chosen; choose 1 to 5.');
    await ada.shot('leaders');
  });

  step('what somebody changed meanwhile', async () => {
    for (const name of (await namesOf(who())).slice(1)) await who().tick(name, false);
    await who().press('Next: check');
    await ada.sees('Is this right?');
    await ada.say('questions 4');
    await ada.sees('Saved: 4 in a pulse.');

    await ada.card('Is this right?').press('Save');

    await ada.sees('Settings: they were changed after you opened this card, so nothing of yours is saved yet.');
    assert.equal(await when().value('Time'), '9:45 AM');
    await ada.shot('changed-meanwhile');
  });

  step('which can be saved all the same', async () => {
    await when().press('Next: who hears of it');
    await ada.sees('Who hears of it?');
    await who().press('Next: check');
    await ada.sees('Is this right?');
    await ada.card('Is this right?').press('Save');

    await until(() => ada.cards('All set').count(), 2);
  });

  step('days off are shown below the settings, with the next dates', async () => {
    await ada.newCard('When shall I ask?', () => ada.say('settings'));
    await ada.newCard('Days of the week on which your team works', () => when().press('Days off'));

    assert.match(await daysOff().text(), /I ask next on \| Tue /);
    await ada.shot('days-off');
  });

  step('working days without the day on which the team is asked', async () => {
    await daysOff().tick('Tuesday', false);

    await daysOff().press('Save');

    await ada.sees('Day: Tuesday came, and your team works on Monday, Wednesday, Thursday and Friday. Choose one of these, or change the working days.');
    assert.equal(await daysOff().root.locator('input[type=checkbox][aria-label="Tuesday"]').isChecked(), false);
    await ada.shot('day-not-worked');
    await daysOff().tick('Tuesday');
  });

  step('a last day without a first, before it, and one that is over', async () => {
    await daysOff().date('The last of several', inDays(300));
    await daysOff().press('Save');
    await ada.sees('Days off: the first of them is missing.');
    await daysOff().date('Another day off, or the first of several', inDays(302));
    await daysOff().press('Save');
    await ada.sees('The last day must not lie before the first.');
    await daysOff().date('Another day off, or the first of several', inDays(-9));
    await daysOff().date('The last of several', inDays(-8));
    await daysOff().press('Save');

    await ada.sees('which is over. Give today or a later day.');
    await ada.shot('days-over');
  });

  step('a day off with a name is tried, and saved', async () => {
    await daysOff().date('Another day off, or the first of several', inDays(300));
    await daysOff().date('The last of several', inDays(301));
    await daysOff().fill('What it is called, if you like', 'Inset day');
    await daysOff().choose('Bank holidays, on which I leave the team alone', 'Northern Ireland');
    await daysOff().press('Show the next dates first');
    await ada.sees('Not saved yet. I would ask next on');
    await ada.shot('days-off-tried');

    await daysOff().press('Save');

    await ada.sees('Saved · Northside Care Partnership');
    assert.match(await daysOff().text(), /\(Inset day\)/);
    await ada.shot('days-off-saved');
  });

  step('comments are turned on with their own number of answers', async () => {
    await ada.newCard('More settings', () => ada.card('When shall I ask?').press('More settings'));
    const more = ada.card('Let people add a few words of their own');
    await more.tick('Let people add a few words of their own');
    await more.fill('Answers needed before comments on an area are shown (10 or more)', '12');

    await more.press('Save');

    await ada.sees('Comments are on');
    await ada.shot('more-settings');
  });

  step('quiet hours that are too long, and some that are not', async () => {
    const quiet = () => ada.card('Your quiet hours');
    await ada.newCard('Your quiet hours', () => ada.say('quiet'));
    await quiet().fill('From', '09:00');
    await quiet().fill('To', '08:00');
    await quiet().press('Save');
    await ada.sees('Quiet hours: 09:00 to 08:00 came. Give at most 16 hours, so that I can reach you each day. Nothing was changed.');
    await ada.shot('quiet-too-long');
    await quiet().fill('From', '18:30');

    await quiet().press('Save');

    await ada.sees('They are 18:30 to 08:00');
    await ada.shot('quiet');
    await quiet().press('No quiet hours');
    await ada.sees('You have no quiet hours of your own any more.');
  });

  step('nothing went wrong on the way', async () => {
    assert.deepEqual(ada.pageErrors, []);
    assert.deepEqual((await ada.unsupported()).filter((note) => !/full width/i.test(note)), []);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });

  const namesOf = async (card) => card.root.locator('input[type=checkbox]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label')));
  const until = async (count, wanted) => {
    for (const end = Date.now() + 10_000; Date.now() < end && await count() < wanted;) await ada.page.waitForTimeout(50);
    assert.ok(await count() >= wanted);
  };
});
