// With what somebody works: a mouse, or keys alone.
import { expect, type Locator } from '@playwright/test';

export type Option = string | { label: string };
export type Means = {
  press(what: Locator): Promise<void>;
  type(into: Locator, text: string): Promise<void>;
  choose(from: Locator, option: Option): Promise<void>;
  tick(box: Locator, on: boolean): Promise<void>;
};

export const MOUSE: Means = {
  press: (what) => what.click(),
  type: (into, text) => into.fill(text),
  choose: async (from, option) => void (await from.selectOption(option)),
  tick: (box, on) => box.setChecked(on),
};

/** How often Tab is pressed before somebody gives up. */
const PATIENCE = 200;

/** Goes to something with Tab, as the page leads. */
async function go(what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  const isThere = () => what.evaluate((node) => node === node.ownerDocument.activeElement);
  for (let tabs = 0; !(await isThere()); tabs += 1) {
    if (tabs === PATIENCE) throw new Error(`no key leads to ${what}`);
    await what.page().keyboard.press('Tab');
  }
}

export const KEYS: Means = {
  async press(what) {
    await go(what);
    await what.page().keyboard.press('Enter');
  },
  async type(into, text) {
    await go(into);
    const { keyboard } = into.page();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.press('Delete');
    await keyboard.type(text);
  },
  async choose(from, option) {
    await go(from);
    const index = await from.evaluate((list, option) => {
      const is = ({ value, label }: HTMLOptionElement) =>
        typeof option === 'string' ? [value, label].includes(option) : label === option.label;
      return [...(list as HTMLSelectElement).options].findIndex(is);
    }, option);
    const { keyboard } = from.page();
    await keyboard.press('Home');
    for (let down = 0; down < index; down += 1) await keyboard.press('ArrowDown');
    await expect(from).toHaveJSProperty('selectedIndex', index);
  },
  async tick(box, on) {
    await go(box);
    if ((await box.isChecked()) !== on) await box.page().keyboard.press('Space');
    await expect(box).toBeChecked({ checked: on });
  },
};
