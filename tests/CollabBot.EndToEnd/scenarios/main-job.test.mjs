import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before } from 'node:test';
import { startWorld } from '../driver/world.mjs';
import { until } from '../driver/wait.mjs';
import { expectedLevels } from './expected.mjs';
import { scenario } from './steps.mjs';
import { answerAll, asked, buttonsOf, LABELS, objectsIn, questionOf, sent, textsIn, waitToBeAsked } from './reading.mjs';

const CHANNEL = 'Northside Care Partnership - Team news';
const EVERYBODY = ['ada', 'bob', 'catriona', 'dev', 'eilidh', 'femi'];
const AREA_NAMES = { trust: 'Trust', infoflow: 'Information flow', equality: 'Equality' };

scenario('a team is set up, asked, and told what it said', (step) => {
  let world;
  let ada;
  let bob;
  const answers = [];
  before(async () => {
    world = await startWorld('main-job');
    [ada, bob] = [await world.ada.page(), await world.bob.page()];
  });
  after(() => world?.stop());

  const askedInPage = async (page) => questionOf({ body: (await page.cards('Why am I asked this?').last().innerText()).split('\n').map((text) => ({ type: 'TextBlock', text: text.trim() })) });

  step('CollabBot introduces itself to whoever meets it', async () => {
    await ada.sees('Hello, I am CollabBot');

    assert.match(await ada.card('Hello, I am CollabBot').text(), /Nobody sees an answer/);
    await ada.shot('hello-in-person');
  });

  step('Ada adds it to the team, and it introduces itself in the channel', async () => {
    await ada.select(CHANNEL);
    await ada.sees('Hello, I am CollabBot', { timeout: 15_000 });

    const text = await ada.card('Hello, I am CollabBot').text();
    assert.match(text, /Northside Care Partnership/);
    assert.match(text, /trust, information flow and equality most often, and in turn about relationships, environment, opportunities, mobilising and pragmatism/);
    assert.match(text, /Write stop/);
    await ada.shot('welcome-in-channel');
  });

  step('in her own chat she would rather choose when than start as proposed', async () => {
    await ada.select('Personal Chat');
    await ada.sees('Shall I start like this?', { timeout: 15_000 });
    await ada.card('Shall I start like this?').press('Change when I ask');
    await ada.sees('When shall I ask?');
    const card = ada.card('When shall I ask?');
    await card.choose('How often', 'Every week');
    await card.choose('Day', 'Wednesday');
    await card.fill('Time', '09:30');
    await card.choose('Time zone', 'Europe/Dublin');
    await ada.shot('set-up-when');

    await card.press('Next: who hears of it');

    await ada.sees('Who hears of it?');
    assert.equal(await ada.cards('When shall I ask?').count(), 0, 'the card is replaced, not followed');
  });

  step('then who hears of it', async () => {
    const card = ada.card('Who hears of it?');
    await card.choose('Channel for the summary', 'Team news');
    await card.tick('Ada Okafor', false);
    await card.tick('Bob Sinclair');
    await ada.shot('set-up-who');

    await card.press('Next: check');

    await ada.sees('Is this right?');
  });

  step('she may go back without losing what she filled in', async () => {
    await ada.card('Is this right?').press('Back');
    await ada.sees('Who hears of it?');

    assert.ok(await ada.card('Who hears of it?').root.locator('input[type=checkbox][aria-label="Bob Sinclair"]').isChecked());
    await ada.card('Who hears of it?').press('Next: check');
    await ada.sees('Is this right?');
  });

  step('she checks and saves', async () => {
    const card = ada.card('Is this right?');
    const text = await card.text();
    for (const wanted of [/every Wednesday at 09:30/, /Europe\/Dublin/, /3 in a pulse/, /Team news/, /Bob Sinclair/, /What to expect/, /With 6 people a weekly round often has too few answers/]) assert.match(text, wanted);
    await ada.shot('set-up-check');

    await card.press('Save');

    await ada.sees('All set');
    assert.equal(await ada.cards('Is this right?').count(), 0);
    await ada.shot('set-up-saved');
  });

  step('Bob, who did not add it, cannot have the team asked', async () => {
    await bob.newText('You do not administer a team', () => bob.say('ask now'));
  });

  step('Ada has the team asked now, and everybody gets the first question', async () => {
    await ada.say('ask now');
    await ada.sees('I am asking 6 people now');
    await ada.sees('1 of 3', { timeout: 15_000 });
    await bob.sees('1 of 3', { timeout: 15_000 });
    for (const slug of EVERYBODY) await waitToBeAsked(world, slug);
    await ada.shot('first-question');
  });

  step('why she is asked can be read on the card', async () => {
    const card = ada.card('1 of 3');
    await card.press('Why am I asked this?');

    await ada.sees('Everybody is asked about it this time');
    await ada.shot('why');
    await card.press('Why am I asked this?');
  });

  step('Ada answers by tapping, and each card replaces the one before', async () => {
    for (const [index, value] of [4, 5, 3].entries()) {
      answers.push({ item: await askedInPage(ada), value, isLeader: false });
      await ada.card(`${index + 1} of 3`).press(LABELS[value - 1]);
      await ada.sees(index < 2 ? `${index + 2} of 3` : 'Thank you, that is all');
      if (index === 0) await ada.shot('second-question');
    }

    assert.equal(await ada.cards('1 of 3').count(), 0);
    await ada.shot('thank-you');
  });

  step('Bob answers by typing a label', async () => {
    answers.push({ item: await askedInPage(bob), value: 4, isLeader: true });

    await bob.newCard('2 of 3', () => bob.say('often'));

    await bob.shot('typed-often');
  });

  step('a number that is no answer is refused clearly, and nothing moves', async () => {
    await bob.newText('“6” is no answer that I know, so nothing was saved', () => bob.say('6'));

    await bob.shot('typed-6');
  });

  step('he types a number, goes back, and answers again', async () => {
    const second = await askedInPage(bob);
    await bob.newCard('3 of 3', () => bob.say('4'));
    await bob.newCard('2 of 3', () => bob.say('back'));
    await bob.newCard('3 of 3', () => bob.say('2'));

    answers.push({ item: second, value: 2, isLeader: true });
  });

  step('he passes the last one over and is through', async () => {
    answers.push({ item: await askedInPage(bob), value: null, isLeader: true });

    await bob.newCard('Thank you, that is all', () => bob.say('skip'));

    await bob.shot('thank-you');
  });

  step('the others answer from the cards they were sent', async () => {
    const given = { catriona: [4, 4, 5], dev: [3, 2, 4], eilidh: [5, 4, 4], femi: [2, 3, 5] };
    for (const [slug, values] of Object.entries(given)) answers.push(...await answerAll(world, slug, values));

    assert.equal(answers.length, 18);
  });

  step('Ada changes her first answer, and goes on from there', async () => {
    await ada.card('Thank you, that is all').press('Change my answers');
    await ada.sees('1 of 3');
    await ada.shot('change-an-answer');

    await ada.card('1 of 3').press(LABELS[1]);

    await ada.sees('2 of 3');
    answers[0].value = 2;
  });

  step('Ada closes the pulse', async () => {
    await ada.say('close now');

    await ada.sees('Closing. Answers on their way are still counted until');
    await ada.shot('closing');
  });

  step('while answers are on their way no new one is let in', async () => {
    await ada.card('2 of 3').press(LABELS[0]);

    await ada.sees('This pulse has closed');
    await ada.shot('closed');
  });

  step('no answer lies in the store in clear', () => {
    for (const file of fs.readdirSync(world.bot.data).filter((name) => name.startsWith('collabbot.db'))) {
      const content = fs.readFileSync(path.join(world.bot.data, file), 'latin1');
      assert.doesNotMatch(content, /"v":\s*[1-5]|"value":\s*"?[1-5]/, `${file} holds a value`);
      for (const label of LABELS) assert.ok(!content.includes(label), `${file} holds a label`);
    }
  });

  step('the channel reads what the team said', async () => {
    await ada.select(CHANNEL);
    await ada.sees('What we said', { timeout: 60_000 });

    const text = await ada.card('What we said').text();
    for (const [area, { text: level, uncertainty }] of Object.entries(expectedLevels(answers, EVERYBODY.length))) {
      assert.ok(text.includes(AREA_NAMES[area]), `${area} is there`);
      assert.ok(text.includes(level), `${area} is ${level}, in: ${text}`);
      if (uncertainty) assert.ok(text.includes(uncertainty), `${area}: ${uncertainty}`);
    }
    assert.match(text, /Building a baseline/);
    assert.match(text, /Most of the people asked took part/);
    await ada.shot('summary');
  });

  step('Bob does not wait for Monday and reads the same levels in his digest', async () => {
    await bob.say('digest');
    await bob.sees('Your team\'s digest', { timeout: 20_000 });
    const card = bob.card('Your team\'s digest');
    const text = await card.text();
    for (const { text: level } of Object.values(expectedLevels(answers, EVERYBODY.length))) assert.ok(text.includes(level), `${level}, in: ${text}`);

    await card.press('How sure are we, and why?');
    await bob.sees('could give somebody away');
    await bob.shot('digest');
  });

  step('nothing that was tapped appears in any card that came later', () => {
    const cards = [world.ada, world.bob].flatMap(({ playground }) => playground.recording.all())
      .flatMap(({ toBot, activity, reply }) => (toBot ? [reply] : [activity]))
      .flatMap((body) => objectsIn(body).filter(({ type }) => type === 'AdaptiveCard'));
    const questions = cards.filter((card) => questionOf(card));
    const rest = cards.filter((card) => !questionOf(card));

    assert.ok(questions.length >= 20 && rest.length >= 10, 'there is something to look at');
    for (const card of questions) {
      assert.deepEqual(buttonsOf(card, 'pulse.answer').map(({ title }) => title).slice(0, 5), LABELS);
      assert.equal(new Set(looks(card)).size, 1, 'no choice looks chosen');
    }
    for (const card of rest) {
      for (const text of textsIn(card)) assert.ok(!LABELS.some((label) => text.split(/[^\w ]/).includes(label)), `a label on: ${text}`);
      for (const { value } of objectsIn(card).map(({ data }) => data ?? {})) assert.equal(value, undefined, 'a value in the data of another card');
    }
  });

  step('each person got one card with questions for the round, and one summary and the digest that was asked for went out', () => {
    for (const slug of EVERYBODY.filter((it) => it !== 'bob')) assert.equal(asked(world, slug).length, 1, slug);
    const titled = (title) => sent(world).filter(({ card }) => card && textsIn(card).includes(title)).length;

    assert.deepEqual([titled('What we said'), titled('Your team\'s digest')], [1, 1]);
  });

  step('nothing went wrong on the way', async () => {
    await until('the last exchange to be recorded', () => world.ada.playground.recording.all().every(({ status }) => status !== undefined));

    assert.deepEqual([...ada.pageErrors, ...bob.pageErrors], []);
    assert.deepEqual([...await ada.unsupported(), ...await bob.unsupported()].filter((note) => !/full width/i.test(note)), []);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });

  // How each choice is drawn, apart from its words and what it sends.
  function looks(card) {
    return objectsIn(card)
      .filter(({ selectAction }) => selectAction?.verb === 'pulse.answer' && selectAction.data.value !== '')
      .map(({ selectAction, items, spacing, ...look }) => JSON.stringify([look, items.map(({ text, ...rest }) => rest)]));
  }
});
