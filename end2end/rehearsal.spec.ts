// A nervous facilitator tries the café with people who are not there; nothing of it remains.
import { expect } from '@playwright/test';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { Projector } from './people/projector.js';

test('a café is rehearsed from its desk, at tenfold speed, and waits unchanged', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Le réseau',
    purpose: '',
    questions: [{ text: 'Le réseau : avec qui ?', place: 'tables', number: 4 }],
    rounds: 2,
    roundMinutes: 20,
    // Ten times as fast they are a minute: time enough to look around.
    travelMinutes: 10,
    mixing: { hosts: true, expected: 16 },
  });
  const { page: desk, code } = laptop;

  // --- Asked for with keys alone. ---
  await desk.getByRole('button', { name: 'Répéter' }).focus();
  await desk.keyboard.press('Enter');
  const people = desk.getByLabel('Combien de personnes');
  await expect(people).toBeFocused();
  await people.fill('16');
  await laptop.picture('r1 rehearse');
  await laptop.isAccessible();
  await laptop.comesAlive(() => desk.keyboard.press('Enter'));
  expect(laptop.code).not.toBe(code);
  await expect(desk.getByText('Répétition avec 16 personnes inventées')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Répéter' })).toHaveCount(0);

  // --- They come, sit down, write, and change tables; the projector follows. ---
  await expect(desk.getByRole('heading', { name: /16 personnes/ })).toBeVisible();
  const wall = await Projector.opens(browser, (await laptop.links()).projector);
  await expect(wall.page.getByText('Répétition : Le réseau').first()).toBeVisible();
  await laptop.goesOn('Commencer le tour 1');
  await expect(desk.getByRole('button', { name: 'Durée de l’étape : 2 min' })).toBeVisible();
  await expect(desk.locator('.feed li').nth(3)).toBeVisible();
  await laptop.picture('r2 round');
  await laptop.isAccessible();
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 2');
  await laptop.isAt('Tour 2');

  // --- And are gone. ---
  const rehearsed = laptop.code;
  // However often it is pressed, it is sent once.
  const sent: string[] = [];
  desk.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
  await laptop.comesAlive(() => desk.getByRole('button', { name: 'Terminer la répétition' }).dblclick());
  expect(sent).toEqual([`${house.url}/desk/${rehearsed}/rehearse/end`]);
  expect(laptop.code).toBe(code);
  await expect(desk.getByText('Personne encore.')).toBeVisible();
  await expect(wall.page.getByText('Cette répétition est terminée')).toBeVisible();
  expect((await desk.request.get(`${house.url}/j/${rehearsed}`)).status()).toBe(404);
  expect((await desk.request.get(`${house.url}/desk/${rehearsed}`)).url()).toBe(desk.url());
});
