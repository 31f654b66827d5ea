// One tablecloth under many hands: five phones, two rounds, and all that can be done with a trace.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import { line, numbers, packed } from './people/hand.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { difference, sheetOn } from './people/pixels.js';

const QUESTION = 'Le réseau : avec qui ?';
test('a tablecloth under many hands', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Sous cinq mains',
    purpose: 'Voir ce que tient une nappe',
    questions: [
      { text: QUESTION, zones: ['Proches', 'Lointains'], place: 'tables', number: 1 },
      { text: 'Le réseau : pour quoi ?', place: 'tables', number: 1 },
    ],
    rounds: 2,
    roundMinutes: 10,
    travelMinutes: 10,
  });
  const join = (alias: string) => Phone.joins(browser, house.url, laptop.code, alias);
  // In turn into groups A and B: Anne, Chloé and Emma begin at table 1.
  const [Anne, Benoît, Chloé, David, Emma] = [
    await join('Anne'),
    await join('Benoît'),
    await join('Chloé'),
    await join('David'),
    await join('Emma'),
  ] as const;
  const everybody = [Anne, Benoît, Chloé, David, Emma];
  // And a hand that draws a lot, with Benoît's group.
  const hand = await Bot.join(house.url, laptop.code, 'Une main');
  await laptop.goesOn('Commencer le tour 1');
  await Anne.sitsAt(1);
  await Benoît.sitsAt(2);
  await expect(Anne.page.locator('.recap')).toHaveCount(0);

  // --- Notes: where the finger says, changed, moved, taken back. ---
  await Anne.pointsAt([0.3, 0.3]);
  await expect(Anne.page.getByText('là où vous avez touché')).toBeVisible();
  await Anne.picture('t1 place');
  await Anne.writes('Les écoles', 'Proches');
  const there = await Chloé.spot('Les écoles');
  expect(there.x).toBeLessThan(0.5);
  await Chloé.writes('Et les parents ?', 'Lointains');
  await Chloé.resonates('Les écoles');
  await Anne.says('Les écoles', 'compte pour 1');
  // Not with one's own.
  await Anne.taps('Les écoles');
  await expect(Anne.card.getByRole('button', { name: 'Ça compte' })).toHaveCount(0);
  await Anne.picture('t1 own trace');
  await Anne.card.getByRole('button', { name: 'Changer' }).click();
  await Anne.begins('Les écoles du quartier');
  await Anne.posts();
  await Chloé.hasOnSheet('Les écoles du quartier');
  // By its frame, and for those who can't drag, by a button.
  const before = await Chloé.spot('Les écoles du quartier');
  await Anne.drags('Les écoles du quartier', [0, 0.2]);
  await expect.poll(async () => (await Chloé.spot('Les écoles du quartier')).y).toBeGreaterThan(before.y);
  await Anne.taps('Les écoles du quartier');
  await Anne.card.getByRole('button', { name: 'Vers « Lointains »' }).click();
  await Emma.list();
  await expect(Emma.section('Lointains')).toContainText('Les écoles du quartier');
  await Emma.picture('t1 list');
  await Emma.isAccessible();
  await Anne.taps('Les écoles du quartier');
  await Anne.card.getByRole('button', { name: 'Effacer' }).click();
  await Chloé.hasNotOnSheet('Les écoles du quartier');
  await Anne.page.getByRole('button', { name: 'La remettre' }).click();
  await Chloé.hasOnSheet('Les écoles du quartier');

  // --- By keyboard alone, on the list. ---
  await Emma.line('Et les parents ?').getByRole('button', { name: 'Plus' }).focus();
  await Emma.page.keyboard.press('Enter');
  await Emma.card.getByRole('button', { name: 'Répondre' }).focus();
  await Emma.page.keyboard.press('Enter');
  await expect(Emma.page.locator('#note')).toBeFocused();
  await Emma.page.getByRole('radio', { name: 'Lointains' }).press('Space');
  await Emma.page.locator('#note').focus();
  await Emma.page.keyboard.type('Oui, par l’école');
  await Emma.page.keyboard.press('Tab');
  await Emma.page.keyboard.press('Enter');
  await expect(Emma.line('Oui, par l’école')).toContainText('répond à');
  // Whoever prefers the list finds it again.
  await Emma.comesAlive(() => Emma.page.reload());
  await expect(Emma.line('Oui, par l’école')).toBeVisible();

  // --- The pen: others see the line grow; undo and redo. ---
  await Anne.takesPen('Marqueur');
  await Anne.picture('t1 pens');
  await Anne.lowersPen([
    [0.2, 0.75],
    [0.5, 0.6],
    [0.8, 0.75],
  ]);
  await expect(Chloé.page.locator('.glances path')).toHaveCount(1);
  await Chloé.picture('t1 a line grows');
  await Anne.page.mouse.up();
  await Chloé.hasStrokes(1);
  await expect(Chloé.page.locator('.glances path')).toHaveCount(0);
  await Anne.page.getByRole('button', { name: 'Annuler' }).click();
  await Chloé.hasStrokes(0);
  await Anne.page.getByRole('button', { name: 'Refaire' }).click();
  await Chloé.hasStrokes(1);
  await Anne.putsPenDown();

  // --- Near and far. ---
  const width = () => Anne.page.locator('.cloth').evaluate((cloth) => cloth.getBoundingClientRect().width);
  const read = await width();
  await Anne.pinches(2);
  await expect.poll(width).toBeGreaterThan(read * 1.5);
  await Anne.page.getByRole('button', { name: 'Voir' }).click();
  await Anne.page.getByRole('button', { name: 'Toute la nappe' }).click();
  await expect.poll(width).toBeLessThanOrEqual(390);
  await Anne.picture('t1 whole sheet');
  await Anne.page.getByRole('button', { name: 'Pour lire' }).click();
  await expect.poll(width).toBeCloseTo(read, 0);
  await Anne.page.locator('.paper-scroll').press('+');
  await expect.poll(width).toBeGreaterThan(read);
  await Anne.page.locator('.paper-scroll').press('1');
  await Anne.page.getByRole('button', { name: 'Ce tour' }).click();
  await Anne.picture('t1 this round');
  await Anne.page.locator('.paper-scroll').press('1');
  await Anne.page.getByRole('button', { name: 'Voir' }).click();

  // --- One phone for the table: whoever holds it writes for others. ---
  await laptop.letsWorkWith(1, 'Un téléphone pour la table');
  await Anne.page.getByLabel('Au nom de').selectOption('Emma');
  await Anne.picture('t1 scribe');
  await Anne.writes('Les grands-parents', 'Proches');
  await Chloé.says('Les grands-parents', 'Emma');
  await Anne.page.getByLabel('Au nom de').selectOption('la table');
  await Anne.writes('Les associations', 'Lointains');
  await laptop.letsWorkWith(1, 'Chacun son téléphone');
  await expect(Anne.page.getByLabel('Au nom de')).toHaveCount(0);

  // --- In a tunnel: what is written there is posted later, and everybody ends with the same sheet. ---
  await Chloé.sleeps();
  await Chloé.writes('Les voisins', 'Proches');
  await Anne.writes('Les clubs', 'Proches');
  await Chloé.picture('t1 in a tunnel');
  await Chloé.wakes();
  await Chloé.hasOnSheet('Les clubs');
  await Anne.hasOnSheet('Les voisins');
  await Emma.sheet();
  await Chloé.hasSheetOf(Anne);
  await Emma.hasSheetOf(Anne);
  await Emma.list();

  // --- The bell: a group finds what others left. ---
  await laptop.goesOn('Sonner et changer de table');
  for (const person of everybody) await person.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  await Benoît.sitsAt(1);
  const recap = Benoît.page.locator('.recap');
  await expect(recap).toContainText('Les écoles du quartier');
  await expect(recap).toContainText('compte pour 1');
  await Benoît.picture('t2 recap');
  await Benoît.isAccessible();
  await recap.locator('summary').click();
  await David.page.locator('.recap summary').click();
  // Folded away, it stays so.
  await Benoît.writes('Les communes', 'Proches');
  await expect(recap.locator('ul').first()).toBeHidden();
  // Law 3: earlier traces are as safe as ink.
  await Benoît.taps('Les écoles du quartier');
  for (const name of ['Changer', 'Déplacer', 'Effacer']) {
    await expect(Benoît.card.getByRole('button', { name })).toHaveCount(0);
  }
  await Benoît.card.getByRole('button', { name: 'Contredire' }).click();
  await Benoît.writes('Pas seulement', 'Sans zone');
  await David.hasOnSheet('Pas seulement');
  await Benoît.picture('t2 sheet');
  // As it was after round 1.
  await David.page.getByRole('button', { name: 'Voir' }).click();
  await David.page.getByRole('slider').fill('0');
  await David.hasNotOnSheet('Les communes');
  await David.hasOnSheet('Les écoles du quartier');
  await David.picture('t2 after round 1');
  await David.page.getByRole('slider').fill('1');
  await David.hasOnSheet('Les communes');
  await David.page.getByRole('button', { name: 'Voir' }).click();

  // --- A photo of paper. ---
  await David.photographs('Un schéma au feutre');
  await expect(David.page.locator('.pane-cloth image')).toHaveCount(1);
  await expect(Benoît.page.locator('.pane-cloth image')).toHaveCount(1);
  await David.picture('t2 photo');

  // --- A stylus feels how hard it is pressed; after it, a finger moves the sheet and leaves nothing. ---
  await David.takesPen('Stylo');
  await David.pressesStylus([0.1, 0.3, 0.5, 0.7, 0.9].map((part) => [0.2 + 0.6 * part, 0.4 + 0.2 * part, part]));
  for (const phone of [Benoît, David]) await expect.poll(() => phone.thicknesses().then(({ length }) => length)).toBeGreaterThan(2);
  await David.picture('t2 stylus');
  await David.hasSheetOf(Benoît);
  const lines = David.page.locator('.pane-cloth path.stroke');
  const drawn = await lines.count();
  await David.page.touchscreen.tap(200, 300);
  await David.putsPenDown();
  await David.hasSheetOf(Benoît);
  await expect(lines).toHaveCount(drawn);

  // --- So many lines that they settle: nobody can tell. ---
  await hand.sitsAt(1);
  const chance = numbers(2011);
  for (let n = 0; n < 190; n += 1) {
    const ink = packed(line(chance, 500 + 13_000 * chance(), 1_000 + 6_500 * chance()));
    // Lines settle behind one whose name ends so.
    const trace = n % 60 === 59 ? crypto.randomUUID().replace(/..$/, '00') : crypto.randomUUID();
    const { down } = await hand.command({ do: 'leave', trace, cloth: hand.cloth, round: 2, what: { ink } });
    expect(down).toBe('done');
  }
  const straight = { ink: packed([[4_000, 7_900], [6_000, 7_900]]) };
  const last = `${crypto.randomUUID().slice(0, -2)}00`;
  await hand.command({ do: 'leave', trace: last, cloth: hand.cloth, round: 2, what: straight });
  await Benoît.hasSettled(4);
  // Whoever comes later finds what those have who saw them come.
  await David.comesAlive(() => David.page.reload());
  await David.hasSheetOf(Benoît);
  // One that has settled is still found, and apart while it is chosen.
  await David.touches({ x: 5_000, y: 7_900 });
  await expect(David.card).toContainText('Une main');
  await expect(David.page.locator(`.pane-cloth [data-trace="${last}"]`)).toHaveCount(1);
  await David.picture('t2 settled');
  await David.closesCard();
  await David.hasSheetOf(Benoît);

  // --- What is on the screen is on the paper. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  const link = Benoît.page.getByRole('link', { name: /Table 1/ });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'true');
  const shown = await Benoît.wholeSheet();
  await laptop.closes();
  const zip = await (await laptop.takes('Tout, en un fichier ZIP')).path();
  const files = unzipSync(readFileSync(zip));
  const png = Object.keys(files).find((name) => /table-1.*\.png$/.test(name))!;
  const svg = strFromU8(files[png.replace(/png/g, 'svg')]!);
  expect(await difference(laptop.page, shown, files[png]!, sheetOn(svg))).toBeLessThan(0.0004);
  for (const person of [laptop, ...everybody]) expect(person.complaints, person.name).toEqual([]);
});
