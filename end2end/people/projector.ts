// The projector at the wall: nobody touches it.
import { expect, type Browser } from '@playwright/test';
import { PROJECTOR, Person } from './pages.js';

export class Projector extends Person {
  static async opens(browser: Browser, link: string): Promise<Projector> {
    const wall = new Projector('projector', ...(await Person.device(browser, PROJECTOR)));
    await wall.comesAlive(() => wall.page.goto(link));
    return wall;
  }

  /** What is announced to all. */
  async says(text: string): Promise<void> {
    await expect(this.page.locator('.wall-said')).toContainText(text);
  }

  async shows(text: string | RegExp): Promise<void> {
    await expect(this.page.locator('main')).toContainText(text);
  }
}
