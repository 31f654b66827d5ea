// Sixty people at twelve tables, eight of which work on paper: their photos come late, one is filed at the wrong table and
// put where it belongs; four questions lie at three tables each; the paper kit is printed.
import { expect, test } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator, type Preparation } from './people/facilitator.js';
import { House } from './people/house.js';
import { Phone } from './people/phone.js';

const [PEOPLE, CLONES, PAPER] = [60, 3, 8];
const QUESTIONS = ['Que garder ?', 'Que changer ?', 'Avec qui ?', 'Par où commencer ?'];

const prepared: Preparation = {
  title: 'Douze tables',
  purpose: '',
  questions: QUESTIONS.map((text) => ({ text, place: 'tables', number: CLONES })),
  rounds: 2,
  roundMinutes: 20,
  travelMinutes: 2,
};

let house: House;
test.beforeEach(async () => {
  house = await House.open();
});
test.afterEach(async () => {
  await house.close();
});

test('paper comes late, and goes where it belongs', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page } = laptop;
  const kit = await laptop.context.newPage();
  await kit.goto(`${house.url}/desk/${laptop.code}/kit`);
  await expect(kit.locator('.leaf-sign')).toHaveCount(QUESTIONS.length * CLONES);
  await kit.close();

  for (let table = 5; table < 5 + PAPER; table += 1) await laptop.letsWorkWith(table, 'Sur papier');
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  for (let n = 1; n < PEOPLE; n += 1) await Bot.join(house.url, laptop.code, `Personne ${n}`);
  await laptop.goesOn('Commencer le tour 1');
  await Anne.sitsAt(1);
  await Anne.writes('Sur un téléphone');
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 2');

  // --- The photos of round 1 come in round 2. ---
  await laptop.filesPhoto(6, 1, 'La nappe de la table 6');
  await laptop.filesPhoto(7, 2, 'Une nappe de la table 8, de l’autre tour');
  const card = (table: number) =>
    page.locator('.table-card').filter({ has: page.locator('.sign', { hasText: new RegExp(`^${table}$`) }) });
  await expect(card(6)).toContainText('1 trace');
  await expect(card(7)).toContainText('1 trace');

  // --- Filed wrongly, refiled. ---
  await card(7).getByRole('button', { name: /Ouvrir la nappe/ }).click();
  await laptop.refiles(8, 1);
  await laptop.closesCloth();
  await expect(card(8)).toContainText('1 trace');
  await expect(card(7)).toContainText('0 trace');

  // --- The export says where each lies, and in which round. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  const exported = await page.request.get(`${house.url}/export/${laptop.code}/all.json`);
  const json = await exported.json();
  const photos = json.traces.filter((trace: any) => trace.kind === 'photo').map((trace: any) => [trace.table, trace.round]);
  expect(photos.sort()).toEqual([[6, 1], [8, 1]]);
  expect(laptop.complaints).toEqual([]);
});
