// What the codes say that people scan: on the wall, and on the signs of the tables. They are read from their pixels, and a
// phone follows them.
import { expect } from '@playwright/test';
import { scan } from './people/camera.js';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const TABLES = 4;

test('whoever scans the sign of a table sits down at that very table', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'À scanner',
    purpose: '',
    questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: TABLES }],
    rounds: 2,
    roundMinutes: 20,
    travelMinutes: 10,
    mixing: { hosts: false, expected: 2 * TABLES },
  });
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);

  // --- The signs, as they come out of the printer: whoever sits on the other side scans the same. ---
  const kit = await laptop.context.newPage();
  await kit.goto(`${house.url}/desk/${laptop.code}/kit?chosen=&part=signs`);
  await kit.emulateMedia({ media: 'print' });
  await expect(kit.locator('.leaf-sign')).toHaveCount(TABLES);
  const signs: string[] = [];
  for (let table = 1; table <= TABLES; table += 1) {
    const codes = kit.locator('.leaf-sign').nth(table - 1).locator('.qr');
    await expect(codes).toHaveCount(2);
    const [turned, upright] = [await scan(codes.nth(0)), await scan(codes.nth(1))];
    expect(turned).toBe(upright);
    signs.push(upright);
  }
  expect(new Set(signs).size, 'each table has a code of its own').toBe(TABLES);
  await kit.close();

  // --- Not as the house would seat them: the second to come sits down at the third table. ---
  const sitting = new Map<Phone, number>();
  for (const [alias, table] of [['Anne', 2], ['Benoît', 3], ['Chloé', 1], ['David', 4]] as const) {
    const phone = await Phone.unpacked(browser, alias);
    await phone.follows(signs[table - 1]!);
    await expect(phone.page.locator('.arrival-group')).toContainText(new RegExp(`commencerez à la table\\s${table}(?!\\d)`));
    sitting.set(phone, table);
  }

  // --- The code on the wall lets everybody in, and seats them where there is room. ---
  const door = await scan(wall.page.locator('.qr'));
  expect(door).toBe(`${house.url}/j/${laptop.code}`);
  for (const alias of ['Emma', 'Farid', 'Gaëlle', 'Hugo']) {
    const phone = await Phone.unpacked(browser, alias);
    await phone.follows(door);
    await expect(phone.page.locator('.arrival-group')).toContainText(/commencerez à la table\s\d/);
  }
  await wall.shows('8 personnes');
  await wall.shows('Hugo');
  await laptop.goesOn('Commencer le tour 1');
  await laptop.seatsEvenly(2 * TABLES);
  for (const [phone, table] of sitting) await phone.sitsAt(table);

  // --- Somebody comes late, and sits down. ---
  const Inès = await Phone.unpacked(browser, 'Inès');
  await Inès.follows(signs[2]!);
  await Inès.isAt('Tour 1');
  await Inès.sitsAt(3);

  // --- On the way, the sign says that one is there; that of another table does not. ---
  await laptop.goesOn('Sonner et changer de table');
  const [Anne, Benoît] = [...sitting.keys()] as [Phone, Phone];
  const goesTo = async ({ page }: Phone) => {
    const way = page.getByRole('heading', { level: 1, name: /^(Allez|Restez) à la table/ });
    return Number(/\d+/.exec(await way.innerText())![0]);
  };
  const [here, there] = [await goesTo(Anne), await goesTo(Benoît)];
  await Anne.comesAlive(() => Anne.page.goto(signs[here - 1]!));
  await Anne.sitsAt(here);
  await expect(Anne.page.getByRole('button', { name: 'J’y suis' })).toHaveCount(0);
  await Benoît.comesAlive(() => Benoît.page.goto(signs[there % TABLES]!));
  await expect(Benoît.page.getByRole('button', { name: 'J’y suis' })).toBeVisible();
  expect(await goesTo(Benoît)).toBe(there);
  for (const person of [laptop, wall, Anne, Benoît, Inès]) expect(person.complaints, person.name).toEqual([]);
});
