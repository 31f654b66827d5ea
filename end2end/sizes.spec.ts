// Every page at the sizes on which it is looked at: nothing hangs over the right edge, no dialog is wider than its page,
// and on the wall, where nobody scrolls, all is seen.
import { expect, type Locator, type Page } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import type { Preparation } from './people/preparation.js';
import { Later } from './people/later.js';
import { LAPTOP, PHONE, PROJECTOR, type Device } from './people/pages.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

type Size = readonly [width: number, height: number];
const SIZES: Size[] = [[320, 640], [390, 844], [1280, 800], [1920, 1080]];
/** What projectors show, and a phone on which somebody looks whether it is the right link. */
const WALLS: Size[] = [[1024, 768], [1280, 800], [1920, 1080], [3840, 2160]];
const SMALL: Size[] = [[320, 640], [390, 844]];
/** As long as an announcement may be, or nearly. */
const SAID =
  'Le café est servi dans la cour, derrière le grand escalier ; prenez votre tasse avec vous, laissez la nappe où elle est, ' +
  'et revenez à la table que dit votre téléphone dans dix minutes.';

/** Looks at the page in each size; what must not be is looked for until it is gone: letters may just be finding their size. */
async function looks(page: Page, moment: string, sizes: Size[], usual: Device, wrong: () => Promise<string[]>): Promise<void> {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await expect.poll(wrong, `${moment}, ${width} x ${height}`).toEqual([]);
    await page.screenshot({ path: `screenshots/z ${moment} ${width}x${height}.png` });
  }
  await page.setViewportSize(usual.viewport);
}

/** What hangs over an edge: of the page, or of a dialog that lies open. */
const hangsOver = (page: Page) =>
  page.evaluate(() => {
    const wrong: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) wrong.push(`${over} pixels over the right edge`);
    for (const dialog of document.querySelectorAll('dialog[open]')) {
      const { left, right, top, bottom } = dialog.getBoundingClientRect();
      if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight) wrong.push(`the dialog at ${[left, top, right, bottom]}`);
      if (dialog.scrollWidth > dialog.clientWidth) wrong.push(`${dialog.scrollWidth - dialog.clientWidth} pixels over in the dialog`);
    }
    return wrong;
  });

/** What of the wall is not seen: what its main part would have to be scrolled to, and what lies beyond the edges. */
const cutOff = async (page: Page) => [
  ...(await hangsOver(page)),
  ...(await page.locator('main').evaluate((main) => {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = main;
    const wrong: string[] = [];
    if (scrollHeight > clientHeight) wrong.push(`${scrollHeight - clientHeight} pixels below the wall`);
    if (scrollWidth > clientWidth) wrong.push(`${scrollWidth - clientWidth} pixels beside the wall`);
    const { left, right, top, bottom } = main.getBoundingClientRect();
    for (const part of main.querySelectorAll('section, section > ul')) {
      const over = Math.max(top - part.getBoundingClientRect().top, part.getBoundingClientRect().bottom - bottom);
      if (over > 1) wrong.push(`${over} pixels of ${part.className || part.nodeName} over the wall`);
    }
    if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) wrong.push(`the wall at ${[left, top, right, bottom]}`);
    return wrong;
  })),
];

