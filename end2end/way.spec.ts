// The way through a café on a phone: the signs of the tables, the plan, what was begun before the bell, who comes to
// host, where a question came from.
import { expect } from '@playwright/test';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { type Person } from './people/pages.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const LONG =
  'Comment faire pour que les écoles, les parents, les services d’aide et les jeunes eux-mêmes se parlent vraiment, ' +
  'au-delà des réunions, des sigles et des budgets de chaque année scolaire ?';

/** Sizes of phones: small, usual, turned. */
const SIZES = { small: [320, 640], usual: [390, 844], turned: [844, 390] } as const;

/** Pictures of the page in each of them, light and dark. */
async function pictures({ page, name }: Person, moment: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: `screenshots/w ${moment} ${size} ${colorScheme} - ${name}.png` });
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(over, `${moment} ${size}: nothing hangs over the right edge`).toBeLessThanOrEqual(0);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const [width, height] = SIZES.usual;
  await page.setViewportSize({ width, height });
}

test('a question for each round', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Un tour, une question',
    purpose: '',
    questions: [
      { text: LONG, place: 'round', number: 1 },
      { text: 'Et demain ?', place: 'round', number: 1 },
    ],
    rounds: 1,
    roundMinutes: 10,
    travelMinutes: 0,
  });
  const Anne = await Phone.unpacked(browser, 'Anne');
  await Anne.page.goto(`${house.url}/j/${laptop.code}`);
  await pictures(Anne, 'join');
  await Anne.comesIn(house.url, laptop.code);
  const { page } = Anne;
  await laptop.goesOn('Commencer le tour 1');
  await Anne.sitsAt(1);

  // --- A long question shows how it begins, and all of it at a tap. ---
  await page.setViewportSize({ width: 320, height: 640 });
  const question = page.locator('.question');
  const high = async () => (await question.boundingBox())!.height;
  const folded = await high();
  expect((await page.locator('.pane-cloth').boundingBox())!.height).toBeGreaterThan(150);
  await question.click();
  await expect(question).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(high).toBeGreaterThan(folded * 1.5);
  await expect(question).toBeFocused();
  await question.click();
  await pictures(Anne, 'long');

  // --- The room that is left for a note is heard now and then, and that it is too long once. ---
  const heard = page.locator('.composer [role="status"].unseen');
  await heard.evaluate((status) => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => said.push(status.textContent!)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const field = page.getByRole('textbox', { name: 'Écrire sur la nappe' });
  await field.fill('a'.repeat(215));
  for (let n = 0; n < 75; n += 1) await field.press('b');
  await expect(page.locator('.composer-left')).toContainText('280');
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
  expect(said.filter((text) => text.includes('280'))).toHaveLength(1);
  expect(said.length).toBeLessThan(7);
  await field.fill('');

  // --- The tools. ---
  for (const tool of ['Liste', 'Voir', 'Dessiner', 'Photo']) {
    await page.getByRole('button', { name: tool, exact: true }).click();
    await pictures(Anne, tool);
    if (tool === 'Liste') await Anne.sheet();
    else if (tool === 'Photo') await page.getByRole('button', { name: 'Annuler' }).click();
    else await page.locator('.tool', { hasText: tool }).click();
  }
  await page.setViewportSize({ width: 320, height: 640 });

  // --- An own note is seen, wherever it comes to lie. ---
  for (let n = 0; n < 7; n += 1) await Anne.writes(`Une idée un peu plus longue, pour que la colonne soit pleine, numéro ${n}`);
  await Anne.writes('La dernière des idées');
  await expect(Anne.note('La dernière des idées')).toBeInViewport();

  await Anne.taps('La dernière des idées');
  await pictures(Anne, 'card');
  await Anne.closesCard();

  // --- What was begun before the bell lies where it was begun, and says so. ---
  await Anne.begins('Je voulais encore dire');
  await laptop.goesOn('Sonner et changer de table');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Et demain');
  await expect(page.locator('.composer-begun')).toContainText('où elle a été commencée');
  await pictures(Anne, 'begun');
  await Anne.begins('Je voulais encore dire une chose');
  await Anne.posts();
  await Anne.hasNotOnSheet('Je voulais encore dire une chose');
  await expect(page.locator('.composer-begun')).toHaveCount(0);

  // --- The harvest's head names the sheet that is looked at. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  await page.getByRole('link', { name: /Table 1 · Tour 1/ }).click();
  await expect(page.locator('.table-where b')).toHaveText(/^Table\s1 · Tour\s1$/);
  await Anne.hasOnSheet('Je voulais encore dire une chose');
  await pictures(Anne, 'harvest');
  for (const person of [laptop, Anne]) expect(person.complaints, person.name).toEqual([]);
});

