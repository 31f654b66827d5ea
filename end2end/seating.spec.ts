// Who sits where: individuals mix, hosts stay; wishes, moves by hand, late arrivals, somebody who leaves, tables merged.
import { expect } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import type { Preparation } from './people/preparation.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const prepared = (tables: number, people: number): Preparation => ({
  title: 'Tous avec tous',
  purpose: '',
  questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: tables }],
  rounds: 3,
  roundMinutes: 10,
  travelMinutes: 10,
  mixing: { hosts: true, expected: people },
});

const join = (code: string, names: string[]) => Promise.all(names.map((name) => Bot.join(house.url, code, name)));

test('everybody meets, and what changes is shown before it is done', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared(4, 12));
  const { projector } = await laptop.links();
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  await Phone.joins(browser, house.url, laptop.code, 'Bilal');
  const names = ['Chloé', 'David', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Inès', 'Jean', 'Kadija', 'Loïc'];
  await join(laptop.code, names);
  await expect(Anne.page.locator('.arrival-group')).toContainText('table');
  await Anne.picture('s1 arrival');
  await Anne.isAccessible();

  // --- Wishes: proposed, seen, done. ---
  await laptop.wishes('Anne', 'Pas à la même table que', 'Bilal', 'Chloé');
  await laptop.picture('s2 what changes');
  await laptop.isAccessible();
  await laptop.agrees();
  await expect(laptop.page.getByText(/Anne, Bilal, Chloé\s: jamais deux/).first()).toBeVisible();
  await laptop.page.locator('.plan').evaluate((plan) => plan.scrollIntoView());
  await laptop.picture('s3 plan');

  await laptop.goesOn('Commencer le tour 1');
  await expect(laptop.page.locator('.seat', { hasText: 'hôte' })).toHaveCount(4);
  // A host reads that they stay, anybody else where they go next.
  await expect(Anne.page.locator('.table-where')).toContainText(/vous accueillez|puis table/);
  await Anne.picture('s4 round');
  // What is left is seen on the desk, without anything being pressed.
  await Anne.writes('Un banc au soleil');
  await expect(laptop.page.locator('.thumb', { hasText: /banc/ })).toBeVisible();
  const bench = await Anne.table();

  // --- Late: seated at once. ---
  const Zoé = await Phone.joins(browser, house.url, laptop.code, 'Zoé');
  await Zoé.table();

  // --- By hand, to another table in the next round. ---
  await laptop.proposes('Zoé', 'Au prochain tour à la table', /\d/);
  const line = laptop.page.getByRole('dialog').getByText(/Zoé\s: table \d au lieu de \d au tour 2/);
  const to = /table (\d)/.exec((await line.textContent())!)![1]!;
  await laptop.agrees();
  await expect(Zoé.page.locator('.table-where')).toContainText(`puis table ${to}`);

  // --- Somebody leaves, two tables become one. ---
  await laptop.dismisses('Jean');
  await laptop.merges(4, 1);
  await laptop.picture('s5 merged');
  await laptop.goesOn('Sonner et changer de table');
  const wall = await Projector.opens(browser, projector);
  await wall.picture('s6 who goes where');
  await Zoé.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  await Zoé.sitsAt(Number(to));
  await laptop.isAccessible();

  // --- A question comes up, and gets a table of its own from the next round on. ---
  await laptop.opensCloth(`Table ${bench}`);
  await laptop.picks('Un banc au soleil');
  await laptop.closesCloth();
  await laptop.asksAtTable('Où mettre des bancs ?');
  await expect(laptop.page.getByRole('heading', { name: /Où mettre des bancs/ })).toBeVisible();
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 3');
  await wall.shows('Où mettre des bancs ?');
  const card = laptop.page.getByRole('listitem').filter({ has: laptop.page.getByRole('heading', { name: /Où mettre des bancs/ }) });
  await expect(card.locator('.seat')).not.toHaveCount(0);
  await laptop.picture('s7 a question with a table');
  for (const person of [laptop, Anne, Zoé, wall]) expect(person.complaints).toEqual([]);
});
