// The clock of a step: it stands still and goes on, and what it calls is read and heard by all.
import { expect, type Browser } from '@playwright/test';
import { heard, listen } from './people/ear.js';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { Later } from './people/later.js';
import { KEYS } from './people/means.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const MINUTES = 20;

/** A desk, a wall and a phone in a round, whose server can be later than it is. */
async function inRound(browser: Browser) {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Vingt minutes',
    purpose: '',
    questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: 2 }],
    rounds: 2,
    roundMinutes: MINUTES,
    travelMinutes: 10,
  });
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  const all = [laptop, wall, Anne];
  for (const { page } of all) await listen(page);
  const later = await Later.for(...all);
  await laptop.goesOn('Commencer le tour 1');
  await laptop.isAt('Tour 1');
  await Anne.isAt('Tour 1');
  await wall.shows('Tour 1 sur 2');
  return { laptop, wall, Anne, all, later };
}

test('a pause stands on all clocks, and they go on where they stood', async ({ browser }) => {
  const { laptop, wall, Anne, all, later } = await inRound(browser);
  const pause = laptop.page.getByRole('button', { name: 'Pause' });
  const resume = laptop.page.getByRole('button', { name: 'Reprendre' });
  // Five minutes later five minutes have gone, everywhere.
  later.is(5 * 60);
  for (const person of all) await expect.poll(() => person.reads(), person.name).toBeLessThanOrEqual(15 * 60);
  later.is(0);

  for (const [stop, goOn] of [
    [() => pause.click(), () => KEYS.press(resume)],
    [() => KEYS.press(pause), () => resume.click()],
  ] as const) {
    await stop();
    const stood = await laptop.stands();
    for (const person of [wall, Anne]) await expect.poll(() => person.stands(), person.name).toBe(stood);
    // However long it lasts; a page looks at its clock once a second.
    later.is(2 * MINUTES * 60);
    await Promise.all(all.map(({ page }) => page.evaluate(() => new Promise((done) => setTimeout(done, 1_100)))));
    for (const person of all) {
      expect(await person.stands(), `${person.name} stands`).toBe(stood);
      await expect(person.page.locator('main')).not.toContainText('cloche a sonné');
    }
    await laptop.picture('c1 paused');
    await wall.picture('c1 paused');
    await Anne.picture('c1 paused');
    await wall.isAccessible();
    later.is(0);

    const resumed = Date.now();
    await goOn();
    await laptop.hears('L’horloge repart.');
    // The button is the same one: whoever pressed it with a key can do so again.
    await expect(pause).toBeFocused();
    for (const person of all) {
      await expect(person.clock, person.name).toContainText('restant');
      const left = await person.reads();
      const gone = Math.ceil((Date.now() - resumed) / 1_000);
      expect(left, `${person.name} goes on where it stood`).toBeLessThanOrEqual(stood);
      expect(left, `${person.name} goes on where it stood`).toBeGreaterThanOrEqual(stood - gone - 1);
      await expect.poll(() => person.reads(), `${person.name} goes on`).toBeLessThan(stood);
    }
  }
  for (const person of all) expect(person.complaints, person.name).toEqual([]);
});

test('half-time, five minutes, one minute and the bell are read, and heard after a touch', async ({ browser }) => {
  const { laptop, wall, Anne, all, later } = await inRound(browser);
  const { page } = Anne;
  const onDesk = (said: string) => laptop.page.getByRole('status').filter({ hasText: said });
  const button = laptop.page.locator('.next .primary');
  const onWall = wall.page.locator('.bell');
  const onPhone = page.locator('.news[role="status"]');
  await expect(onWall).toHaveAttribute('aria-live', 'polite');

  /** Some seconds before the moment, nobody has been told; then everybody is. What Anne has heard and felt by then. */
  const comes = async (left: number, [desk, room, phone]: [string, string, string]) => {
    later.becomes((await laptop.reads()) - left - 25);
    await expect.poll(() => laptop.reads()).toBeLessThan(left + 60);
    await expect(onDesk(desk)).toHaveCount(0);
    await expect(onWall).not.toContainText(room);
    await expect(onPhone).not.toContainText(phone);
    const before = await heard(page);
    const lies = await button.boundingBox();
    later.becomes((await laptop.reads()) - left - 2);
    await expect(onDesk(desk)).not.toHaveCount(0);
    // It is seen there, too, and the red button stays where it is. After the bell, the clock says so.
    if (left > 0) await expect(laptop.page.locator('.call')).toHaveText(desk);
    else await expect(laptop.clock).toContainText('après la cloche');
    expect(await button.boundingBox()).toEqual(lies);
    await expect(onWall).toHaveText(room);
    await expect(onPhone).toContainText(phone);
    for (const person of all) await person.picture(`c2 ${left} left`);
    const now = await heard(page);
    return { strikes: now.strikes - before.strikes, trembles: now.trembles - before.trembles };
  };
  /** After a moment it is read no more. */
  const goes = async (said: string) => {
    later.becomes(25);
    await expect(onWall).toHaveText('');
    await expect(onPhone).not.toContainText(said);
  };
  const same = (said: string): [string, string, string] => [said, said, said];

  // --- Nobody has touched this page: browsers keep it quiet; some let it tremble. ---
  const half = 'La moitié du temps est passée.';
  expect(await comes(MINUTES * 30, same(half))).toMatchObject({ strikes: 0 });
  await goes(half);

  // --- A finger on it, anywhere. ---
  await page.locator('.table-where').tap();
  await expect.poll(() => heard(page)).toMatchObject({ audible: true });
  const five = 'Il reste cinq minutes.';
  expect(await comes(5 * 60, same(five))).toEqual({ strikes: 1, trembles: 1 });
  await Anne.isAccessible();
  await wall.isAccessible();
  await goes(five);

  // --- Muted, it only trembles. ---
  const sound = page.getByRole('button', { name: 'Son de la cloche' });
  await Anne.unfoldsMore();
  await sound.click();
  await expect(sound).toHaveAttribute('aria-pressed', 'false');
  const one = 'Il reste une minute.';
  expect(await comes(60, same(one))).toEqual({ strikes: 0, trembles: 2 });
  await goes(one);

  // --- Switched on again, it sounds at once, and so does the bell, at the desk too. ---
  const { strikes } = await heard(page);
  await sound.click();
  await expect(sound).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => heard(page)).toMatchObject({ strikes: strikes + 1 });
  await Anne.foldsMore();
  await Anne.begins('Une phrase que je finis');
  const desk = await heard(laptop.page);
  const finish = 'La cloche a sonné. Finissez votre phrase, vous pouvez encore la poser.';
  expect(await comes(0, ['La cloche a sonné.', 'Finissez votre phrase', finish])).toEqual({ strikes: 3, trembles: 3 });
  expect((await heard(laptop.page)).strikes).toBe(desk.strikes + 3);
  for (const person of all) await expect(person.clock, person.name).toContainText('après la cloche');
  // It stays until the step ends, and cuts nobody off.
  later.becomes(25);
  await expect(Anne.clock).toContainText(/\+\d+:\d\d/);
  await expect(onWall).toHaveText('Finissez votre phrase');
  await expect(onPhone).toContainText(finish);
  await Anne.posts();
  await Anne.hasOnSheet('Une phrase que je finis');
  for (const person of all) expect(person.complaints, person.name).toEqual([]);
});
