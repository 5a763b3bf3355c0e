import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { people } from '../driver/tenant.mjs';
import { until } from '../driver/wait.mjs';
import { startWorld } from '../driver/world.mjs';
import { answerAll, sent, textsIn, waitToBeAsked } from './reading.mjs';
import { setUpTeam } from './set-up.mjs';
import { scenario } from './steps.mjs';

scenario('with tokens required both ways', (step) => {
  let world;
  before(async () => { world = await startWorld('signed-in', { auth: true }); });
  after(() => world?.stop());

  const refused = () => world.edge.calls.filter(({ to, status }) => to === 'bot' && status === 401).length;

  /** What the bot answers to an activity that did not come by way of the edge. */
  const posted = async (authorization) => (await fetch(`${world.bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: JSON.stringify({
      type: 'message', id: 'unsigned', channelId: 'msteams', text: 'ask now', serviceUrl: world.edge.serviceUrl,
      from: { id: people.ada.id, aadObjectId: people.ada.aadObjectId }, recipient: { id: world.tenant.bot.id },
      conversation: { id: world.tenant.personalChat.id, conversationType: 'personal', tenantId: world.tenant.tenantId },
      channelData: { tenant: { id: world.tenant.tenantId } },
    }),
  })).status;

  step('the team is set up', async () => {
    await setUpTeam(world);
  });

  step('who brings no token, or one of another signer, is refused', async () => {
    const before = sent(world).length;
    const claims = { iss: 'https://api.botframework.com', aud: world.edge.identity.Bot__AppId, serviceurl: world.edge.serviceUrl };
    world.edge.tamper((_, authority) => authority.sign(claims, authority.foreignKey()));
    await world.ada.playground.say(world.tenant.personalChat.id, 'ask now').catch(() => undefined);
    await until('the edge to see it refused', () => refused() > 0);
    world.edge.tamper(null);

    assert.deepEqual([await posted(), await posted('Bearer made-up')], [401, 401]);
    assert.equal(sent(world).length, before, 'nothing was said to it');
  });

  step('everybody is asked', async () => {
    await world.ada.playground.say(world.tenant.personalChat.id, 'ask now');

    for (const slug of Object.keys(people)) await waitToBeAsked(world, slug);
  });

  step('Ada and Bob answer', async () => {
    assert.equal((await answerAll(world, 'ada', [4, 5, 3])).length, 3);
    assert.equal((await answerAll(world, 'bob', [2, 4, 4])).length, 3);
    assert.ok(sent(world).some(({ card }) => card && textsIn(card).includes('1 of 3')));
  });

  step('every call of the bot carried the token, and it signed in once', () => {
    const made = world.edge.calls.filter(({ to }) => to === 'connector').length;

    assert.deepEqual(world.edge.violations, []);
    assert.ok(made >= 10, `${made} calls were made`);
    assert.equal(world.edge.verified(), made);
    assert.deepEqual(world.edge.signIns, ['ok']);
  });

  step('the log holds no token and no secret', () => {
    assert.doesNotMatch(world.bot.log(), /eyJ|edge-secret/);
    assert.doesNotMatch(world.bot.log(), / (fail|crit): /);
  });
});
