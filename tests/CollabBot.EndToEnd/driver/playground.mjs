import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { startChild } from './child.mjs';
import { freePort, json } from './http.mjs';
import { Recording } from './recording.mjs';
import { openStream } from './stream.mjs';
import { until } from './wait.mjs';

// --disable-telemetry alone still calls out: statsbeat at start, a heartbeat every 15 minutes.
const QUIET = {
  TEAMSAPPTESTER_BROWSER: 'none',
  APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
  APPLICATIONINSIGHTS_CONFIGURATION_CONTENT: '{"disableAppInsights":true,"disableStatsbeat":true,"enableAutoCollectHeartbeat":false}',
};
const CLI = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');

/** One Microsoft 365 Agents Playground process: what one person sees, and what that person can do without a browser. */
export async function startPlayground({ tenant, appEndpoint, serviceUrl, out }) {
  fs.mkdirSync(out, { recursive: true });
  const configFile = path.join(out, 'tenant.yml');
  const recordingFile = path.join(out, 'events.log');
  fs.writeFileSync(configFile, JSON.stringify(tenant, null, 2)); // JSON is YAML
  const child = startChild(process.execPath, [
    CLI, 'start', '--app-endpoint', appEndpoint, '--service-url', serviceUrl, '--channel-id', 'msteams',
    '--port', String(await freePort()), '--disable-telemetry', '--enable-events-recording',
  ], {
    cwd: out,
    logFile: path.join(out, 'console.log'),
    env: {
      ...process.env,
      ...QUIET,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: configFile,
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(out, 'playground.log'),
      M365_AGENTS_PLAYGROUND_RECORDING_FILE: recordingFile,
    },
  });
  try {
    const url = await listeningUrl(child);
    const recording = new Recording(recordingFile);
    const screen = [];
    const streams = await Promise.all([
      openStream(`${url}/_ws/log/stream`, (message) => recording.accept(message)),
      openStream(`${url}/_ws_conversation/v1/conversations/stream`, (message) => screen.push(message)),
    ]);
    return {
      url,
      tenant,
      recording,
      /** What a page is told to draw: createMessage, updateMessage, typing. */
      screen,
      ...userActions(url, tenant),
      async stop() {
        streams.forEach((stream) => stream.close());
        await child.end();
      },
    };
  } catch (error) {
    await child.end();
    throw error;
  }
}

async function listeningUrl(child) {
  // It takes another port when the one it was given has been taken meanwhile, so only its own word counts.
  const port = await until('the playground to listen', () => {
    child.assertAlive();
    return /Listening on (\d+)/.exec(child.output())?.[1];
  }, { timeout: 30_000 });
  const url = `http://127.0.0.1:${port}`;
  await until('the playground to answer', async () => {
    child.assertAlive();
    return fetch(`${url}/_debug/ping`).then((response) => response.ok, () => false);
  });
  return url;
}

function userActions(url, tenant) {
  const encode = encodeURIComponent;
  const me = tenant.currentUser.id;
  return {
    /** Opens a chat for the first time: installationUpdate and conversationUpdate, in parallel, either may arrive first. */
    install: (conversationId) => json('POST', `${url}/_debug/conversation/${encode(conversationId)}/installation`, {}),

    /** A typed message of the current user. In groups and channels the bot sees it only when it is mentioned. */
    say: (conversationId, text, { mentionBot = false } = {}) => {
      const mention = `<at>${tenant.bot.name}</at>`;
      return json('POST', `${url}/_conversation/v1/conversations/${encode(conversationId)}/messages`, {
        from: { id: me },
        text: mentionBot ? `${mention} ${text}` : text,
        textFormat: 'plain',
        mentions: mentionBot ? [{ mentioned: { id: tenant.bot.id }, text: mention }] : undefined,
      });
    },

    /** Action.Execute, as any member of the conversation. Gives the bot's {type, value}; the status inside is dropped. */
    execute: (conversationId, activityId, verb, data, { as = tenant.currentUser } = {}) =>
      json('POST', `${url}/_conversation/v1/invoke`, {
        name: 'adaptiveCard/action',
        from: { id: as.id },
        conversation: { id: conversationId },
        replyToId: activityId,
        value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
      }),

    /** Action.Submit, as any member of the conversation. */
    submit: (conversationId, activityId, value, { as = tenant.currentUser } = {}) =>
      json('POST', `${url}/_conversation/v1/submit`, {
        from: { id: as.id }, conversation: { id: conversationId }, replyToId: activityId, value,
      }),

    /** The JSON that the menu "Mock an Activity" would send; without a type, the bare skeleton. */
    template: (conversationId, type) =>
      json('GET', `${url}/_internal/v1/customActivities/template?conversationId=${encode(conversationId)}${type ? `&type=${type}` : ''}`),

    /** Any activity at all, as it is. The bot's answer is only in the recording. */
    raw: (activity) => json('POST', `${url}/_internal/v1/customActivities`, activity),
  };
}
