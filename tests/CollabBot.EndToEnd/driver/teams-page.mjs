import fs from 'node:fs';
import path from 'node:path';
import { Card } from './card.mjs';
import { privateContext } from './chromium.mjs';
import { until } from './wait.mjs';

const CHAT_LIST = 'Chat and Teams Channel';
export const WIDE = { width: 1500, height: 1000 };
export const NARROW = { width: 400, height: 860 };

/** One person's Teams: the playground's page. Selectors are roles and labels; its class names are generated. */
export class TeamsPage {
  static async open(browser, { url, shots, viewport = WIDE }) {
    const { context, blocked } = await privateContext(browser, { viewport });
    const page = await context.newPage();
    const self = new TeamsPage(page, shots);
    self.blocked = blocked;
    page.on('pageerror', (error) => self.pageErrors.push(error.message));
    fs.mkdirSync(shots, { recursive: true });
    await page.goto(url);
    await self.replyBox().waitFor();
    await page.getByTitle('Hide log panel').click(); // it repeats the text of every message
    return self;
  }

  /** Uncaught errors of the page's own script. */
  pageErrors = [];

  #shots;
  #count = 0;

  constructor(page, shots) {
    this.page = page;
    this.#shots = shots;
  }

  close() { return this.page.context().close(); }

  /** Numbered in the order taken. */
  async shot(name) {
    this.#count += 1;
    await this.page.screenshot({ path: path.join(this.#shots, `${String(this.#count).padStart(2, '0')}-${name}.png`) });
  }

  async resize(viewport) { await this.page.setViewportSize(viewport); }

  /** 'Personal Chat', a group's name, or 'Team - Channel'. The first visit installs the bot there. */
  async select(name) {
    await this.page.getByRole('treeitem', { name, exact: true }).click();
    await this.replyBox().waitFor();
  }

  // In a chat there is one box; in a channel the first is for a new post and each thread has its own.
  replyBox() { return this.page.locator('[data-lexical-editor=true]').last(); }

  newPostBox() { return this.page.locator('[data-lexical-editor=true]').first(); }

  async say(text, { mention } = {}) {
    await this.#type(this.replyBox(), text, mention);
    await this.page.keyboard.press('Enter');
  }

  async post(text, { mention } = {}) {
    await this.#type(this.newPostBox(), text, mention);
    await this.page.getByRole('button', { name: 'Post', exact: true }).click();
  }

  async replyIn(threadText, text, { mention } = {}) {
    const editor = this.page.locator('[data-lexical-editor=true]');
    const thread = this.page.locator('div').filter({ hasText: threadText }).filter({ has: editor }).last();
    await this.#type(thread.locator('[data-lexical-editor=true]').last(), text, mention);
    await this.page.keyboard.press('Enter');
  }

  /** Text in the conversation itself: the list of chats repeats the last message of each. */
  text(text) { return this.page.getByText(text).locator(`xpath=self::*[not(ancestor::*[@aria-label="${CHAT_LIST}"])]`); }

  async sees(text, options) { await this.text(text).last().waitFor(options); }

  cards(text) { return this.page.locator('.ac-adaptiveCard').filter({ hasText: text }); }

  card(text) { return new Card(this.page, this.cards(text).last()); }

  // Counted, because a bot's answer can be drawn above the message that it answers: order says nothing.
  async newCard(text, action) {
    const before = await this.cards(text).count();
    await action();
    await until(`a new card with "${text}"`, async () => (await this.cards(text).count()) > before);
    return this.card(text);
  }

  async newText(text, action) {
    const before = await this.text(text).count();
    await action();
    await until(`a new "${text}"`, async () => (await this.text(text).count()) > before);
  }

  /** The yellow notes under cards: what the playground says it cannot do. */
  unsupported() { return this.page.getByText(/is not supported yet in Microsoft 365 Agents playground/i).allInnerTexts(); }

  /** 'Mock an Activity' > item > Send activity, with the template as offered. */
  async mock(item) {
    await this.page.getByRole('button', { name: 'Mock an Activity' }).click();
    await this.page.getByRole('menuitem').filter({ hasText: new RegExp(`^${item}$`) }).click(); // its accessible name holds the group's title too
    const send = this.page.getByRole('button', { name: 'Send activity' });
    await send.click();
    await send.waitFor({ state: 'detached' });
  }

  async #type(editor, text, mention) {
    await editor.click();
    if (mention) {
      await editor.pressSequentially(`@${mention.slice(0, 3)}`);
      await this.page.getByRole('menuitem', { name: mention }).click();
      await editor.pressSequentially(' ');
    }
    await editor.pressSequentially(text);
  }
}
