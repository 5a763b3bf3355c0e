import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { until } from '../driver/wait.mjs';
import { startWorld } from '../driver/world.mjs';
import { expectedLevels } from './expected.mjs';
import { answerAll, buttonsOf, choiceOf, LABELS, press, questionOf, sent, textsIn, waitToBeAsked } from './reading.mjs';
import { setUpTeam } from './set-up.mjs';
import { scenario } from './steps.mjs';

const CHANNEL = 'Northside Care Partnership - Team news';
const EVERYBODY = ['ada', 'bob', 'catriona', 'dev', 'eilidh', 'femi'];

scenario('people see, change and withdraw their own answers', (step) => {
  let world;
  let ada;
  let bob;
  const answers = new Map();
  const note = (slug, given) => answers.set(slug, given.map(({ item, value }) => ({ item, value, isLeader: slug === 'bob' })));
  const askedInPage = async (page) => questionOf({ body: (await page.cards('Why am I asked this?').last().innerText()).split('\n').map((text) => ({ type: 'TextBlock', text: text.trim() })) });
  before(async () => {
    world = await startWorld('own-answers');
    [ada, bob] = [await world.ada.page(), await world.bob.page()];
    await setUpTeam(world, { leader: 'bob' });
    await ada.select('Personal Chat');
    await ada.newText('I am asking 6 people now', () => ada.say('ask now'));
    for (const slug of EVERYBODY) await waitToBeAsked(world, slug);
  });
  after(() => world?.stop());

  step('each question carries the promise in one line', async () => {
    await ada.sees('1 of 3');

    assert.match(await ada.card('1 of 3').text(), /Shown only if 5 or more people answer, to your team and its leader, never who said what\. Open until/);
  });

  step('before she answers Ada sees what her leader will see', async () => {
    await ada.card('1 of 3').press('What will my leader see?');
    await ada.sees('What your leaders will see');

    const text = await ada.card('What your leaders will see').text();
    for (const wanted of [/made up/, /around \d+/, /give or take about/, /Not enough answers to show this safely/]) assert.match(text, wanted);
    await ada.shot('preview');
    await ada.card('What your leaders will see').press('Back to my questions');
    await ada.sees('1 of 3');
  });

  step('she answers, and is told when it was saved', async () => {
    const given = [];
    for (const [index, value] of [4, 5, 3].entries()) {
      given.push({ item: await askedInPage(ada), value });
      await ada.card(`${index + 1} of 3`).press(LABELS[value - 1]);
      await ada.sees(index < 2 ? `${index + 2} of 3` : 'Thank you, that is all');
    }
    note('ada', given);

    assert.match(await ada.card('Thank you, that is all').text(), /Your last answer was saved at \d\d:\d\d/);
    await ada.shot('receipt');
  });

  step('she looks at her answers, and hides them', async () => {
    await ada.card('Thank you, that is all').press('See or withdraw my answers');
    await ada.sees('Your answers so far');

    const text = await ada.card('Your answers so far').text();
    for (const { item, value } of answers.get('ada')) assert.ok(text.includes(`${item.text} | ${LABELS[value - 1]}`), text);
    await ada.shot('my-answers');
    await ada.card('Your answers so far').press('Hide');
    await ada.sees('Thank you, that is all');
    assert.equal(await ada.cards('Your answers so far').count(), 0);
  });

  step('she changes one of them', async () => {
    await ada.card('Thank you, that is all').press('Change my answers');
    await ada.sees('1 of 3');
    await ada.card('1 of 3').press(LABELS[0]);
    await ada.sees('2 of 3');
    answers.get('ada')[0].value = 1;

    await ada.newCard('Your answers so far', () => ada.say('my answers'));
    assert.ok((await ada.card('Your answers so far').text()).includes(`${answers.get('ada')[0].item.text} | ${LABELS[0]}`));
  });

  step('Bob answers, and withdraws with a tap', async () => {
    await answerAll(world, 'bob', [2, 2, 2]);
    await bob.newCard('Your answers so far', () => bob.say('my answers'));
    await bob.shot('my-answers');

    await bob.card('Your answers so far').press('Withdraw my answers');

    await bob.sees('Your answers are withdrawn');
    await bob.shot('withdrawn');
  });

  step('a second tap on what is gone withdraws nothing more and breaks nothing', async () => {
    await bob.newCard('Your answers so far', () => bob.say('my answers'));

    assert.equal((await bob.card('Your answers so far').text()).match(/No answer yet/g).length, 3);
  });

  step('the others answer; Femi withdraws by a code, written by Dev', async () => {
    for (const [slug, values] of Object.entries({ catriona: [4, 4, 5], dev: [3, 2, 4], eilidh: [5, 4, 4] })) note(slug, await answerAll(world, slug, values));
    const message = await waitToBeAsked(world, 'femi');
    await answerAll(world, 'femi', [1, 1, 1]);
    const { value: listed } = await press(world, 'femi', message, { verb: 'pulse.mine', data: dataOf(message.card) });
    const code = textsIn(listed).map((text) => /[0-9a-f]{4}(?:-[0-9a-f]{4}){5}/.exec(text)?.[0]).find(Boolean);

    await bob.newText('Your answers are withdrawn', () => bob.say(`withdraw ${code}`));

    const { value: after } = await press(world, 'femi', message, { verb: 'pulse.mine', data: dataOf(message.card) });
    assert.equal(textsIn(after).filter((text) => text === 'No answer yet').length, 3);

    const { value: older } = await press(world, 'femi', message, choiceOf(message.card, 1));
    assert.ok(textsIn(older).includes('That was an older card, so it changed nothing. This is the newest.'));
    note('femi', await answerAll(world, 'femi', [4, 3, 5], older));
  });

  step('a code that is mistyped is refused in words', async () => {
    await bob.newText('I know no answers under this code', () => bob.say('withdraw 0000-0000-0000-0000-0000-0000'));
  });

  step('Ada closes, and the channel reads what was not withdrawn', async () => {
    await ada.newText('Closing. Answers on their way are still counted until', () => ada.say('close now'));
    await ada.select(CHANNEL);
    await ada.sees('What we said', { timeout: 60_000 });

    const text = await ada.card('What we said').text();
    for (const { text: level } of Object.values(expectedLevels([...answers.values()].flat(), EVERYBODY.length))) assert.ok(text.includes(level), `${level}, in: ${text}`);
    await ada.shot('summary');
  });

  step('what was shown as an example is the digest that comes, but for its numbers', async () => {
    await bob.say('digest');
    await bob.sees('Your team\'s digest', { timeout: 20_000 });
    const digest = sent(world).find(({ card }) => card && textsIn(card).includes('Your team\'s digest'));
    const preview = world.ada.playground.recording.all().map(({ reply }) => reply).flatMap((reply) => (reply?.value?.body ? [reply.value] : []))
      .find((card) => textsIn(card).includes('What your leaders will see'));
    const shape = (card) => card.body.map(({ type, id }) => `${type} ${id ?? ''}`);

    assert.ok(preview, 'it was shown');
    // What follows is no result: buttons, and when the next one comes.
    const told = shape(digest.card);
    assert.deepEqual(shape(preview).slice(2), told.slice(0, told.indexOf('Container sure') + 1));
  });

  step('now nothing can be seen or withdrawn any more', async () => {
    await bob.newText('No pulse is open for you just now', () => bob.say('withdraw'));
  });

  step('nothing went wrong on the way', async () => {
    await until('the last exchange to be recorded', () => world.ada.playground.recording.all().every(({ status }) => status !== undefined));

    assert.deepEqual([...ada.pageErrors, ...bob.pageErrors], []);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });

  function dataOf(card) {
    const { question, value, ...rest } = buttonsOf(card, 'pulse.answer')[0].data;
    return rest;
  }
});