test('every page at every size', async ({ browser }) => {
  // Some two hundred pictures.
  test.slow();
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Ce que nous voulons garder de cette année-là',
    purpose: 'Préparer ensemble la rentrée prochaine',
    questions: [
      { text: 'Qu’est-ce qui nous freine, et qu’est-ce qui nous aide ?', zones: ['Les freins', 'Les facilitants'], place: 'plenary', number: 10 },
      { text: 'Que voulons-nous absolument garder de ce que nous avons appris ?', place: 'tables', number: 2 },
      { text: 'Avec qui ?', place: 'tables', number: 2 },
      { text: 'Et demain ?', place: 'announced' },
    ],
    rounds: 2,
    roundMinutes: 20,
    // Some thirty pictures are taken meanwhile.
    travelMinutes: 30,
    mixing: { hosts: true, expected: 12 },
  });
  const { page, code } = laptop;
  const links = await laptop.links();
  const desk = page.url();
  const wall = await Projector.opens(browser, links.projector);
  const seen = (moment: string, at = page) => looks(at, moment, SIZES, LAPTOP, () => hangsOver(at));
  const seenOnPhone = (moment: string) => looks(Anne.page, moment, SIZES, PHONE, () => hangsOver(Anne.page));
  const seenOnWall = async (moment: string) => {
    await looks(wall.page, `wall ${moment}`, SMALL, PROJECTOR, () => hangsOver(wall.page));
    await looks(wall.page, `wall ${moment}`, WALLS, PROJECTOR, () => cutOff(wall.page));
  };
  /** Opens a dialog, looks at it, and closes it again. */
  const opens = async (moment: string, way: Locator) => {
    await way.click();
    const dialog = page.getByRole('dialog').last();
    await expect(dialog).toBeVisible();
    await seen(`desk ${moment}`);
    await dialog.getByRole('button', { name: 'Fermer' }).first().click();
    await expect(dialog).toBeHidden();
  };
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  /** A page beside the desk. */
  const visits = async (moment: string, path: string) => {
    const tab = await laptop.context.newPage();
    await tab.goto(path);
    await seen(moment, tab);
    await tab.close();
  };

  // --- People arrive. ---
  const Anne = await Phone.unpacked(browser, 'Anne');
  await Anne.page.goto(`${house.url}/j/${code}`);
  await seenOnPhone('join');
  await Anne.comesIn(house.url, code);
  const names = ['Bilal', 'Chloé', 'David', 'Élise', 'Farid', 'Marie-Antoinette de la Tour', 'Hugo', 'Inès', 'Jean', 'Kadija', 'Loïc'];
  const bots: Bot[] = [];
  for (const name of names) bots.push(await Bot.join(house.url, code, name));
  await expect(page.locator('.hall-top')).toContainText('12 personnes');
  await wall.shows('12 personnes');
  await visits('home', house.url);
  await visits('open', `${house.url}/new`);
  await visits('prepare', `${desk}/prepare`);
  await visits('again', `${desk}/again`);
  await visits('kit', `${desk}/kit?chosen=&part=run&part=signs&part=cards&part=hosts&part=questions&part=etiquette&part=cloths`);
  await visits('photo too early', `${desk}/photo`);
  await seen('desk arrival');
  await opens('links', button('Liens'));
  await opens('announce', button('Annoncer'));
  await opens('rehearse', button('Répéter'));
  await opens('code', button('Montrer le code en grand'));
  await opens('person', button(/^Marie-Antoinette/).first());
  await opens('table', button(/^Table 1.*réunir/));
  await opens('length', button(/Durée : Tour 1/));
  await seenOnPhone('arrival');
  await seenOnWall('arrival');

  // --- The plenary. ---
  await laptop.goesOn('Commencer la plénière');
  for (const bot of bots) await bot.until(() => bot.cafe.sight.cloths !== 'none');
  for (const [n, bot] of bots.entries()) await bot.note(0, `${bot.alias} pense que c’est long`, { zone: n % 2 });
  await expect(page.locator('.hall-top')).toContainText(`${bots.length} traces`);
  await seen('desk plenary');
  await seenOnPhone('plenary');
  await seenOnWall('plenary');

  // --- A round. ---
  await laptop.goesOn('Commencer le tour 1');
  await laptop.isAt('Tour 1');
  await laptop.announces(SAID);
  // At first who sits where, then what is talked about.
  await wall.says('Le café est servi');
  await seenOnWall('seats');
  for (const bot of bots) await bot.until(() => bot.cafe.sight.cloths !== 'none' && !bot.cloth.endsWith('@0'));
  for (const bot of bots) await bot.note(1, `Une idée de ${bot.alias}, un peu plus longue que d’habitude`);
  await Anne.table();
  await Anne.writes('Une idée d’Anne');
  await expect(page.locator('.hall-top')).toContainText(`${2 * bots.length + 1} traces`);
  await page.getByLabel('Le projecteur ne montre que ce que j’ai approuvé').check();
  await seen('desk round');
  await opens('back', button('Revenir à : Plénière'));
  await opens('ask', button('Question émergente'));
  await opens('cloth', button(/^Ouvrir la nappe : Table\s1 /));
  await opens('mask', page.locator('.feed').getByRole('button', { name: 'Masquer' }).first());
  await laptop.proposes('Marie-Antoinette de la Tour', 'Au prochain tour à la table', /\d/);
  await seen('desk what changes');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await seenOnPhone('round');
  for (const tool of ['Liste', 'Voir', 'Dessiner', 'Photo']) {
    await Anne.page.getByRole('button', { name: tool, exact: true }).click();
    await seenOnPhone(`round ${tool}`);
    if (tool === 'Liste') await Anne.sheet();
    else if (tool === 'Photo') await Anne.page.getByRole('button', { name: 'Annuler' }).click();
    else await Anne.page.locator('.tool', { hasText: tool }).click();
  }
  const later = await Later.for(wall);
  later.is(130);
  await wall.shows('Avec qui');
  await seenOnWall('round');
  later.is(0);

  // --- On the way. ---
  await laptop.goesOn('Sonner et changer de table');
  await wall.shows('Changez de table');
  await visits('photo', `${desk}/photo`);
  await seen('desk travel');
  await expect(Anne.page.getByRole('button', { name: 'J’y suis' })).toBeVisible();
  await seenOnPhone('travel');
  await seenOnWall('travel');
  await Anne.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  await Anne.page.locator('.recap').waitFor();
  await seenOnPhone('recap');

  // --- The harvest, and the end. ---
  await button(/^Montrer ces? /).click();
  await laptop.goesOn('Sonner et passer à la récolte');
  await wall.shows(/Nappe \d sur/);
  await seen('desk harvest');
  await seenOnPhone('harvest');
  await seenOnWall('harvest');
  await button('Clore le café').click();
  await seen('desk close');
  await page.getByRole('dialog').getByRole('button', { name: 'Clore le café' }).click();
  await laptop.isAt('Clôture');
  await seen('desk closed');
  await wall.shows('Merci');
  await seenOnWall('closed');
  await expect(Anne.page.getByRole('link', { name: 'Voir les nappes' })).toBeVisible();
  await seenOnPhone('closed');
  await visits('close', `${house.url}/close/${code}`);
  for (const person of [laptop, Anne, wall]) expect(person.complaints, person.name).toEqual([]);
});

