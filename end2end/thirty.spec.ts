// Thirty people at six tables with hosts: three come late, two hosts never come, one leaves in the middle of a round,
// somebody writes what must not stand there, and the projector shows only what was approved.
import { expect, test } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator, type Preparation } from './people/facilitator.js';
import { House } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const [PEOPLE, LATE, TABLES] = [30, 3, 6];

const prepared: Preparation = {
  title: 'Six tables',
  purpose: '',
  questions: [
    { text: 'Qu’est-ce qui nous réunit ?', place: 'plenary', number: 10 },
    { text: 'Que voulons-nous garder ?', place: 'tables', number: TABLES },
  ],
  rounds: 3,
  roundMinutes: 20,
  travelMinutes: 2,
  mixing: { hosts: true, expected: PEOPLE },
};

let house: House;
test.beforeEach(async () => {
  house = await House.open();
});
test.afterEach(async () => {
  await house.close();
});

test('thirty people, and all that goes wrong with hosts', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page } = laptop;
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  await wall.picture('t1 arrival');
  await wall.isAccessible();
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  const rude = await Phone.joins(browser, house.url, laptop.code, 'Jean Dupont');
  const bots: Bot[] = [];
  for (let n = 1; n <= PEOPLE - LATE - 2; n += 1) bots.push(await Bot.join(house.url, laptop.code, `Personne ${n}`));

  // --- A real name becomes an alias, before anybody else reads it on the wall. ---
  await laptop.renames('Jean Dupont', 'Jean');
  await expect(rude.page.getByText('Bienvenue, Jean', { exact: true })).toBeVisible();

  // --- What the projector shows waits for approval. ---
  await page.getByLabel('Le projecteur ne montre que ce que j’ai approuvé').check();
  await laptop.goesOn('Commencer la plénière');
  await Anne.writes('Le café du matin');
  await rude.writes('Une bêtise sur quelqu’un');
  const onWall = (text: string) => wall.page.locator('svg.cloth').filter({ hasText: text });
  await expect(page.getByText('2 traces attendent d’être approuvées')).toBeVisible();
  await expect(onWall('bêtise')).toHaveCount(0);
  await expect(onWall('matin')).toHaveCount(0);
  await laptop.approves('Le café du matin');
  await expect(onWall('matin')).toHaveCount(1);
  await expect(onWall('bêtise')).toHaveCount(0);

  // --- The offensive note is masked, its author told; sent out, they don't come back until the door is open. ---
  await laptop.masksLatest('Une bêtise sur quelqu’un', 'vise une personne');
  await expect(rude.page.getByText('vise une personne')).toBeVisible();
  await laptop.dismisses('Jean', true);
  await rude.page.goto(`${house.url}/j/${laptop.code}`);
  await rude.page.getByRole('button', { name: 'Prendre place' }).click();
  await expect(rude.page.getByText('vous a fermé la porte')).toBeVisible();
  await laptop.opensDoorTo('Jean');
  await rude.comesAlive(() => rude.page.getByRole('button', { name: 'Prendre place' }).click());

  // --- Two of those who were asked to host never come: others do. ---
  await laptop.goesOn('Commencer le tour 1');
  const hosts = page.locator('.seat', { hasText: 'hôte' });
  await expect(hosts).toHaveCount(TABLES);
  for (let n = 0; n < 2; n += 1) await laptop.dismisses(await hostOf(laptop, n + 1));
  await expect(hosts).toHaveCount(TABLES);

  // --- Three come late. ---
  for (let n = 1; n <= LATE; n += 1) bots.push(await Bot.join(house.url, laptop.code, `Tardif ${n}`));
  await laptop.picture('t2 round');
  await laptop.isAccessible();

  // --- A host leaves in the middle of the round: the next one at that table takes over. ---
  await laptop.goesOn('Sonner et changer de table');
  await wall.shows('Changez de table');
  await laptop.goesOn('Commencer le tour 2');
  await laptop.dismisses(await hostOf(laptop, 3));
  await expect(hosts).toHaveCount(TABLES);

  // --- Rung too early, and back. ---
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesBack('Tour 2');
  await laptop.announces('Encore dix minutes', 1);
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 3');
  // An odd number: sizes differ by one at most.
  const sizes = await page.locator('.table-card:not(.plenary)').evaluateAll((cards) =>
    cards.map((card) => card.querySelectorAll('.seat').length),
  );
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  await laptop.goesOn('Sonner et passer à la récolte');
  await wall.picture('t3 harvest');

  // --- Closed by mistake, opened again. ---
  await laptop.goesOn('Clore le café');
  await page.getByRole('dialog').getByRole('button', { name: 'Clore le café' }).click();
  await laptop.isAt('Clôture');
  await laptop.goesBack('Récolte');
  for (const person of [laptop, Anne, wall]) expect(person.complaints).toEqual([]);
});

/** Who hosts a table, by the desk. */
async function hostOf(laptop: Facilitator, table: number): Promise<string> {
  const card = laptop.page.locator('.table-card').filter({ has: laptop.page.locator('.sign', { hasText: new RegExp(`^${table}$`) }) });
  const host = await card.locator('.seat', { hasText: 'hôte' }).textContent();
  return host!.replace(/\s*[·,(]?\s*hôte.*$/, '').trim();
}
