// The day of 9 December 2011 again, conducted without a mouse: everything that the laptop does is done with keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { day, emergent, first, groupOf, on, plenary, prepared, second, texts } from './days/assuetudes.js';
import { Company } from './people/company.js';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { KEYS } from './people/means.js';
import { Projector } from './people/projector.js';

test('the day of 2011, with keys alone', async ({ browser }) => {
  // --- Prepared from a template. ---
  const laptop = await Facilitator.opens(
    browser,
    house.url,
    { ...prepared, template: 'Une plénière, puis deux questions', questions: prepared.questions.slice(0, 3) },
    KEYS,
  );
  const links = await laptop.links();
  const wall = await Projector.opens(browser, links.projector);
  const company = await Company.comesIn(browser, house.url, laptop.code, ['Anne', 'Gaëlle', 'Benoît', 'Hugo']);
  const { Anne, Gaëlle, Benoît, Hugo } = company.phones;
  await expect(laptop.page.locator('main')).toContainText('12 personnes');
  await wall.shows('12 personnes');
  const everybody = [laptop, wall, ...Object.values(company.phones)];
  const pictures = async (moment: string) => {
    for (const person of everybody) await person.picture(`k${moment}`);
  };
  /** Whoever works with keys goes on from where they are. */
  const isSomewhere = () => expect(laptop.page.locator('body :focus'), 'the focus is lost').toHaveCount(1);
  await pictures('1 arrival');

  // --- The plenary. ---
  await laptop.goesOn('Commencer la plénière');
  await laptop.isAt('Plénière');
  await isSomewhere();
  await company.sitAt(() => 0);
  for (const trace of plenary) await company.leaves(trace, 0);
  await Anne!.sees(texts(plenary));
  // More than can be read from afar at a time: a page for each zone, in turn.
  await expect(wall.page.locator('.hanging .which')).toHaveText(/^Partie [12] sur 2$/);
  await pictures('2 plenary');

  // --- Round 1: a minute more, a minute less, and a word to all. ---
  await laptop.goesOn('Commencer le tour 1');
  await laptop.isAt('Tour 1');
  await isSomewhere();
  // However long it takes to find the keys: it stands still meanwhile.
  await laptop.pauses();
  const stood = await laptop.stands();
  await laptop.adds(1);
  await laptop.hears('Durée réglée : 26 min');
  await expect.poll(() => laptop.stands()).toBe(stood + 60);
  await laptop.adds(-1);
  await expect.poll(() => laptop.stands()).toBe(stood);
  await isSomewhere();
  await laptop.resumes();
  await isSomewhere();
  const said = 'Écrivez gros, on vous lira de loin';
  await laptop.announces(said);
  await isSomewhere();
  await wall.says(said);
  await expect(Hugo!.page.locator('.news')).toContainText(said);
  await company.sitAt((alias) => (groupOf[alias] === 'A' ? 1 : 2));
  for (const trace of first) await company.leaves(trace, 1);
  await pictures('3 round 1');

  // --- Travelling. ---
  await laptop.setsLength('Tour 2', 20);
  await isSomewhere();
  await laptop.goesOn('Sonner et changer de table');
  await wall.shows('Changez de table');
  await isSomewhere();
  await pictures('4 travel');
  for (const phone of [Anne!, Gaëlle!, Benoît!, Hugo!]) await phone.goesToNextTable();

  // --- Round 2: what names somebody is masked, from the keys too. ---
  await laptop.goesOn('Commencer le tour 2');
  await laptop.isAt('Tour 2');
  await company.sitAt((alias) => (groupOf[alias] === 'A' ? 2 : 1));
  for (const trace of second) await company.leaves(trace, 2, first);
  const named = 'comme pour Kévin, à l’école Saint-Paul';
  await Hugo!.writes(named);
  await laptop.opensCloth('Table 1');
  await laptop.masks(named, 'nomme un jeune et son école');
  await laptop.hears('Masquée : nomme un jeune et son école');
  await isSomewhere();
  await expect(Hugo!.page.locator('.news')).toContainText('nomme un jeune et son école');

  // --- The third question emerges from traces of both tables. ---
  const sources = second.filter(({ id }) => day.emergent.from.includes(id));
  await laptop.picks(...texts(sources.filter(on('q1'))));
  await laptop.page.keyboard.press('Escape');
  await isSomewhere();
  await laptop.opensCloth('Table 2');
  await laptop.picks(...texts(sources.filter(on('q2'))));
  await laptop.closesCloth();
  await laptop.asks(day.emergent.text, 15);
  await isSomewhere();
  await pictures('5 round 2');
  await laptop.goesOn('Commencer la plénière');
  await wall.shows('Comment');
  await company.sitAt(() => 0);
  for (const trace of emergent) await company.leaves(trace, 0);
  await Anne!.sees(texts(emergent));
  await pictures('6 emergent');

  // --- The harvest, the close, and what is taken home. ---
  await laptop.goesOn('Sonner et passer à la récolte');
  await wall.shows('Récolte');
  await isSomewhere();
  await expect(wall.page.locator('main')).not.toContainText('Kévin');
  await pictures('7 harvest');
  await laptop.closes();
  await pictures('8 closed');
  const download = await laptop.takes('Tout, en un fichier ZIP');
  const zip = join(house.data, 'cafe.zip');
  await download.saveAs(zip);
  const { questions, traces } = JSON.parse(strFromU8(unzipSync(readFileSync(zip))['traces.json']!));
  type Row = Record<'id' | 'text', string | null>;
  expect(traces.map(({ text }: Row) => text).filter(Boolean).sort()).toEqual(
    texts([...plenary, ...first, ...second, ...emergent]).sort(),
  );
  const from: string[] = questions[3].from.map((id: string) => traces.find((trace: Row) => trace.id === id).text);
  expect(from.sort()).toEqual(texts(sources).sort());
  for (const person of everybody) expect(person.complaints, person.name).toEqual([]);
});
