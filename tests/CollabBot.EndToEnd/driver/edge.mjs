import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { FaultPlan } from './faults.mjs';
import { HoldPlan } from './holds.mjs';
import { route } from './routing.mjs';
import { TokenAuthority } from './token-authority.mjs';

const ISSUER = 'https://api.botframework.com';
const CONNECTOR = '/_connector';
const SECRET = 'edge-secret';

/**
 * Stands where the Bot Framework service stands: between the clients of several people and one bot.
 *
 *   playground -> POST /api/messages -> (wait, add a signed token when `auth`) -> bot
 *   bot -> /_connector/... -> (check its token when `auth`, perhaps a fault) -> the playground of the person concerned
 *
 * The bot sees one service URL for everybody, as in a real tenant. `holdMs` is network time: without it the page can get the answer
 * to a new channel post before it knows its own post's id, and then never draws the answer.
 */
export async function startEdge({ botUrl, appId, tenantId, auth = false, holdMs = 100 }) {
  const authority = new TokenAuthority();
  const faults = new FaultPlan();
  const holds = new HoldPlan();
  const playgrounds = [];
  const calls = [];
  const violations = [];
  const signIns = [];
  let verified = 0;
  let tamper = null;
  let self;

  const toBot = async (request, response, body) => {
    if (request.method !== 'POST') return void response.writeHead(405).end(); // the page probes with HEAD before it loads
    await sleep(holdMs);
    const claims = { iss: ISSUER, aud: appId, serviceurl: `${self}${CONNECTOR}` };
    const token = auth && (tamper ? tamper(claims, authority) : authority.sign(claims));
    const headers = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    const answer = await forward(`${botUrl}/api/messages`, request.method, body, headers);
    calls.push({ to: 'bot', status: answer.status });
    pass(answer, response);
  };

  const toPlayground = async (request, response, body) => {
    const { method, url } = request;
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (auth && !authority.hasGiven(bearer)) {
      violations.push(`${method} ${url}: ${bearer ? 'unknown token' : 'no bearer token'}`);
      return sendJson(response, 401, { error: { code: 'Unauthorized' } });
    }
    if (auth) verified += 1;
    const target = route(playgrounds, method, url.slice(CONNECTOR.length), body).url + url;
    const fault = faults.take(method, url);
    if (fault) {
      calls.push({ to: 'connector', method, url, status: fault.status, injected: true });
      if (!fault.dropAfterSend) return sendJson(response, fault.status, { error: { code: 'Injected' } }, fault.headers);
      await forward(target, method, body, request.headers);
      return void response.destroy(); // delivered, and the bot cannot know
    }
    const answer = await forward(target, method, body, request.headers);
    calls.push({ to: 'connector', method, url, status: answer.status });
    await holds.afterDelivery(method, url);
    return pass(answer, response);
  };

  const signIn = (response, form) => {
    const wanted = { grant_type: 'client_credentials', client_id: appId, client_secret: SECRET, scope: 'https://api.botframework.com/.default' };
    const wrong = Object.entries(wanted).find(([field, value]) => form.get(field) !== value)?.[0];
    signIns.push(wrong ?? 'ok');
    if (wrong) return sendJson(response, 401, { error: 'invalid_client', error_description: `AADSTS7000215: ${wrong}` });
    return sendJson(response, 200, { token_type: 'Bearer', expires_in: 3599, access_token: authority.tokenForBot({ appId, tenantId }) });
  };

  const server = http.createServer(async (request, response) => {
    try {
      const body = await bytes(request);
      const { url, method } = request;
      if (url === '/api/messages') await toBot(request, response, body);
      else if (url.startsWith(`${CONNECTOR}/`)) await toPlayground(request, response, body);
      else if (url === '/.well-known/openidconfiguration') sendJson(response, 200, { issuer: ISSUER, jwks_uri: `${self}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
      else if (url === '/keys') sendJson(response, 200, authority.keySet());
      else if (method === 'POST' && url.endsWith('/oauth2/v2.0/token')) signIn(response, new URLSearchParams(body.toString()));
      else sendJson(response, 404, { error: 'no such route at the edge' });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendJson(response, 502, { error: String(error) });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  self = `http://127.0.0.1:${server.address().port}`;

  return {
    appEndpoint: `${self}/api/messages`,
    serviceUrl: `${self}${CONNECTOR}`,
    /** Settings of a bot that needs tokens and gets its own, both here. */
    identity: {
      Bot__AllowUnauthenticatedLoopback: 'false',
      Bot__AppId: appId,
      Bot__TenantId: tenantId,
      Bot__ClientSecret: SECRET,
      Bot__OpenIdMetadataUrl: `${self}/.well-known/openidconfiguration`,
      Bot__TokenUrl: `${self}/${tenantId}/oauth2/v2.0/token`,
    },
    calls,
    violations,
    /** How many calls came with a token that was given out here. */
    verified: () => verified,
    signIns,
    /** The first one attached is home to everything that is not somebody's personal chat. */
    attach(playground) { playgrounds.push(playground); },
    /** See FaultPlan.add. */
    fault(fault) { faults.add(fault); },
    /** See HoldPlan.add. */
    hold: (hold) => holds.add(hold),
    /** `make(claims, authority)` gives the token to send instead, or null for none; null goes back to good tokens. */
    tamper(make) { tamper = make; },
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function bytes(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function forward(target, method, body, headers) {
  return new Promise((resolve, reject) => {
    const length = body.length > 0 ? { 'content-length': body.length } : {};
    const { 'transfer-encoding': _, 'content-length': __, ...kept } = headers;
    const request = http.request(target, { method, headers: { ...kept, ...length, host: new URL(target).host } }, async (answer) => {
      try {
        resolve({ status: answer.statusCode, type: answer.headers['content-type'], body: await bytes(answer) });
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', reject);
    request.end(body);
  });
}

function pass({ status, type, body }, response) {
  response.writeHead(status, type ? { 'content-type': type } : {});
  response.end(body);
}

function sendJson(response, status, value, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
