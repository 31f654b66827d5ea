// What a thumb finds without looking for it, on phones of any size, upright and turned.
import { expect, type Locator } from '@playwright/test';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';

/** Phones of these years and of those before, turned, and one that shows everything twice as large. */
const SIZES = [
  [390, 844],
  [320, 640],
  [844, 390],
  [640, 360],
] as const;

/** Its middle is on the screen, and nothing lies over it. */
async function isAtHand(thing: Locator): Promise<void> {
  await expect(thing).toBeVisible();
  const free = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    // What lies on a tablecloth is touched through it.
    return (element.closest('.cloth') ?? element).contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  await expect.poll(() => thing.evaluate(free), String(thing)).toBe(true);
}

test('one thumb is enough', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'D’un pouce',
    purpose: '',
    questions: [
      {
        text: 'Comment travailler ensemble, d’une école à l’autre, sans y passer tout son temps ?',
        zones: ['Proches', 'Lointains'],
        place: 'tables',
        number: 1,
      },
      { text: 'Avec qui, et jusqu’où ?', place: 'tables', number: 1 },
    ],
    rounds: 2,
    roundMinutes: 10,
    travelMinutes: 10,
  });
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  const Benoît = await Phone.joins(browser, house.url, laptop.code, 'Benoît');
  const inAllSizes = async (moment: string, ...things: Locator[]) => {
    for (const [width, height] of SIZES) {
      await things[0]!.page().setViewportSize({ width, height });
      const whose = things[0]!.page() === Anne.page ? Anne : Benoît;
      await whose.picture(`p ${moment} ${width}`);
      for (const thing of things) await isAtHand(thing);
    }
  };
  await laptop.goesOn('Commencer le tour 1');
  await Benoît.sitsAt(2);

  // --- From the page to a posted note: the field, the words, the button. ---
  await Benoît.comesAlive(() => Benoît.page.reload());
  await Benoît.page.evaluate(() => {
    document.body.dataset.taps = '0';
    const count = () => (document.body.dataset.taps = String(Number(document.body.dataset.taps) + 1));
    document.addEventListener('pointerdown', count, true);
  });
  await Benoît.page.getByRole('textbox', { name: 'Écrire sur la nappe' }).tap();
  await Benoît.page.keyboard.type('Les voisins');
  await Benoît.page.getByRole('button', { name: 'Poser', exact: true }).tap();
  await Benoît.hasOnSheet('Les voisins');
  expect(await Benoît.page.evaluate(() => document.body.dataset.taps)).toBe('2');

  // --- A round: the tools and the writing, on the sheet and on the list. ---
  const tools = (phone: Phone) => phone.page.locator('.pane-tools .tool').first();
  const send = (phone: Phone) => phone.page.getByRole('button', { name: 'Poser', exact: true });
  const long = 'Ce que nous savons déjà faire ensemble, et ce que personne ne voudrait perdre';
  await Anne.writes(long, 'Proches');
  await inAllSizes('round', tools(Anne), send(Anne), Anne.page.locator('.clock'));
  await Anne.list();
  await inAllSizes('list', tools(Anne), send(Anne), Anne.page.locator('.outline h2').first());
  await Anne.page.setViewportSize({ width: 320, height: 640 });
  // Words have the width of the list, and buttons stand below.
  const width = async () => (await Anne.line(long).locator('.hand').boundingBox())!.width;
  await expect.poll(width).toBeGreaterThan(250);

  // --- On the way, the one thing to do is at the thumb. ---
  await laptop.goesOn('Sonner et changer de table');
  const here = (phone: Phone) => phone.page.getByRole('button', { name: 'J’y suis' });
  await inAllSizes('travel', here(Benoît));
  await here(Benoît).tap();
  await here(Anne).tap();
  await laptop.goesOn('Commencer le tour 2');

  // --- First what others left, then the sheet, at one tap; whoever prefers the list keeps it, and sees how to leave it. ---
  await Benoît.sitsAt(1);
  const read = Benoît.page.locator('.recap-read');
  await inAllSizes('recap', Benoît.page.locator('.recap summary'), read, send(Benoît));
  await expect(Benoît.page.locator('.recap-trace').first()).toContainText('Ce que nous savons');
  await read.tap();
  await isAtHand(Benoît.note(long).locator('text').last());
  // What was read is not in the way again.
  await Benoît.page.setViewportSize({ width: 390, height: 844 });
  await Benoît.comesAlive(() => Benoît.page.reload());
  await isAtHand(Benoît.page.locator('.recap summary'));
  await isAtHand(Benoît.note(long).locator('text').last());
  await isAtHand(Anne.page.locator('.recap summary'));
  await Anne.page.locator('.recap-read').tap();
  await isAtHand(Anne.line('Les voisins'));
  await Anne.page.getByRole('button', { name: 'La nappe', exact: true }).tap();
  await isAtHand(Anne.note('Les voisins').locator('text').last());

  // --- At the end: the way to all tablecloths. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  await laptop.closes();
  await inAllSizes('closed', Anne.page.getByRole('link', { name: 'Voir les nappes' }));
  for (const person of [laptop, Anne, Benoît]) expect(person.complaints, person.name).toEqual([]);
});
