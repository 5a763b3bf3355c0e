/** One Adaptive Card as drawn by the page. */
export class Card {
  #page;

  constructor(page, root) {
    this.#page = page;
    this.root = root;
  }

  async text() { return (await this.root.innerText()).replace(/\s*\n\s*/g, ' | '); }

  /** A button by its title, or anything with a `selectAction` by that action's title. */
  async press(title) { await this.root.getByRole('button', { name: title, exact: true }).click(); }

  /** The innermost thing with a `selectAction` that holds this text: for actions without a title. */
  async pressArea(text) { await this.root.locator('.ac-selectable').filter({ hasText: text }).last().click(); }

  /** Input.ChoiceSet, compact or filtered, one of many. */
  async choose(label, option) {
    await this.#combobox(label).click();
    await this.#page.getByRole('option', { name: option, exact: true }).click(); // the list lives at the end of the page's body
  }

  /** Input.ChoiceSet, compact, isMultiSelect: turns each of the options over. */
  async chooseMany(label, options) {
    await this.#combobox(label).click();
    for (const option of options) await this.#page.getByRole('menuitemcheckbox', { name: option, exact: true }).click();
    await this.#page.keyboard.press('Escape');
  }

  /** Input.ChoiceSet, expanded, one of many. */
  async pick(option) { await this.root.getByRole('radio', { name: option, exact: true }).check(); }

  /** Input.ChoiceSet, expanded, isMultiSelect; or Input.Toggle. */
  async tick(option, on = true) {
    // Not by role and name: the name of a choice begins with the label of its set.
    await this.root.locator(`input[type=checkbox][aria-label=${JSON.stringify(option)}]`).setChecked(on);
  }

  /** Input.Text, Input.Number or Input.Time ("09:30"). */
  async fill(label, value) { await this.#field(label).fill(value); }

  /** Input.Date ("2026-11-23"). */
  async date(label, value) {
    await this.#field(label).fill(value);
    await this.#page.keyboard.press('Enter'); // the picker takes typed text only on Enter
  }

  /** What is in a text-like input now. */
  async value(label) { return this.#field(label).inputValue(); }

  async shot(file) { await this.root.screenshot({ path: file }); }

  // A required input has an asterisk in its name.
  #field(label) { return this.root.getByLabel(named(label)).first(); }

  #combobox(label) { return this.root.getByRole('combobox', { name: named(label) }); }
}

function named(label) {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal}\\s*\\*?$`);
}
