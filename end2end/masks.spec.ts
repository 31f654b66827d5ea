// A trace that was masked by mistake: it comes back wherever it was seen, and its author is told, each time.
import { expect } from '@playwright/test';
import { Facilitator } from './people/facilitator.js';
import { house, test } from './people/house.js';
import { Phone } from './people/phone.js';
import { Projector } from './people/projector.js';

test('what was masked comes back on phones and on the wall', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Masquer et montrer',
    purpose: '',
    questions: [
      { text: 'Qu’est-ce qui nous réunit ?', place: 'plenary', number: 10 },
      { text: 'Que voulons-nous garder ?', place: 'tables', number: 2 },
    ],
    rounds: 2,
    roundMinutes: 20,
    travelMinutes: 10,
  });
  const { projector } = await laptop.links();
  const wall = await Projector.opens(browser, projector);
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  const Benoît = await Phone.joins(browser, house.url, laptop.code, 'Benoît');
  const phones = [Anne, Benoît];
  const [said, other] = ['Les voisins du numéro douze', 'Le café du matin'];
  const onWall = (text: string) => wall.page.locator('svg.cloth').filter({ hasText: text });
  const told = Anne.page.locator('.news');

  await laptop.goesOn('Commencer la plénière');
  await Anne.writes(said);
  await Benoît.writes(other);
  const isSeen = async () => {
    for (const phone of phones) await phone.hasOnSheet(said);
    await expect(onWall('voisins')).toHaveCount(1);
    await expect(told).not.toContainText('masquée');
  };
  const isMasked = async (reason: string) => {
    await expect(told).toContainText(`Votre trace a été masquée par la personne qui anime : ${reason}`);
    for (const phone of phones) await phone.hasNotOnSheet(said);
    await expect(onWall('voisins')).toHaveCount(0);
    // Whoever did not write it is told nothing, and nobody else reads why.
    await expect(Benoît.page.locator('main')).not.toContainText(reason);
    await expect(wall.page.locator('main')).not.toContainText(reason);
  };
  await isSeen();

  // --- Masked, and shown again from the list of what is masked. ---
  await laptop.masksLatest(said, 'donne une adresse');
  await isMasked('donne une adresse');
  await Anne.picture('m1 masked');
  await wall.picture('m1 masked');
  // Read and closed: that is told of this time, and not of the next.
  await told.getByRole('button', { name: 'Fermer' }).click();
  await expect(told).not.toContainText('masquée');
  await laptop.showsAgain('donne une adresse');
  await laptop.hears('La trace est montrée de nouveau.');
  await isSeen();
  await Anne.picture('m2 shown again');
  await wall.picture('m2 shown again');

  // --- Masked once more, for another reason; shown again from its tablecloth, while Benoît reads the list. ---
  await Benoît.list();
  await laptop.masksLatest(said, 'vise des personnes');
  await isMasked('vise des personnes');
  await expect(Benoît.line('Trace masquée par la personne qui anime')).toHaveCount(1);
  await laptop.opensCloth('Plénière');
  await laptop.unmasks('vise des personnes');
  await laptop.closesCloth();
  await expect(Benoît.line(said)).toBeVisible();
  await expect(Benoît.line('Trace masquée')).toHaveCount(0);
  await Benoît.sheet();
  await isSeen();

  // --- It stays so: in the harvest it hangs with the others. ---
  for (const step of ['Commencer le tour 1', 'Sonner et changer de table', 'Commencer le tour 2']) await laptop.goesOn(step);
  await laptop.goesOn('Sonner et passer à la récolte');
  await expect(onWall('voisins')).toHaveCount(1);
  await expect(onWall('matin')).toHaveCount(1);
  for (const person of [laptop, wall, ...phones]) expect(person.complaints, person.name).toEqual([]);
});
