// The paper kit, as it comes out of the printer: of a café for thirty people who mix, and of the day of 2011.
import { expect, type Page } from '@playwright/test';
import { day, prepared, turns } from './days/assuetudes.js';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';

const [PEOPLE, TABLES] = [30, 6];
const PARTS = ['run', 'signs', 'cards', 'hosts', 'questions', 'etiquette', 'cloths'];
/** A page without its margins, in millimetres: the tablecloths lie on A3, turned. */
const [A4, A3] = [
  { width: 190, height: 277 },
  { width: 400, height: 277 },
];
/** Pixels of a millimetre. */
const MM = 96 / 25.4;

/** How many sheets of each kind there are. */
async function sheets(page: Page): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const part of PARTS) counts[part] = await page.locator(`#${part} .leaf`).count();
  return counts;
}

/** Opens these parts of the kit; axe finds nothing. */
async function opensKit(laptop: Facilitator, code: string, parts: string[]): Promise<void> {
  const chosen = parts.map((part) => `&part=${part}`).join('');
  await laptop.page.goto(`${house.url}/desk/${code}/kit?chosen=${chosen}`);
  await expect(laptop.page.locator('.kit-part')).toHaveCount(parts.length);
  await laptop.isAccessible();
}

/** Each sheet comes out as one page, and all that is on it is seen. */
async function isPrintedWhole(laptop: Facilitator, moment: string): Promise<void> {
  const { page } = laptop;
  await laptop.picture(`k ${moment}`);
  const leaves = page.locator('.leaf');
  const pdf = (await page.pdf({ preferCSSPageSize: true, path: `screenshots/k ${moment}.pdf` })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page(?!s)/g)).toHaveLength(await leaves.count());
  await page.emulateMedia({ media: 'print' });
  for (const [of, paper] of [['.leaf:not(.leaf-cloth)', A4], ['.leaf-cloth', A3]] as const) {
    // As wide as the paper: lines break where they will on it.
    await page.setViewportSize({ width: Math.floor(paper.width * MM), height: Math.floor(paper.height * MM) });
    const over = (leaves: Element[], high: number) => {
      const beyond = (leaf: Element) => {
        const [down, across] = [leaf.scrollHeight - leaf.clientHeight, leaf.scrollWidth - leaf.clientWidth];
        return { class: leaf.className, over: Math.max(0, down, across, leaf.getBoundingClientRect().height - high) };
      };
      return leaves.map(beyond).filter(({ over }) => over > 1);
    };
    // Letters that are still being loaded have another width.
    const measured = () => page.locator(of).evaluateAll(over, paper.height * MM);
    await expect.poll(measured, `${moment}: what hangs over the paper, in pixels`).toEqual([]);
  }
  await page.emulateMedia({ media: null });
}

/** Every table has a sign, whose code leads to a seat there; where it leads is asked of the house. */
async function haveSigns(laptop: Facilitator, code: string, tables: number): Promise<void> {
  for (let table = 1; table <= tables; table += 1) {
    const sign = laptop.page.locator('.leaf-sign').nth(table - 1);
    await expect(sign.getByRole('img', { name: new RegExp(`/j/${code}\\?table=${table}$`) })).toBeVisible();
    await expect(sign.getByRole('img', { name: String(table), exact: true })).toBeVisible();
  }
  const seat = await laptop.page.request.get(`${house.url}/j/${code}?table=${tables}`);
  expect(seat.ok()).toBe(true);
}

test('thirty people who mix, with hosts, before anybody is there', async ({ browser }) => {
  const question = 'Que voulons-nous garder ?';
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Six tables',
    purpose: 'Préparer l’année prochaine',
    questions: [
      { text: 'Qu’est-ce qui nous réunit ?', place: 'plenary', number: 10 },
      { text: question, place: 'tables', number: TABLES },
    ],
    rounds: 3,
    roundMinutes: 20,
    travelMinutes: 2,
    mixing: { hosts: true, expected: PEOPLE },
  });
  const { page, code } = laptop;
  await opensKit(laptop, code, PARTS);
  expect(await sheets(page)).toEqual({
    run: expect.any(Number),
    signs: TABLES,
    cards: Math.ceil(PEOPLE / 8),
    hosts: TABLES,
    questions: 2,
    etiquette: 1,
    cloths: TABLES + 1,
  });
  expect((await sheets(page)).run).toBeGreaterThan(0);
  await haveSigns(laptop, code, TABLES);
  // A card for each seat, with a way through three rounds; who hosts reads where they stay.
  await expect(page.locator('.place-card')).toHaveCount(PEOPLE);
  for (let seat = 1; seat <= PEOPLE; seat += 1) {
    const card = page.locator('.place-card').nth(seat - 1);
    await expect(card).toContainText(new RegExp(`Place\\s${seat}(?!\\d)`));
    await expect(card.locator('li')).toHaveCount(3);
  }
  await expect(page.locator('.place-card', { hasText: 'reste à la table' })).toHaveCount(TABLES);
  for (let table = 1; table <= TABLES; table += 1) {
    const sheet = page.locator('.leaf-host', { hasText: new RegExp(`Hôte de la table\\s${table}(?!\\d)`) });
    await expect(sheet).toContainText(question);
  }
  await expect(page.locator('.leaf-question', { hasText: question })).toHaveCount(1);
  await expect(page.locator('.leaf-etiquette')).toContainText('Écoutez pour comprendre');
  await expect(page.locator('.leaf-cloth', { hasText: question })).toHaveCount(TABLES);
  for (const leaf of await page.locator('.leaf:not(.leaf-sign, .leaf-cards)').all()) {
    // So that a photo of it is filed rightly.
    await expect(leaf.locator('.leaf-foot')).toContainText(new RegExp(`${code.slice(0, 3)}\\s?${code.slice(3)}`));
  }
  await isPrintedWhole(laptop, 'thirty');
  expect(laptop.complaints).toEqual([]);
});

test('the day of 2011, with those who have come', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page, code } = laptop;
  for (const alias of turns) await Bot.join(house.url, code, alias);
  // There are no hosts, and the kit says so.
  const parts = PARTS.filter((part) => part !== 'hosts');
  await opensKit(laptop, code, parts);
  expect(await sheets(page)).toEqual({
    run: expect.any(Number),
    signs: 2,
    cards: Math.ceil(turns.length / 8),
    hosts: 0,
    questions: 4,
    etiquette: 1,
    cloths: 3,
  });
  await haveSigns(laptop, code, 2);
  for (const alias of turns) {
    const card = page.locator('.place-card', { has: page.locator('.card-name', { hasText: new RegExp(`^${alias}$`) }) });
    await expect(card.locator('li')).toHaveCount(2);
  }
  for (const zone of day.plenary.zones) await expect(page.locator('.leaf-cloth').filter({ hasText: zone })).toHaveCount(1);
  await isPrintedWhole(laptop, 'day');
  await page.goto(`${house.url}/desk/${code}/kit?chosen=&part=hosts`);
  await expect(page.locator('.kit-contents')).toContainText('ce café n’a pas d’hôtes');
  expect(laptop.complaints).toEqual([]);
});
