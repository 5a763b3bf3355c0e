import assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SERVICE, startBot } from '../driver/bot.mjs';
import { startChild } from '../driver/child.mjs';
import { freePort } from '../driver/http.mjs';
import { OUT } from '../driver/out.mjs';
import { until } from '../driver/wait.mjs';

const out = path.join(OUT, 'e2e', 'start-up');

/** Starts the service as it should not be started, and gives what it said and its exit code. */
async function startsWrongly(args, env = {}) {
  const child = startChild('dotnet', [SERVICE, ...args], {
    cwd: out,
    logFile: path.join(out, 'wrong.log'),
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', DOTNET_CLI_TELEMETRY_OPTOUT: '1', Bot__AllowUnauthenticatedLoopback: 'true', Storage__SqlitePath: path.join(out, 'unused.db'), ...env },
  });
  await until('the service to give up', () => child.hasEnded(), { timeout: 20_000 }).finally(() => child.end('SIGKILL'));
  return { said: child.output(), code: child.exitCode() };
}

describe('a service that must not start says why, and ends with 1', () => {
  let url;
  before(async () => {
    fs.rmSync(out, { recursive: true, force: true });
    fs.mkdirSync(out, { recursive: true });
    url = `http://127.0.0.1:${await freePort()}`;
  });

  const refused = async (args, env, ...wanted) => {
    const { said, code } = await startsWrongly(args, env);

    for (const words of wanted) assert.match(said, words);
    assert.doesNotMatch(said, /\n\s+at /, 'no stack trace');
    assert.equal(code, 1);
  };

  test('in Production', () => refused(['serve', '--urls', url], { ASPNETCORE_ENVIRONMENT: 'Production' }, /did not start/, /Bot:AllowUnauthenticatedLoopback is true in the environment Production; it must be false outside Development/));

  test('in Production without an identity', () => refused(['serve', '--urls', url], { ASPNETCORE_ENVIRONMENT: 'Production', Bot__AllowUnauthenticatedLoopback: 'false' }, /Bot:AppId is missing; set it/, /Bot:TenantId is missing; set it/, /Bot:ClientSecret is missing, and so is Bot:CertificatePath/));

  test('with a setting that nobody knows', () => refused(['serve', '--urls', url], { Bot__ApId: 'x' }, /Bot:ApId is not a setting; use one of AppId/));

  test('with a flag that is neither true nor false', () => refused(['serve', '--urls', url], { Bot__AllowUnauthenticatedLoopback: 'yes' }, /Bot:AllowUnauthenticatedLoopback is "yes"; it must be true or false/));

  test('on an address that others can reach', () => refused(['serve', '--urls', 'http://0.0.0.0:3978'], {}, /would listen on http:\/\/0\.0\.0\.0:3978/));

  test('with a verb that nobody knows', () => refused(['dance'], {}, /dance/));

  describe('beside another one', () => {
    let other;
    let squatter;
    let port;
    before(async () => {
      other = await startBot({ port: await freePort(), out });
      port = await freePort();
      squatter = net.createServer().listen(port, '127.0.0.1');
    });
    after(async () => {
      squatter?.close();
      await other?.stop();
    });

    test('on the same database', () => refused(['serve', '--urls', url], { Storage__SqlitePath: path.join(other.data, 'collabbot.db') }, /Storage:SqlitePath is .*collabbot\.db, and another process is using that file/));

    test('on the same port', () => refused(['serve', '--urls', `http://127.0.0.1:${port}`], {}, /The address is in use by another program; choose another with --urls/));
  });
});
