// What an impatient hand, a laptop that nobody touches and a leaked link do to the pages of the hall.
import { expect } from '@playwright/test';
import { Bot } from './people/bot.js';
import { Facilitator } from './people/facilitator.js';
import type { Preparation } from './people/preparation.js';
import { house, test } from './people/house.js';
import { PROJECTOR, comesAlive } from './people/pages.js';
import { Phone } from './people/phone.js';

const prepared: Preparation = {
  title: 'Une grande table',
  purpose: '',
  questions: [{ text: 'Que voulons-nous garder ?', place: 'tables', number: 2 }],
  rounds: 2,
  roundMinutes: 10,
  travelMinutes: 1,
};

test('a double click presses one thing', async ({ browser }) => {
  const { page } = await Facilitator.opens(browser, house.url, prepared);
  // Wherever a dialog goes away, there is something below.
  await page.evaluate(() => {
    const below = document.createElement('button');
    Object.assign(below.style, { position: 'fixed', inset: '0', zIndex: '99', opacity: '0' });
    below.addEventListener('click', () => below.setAttribute('data-pressed', 'yes'));
    below.className = 'below';
    below.hidden = true;
    document.body.append(below);
  });
  const below = page.locator('.below');
  await page.getByRole('button', { name: 'Liens' }).click();
  await below.evaluate((below: HTMLElement) => (below.hidden = false));
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Fermer' }).dblclick();
  await expect(dialog).toBeHidden();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(below).not.toHaveAttribute('data-pressed');
  // A press of its own is one.
  await page.mouse.click(640, 400);
  await expect(below).toHaveAttribute('data-pressed', 'yes');
});

test('no line slides under the mouse, and what was done is seen', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { page } = laptop;
  const Anne = await Bot.join(house.url, laptop.code, 'Anne');
  await laptop.goesOn('Commencer le tour 1');
  await Anne.until(() => Anne.cafe.sight.cloths !== 'none');
  await page.clock.install();
  await laptop.comesAlive(() => page.reload());
  const latest = page.locator('.feed .traces').first();
  const line = latest.locator('.said').first();
  const leaves = async (text: string, all: number) => {
    await Anne.note(1, text);
    await expect(page.locator('.hall-top')).toContainText(`${all} trace`);
  };
  await leaves('Le premier mot', 1);
  await expect(line).toHaveText('Le premier mot');
  // Somebody is about to press, and something is left: it comes when the mouse has come to rest.
  await page.clock.pauseAt(Date.now() + 60_000);
  await latest.hover();
  await leaves('Le deuxième mot', 2);
  expect(await line.innerText()).toBe('Le premier mot');
  await page.clock.fastForward(3_000);
  await expect(line).toHaveText('Le deuxième mot');

  await laptop.announces('Le café est servi');
  await expect(page.locator('.hall > .deed-done')).toHaveText('Annoncé : Le café est servi');
  await expect(page.locator('.hall > .deed-done')).not.toHaveClass(/unseen/);
  await page.screenshot({ path: 'screenshots/q what was done.png' });
  // It goes away by itself.
  await page.clock.fastForward(8_000);
  await expect(page.locator('.hall > .deed-done')).toHaveClass(/unseen/);

  // Whatever can be done with a line, its words have their room.
  await page.getByLabel('Le projecteur ne montre que ce que j’ai approuvé').check();
  await latest.getByLabel('Choisir pour une question').first().check();
  await expect(latest.getByRole('button', { name: 'En faire une question' })).toBeVisible();
  for (const width of [1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = () => latest.locator('.said').evaluateAll((said) => Math.min(...said.map((one) => one.clientWidth)));
    await expect.poll(wide, `at ${width}`).toBeGreaterThan(200);
  }
});

test('a projector that cannot be heard asks for one touch', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { projector } = await laptop.links();
  const page = await (await browser.newContext(PROJECTOR)).newPage();
  // As browsers are where nobody has touched anything.
  await page.addInitScript(() => {
    class Quiet extends EventTarget {
      state = 'suspended';
      resume() {
        this.state = 'running';
        this.dispatchEvent(new Event('statechange'));
      }
    }
    Object.assign(globalThis, { AudioContext: Quiet });
  });
  await page.goto(projector);
  const asks = page.getByText('Touchez cet écran une fois');
  await expect(asks).toBeVisible();
  await page.screenshot({ path: 'screenshots/q silent projector.png' });
  await page.mouse.click(900, 500);
  await expect(asks).toBeHidden();
});

test('a projector stays on where it can, and nowhere complains', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { projector } = await laptop.links();
  for (const can of ['yes', 'no', 'never heard of it']) {
    const context = await browser.newContext(PROJECTOR);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.addInitScript((can) => {
      const request = async (what: string) => {
        const asked: string[] = ((globalThis as any).asked ??= []);
        asked.push(what);
        if (can === 'no') throw new DOMException('the battery is low', 'NotAllowedError');
      };
      Object.defineProperty(navigator, 'wakeLock', { value: can === 'never heard of it' ? undefined : { request } });
    }, can);
    const asked = () => page.evaluate(() => ((globalThis as any).asked ?? []) as string[]);
    await comesAlive(page, () => page.goto(projector));
    const once = can === 'never heard of it' ? [] : ['screen'];
    await expect.poll(asked, can).toEqual(once);
    // It was hidden, and is seen again.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect.poll(asked, can).toEqual([...once, ...once]);
    // Once it has been touched for the bell, it says what the browser can't do for it.
    await page.mouse.click(10, 10);
    await expect(page.getByText('Touchez cet écran une fois')).toBeHidden();
    const sleeps = page.getByText('Réglez cet appareil');
    await expect(sleeps).toHaveCount(can === 'never heard of it' ? 1 : 0);
    expect(complaints, can).toEqual([]);
    await context.close();
  }
});

test('two tabs of one phone lose nothing', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const Anne = await Phone.joins(browser, house.url, laptop.code, 'Anne');
  await laptop.goesOn('Commencer le tour 1');
  const at = await Anne.table();
  const tab = await Anne.context.newPage();
  await comesAlive(tab, () => tab.goto(Anne.page.url()));
  // In a tunnel, both are written in; then the first one is closed.
  await Anne.sleeps();
  await Anne.writes('Du premier onglet');
  await tab.getByRole('textbox', { name: 'Écrire sur la nappe' }).fill('Du second');
  await tab.getByRole('button', { name: 'Poser', exact: true }).click();
  await expect(tab.locator('.pane-cloth')).toContainText('Du second');
  await Anne.page.close();
  await Anne.wakes();
  await comesAlive(tab, () => tab.reload());
  await laptop.opensCloth(`Table ${at}`);
  const traces = laptop.page.getByRole('dialog').getByRole('listitem');
  for (const text of ['Du premier onglet', 'Du second']) await expect(traces.filter({ hasText: text })).toHaveCount(1);
});

test('new links are shown, and what they do is said before', async ({ browser }) => {
  const laptop = await Facilitator.opens(browser, house.url, prepared);
  const { projector } = await laptop.links();
  await laptop.renewsLinks();
  expect((await laptop.links()).projector).not.toBe(projector);
  // Loaded anew, the desk shows itself.
  await laptop.comesAlive(() => laptop.page.reload());
  await expect(laptop.page.getByRole('dialog')).toBeHidden();
  expect(laptop.complaints).toEqual([]);
});
