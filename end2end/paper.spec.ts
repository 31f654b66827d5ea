// Sixty people at twelve tables, eight of which work on paper: their photos come late, one is filed at the wrong table and
// put where it belongs; four questions lie at three tables each; the paper kit is printed.
import { expect } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import type { Preparation } from './people/preparation.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

const [PEOPLE, CLONES] = [60, 3];
/** The tables that work on paper. */
const PAPER = [5, 6, 7, 8, 9, 10, 11, 12];
const QUESTIONS = ['Que garder ?', 'Que changer ?', 'Avec qui ?', 'Par où commencer ?'];

const prepared: Preparation = {
  title: 'Douze tables',
  purpose: '',
  questions: QUESTIONS.map((text) => ({ text, place: 'tables', number: CLONES })),
  rounds: 3,
  roundMinutes: 20,
  travelMinutes: 10,
};

test('paper comes late, and goes where it belongs', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page } = laptop;
  const card = (table: number) => laptop.card(table);
  const kit = await laptop.context.newPage();
  await kit.goto(`${house.url}/desk/${laptop.code}/kit`);
  await expect(kit.locator('.leaf-sign')).toHaveCount(QUESTIONS.length * CLONES);
  await kit.close();

  for (const table of PAPER) await laptop.letsWorkWith(table, 'Sur papier');
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  // As people come they go to the groups in turn, which begin at the first tables of all questions, then at the second
  // ones: the first, the fifth and the ninth sit at the three tables of the first question, the sixth at a paper.
  const come = async (from: number, to: number) => {
    for (let n = from; n <= to; n += 1) await Bot.join(house.url, laptop.code, `Personne ${n}`);
  };
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  await come(2, 4);
  const Bilal = await Phone.joins(browser, house.url, laptop.code, 'Bilal');
  const Emma = await Phone.joins(browser, house.url, laptop.code, 'Emma');
  await come(7, 8);
  const Chloé = await Phone.joins(browser, house.url, laptop.code, 'Chloé');
  const phones = [Anne, Bilal, Chloé, Emma];
  await come(10, PEOPLE);
  await wall.shows(`${PEOPLE} personnes`);
  await laptop.goesOn('Commencer le tour 1');
  await wall.shows('Tour 1 sur 3');
  for (const [phone, table] of [[Anne, 1], [Bilal, 2], [Chloé, 3], [Emma, 5]] as const) await phone.sitsAt(table);

  // --- Three tables with one question: each has a tablecloth of its own. ---
  for (const phone of [Anne, Bilal, Chloé]) await phone.writes(`Sur le téléphone de ${phone.name}`);
  for (const phone of [Anne, Bilal, Chloé]) {
    await expect(phone.page.getByRole('heading', { level: 1 })).toContainText(QUESTIONS[0]!);
    await phone.sees([`Sur le téléphone de ${phone.name}`]);
  }

  // --- Around a paper there are no pens; it is photographed where it lies. ---
  for (const phone of phones) await hasPensIfNotOnPaper(phone);
  await Emma.photographs('La nappe de la table 5');
  await Emma.isAccessible();
  await expect(card(5)).toContainText('1 trace');
  await laptop.goesOn('Sonner et changer de table');
  await wall.shows('Changez de table');
  await wall.picture('p1 travel');
  for (const phone of phones) await phone.goesToNextTable();
  await laptop.goesOn('Commencer le tour 2');
  for (const phone of phones) {
    await expect(phone.page.locator('.table-where')).toContainText('Tour 2 sur 3');
    await hasPensIfNotOnPaper(phone);
  }

  // --- The photos of round 1 come in round 2. ---
  await laptop.filesPhoto(6, 1, 'La nappe de la table 6');
  await laptop.filesPhoto(7, 2, 'Une nappe de la table 8, de l’autre tour');
  await expect(card(6)).toContainText('1 trace');
  await expect(card(7)).toContainText('1 trace');

  // --- Filed wrongly, refiled. ---
  await card(7).getByRole('button', { name: /Ouvrir la nappe/ }).click();
  await laptop.refiles(8, 1);
  await laptop.closesCloth();
  await expect(card(8)).toContainText('1 trace');
  await expect(card(7)).toContainText('0 trace');

  // --- The papers of the other tables come later still, in the last round. ---
  await laptop.goesOn('Sonner et changer de table');
  await laptop.goesOn('Commencer le tour 3');
  await wall.shows('Tour 3 sur 3');
  for (const table of [7, 9, 10, 11, 12]) {
    await laptop.filesPhoto(table, 1, `La nappe de la table ${table}`);
    await expect(card(table)).toContainText('1 trace');
  }
  await laptop.filesPhoto(12, 2, 'La nappe de la table 12, un tour plus tard');
  await expect(card(12)).toContainText('2 traces');

  // --- The export says where each lies, and in which round. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  await wall.shows(QUESTIONS[0]!);
  await wall.picture('p2 harvest');
  const exported = await page.request.get(`${house.url}/export/${laptop.code}/all.json`);
  const json: Exported = await exported.json();
  const photos = json.traces.filter(({ kind }) => kind === 'photo').map(({ table, round }) => [table, round]);
  const inOrder = ([table, round]: number[], [other, later]: number[]) => table! - other! || round! - later!;
  expect(photos.sort(inOrder)).toEqual([...PAPER.map((table) => [table, 1]), [12, 2]]);
  // What was left at one of three tables with one question lies on the tablecloth of that table.
  const notes = json.traces.filter(({ kind }) => kind === 'note').map(({ tablecloth, text }) => `${tablecloth} ${text}`);
  expect(notes.sort()).toEqual(['1@1 Sur le téléphone de Anne', '1@2 Sur le téléphone de Bilal', '1@3 Sur le téléphone de Chloé']);

  // --- In three rounds every group has met three questions, and those of a group have stayed together. ---
  const questions = new Map(json.questions.flatMap(({ number, tables }) => tables.map((table) => [table, number])));
  expect([...questions.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: QUESTIONS.length * CLONES }, (_, n) => n + 1));
  const ways = new Map<string, string>();
  expect(json.people).toHaveLength(PEOPLE);
  for (const { alias, group, seats } of json.people) {
    const way = Object.values(seats);
    expect(new Set(way.map((table) => questions.get(table))).size, `${alias} goes ${way}`).toBe(3);
    expect(ways.get(group) ?? `${way}`, `group ${group}`).toBe(`${way}`);
    ways.set(group, `${way}`);
  }
  expect(ways.size).toBe(QUESTIONS.length * CLONES);
  for (const person of [laptop, wall, ...phones]) expect(person.complaints, person.name).toEqual([]);
});

/** What the story reads of an export (see server/src/export/json.rs). */
type Exported = {
  questions: { number: number; tables: number[] }[];
  people: { alias: string; group: string; seats: Record<string, number> }[];
  traces: { kind: string; tablecloth: string; text: string | null; table: number; round: number }[];
};

/** Who sits around a paper has no pens on the phone, everybody else has. */
async function hasPensIfNotOnPaper(phone: Phone): Promise<void> {
  const table = await phone.table();
  await phone.hasRead();
  await expect(phone.page.getByRole('button', { name: 'Photo', exact: true })).toBeVisible();
  await expect(phone.page.getByRole('button', { name: 'Dessiner' })).toHaveCount(PAPER.includes(table) ? 0 : 1);
}
