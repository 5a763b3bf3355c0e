import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, before } from 'node:test';
import { json } from '../driver/http.mjs';
import { people } from '../driver/tenant.mjs';
import { until } from '../driver/wait.mjs';
import { startWorld } from '../driver/world.mjs';
import { choiceOf, sent, textsIn, waitToBeAsked } from './reading.mjs';
import { CHANNEL_ID, setUpTeam } from './set-up.mjs';
import { scenario } from './steps.mjs';

const STRANGER = { id: '29:1-user-zoe', name: 'Zoe', aadObjectId: 'ffffffff-0000-4000-8000-000000000099' };

scenario('what nobody should send', (step) => {
  let world;
  let question; // the card that Catriona was sent
  before(async () => { world = await startWorld('bad-input'); });
  after(() => world?.stop());

  const activity = (more = {}) => ({
    type: 'message',
    id: crypto.randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: world.edge.serviceUrl,
    from: people.ada,
    recipient: world.tenant.bot,
    conversation: { id: world.tenant.personalChat.id, conversationType: 'personal', tenantId: world.tenant.tenantId },
    channelData: { tenant: { id: world.tenant.tenantId } },
    ...more,
  });
  const post = (body) => json('POST', `${world.bot.url}/api/messages`, body);
  const invoke = (verb, data, from = people.catriona) =>
    post(activity({ type: 'invoke', name: 'adaptiveCard/action', from, conversation: { ...activity().conversation, id: question.conversationId }, value: { action: { type: 'Action.Execute', verb, data } } }));
  const answer = (more, from) => invoke('pulse.answer', { ...choiceOf(question.card, 4).data, ...more }, from);
  const said = ({ body }) => (typeof body.value === 'string' ? body.value : textsIn(body.value).join('\n'));
  /** What the bot says to this, and nothing that it said to anything before: a message known to be answered goes after it. */
  const repliesTo = async (body) => {
    const mark = sent(world).length;
    assert.equal((await post(body)).status, 200);
    assert.equal((await post(activity({ text: 'privacy' }))).status, 200);
    const since = () => sent(world).slice(mark).map(({ text }) => text);
    await until('the answer to the message after it', () => since().some((text) => text.includes('Who sees what')));
    return since().filter((text) => !text.includes('Who sees what')).join('\n');
  };
  const assertRefused = (reply, wanted) => {
    assert.equal(reply.status, 200);
    assert.match(said(reply), wanted);
  };

  step('is refused by the endpoint when it is no activity, saying what is wrong', async () => {
    const without = (name) => Object.fromEntries(Object.entries(activity()).filter(([key]) => key !== name));
    const raw = await fetch(`${world.bot.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"type": "message",' });

    assert.deepEqual([raw.status, (await raw.json()).error.code], [400, 'BadSyntax']);
    for (const name of ['type', 'channelId', 'serviceUrl', 'from', 'recipient', 'conversation']) {
      const { status, body } = await post(without(name));
      assert.equal(status, 400, name);
      assert.match(body.error.message, new RegExp(`^${name} is nothing; it must be`));
    }
  });

  step('is refused when it is no JSON, would answer elsewhere, or names two tenants', async () => {
    const text = await fetch(`${world.bot.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify(activity()) });
    const twoTenants = await post(activity({ channelData: { tenant: { id: '99999999-9999-4999-8999-999999999999' } } }));

    assert.equal(text.status, 415);
    assert.equal((await post(activity({ serviceUrl: 'https://elsewhere.example/' }))).status, 403);
    assert.equal(twoTenants.status, 403);
  });

  step('passes without effect when it is of a kind that means nothing here', async () => {
    assert.equal((await post(activity({ type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }))).status, 200);
    assert.equal((await post(activity({ type: 'somethingNew' }))).status, 200);
    assert.equal((await post(activity({ type: 'invoke', name: 'something/new' }))).status, 501);
    assert.equal(sent(world).length, 0);
  });

  step('is answered when its sender cannot be told', async () => {
    const { aadObjectId, ...nobody } = people.ada;

    assert.match(await repliesTo(activity({ from: nobody, text: 'help' })), /cannot tell from your message who you are/);
  });

  step('is not answered when the bot said it itself', async () => {
    assert.equal(await repliesTo(activity({ from: { ...world.tenant.bot, role: 'bot' }, text: 'help' })), '');
  });

  step('finds a team with an open pulse', async () => {
    await setUpTeam(world);
    await world.ada.playground.say(world.tenant.personalChat.id, 'ask now');
    question = await waitToBeAsked(world, 'catriona');
  });

  step('is refused when an answer is none', async () => {
    assertRefused(await answer({ value: '0' }), /You answered "0"; an answer is 1, 2, 3, 4 or 5\. Nothing was saved/);
    assertRefused(await answer({ value: '6' }), /You answered "6".*Nothing was saved/);
    assertRefused(await answer({ value: 'abc' }), /You answered "abc".*Nothing was saved/);
    assertRefused(await answer({ value: '99999999999999999999' }), /Nothing was saved/);
    assertRefused(await answer({ question: 7 }), /It asks for question 8; you have 3\. Nothing was saved/);
    assertRefused(await answer({ question: -1 }), /Nothing was saved/);
  });

  step('is refused when the card was changed, made up, or is for somebody else', async () => {
    assertRefused(await answer({ mac: 'AAAA' }), /changed, or it was not made by me\. Nothing was saved/);
    assertRefused(await answer({ rev: 41 }), /changed, or it was not made by me\. Nothing was saved/);
    assertRefused(await answer({ round: 'aaaaaaaaaaaaaaaaaaaa' }), /I do not know this pulse/);
    assertRefused(await answer({ team: '19:another@thread.tacv2' }), /I do not know this pulse/);
    assertRefused(await answer({ round: undefined }), /does not say which question it was for\. Nothing was saved/);
    assertRefused(await answer({}, STRANGER), /not one of the people who are asked this time, so nothing was saved/);
    assertRefused(await invoke('pulse.dance', {}), /I do not know this button/);
  });

  step('is refused when a card says nothing, or nobody can be told to have pressed it', async () => {
    const { aadObjectId, ...nobody } = people.catriona;
    const empty = await post(activity({ type: 'invoke', name: 'adaptiveCard/action', value: {} }));

    assert.match(JSON.stringify(empty.body), /value\.action is missing/);
    assert.match(JSON.stringify((await answer({}, nobody)).body), /cannot tell who you are in your organisation's directory\. Nothing was saved/);
  });

  step('is refused when somebody who is no admin sets up, asks or closes', async () => {
    const { team } = choiceOf(question.card, 4).data;
    const inChannel = (text) => activity({
      from: people.bob,
      text: `<at>CollabBot</at> ${text}`,
      conversation: { id: `${CHANNEL_ID};messageid=1`, conversationType: 'channel', isGroup: true, tenantId: world.tenant.tenantId },
      channelData: { tenant: { id: world.tenant.tenantId }, team: { id: world.tenant.team.id }, channel: { id: CHANNEL_ID } },
    });

    for (const verb of ['setup.open', 'setup.who', 'setup.check', 'setup.save', 'ask.now']) assertRefused(await invoke(verb, { team, weekday: 'Friday' }, people.bob), /Only an admin of the team can do this\. Nothing was changed/);
    await post(inChannel('close now'));
    assert.ok(textsIn((await answer({ value: '9' })).body).join().includes('That is not an answer I know'), 'it is open still');
  });

  step('is refused field by field when an admin fills in what cannot be', async () => {
    const { team } = choiceOf(question.card, 4).data;
    const wrong = await invoke('setup.save', { team, weekday: 'Someday', time: '25:99', zone: 'Middle-earth/Shire', weeks: '9', questions: '6', threshold: '4' }, people.ada);
    const nobody = await invoke('setup.save', { team, leaders: '' }, people.ada);

    for (const wanted of [/Day: choose a day/, /Time: write hours and minutes/, /"Middle-earth\/Shire" is none that I know/, /How often: choose every week to every eight weeks/, /Questions: "6" came; choose 1 to 5/, /Answers needed: "4" came/]) assertRefused(wrong, wanted);
    assertRefused(nobody, /Leaders: 0 chosen; choose 1 to 5/);
    assertRefused(await invoke('setup.open', { team }, people.ada), /When shall I ask/);
  });

  step('has saved nothing: Catriona is where she was', async () => {
    assert.ok(said(await show()).includes('1 of 3'));
  });

  step('is one answer when the button is pressed twice at once', async () => {
    const twice = await Promise.all([answer({}), answer({})]);

    for (const reply of twice) assert.match(said(reply), /2 of 3/);
    assert.ok(said(await show()).includes('2 of 3'));
  });

  step('gets the same answer when the same activity is delivered twice', async () => {
    const tap = activity({ type: 'invoke', name: 'adaptiveCard/action', from: people.catriona, conversation: { ...activity().conversation, id: question.conversationId }, value: { action: { verb: 'pulse.answer', data: choiceOf(question.card, 2).data } } });
    const [first, second] = [await post(tap), await post(tap)];

    assert.deepEqual(second.body, first.body);
  });

  step('is refused when the pulse has closed', async () => {
    const mark = world.ada.playground.recording.mark();
    await world.ada.playground.say(world.tenant.personalChat.id, 'close now');
    await world.ada.playground.recording.waitFor('the closing to be confirmed', mark, (it) => /^Closing\./.test(it.activity?.text ?? ''));

    assertRefused(await answer({}), /This pulse has closed[^]*not saved/);
  });

  step('has made nothing fail', () => {
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });

  const show = () => {
    const { value, question: _, ...data } = choiceOf(question.card, 4).data;
    return invoke('pulse.show', data);
  };
});
