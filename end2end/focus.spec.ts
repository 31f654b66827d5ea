// Whoever works with keys, or with a screen reader, is never sent back to the top of the page.
import { expect } from '@playwright/test';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { type Person } from './people/pages.js';
import { Phone } from './people/phone.js';

/** Something on the page has the focus, and stays so after what is still on its way. */
async function hasFocus({ page, name }: Person, what = 'body *'): Promise<void> {
  await expect(page.locator(`${what}:focus`), name).toHaveCount(1);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.locator('body :focus'), name).toHaveCount(1);
}

test('nobody who works with keys begins again at the top', async ({ browser }) => {
  // --- A preparation that is refused says why first. ---
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Au clavier',
    purpose: '',
    questions: [{ text: 'Le réseau : avec qui ?', zones: ['Proches', 'Lointains'], place: 'tables', number: 3 }],
    rounds: 2,
    roundMinutes: 10,
    travelMinutes: 10,
    mixing: { hosts: false, expected: 6 },
  });
  const { page: desk } = laptop;
  const refused = await laptop.context.newPage();
  await refused.goto(`${house.url}/new`);
  await refused.locator('[name="title"]').fill(' ');
  await refused.locator('[name="rounds"]').fill('99');
  await refused.locator('form.sheet').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
    form.requestSubmit();
  });
  await expect(refused.locator('.error[role="alert"]')).toBeFocused();
  await refused.close();

  // --- Joining. ---
  const join = (alias: string) => Phone.joins(browser, house.url, laptop.code, alias);
  const [Anne, Benoît] = [await join('Anne'), await join('Benoît')];
  for (const alias of ['Chloé', 'David', 'Emma', 'Farid']) await join(alias);
  await hasFocus(Anne, 'main');
  await laptop.goesOn('Commencer le tour 1');
  const at = await Anne.table();
  const { page } = Anne;
  const keys = page.keyboard;
  await Anne.writes('Prendre le temps', 'Proches');
  await Anne.writes('Se connaître', 'Lointains');

  // --- The list: what is opened has the focus, and gives it back. ---
  await page.getByRole('button', { name: 'Liste' }).focus();
  await keys.press('Enter');
  await hasFocus(Anne, '#list');
  await keys.press('Tab');
  await expect(page.getByRole('button', { name: 'Continuer – Prendre le temps' })).toBeFocused();
  const more = page.getByRole('button', { name: 'Plus – Prendre le temps' });
  await more.focus();
  await keys.press('Enter');
  await hasFocus(Anne, '.taken');
  await keys.press('Escape');
  await expect(more).toBeFocused();
  await keys.press('Enter');
  await Anne.card.getByRole('button', { name: 'Vers « Lointains »' }).press('Enter');
  await hasFocus(Anne, '#list');
  await more.press('Enter');
  await Anne.card.getByRole('button', { name: 'Effacer' }).press('Enter');
  await hasFocus(Anne, '#list');
  await page.getByRole('button', { name: 'La remettre' }).press('Enter');
  await hasFocus(Anne, '#list');
  await page.getByRole('button', { name: 'La nappe', exact: true }).press('Enter');
  await hasFocus(Anne, '.paper-scroll');

  // --- Tools, by tap: they come and go, and the button that was tapped stays where it is. ---
  for (const name of ['Voir', 'Dessiner']) {
    const tool = page.locator('.pane-tools').getByRole('button', { name, exact: true });
    await tool.tap();
    await hasFocus(Anne, '.tool');
    await tool.tap();
    await hasFocus(Anne, '.tool');
  }
  await page.getByRole('button', { name: 'Photo', exact: true }).tap();
  await hasFocus(Anne, '#photo');
  await page.locator('.laying').getByRole('button', { name: 'Annuler' }).tap();
  await hasFocus(Anne, '.paper-scroll');
  await Anne.draws([
    [0.3, 0.6],
    [0.6, 0.7],
  ]);
  await Anne.takesPen('Stylo');
  const undo = page.getByRole('button', { name: 'Annuler' });
  await expect(undo).toHaveAttribute('aria-disabled', 'false');
  await undo.press('Enter');
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await hasFocus(Anne, '.pane-more button');
  await Anne.hasStrokes(0);
  await Anne.putsPenDown();

  // --- Something tapped on the sheet, and let go. ---
  await Anne.taps('Se connaître');
  await hasFocus(Anne, '.taken');
  await Anne.card.getByRole('button', { name: 'Fermer' }).tap();
  await hasFocus(Anne, '.paper-scroll');

  // --- The desk: what was shown is done, and dialogs close. ---
  const chip = (who: string) => desk.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first();
  await chip('Farid').press('Enter');
  await desk.getByRole('dialog').getByRole('button', { name: 'Faire sortir du café' }).press('Enter');
  // First what it is, then the button: two presses of one key do nothing unread.
  await expect(desk.locator('.proposal')).toBeFocused();
  await desk.keyboard.press('Tab');
  await expect(desk.getByRole('button', { name: 'Le faire' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(desk.locator('.departed')).toContainText('Farid');
  await hasFocus(laptop);
  await desk.getByRole('button', { name: 'Liens' }).press('Enter');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('button', { name: 'Liens' })).toBeFocused();
  // A note is masked while its line is written anew.
  await desk.getByRole('button', { name: new RegExp(`^Ouvrir la nappe : Table ${at}`) }).press('Enter');
  await desk.getByRole('dialog').getByRole('button', { name: 'Masquer' }).first().press('Enter');
  await expect(desk.getByLabel('Pourquoi masquer cette trace')).toBeFocused();
  await desk.keyboard.type('pour voir');
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('dialog').locator('.stamp', { hasText: 'pour voir' })).toBeVisible();
  // Its button is still there, and takes that back.
  await expect(desk.getByRole('dialog').getByRole('button', { name: 'Montrer de nouveau' })).toBeFocused();
  await desk.keyboard.press('Escape');
  await hasFocus(laptop);

  // --- The bell: «J'y suis» goes away, and those who are there go on. ---
  await laptop.goesOn('Sonner et changer de table');
  await page.getByRole('button', { name: 'J’y suis' }).press('Enter');
  await expect(page.locator('.travel')).toHaveCount(0);
  await hasFocus(Anne);
  await Benoît.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  await Anne.isAt('Tour 2');
  await hasFocus(Anne);
  for (const person of [laptop, Anne, Benoît]) expect(person.complaints, person.name).toEqual([]);
});
