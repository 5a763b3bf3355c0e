import fs from 'node:fs';
import path from 'node:path';
import { startBot } from './bot.mjs';
import { launchChromium } from './chromium.mjs';
import { startEdge } from './edge.mjs';
import { freePort } from './http.mjs';
import { OUT } from './out.mjs';
import { startPlayground } from './playground.mjs';
import { TeamsPage } from './teams-page.mjs';
import { tenantSeenBy } from './tenant.mjs';

/**
 * One bot, and a client for each of `people`; the first one's client is home to the team. Gives `{ bot, edge, <slug>: { playground,
 * page } }`; `page()` opens that person's browser page, which installs the bot in the personal chat. Visit the team and the group
 * from the first one's page only: in another's the bot's answers would not appear.
 */
export async function startWorld(name, { people = ['ada', 'bob'], auth = false, env = {}, service = {} } = {}) {
  const out = path.join(OUT, 'e2e', name);
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(out, { recursive: true });
  const tenant = tenantSeenBy(people[0]);
  const closers = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const keep = (thing) => {
    closers.push(() => (thing.stop ?? thing.close).call(thing));
    return thing;
  };
  try {
    const port = await freePort();
    const appId = tenant.bot.id.replace(/^28:/, '');
    const edge = keep(await startEdge({ botUrl: `http://127.0.0.1:${port}`, appId, tenantId: tenant.tenantId, auth }));
    const settings = { ...(auth ? edge.identity : {}), ...(typeof env === 'function' ? env(edge) : env) };
    const bot = keep(await startBot({ port, out, env: settings, ...service }));
    let browser;
    const clients = {};
    for (const slug of people) {
      const folder = path.join(out, slug);
      const playground = keep(await startPlayground({
        tenant: tenantSeenBy(slug), appEndpoint: edge.appEndpoint, serviceUrl: edge.serviceUrl, out: folder,
      }));
      edge.attach(playground);
      const page = async (options) => {
        browser ??= keep(await launchChromium());
        return TeamsPage.open(browser, { url: playground.url, shots: path.join(folder, 'shots'), ...options });
      };
      clients[slug] = { playground, page };
    }
    return { bot, edge, tenant, out, ...clients, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
