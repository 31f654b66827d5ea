// What all people with a browser have in common: a device, a page, and pictures of it.
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

export const LAPTOP = { viewport: { width: 1280, height: 800 } };
export const PROJECTOR = { viewport: { width: 1920, height: 1080 } };
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

export type Device = typeof LAPTOP & { hasTouch?: boolean; isMobile?: boolean; deviceScaleFactor?: number };

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
    const line = this.page.waitForEvent('websocket');
    await load();
    await (await line).waitForEvent('framereceived');
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
