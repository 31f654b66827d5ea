// Thirty people at six tables with hosts: three come late, two hosts never come, one leaves in the middle of a round,
// somebody writes what must not stand there, and the projector shows only what was approved.
import { expect } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import type { Preparation } from './people/preparation.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const [PEOPLE, LATE, TABLES] = [30, 3, 6];
/** They say that they will host, and never come. */
const NO_SHOWS = ['Personne 1', 'Personne 2'];

const prepared: Preparation = {
  title: 'Six tables',
  purpose: '',
  questions: [
    { text: 'Qu’est-ce qui nous réunit ?', place: 'plenary', number: 10 },
    { text: 'Que voulons-nous garder ?', place: 'tables', number: TABLES },
  ],
  rounds: 3,
  roundMinutes: 20,
  travelMinutes: 10,
  mixing: { hosts: true, expected: PEOPLE },
};

test('thirty people, and all that goes wrong with hosts', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page } = laptop;
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  await wall.picture('t1 arrival');
  await wall.isAccessible();
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  const rude = await Phone.joins(browser, house.url, laptop.code, 'Jean Dupont');
  const Bilal = await Phone.joins(browser, house.url, laptop.code, 'Bilal');
  const Chloé = await Phone.joins(browser, house.url, laptop.code, 'Chloé');
  const phones = [Anne, rude, Bilal, Chloé];
  const bots: Bot[] = [];
  const come = async (name: string) => bots.push(await Bot.join(house.url, laptop.code, name));
  for (const name of NO_SHOWS) await come(name);

  // --- Hosts are named while people arrive; Anne would rather walk. ---
  const hosts = ['Anne', ...NO_SHOWS, 'Chloé'];
  for (const [n, who] of hosts.entries()) {
    await laptop.proposes(who, 'Hôte de la table', String(n + 1));
    await laptop.agrees();
    await expect.poll(() => hostOf(laptop, n + 1)).toBe(who);
  }
  await laptop.proposes('Anne', 'Hôte de la table', 'N’est plus hôte');
  await laptop.agrees();
  while (bots.length < PEOPLE - LATE - phones.length) await come(`Personne ${bots.length + 1}`);
  await expect(page.locator('.hall-top')).toContainText(`${PEOPLE - LATE} personnes`);
  // Two of one service: never at the same table.
  await laptop.wishes('Anne', 'Pas à la même table que', 'Bilal');
  await laptop.agrees();
  // Who was named stays named, whoever comes.
  await expect.poll(() => hostOf(laptop, 1)).not.toBe('Anne');
  for (const n of [2, 3, 4]) await expect.poll(() => hostOf(laptop, n)).toBe(hosts[n - 1]);

  // --- A real name becomes an alias, before anybody else reads it on the wall. ---
  await laptop.renames('Jean Dupont', 'Jean');
  await expect(rude.page.getByText('Bienvenue, Jean', { exact: true })).toBeVisible();

  // --- What the projector shows waits for approval. ---
  await page.getByLabel('Le projecteur ne montre que ce que j’ai approuvé').check();
  await laptop.goesOn('Commencer la plénière');
  await Anne.writes('Le café du matin');
  await rude.writes('Une bêtise sur quelqu’un');
  const onWall = (text: string) => wall.page.locator('svg.cloth').filter({ hasText: text });
  await expect(page.getByRole('link', { name: '2 traces attendent d’être approuvées' })).toBeVisible();
  await expect(onWall('bêtise')).toHaveCount(0);
  await expect(onWall('matin')).toHaveCount(0);
  await laptop.approves('Le café du matin');
  await expect(onWall('matin')).toHaveCount(1);
  await expect(onWall('bêtise')).toHaveCount(0);

  // --- The offensive note is masked, its author told; sent out, they don't come back until the door is open. ---
  await Anne.hasOnSheet('Une bêtise');
  await laptop.masksLatest('Une bêtise sur quelqu’un', 'vise une personne');
  await expect(rude.page.getByText('vise une personne')).toBeVisible();
  await Anne.hasNotOnSheet('Une bêtise');
  // Shown again by mistake, and masked again: whoever sits there sees it only meanwhile.
  await laptop.opensCloth('Plénière');
  await laptop.unmasks('vise une personne');
  await Anne.hasOnSheet('Une bêtise');
  await laptop.masks('Une bêtise sur quelqu’un', 'vise une personne');
  await laptop.closesCloth();
  await Anne.hasNotOnSheet('Une bêtise');
  await Anne.hasOnSheet('Le café du matin');
  await laptop.dismisses('Jean', true);
  await rude.page.goto(`${house.url}/j/${laptop.code}`);
  await rude.page.getByRole('button', { name: 'Prendre place' }).click();
  await expect(rude.page.getByText('vous a fermé la porte')).toBeVisible();
  await laptop.opensDoorTo('Jean');

  // --- Two of those who were asked to host never came: before the round begins, others are asked. ---
  for (const who of NO_SHOWS) await laptop.dismisses(who);
  for (const who of NO_SHOWS) await expect(page.locator('.departed')).toContainText(who);
  // What was done before that is done, too: the door is open.
  await rude.comesAlive(() => rude.page.getByRole('button', { name: 'Prendre place' }).click());
  await laptop.goesOn('Commencer le tour 1');
  await laptop.isAt('Tour 1');
  const hosting = page.locator('.table-card .seat', { hasText: 'hôte' });
  await expect(hosting).toHaveCount(TABLES);
  for (const n of [2, 3]) {
    const nobodyNew = async () => [undefined, ...NO_SHOWS].includes(await hostOf(laptop, n));
    await expect.poll(nobodyNew, `nobody else hosts table ${n}`).toBe(false);
  }
  await expect.poll(() => hostOf(laptop, 4)).toBe('Chloé');

  // --- Three come late: each is seated at once, where the fewest sit, and nobody moves. ---
  const came = PEOPLE - LATE - NO_SHOWS.length;
  await laptop.seatsEvenly(came);
  for (let n = 1; n <= LATE; n += 1) {
    const before = await laptop.seats();
    const sizes = sizesOf(before);
    await come(`Tardif ${n}`);
    await laptop.seatsEvenly(came + n);
    const table = (await laptop.seats()).get(`Tardif ${n}`)!;
    expect(sizes.get(table), 'where the fewest sat').toBe(Math.min(...sizes.values()));
    await laptop.hasMovedNobody(before);
  }
  await laptop.picture('t2 round');
  await laptop.isAccessible();

  // --- Anne goes to Chloé's table next, and finds there what others have left. ---
  await Chloé.writes('Un banc devant l’école');
  await expect(Anne.page.locator('.table-where')).toContainText(/puis table\s\d/);
  if (!(await Anne.page.locator('.table-where').innerText()).match(/puis table\s4/)) {
    await laptop.proposes('Anne', 'Au prochain tour à la table', '4');
    await laptop.agrees();
  }
  await laptop.goesOn('Sonner et changer de table');
  await wall.shows('Changez de table');
  await laptop.goesOn('Commencer le tour 2');
  for (const phone of [Anne, Chloé]) {
    await phone.isAt('Tour 2');
    await phone.sitsAt(4);
  }
  await expect(Anne.page.locator('.recap')).toHaveAttribute('open');
  await Anne.hasRead();
  await expect(Anne.page.locator('.recap')).not.toHaveAttribute('open');

  // --- A host leaves in the middle of the round: the next one at that table takes over, is told, and reads the recap. ---
  await expect.poll(() => hostOf(laptop, 4)).toBe('Chloé');
  await Chloé.unfoldsMore();
  await Chloé.page.getByRole('button', { name: 'Oui, je quitte le café' }).click();
  await expect(Anne.page.locator('.news')).toContainText(/Vous accueillez la table\s4/);
  await expect(Anne.page.locator('.recap')).toHaveAttribute('open');
  await expect(Anne.page.locator('.recap')).toContainText('Un banc devant l’école');
  await expect.poll(() => hostOf(laptop, 4)).toBe('Anne');
  await expect(hosting).toHaveCount(TABLES);
  await Anne.picture('t2 host');

  // --- Rung too early, and back. ---
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesBack('Tour 2');

  // --- Told to Anne's table, and to no other. ---
  await Bilal.isAt('Tour 2');
  await laptop.announces('Encore dix minutes', 4);
  await expect(Anne.page.locator('.news')).toContainText('Encore dix minutes');
  await expect(page.locator('.announced')).toContainText('Encore dix minutes');
  // By the time that they hear of what came after it, they would have heard.
  await laptop.pauses();
  for (const person of [Bilal, wall]) await person.stands();
  await expect(Bilal.page.getByText('Encore dix minutes')).toHaveCount(0);
  await expect(wall.page.getByText('Encore dix minutes')).toHaveCount(0);
  await laptop.resumes();
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 3');
  await laptop.isAt('Tour 3');

  // --- An odd number at the end: no table has two more than another. ---
  const left = came + LATE - 1;
  await laptop.seatsEvenly(left);
  await expect.poll(() => hostOf(laptop, 4)).toBe('Anne');
  await laptop.goesOn('Sonner et passer à la récolte');
  await wall.picture('t3 harvest');

  // --- Closed by mistake, opened again. ---
  await laptop.goesOn('Clore le café');
  await page.getByRole('dialog').getByRole('button', { name: 'Clore le café' }).click();
  await laptop.isAt('Clôture');
  await laptop.goesBack('Récolte');
  // To the browser of somebody to whom the door was closed that is an error.
  for (const person of [laptop, wall, Anne, Bilal, Chloé]) expect(person.complaints).toEqual([]);
});

/** Who hosts a table, by the desk; nobody, as long as it is so. */
async function hostOf(laptop: Facilitator, table: number): Promise<string | undefined> {
  const [host] = await laptop.card(table).locator('.seat', { hasText: 'hôte' }).allTextContents();
  return host?.replace(/\s*[·,(]?\s*hôte.*$/, '').trim();
}

/** How many sit at each table. */
function sizesOf(seats: Map<string, number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const table of seats.values()) sizes.set(table, (sizes.get(table) ?? 0) + 1);
  return sizes;
}
