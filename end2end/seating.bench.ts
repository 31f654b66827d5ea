// A change on the desk of a large café: planned anew in the browser, to show what would come of it.
import { test } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import { House } from './people/house.js';

test('the desk of 150 people works out a change while one waits', async ({ browser }) => {
  const house = await House.open();
  const laptop = await Facilitator.opens(browser, house.url, {
    title: 'Tous avec tous',
    purpose: '',
    questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: 10 }],
    rounds: 3,
    roundMinutes: 10,
    travelMinutes: 1,
    mixing: { hosts: true, expected: 150 },
  });
  const names = [...Array(150).keys()].map((n) => `Personne ${n + 1}`);
  for (let from = 0; from < names.length; from += 25) 
    await Promise.all(names.slice(from, from + 25).map((name) => Bot.join(house.url, laptop.code, name)));
  await laptop.goesOn('Commencer le tour 1');
  await laptop.page.getByRole('button', { name: /^Personne 77/ }).click();
  const took = await laptop.page.evaluate(async () => {
    const leave = [...document.querySelectorAll('dialog button')].find((button) => button.textContent!.includes('Faire sortir'));
    const began = performance.now();
    (leave as HTMLButtonElement).click();
    while (!document.querySelector('dialog .changes')) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - began;
  });
  console.log(`150 people at 10 tables: on the desk, what changes is shown after ${Math.round(took)} ms`);
  await house.close();
});
