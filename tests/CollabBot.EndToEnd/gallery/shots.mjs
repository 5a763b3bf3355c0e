import fs from 'node:fs';
import path from 'node:path';
import { privateContext } from '../driver/chromium.mjs';

/** What the page draws with, and what the browser is told of the person's wishes. */
export const THEMES = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
};
export const WIDTHS = { narrow: 320, wide: 800 };
const MARGIN = 32;

/** Pages, one for each theme, that draw one card after the other. With `links`, the cards may hold some. */
export async function openStudio(browser, { url, out, links = false }) {
  const rooms = await Promise.all(Object.keys(THEMES).map((theme) => openRoom(browser, { url, theme })));
  fs.mkdirSync(out, { recursive: true });
  return {
    /**
     * Draws a card in each theme at each width and keeps the pictures. Gives what is wrong with it, one sentence each: what the
     * parser complained about, what is wider than the card, what nobody but a person can have put there, and the serious and critical accessibility violations.
     */
    shoot: async (card) => (await Promise.all(rooms.map((room) => shoot(room, { card, out, links })))).flat(),
    close: () => Promise.all(rooms.map(({ context }) => context.close())),
  };
}

async function openRoom(browser, { url, theme }) {
  const { context } = await privateContext(browser, { ...THEMES[theme], deviceScaleFactor: 1.5, locale: 'en-GB' });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(`the page threw: ${error.message}`));
  await page.goto(`${url}/index.html`);
  return { context, page, theme, errors };
}

async function shoot({ page, theme, errors }, { card, out, links }) {
  const problems = [];
  for (const width of Object.values(WIDTHS)) {
    const note = (found) => problems.push(...found.map((problem) => `${theme} ${width}: ${problem}`));
    await page.setViewportSize({ width: width + MARGIN, height: 400 });
    note((await page.evaluate((settings) => globalThis.draw(settings), { card, theme, width })).map((message) => `parser: ${message}`));
    await page.screenshot({ path: path.join(out, `${path.basename(card, '.json')}-${theme}-${width}.png`), fullPage: true });
    note(await page.evaluate(tooWide));
    if (!links) note(await page.evaluate(smuggled));
    if (width === WIDTHS.narrow) note(await page.evaluate(violations)); // slow, and the width changes nothing in them
    note(errors.splice(0));
  }
  return problems;
}

/** Draws a card that holds nothing but people's texts, once. Gives what came of them that is more than text. */
export async function inspect(browser, { url, card }) {
  const room = await openRoom(browser, { url, theme: 'light' });
  try {
    const asked = [];
    room.page.on('request', (request) => asked.push(request.url()));
    await room.page.evaluate((settings) => globalThis.draw(settings), { card, theme: 'light', markdown: 'generous' });
    const foreign = asked.filter((address) => !address.startsWith(url)).map((address) => `asked for ${address}`);
    return [...(await room.page.evaluate(smuggled)), ...foreign, ...room.errors];
  } finally {
    await room.context.close();
  }
}

// The three below run in the page.

/** None of our cards has a link, a picture or a mention: what there is came out of a person's text. */
function smuggled() {
  const found = [...document.querySelectorAll('#card :is(a, img, at, script, iframe, style, svg, form, video, audio)')];
  const turned = /[\u202a-\u202e\u2066\u2067]/.test(document.querySelector('#card').textContent) ? ['turns direction'] : [];
  return [...found.slice(0, 3).map((element) => `smuggled in: ${element.outerHTML.slice(0, 200)}`), ...turned];
}

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
