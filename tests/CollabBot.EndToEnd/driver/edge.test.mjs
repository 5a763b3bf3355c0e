import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startEdge } from './edge.mjs';
import { json } from './http.mjs';
import { people, tenantSeenBy } from './tenant.mjs';

const APP_ID = '22222222-2222-4222-8222-222222222222';

/** Answers every request with its own name and what it was sent. */
async function mirror(name) {
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name, url: request.url, authorization: request.headers.authorization, body }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function setUp(options) {
  const [bot, ada, bob] = await Promise.all(['bot', 'ada', 'bob'].map(mirror));
  const edge = await startEdge({ botUrl: bot.url, appId: APP_ID, tenantId: tenantSeenBy('ada').tenantId, holdMs: 0, ...options });
  edge.attach({ url: ada.url, tenant: tenantSeenBy('ada') });
  edge.attach({ url: bob.url, tenant: tenantSeenBy('bob') });
  return { edge, stop: () => Promise.all([bot, ada, bob, edge].map((it) => it.stop())) };
}

describe('the edge without authentication', () => {
  let edge;
  let stop;
  before(async () => { ({ edge, stop } = await setUp({ auth: false })); });
  after(() => stop());
  const send = (path, body) => json('POST', edge.serviceUrl + path, body);

  test('passes an activity to the bot', async () => {
    const answer = await json('POST', edge.appEndpoint, { type: 'message' });

    assert.equal(answer.body.name, 'bot');
    assert.equal(answer.body.body, '{"type":"message"}');
  });

  test('sends a personal message to its person and everything else home', async () => {
    const where = async (id) => (await send(`/v3/conversations/${encodeURIComponent(id)}/activities`, {})).body.name;

    assert.equal(await where('a:1-personal-bob'), 'bob');
    assert.equal(await where('a:1-personal-ada'), 'ada');
    assert.equal(await where('19:northside-news@thread.tacv2;messageid=1'), 'ada');
  });

  test('opens a personal chat where the person is, and at home for who has no client', async () => {
    const where = async (person) => (await send('/v3/conversations', { isGroup: false, members: [{ id: person.id }] })).body.name;

    assert.equal(await where(people.bob), 'bob');
    assert.equal(await where(people.femi), 'ada');
  });

  test('answers with a fault as often as asked, and delivers afterwards', async () => {
    edge.fault({ match: /personal-bob/, method: 'POST', status: 429, retryAfterSeconds: 1, times: 2 });
    const status = async () => (await send('/v3/conversations/a%3A1-personal-bob/activities', {})).status;

    assert.deepEqual([await status(), await status(), await status()], [429, 429, 200]);
  });

  test('can deliver and then drop the connection', async () => {
    edge.fault({ dropAfterSend: true });

    await assert.rejects(send('/v3/conversations/a%3A1-personal-ada/activities', {}));
  });
});

describe('a held call', () => {
  test('is delivered, and answered when it is released', async () => {
    const { edge, stop } = await setUp({ auth: false });
    const held = edge.hold({ match: /personal-ada/, method: 'POST' });
    let isAnswered = false;

    const answer = json('POST', `${edge.serviceUrl}/v3/conversations/a%3A1-personal-ada/activities`, {}).then((it) => { isAnswered = true; return it; });
    await held.reached;
    assert.ok(!isAnswered);
    held.release();

    assert.equal((await answer).status, 200);
    await stop();
  });
});

describe('the edge with authentication', () => {
  let edge;
  let stop;
  before(async () => { ({ edge, stop } = await setUp({ auth: true })); });
  after(() => stop());

  test('signs what it passes to the bot', async () => {
    const answer = await json('POST', edge.appEndpoint, { type: 'message' });

    const claims = JSON.parse(Buffer.from(answer.body.authorization.split('.')[1], 'base64url'));
    assert.equal(claims.aud, APP_ID);
    assert.equal(claims.serviceurl, edge.serviceUrl);
  });

  test('refuses a call without the token it gave, and takes one with it', async () => {
    const form = { grant_type: 'client_credentials', client_id: APP_ID, client_secret: edge.identity.Bot__ClientSecret, scope: 'https://api.botframework.com/.default' };
    const signIn = (fields) => fetch(edge.identity.Bot__TokenUrl, { method: 'POST', body: new URLSearchParams(fields) });
    const { access_token: token } = await (await signIn(form)).json();
    const call = (authorization) => fetch(`${edge.serviceUrl}/v3/teams/1`, { headers: { authorization } });

    assert.equal((await signIn({ ...form, client_secret: 'guessed' })).status, 401);
    assert.equal((await call('Bearer made-up')).status, 401);
    assert.equal((await call(`Bearer ${token}`)).status, 200);
    assert.equal(edge.violations.length, 1);
  });
});
