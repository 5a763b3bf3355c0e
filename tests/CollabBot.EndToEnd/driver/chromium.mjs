import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** $CHROMIUM, or the first Chromium, Chrome or Edge in the usual places, or undefined. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/snap/bin'];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...MAC].find((file) => fs.existsSync(file));
}

export function launchChromium() {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge found: set CHROMIUM to the path of one.');
  return chromium.launch({ executablePath, args: QUIET });
}

/** A fresh profile that reaches loopback only; `blocked` collects what else a page asked for. */
export async function privateContext(browser, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const blocked = [];
  await context.route((url) => /^https?:$/.test(url.protocol) && !LOOPBACK.has(url.hostname), (route) => {
    blocked.push(route.request().url());
    return route.abort();
  });
  return { context, blocked };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  if (found) console.log(found);
  else process.exitCode = 1;
}
