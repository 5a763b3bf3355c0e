import fs from 'node:fs';
import path from 'node:path';
import { privateContext } from '../driver/chromium.mjs';

export const THEMES = ['light', 'dark'];
export const WIDTHS = { narrow: 320, wide: 800 };
const MARGIN = 32;

/** Two pages, one for each theme, that draw one card after the other. */
export async function openStudio(browser, { url, out }) {
  const rooms = await Promise.all(THEMES.map((theme) => openRoom(browser, { url, theme })));
  fs.mkdirSync(out, { recursive: true });
  return {
    /**
     * Draws a card in each theme at each width and keeps the pictures. Gives what is wrong with it, one sentence each: what the
     * parser complained about, what is wider than the card, and the serious and critical accessibility violations.
     */
    shoot: async (card) => (await Promise.all(rooms.map((room) => shoot(room, { card, out })))).flat(),
    close: () => Promise.all(rooms.map(({ context }) => context.close())),
  };
}

async function openRoom(browser, { url, theme }) {
  const { context } = await privateContext(browser, { colorScheme: theme, deviceScaleFactor: 1.5, locale: 'en-GB' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`the page threw: ${error.message}`));
  await page.goto(`${url}/index.html`);
  return { context, page, theme, errors };
}

async function shoot({ page, theme, errors }, { card, out }) {
  const problems = [];
  for (const width of Object.values(WIDTHS)) {
    const note = (found) => problems.push(...found.map((problem) => `${theme} ${width}: ${problem}`));
    await page.setViewportSize({ width: width + MARGIN, height: 400 });
    note((await page.evaluate((settings) => globalThis.draw(settings), { card, theme, width })).map((message) => `parser: ${message}`));
    await page.screenshot({ path: path.join(out, `${path.basename(card, '.json')}-${theme}-${width}.png`), fullPage: true });
    note(await page.evaluate(tooWide));
    if (width === WIDTHS.narrow) note(await page.evaluate(violations)); // slow, and the width changes nothing in them
    note(errors.splice(0));
  }
  return problems;
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
