// 150 people at 30 tables: some never come, some come late, two facilitators press at once, a laptop is loaded anew at
// the bell, a phone's clock is wrong, the server is killed in mid-round, a link leaks, and a step is ended by mistake.
import { expect, type Browser, type Page } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import type { Preparation } from './people/preparation.js';
import { house, test } from './people/house.js';
import { LAPTOP } from './people/pages.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const [EXPECTED, NO_SHOWS, WALK_INS] = [150, 18, 9];
/** Milliseconds by which one phone's clock is wrong. */
const WRONG = 7 * 60_000;

const prepared: Preparation = {
  title: 'Trente tables',
  purpose: '',
  questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: 30 }],
  rounds: 3,
  roundMinutes: 10,
  travelMinutes: 1,
  mixing: { hosts: false, expected: EXPECTED },
};

/** When the page rang, by a clock that nobody has set. */
const rings = (page: Page) => page.evaluate(() => (globalThis as any).rings as number[]);

/** How many milliseconds lie between the first phone that has rung since an instant and the last, once all have. */
async function ringTogether(phones: Phone[], since: number, timeout = 60_000): Promise<number> {
  const rang: number[] = [];
  for (const { page, name } of phones) {
    const first = async () => (await rings(page)).find((at) => at > since);
    await expect.poll(first, { message: `${name} rings`, timeout }).toBeDefined();
    rang.push((await first())!);
  }
  const apart = Math.max(...rang) - Math.min(...rang);
  console.log(`four phones ring within ${apart.toFixed(0)} ms`);
  return apart;
}

/** A phone that notes when it rings; its clock may be wrong. */
async function joins(browser: Browser, code: string, alias: string, wrong = 0): Promise<Phone> {
  const phone = await Phone.unpacked(browser, alias);
  await phone.page.addInitScript((wrong) => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + wrong;
    const rings: number[] = ((globalThis as any).rings = []);
    navigator.vibrate = () => rings.push(performance.timeOrigin + performance.now()) > 0;
  }, wrong);
  await phone.comesIn(house.url, code);
  return phone;
}

test('a hall of 150 survives what real rooms do', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const links = await laptop.links();
  const second = await Facilitator.comesBack(browser, links.facilitator, LAPTOP, 'second facilitator');
  const wall = await Projector.opens(browser, links.projector);
  const phones = [
    await joins(browser, laptop.code, 'Anne'),
    await joins(browser, laptop.code, 'Bilal', WRONG),
    await joins(browser, laptop.code, 'Chloé'),
    await joins(browser, laptop.code, 'David'),
  ];
  const [Anne, Bilal] = phones as [Phone, Phone];
  const bots: Bot[] = [];
  const come = async (name: string) => bots.push(await Bot.join(house.url, laptop.code, name));
  for (let n = 1; n <= EXPECTED - NO_SHOWS - phones.length; n += 1) await come(`Personne ${n}`);
  await expect(laptop.page.locator('.hall-top')).toContainText(`${EXPECTED - NO_SHOWS} personnes`);

  // --- Two press in the same instant: the step changes once. ---
  // Late enough that a slow machine has both hands on their buttons by then.
  const instant = Date.now() + 5_000;
  await Promise.all([laptop.pressesAt(instant), second.pressesAt(instant)]);
  await laptop.isAt('Tour 1');
  await second.isAt('Tour 1');
  await wall.shows('Tour 1 sur 3');
  for (const bot of bots) await bot.until(() => bot.cafe.sight.cloths !== 'none');
  await Promise.all(bots.map((bot, n) => bot.note(1, `Une idée, la ${n + 1}e`)));
  // Eighteen have not come: no table misses more of them than another.
  await laptop.seatsEvenly(EXPECTED - NO_SHOWS);

  // --- A clock that is seven minutes wrong shows the same, and rings with the others. ---
  const face = async (phone: Phone) => {
    await phone.table();
    return phone.reads();
  };
  const [right, wrong] = await Promise.all([face(Anne), face(Bilal)]);
  expect(Math.abs(right - wrong)).toBeLessThan(60);

  // --- Walk-ins: seated at once, nobody moves. ---
  const before = await Anne.table();
  const seats = await laptop.seats();
  for (let n = 1; n <= WALK_INS; n += 1) await come(`Tardif ${n}`);
  for (const bot of bots.slice(-WALK_INS)) await bot.until(() => bot.cafe.sight.cloths !== 'none');
  await laptop.seatsEvenly(EXPECTED - NO_SHOWS + WALK_INS);
  await laptop.hasMovedNobody(seats);
  await Anne.sitsAt(before);

  // --- The server dies in mid-round: what was left is there, everybody is back where they were. ---
  await Anne.writes('Avant la panne');
  await house.kill();
  await Anne.begins('Pendant la panne');
  await Anne.page.getByRole('button', { name: 'Poser', exact: true }).click();
  await house.start();
  await Promise.all(bots.map((bot) => bot.dial()));
  await Anne.hasOnSheet('Avant la panne');
  await Anne.hasOnSheet('Pendant la panne');
  await expect(laptop.page.locator('.hall-top')).toContainText(`${bots.length + phones.length} personnes`);
  await expect(laptop.page.locator('.hall-top')).toContainText(`${bots.length - WALK_INS + 2} traces`);
  await Anne.sitsAt(before);

  // --- Announced to all: phones, the other desk, the wall. ---
  await laptop.announces('Le café est servi');
  await expect(Anne.page.getByText('Le café est servi')).toBeVisible();
  await expect(second.page.locator('.announced')).toContainText('Le café est servi');
  await wall.says('Le café est servi');

  // --- Rung too early: back, and the clock is where it was. ---
  const tooEarly = Date.now();
  await laptop.goesOn('Sonner et changer de table');
  const called = await ringTogether(phones, tooEarly);
  await wall.shows('Changez de table');
  await second.goesBack('Tour 1');
  await laptop.isAt('Tour 1');
  await wall.shows('Tour 1 sur 3');
  await Anne.sitsAt(before);
  await laptop.hasMovedNobody(seats);

  // --- The bell, while one laptop is loaded anew. ---
  const travels = Date.now();
  await Promise.all([second.goesOn('Sonner et changer de table'), laptop.comesAlive(() => laptop.page.reload())]);
  await laptop.isAt('Changement de table');
  await Anne.goesToNextTable();

  // --- Nobody presses: the minute of travel is over by the clock, also by the one that is wrong, and round 2 begins. ---
  const came = await ringTogether(phones, travels + 50_000, 120_000);
  // This machine plays all of them, and may be late itself once.
  expect(Math.min(called, came), 'milliseconds between the first phone and the last').toBeLessThan(500);
  await laptop.isAt('Tour 2');
  await expect(Anne.page.locator('.table-where')).toContainText('Tour 2 sur 3');

  // --- The link has leaked: renewed, it shows out the other laptop and the wall, and no participant. ---
  await laptop.renewsLinks();
  await expect(second.page.getByText('Rouvrez le lien d’animation')).toBeVisible();
  await expect(wall.page.locator('.broken')).toContainText('Le lien de cet écran a été renouvelé');
  await laptop.goesOn('Sonner et changer de table');
  await expect(Bilal.page.getByRole('button', { name: 'J’y suis' })).toBeVisible();
  await laptop.picture('h1 hall');
  await laptop.isAccessible();
  for (const person of [laptop, second, wall, ...phones]) expect(person.complaints).toEqual([]);
});
