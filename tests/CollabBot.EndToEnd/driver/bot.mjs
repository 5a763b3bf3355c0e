import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from './child.mjs';
import { until } from './wait.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CONFIGURATION = process.env.COLLABBOT_CONFIGURATION ?? 'Debug';
/** The program, as `dotnet build` leaves it. */
export const SERVICE = path.join(ROOT, `src/CollabBot.Service/bin/${CONFIGURATION}/net10.0/collabbot.dll`);

/** The real service, built beforehand, on a store of its own under `out`. */
export async function startBot({ port, out, env = {}, command = 'dotnet', args = [SERVICE] }) {
  const data = path.join(out, 'data');
  fs.mkdirSync(data, { recursive: true });
  const url = `http://127.0.0.1:${port}`;
  const logFile = path.join(out, 'bot.log');
  let child;

  const start = async () => {
    child = startChild(command, [...args, 'serve', '--urls', url], {
      cwd: out,
      logFile,
      env: {
        ...process.env,
        ASPNETCORE_ENVIRONMENT: 'Development',
        DOTNET_CLI_TELEMETRY_OPTOUT: '1',
        NO_PROXY: '127.0.0.1,localhost',
        Bot__AllowUnauthenticatedLoopback: 'true',
        Storage__SqlitePath: path.join(data, 'collabbot.db'),
        ...env,
      },
    });
    try {
      await until('the bot to be ready', () => {
        child.assertAlive();
        return fetch(`${url}/health/ready`).then((response) => response.ok, () => false);
      }, { timeout: 30_000 });
    } catch (error) {
      await child.end('SIGKILL');
      throw error;
    }
  };

  await start();
  return {
    url,
    data,
    log: () => fs.readFileSync(logFile, 'utf8'),
    /** Pulls the plug: no shutdown code runs. */
    kill: () => child.end('SIGKILL'),
    /** Starts again on the same port and data. */
    start,
    stop: () => child.end(),
  };
}
