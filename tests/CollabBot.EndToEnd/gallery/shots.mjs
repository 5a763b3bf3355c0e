import fs from 'node:fs';
import path from 'node:path';
import { privateContext } from '../driver/chromium.mjs';

export const THEMES = ['light', 'dark'];
export const WIDTHS = { narrow: 320, wide: 800 };
const MARGIN = 32;

/**
 * Draws one card in one theme at one width and keeps the picture. Gives what is wrong with it, one sentence each: what the parser
 * complained about, what is wider than the card, and the serious and critical accessibility violations.
 */
export async function shoot(browser, { url, card, theme, width, out }) {
  const { context } = await privateContext(browser, { viewport: { width: width + MARGIN, height: 600 }, colorScheme: theme, deviceScaleFactor: 2, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(`the page threw: ${error.message}`));
    await page.goto(`${url}/index.html?card=${encodeURIComponent(card)}&theme=${theme}&width=${width}`);
    problems.push(...(await page.evaluate('drawn')).map((message) => `parser: ${message}`));
    fs.mkdirSync(out, { recursive: true });
    await page.screenshot({ path: path.join(out, `${path.basename(card, '.json')}-${theme}-${width}.png`), fullPage: true });
    problems.push(...await page.evaluate(tooWide), ...await page.evaluate(violations));
    return problems;
  } finally {
    await context.close();
  }
}

// The two below run in the page.

function tooWide() {
  const card = document.querySelector('#card > .ac-adaptiveCard');
  const { right } = card.getBoundingClientRect();
  return [...card.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > right + 1)
    .slice(0, 3)
    .map((element) => `wider than the card: <${element.tagName.toLowerCase()} class="${element.className}">`);
}

async function violations() {
  const found = await globalThis.axe.run('#card', { resultTypes: ['violations'] });
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `accessibility: ${help} (${id}), ${nodes.length} times, e.g. ${nodes[0].html.slice(0, 200)}`);
}