test('from table to table', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'De table en table',
    purpose: '',
    questions: [
      { text: 'Avec qui ?', place: 'tables', number: 2 },
      { text: 'Pour quoi ?', place: 'tables', number: 1 },
      { text: 'Comment ?', place: 'announced' },
    ],
    rounds: 2,
    roundMinutes: 10,
    travelMinutes: 30,
    mixing: { hosts: true, expected: 9 },
  });
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  const names = ['Anne', 'Benoît', 'Chloé', 'David', 'Emma', 'Farid', 'Gaëlle', 'Hugo', 'Inès'];
  const phones: Phone[] = [];
  for (const name of names) phones.push(await Phone.joins(browser, house.url, laptop.code, name));
  await pictures(phones[8]!, 'arrival');
  await laptop.goesOn('Commencer le tour 1');
  const tables = await Promise.all(phones.map((phone) => phone.table()));
  const where = (phone: Phone) => phone.page.locator('.table-where');
  let hosts: Phone[] = [];
  const three = async () => {
    const hosting = await Promise.all(phones.map((phone) => where(phone).innerText()));
    hosts = phones.filter((_, at) => hosting[at]!.includes('vous accueillez'));
    return hosts.length;
  };
  await expect.poll(three, 'hosts of three tables').toBe(3);
  const writers = phones.map((phone, at) => [phone, tables[at]!] as const);
  for (const [phone, table] of writers) await phone.writes(`Une idée de ${phone.name} à la table ${table} ?`);

  // --- The bell can be muted, and the phone remembers it. ---
  const Anne = phones.find((phone) => !hosts.includes(phone))!;
  const sound = Anne.page.getByRole('button', { name: 'Son de la cloche' });
  await Anne.unfoldsMore();
  await expect(sound).toHaveAttribute('aria-pressed', 'true');
  await sound.click();
  await expect(sound).toHaveAttribute('aria-pressed', 'false');
  await pictures(Anne, 'more');
  await Anne.comesAlive(() => Anne.page.reload());
  await Anne.unfoldsMore();
  await expect(sound).toHaveAttribute('aria-pressed', 'false');
  await sound.click();
  await expect(sound).toHaveAttribute('aria-pressed', 'true');

  // --- The bell rings while somebody photographs the paper of their table. ---
  await Anne.takesPhoto('Le papier d’Anne');
  await pictures(Anne, 'photo');
  await Anne.isAccessible();

  // --- The way stands on a small plan; whoever stays reads that they stay. ---
  await laptop.goesOn('Sonner et changer de table');
  const plan = Anne.page.getByRole('img', { name: /^Plan de la salle : de la table \d à la table \d$/ });
  await expect(plan.locator('g')).toHaveCount(3);
  await expect(plan.locator('.way')).toHaveAttribute('d', /^M.*L.*L/);
  await expect(hosts[0]!.page.getByRole('heading', { name: /^Restez à la table \d$/ })).toBeVisible();
  await expect(hosts[0]!.page.locator('.room .way')).toHaveAttribute('d', '');
  await pictures(Anne, 'travel');
  await pictures(hosts[0]!, 'stay');
  await wall.picture('w travel');
  await laptop.picture('w travel');
  await Anne.isAccessible();
  for (const phone of phones) await phone.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  for (const phone of phones) await phone.isAt('Tour 2');
  await pictures(Anne, 'photo of before');
  // Without a network it waits.
  await Anne.sleeps();
  await Anne.page.getByRole('button', { name: 'La poser sur la nappe' }).click();
  await expect(Anne.page.getByRole('alert')).toContainText('elle attend ici');
  await pictures(Anne, 'photo without network');
  await Anne.wakes();
  await Anne.laysPhoto();
  await expect(laptop.page.locator('.feed')).toContainText('Le papier d’Anne');
  const [, before] = writers.find(([phone]) => phone === Anne)!;
  await laptop.opensCloth(`Table ${before}`);
  await expect(laptop.page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Le papier d’Anne' })).toHaveCount(1);
  await laptop.closesCloth();
  await wall.picture('w round');

  // --- The host goes; whoever hosts now is told, and finds the recap again. ---
  const gone = hosts[0]!;
  const at = await gone.table();
  const others: Phone[] = [];
  for (const phone of phones) {
    if (phone === gone || (await phone.table()) !== at) continue;
    await phone.hasRead();
    others.push(phone);
  }
  await gone.unfoldsMore();
  await gone.page.getByRole('button', { name: 'Oui, je quitte le café' }).click();
  const heir = others[0]!;
  await expect(heir.page.locator('.news')).toContainText(`Vous accueillez la table ${at}`);
  await expect(heir.page.locator('.recap')).toHaveAttribute('open');
  await expect(heir.page.locator('.recap')).toContainText(gone.name);
  await pictures(heir, 'heir');
  await heir.page.locator('.news').getByRole('button', { name: 'Fermer' }).click();
  await expect(heir.page.locator('.news-said')).toHaveCount(0);

  // --- Whoever comes back under another name keeps theirs, and reads it. ---
  await gone.page.goto(`${house.url}/j/${laptop.code}`);
  await gone.page.getByLabel('Votre prénom ou un pseudonyme').fill('Une autre');
  await gone.comesAlive(() => gone.page.getByRole('button', { name: 'Prendre place' }).click());
  await expect(gone.page.getByRole('alert')).toContainText(gone.name);
  await pictures(gone, 'back');

  // --- Where a question came from is read at every table, and on the wall. ---
  const [author, table] = writers[4]!;
  const source = `Une idée de ${author.name} à la table ${table} ?`;
  await laptop.opensCloth(`Table ${table}`);
  await laptop.picks(source);
  await laptop.closesCloth();
  await laptop.asksAnnounced('Comment ?', 5);
  await laptop.goesOn('Commencer la plénière');
  for (const phone of [phones[0]!, phones[8]!, heir]) {
    await expect(phone.page.locator('.born')).toContainText(`Née à la table ${table}, au tour 1`);
    await expect(phone.page.locator('.born')).toContainText(author.name);
  }
  await wall.shows(`Née à la table ${table}`);

  // --- Whoever shows all that waits with the keys keeps the focus, though the button has gone. ---
  await laptop.page.getByLabel('Le projecteur ne montre que ce que j’ai approuvé').check();
  const all = laptop.page.getByRole('button', { name: /^Montrer ces? / });
  await all.focus();
  await laptop.page.keyboard.press('Enter');
  await expect(all).toBeHidden();
  await expect(laptop.page.locator('body :focus')).toHaveCount(1);
  await wall.picture('w born');
  await pictures(phones[8]!, 'born');
  await laptop.masksLatest(source, 'nomme quelqu’un');
  for (const phone of [phones[0]!, phones[8]!]) await expect(phone.page.locator('.born')).toHaveCount(0);
  await expect(wall.page.locator('.wall-born')).not.toContainText('Née');
  for (const person of [laptop, wall, ...phones]) expect(person.complaints, person.name).toEqual([]);
});
