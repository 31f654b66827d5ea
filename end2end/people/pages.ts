// What all people with a browser have in common: a device, a page, and pictures of it.
import { mkdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Frame, type Locator, type Page, type WebSocket } from '@playwright/test';

export const LAPTOP = { viewport: { width: 1280, height: 800 } };
export const PROJECTOR = { viewport: { width: 1920, height: 1080 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export type Device = typeof LAPTOP & { hasTouch?: boolean; isMobile?: boolean; deviceScaleFactor?: number };

/** Does something that loads a page with an island, and waits until that has heard from the café. */
export async function comesAlive(page: Page, load: () => Promise<unknown>): Promise<void> {
  let [arrived, heard] = [false, false];
  // Listened to from the beginning: the first word may come before the page is loaded. What the page before it hears in
  // the meantime, on a line that it has just dialled again, does not count.
  const hears = (line: WebSocket) => line.on('framereceived', () => (heard = arrived));
  const arrives = (frame: Frame) => {
    if (frame === page.mainFrame()) [arrived, heard] = [true, false];
  };
  page.on('websocket', hears).on('framenavigated', arrives);
  await load();
  await expect.poll(() => heard).toBe(true);
  page.off('websocket', hears).off('framenavigated', arrives);
}

export type Box = { x: number; y: number; width: number; height: number };

/** Where something is when it has come to rest: the sheet that it lies on may still be gliding. */
export async function atRest(thing: Locator): Promise<Box> {
  let box: Box | null = null;
  const rests = async () => {
    const before = box;
    box = await thing.boundingBox();
    return box !== null && isDeepStrictEqual(box, before);
  };
  await expect.poll(rests, { message: `${thing} comes to rest`, intervals: [100] }).toBe(true);
  return box!;
}

export class Person {
  /** What the browser complained about. Stories end with none. */
  readonly complaints: string[] = [];

  protected constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      // A line that breaks is part of some stories; Chromium reports it as an error.
      const line = message.text().includes('WebSocket') || message.text().includes('ERR_INTERNET_DISCONNECTED');
      if (message.type() === 'error' && !line) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  protected static async device(browser: Browser, device: Device): Promise<[BrowserContext, Page]> {
    const context = await browser.newContext(device);
    return [context, await context.newPage()];
  }

  /** Does something that loads a page with an island, and waits until that has its line to the café. */
  async comesAlive(load: () => Promise<unknown>): Promise<void> {
    await comesAlive(this.page, load);
  }

  /** The clock of the step. */
  get clock() {
    return this.page.getByRole('timer');
  }

  /** How many seconds the clock shows. */
  async reads(): Promise<number> {
    const face = await this.clock.locator('.clock-face').innerText();
    const [minutes, seconds] = face.split(':').map(Number);
    return 60 * minutes! + seconds!;
  }

  /** At how many seconds the clock stands, while it is paused. */
  async stands(): Promise<number> {
    await expect(this.clock).toContainText('en pause');
    return this.reads();
  }

  /** Keeps a picture of the page as it is now. */
  async picture(moment: string): Promise<void> {
    mkdirSync('screenshots', { recursive: true });
    await this.page.screenshot({ path: `screenshots/${moment} - ${this.name}.png` });
  }

  /** The page has nothing that axe finds. */
  async isAccessible(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
    expect(found, `${this.name} at ${this.page.url()}`).toEqual([]);
  }
}