test('a full hall on the wall', async ({ browser }) => {
  const open = async (mixing: Preparation['mixing']) => {
    const laptop = await Facilitator.opens(browser, house.url, {
      title: 'Toute la salle',
      purpose: '',
      questions: [{ text: 'Que voulons-nous garder de cette année-là ?', place: 'tables', number: 20 }],
      rounds: 3,
      roundMinutes: 10,
      travelMinutes: 10,
      mixing,
    });
    const wall = await Projector.opens(browser, (await laptop.links()).projector);
    const names = Array.from({ length: 79 }, (_, nth) => `Marie-Antoinette ${nth + 1}`);
    names.push('Marie-Antoinette de l’Île-Dieu');
    for (const name of names) await Bot.join(house.url, laptop.code, name);
    await laptop.goesOn('Commencer le tour 1');
    await laptop.goesOn('Sonner et changer de table');
    await wall.shows('Changez de table');
    return [laptop, wall] as const;
  };
  // People who mix find their names, page by page; groups theirs, on one page.
  const [atMixed, mixed] = await open({ hosts: false, expected: 80 });
  const lines = (wall: Projector) => wall.page.locator('.by-name').getByRole('listitem');
  await mixed.shows('Partie 1 sur 4');
  await expect(lines(mixed)).toHaveCount(20);
  // No name is cut off: two may differ in their last letter.
  const cut = () =>
    mixed.page.locator('.by-name li, .by-name span').evaluateAll((parts) => {
      const over = parts.filter((part) => part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight + 1);
      return over.map((part) => `${part.textContent} is cut off`);
    });
  const wrong = async () => [...(await cutOff(mixed.page)), ...(await cut())];
  await looks(mixed.page, 'wall names', WALLS, PROJECTOR, wrong);
  await mixed.shows('Partie 2 sur 4');
  // What is announced takes its room: fewer names a page.
  await atMixed.announces(SAID);
  await mixed.shows(/Partie \d sur 5/);
  await looks(mixed.page, 'wall names and said', WALLS, PROJECTOR, wrong);
  const [atGrouped, grouped] = await open(undefined);
  await expect(lines(grouped)).toHaveCount(20);
  await looks(grouped.page, 'wall groups', WALLS, PROJECTOR, () => cutOff(grouped.page));
  await atGrouped.announces(SAID);
  await grouped.says(SAID);
  await looks(grouped.page, 'wall groups and said', WALLS, PROJECTOR, () => cutOff(grouped.page));
});
