// A participant with a phone.
import { expect, type Browser } from '@playwright/test';
import { PHONE, Person } from './pages.js';

export class Phone extends Person {
  /** Scans the code, says a name, takes a seat. */
  static async joins(browser: Browser, url: string, code: string, alias: string): Promise<Phone> {
    const somebody = new Phone(alias, ...(await Person.device(browser, PHONE)));
    await somebody.page.goto(`${url}/j/${code}`);
    await somebody.picture('10 joining');
    await somebody.page.getByLabel('Votre prénom ou un pseudonyme').fill(alias);
    await somebody.comesAlive(() => somebody.page.getByRole('button', { name: 'Prendre place' }).click());
    return somebody;
  }

  async sitsAt(table: number): Promise<void> {
    await expect(this.page.locator('.table-where')).toContainText(`Table ${table}`);
  }

  private get field() {
    return this.page.getByRole('textbox', { name: 'Écrire sur la nappe' });
  }

  /** Types without posting. */
  async begins(text: string): Promise<void> {
    await this.field.fill(text);
  }

  async posts(): Promise<void> {
    await this.page.getByRole('button', { name: 'Poser', exact: true }).click();
    await expect(this.field).toHaveValue('');
  }

  async writes(text: string, zone?: string): Promise<void> {
    if (zone) await this.page.getByRole('radio', { name: zone }).check({ force: true });
    await this.begins(text);
    await this.posts();
  }

  /** Carries on from somebody else's note, found in the list. */
  async carriesOn(earlier: string, text: string): Promise<void> {
    await this.list();
    await this.line(earlier).getByRole('button', { name: 'Continuer' }).click();
    await this.writes(text);
    await this.sheet();
  }

  async draws(points: [number, number][]): Promise<void> {
    const pen = this.page.getByRole('button', { name: 'Dessiner' });
    await pen.click();
    const paper = (await this.page.locator('.pane-cloth').boundingBox())!;
    const at = ([x, y]: [number, number]) => [paper.x + x * paper.width, paper.y + y * paper.height] as const;
    await this.page.mouse.move(...at(points[0]!));
    await this.page.mouse.down();
    for (const point of points.slice(1)) await this.page.mouse.move(...at(point), { steps: 4 });
    await this.page.mouse.up();
    await pen.click();
  }

  /** A note on the list. */
  line(text: string) {
    return this.page.locator('.outline li').filter({ hasText: text });
  }

  async list(): Promise<void> {
    const list = this.page.getByRole('button', { name: 'Liste' });
    if ((await list.getAttribute('aria-pressed')) !== 'true') await list.click();
  }

  async sheet(): Promise<void> {
    const list = this.page.getByRole('button', { name: 'Liste' });
    if ((await list.getAttribute('aria-pressed')) === 'true') await list.click();
  }

  /** Sees these notes on the tablecloth, all of them and no other. */
  async sees(texts: string[]): Promise<void> {
    const notes = this.page.locator('.pane-cloth g.trace[data-trace] > text');
    await expect(notes).toHaveCount(texts.length);
    await this.list();
    const found = await this.page.locator('.outline li .hand').allTextContents();
    expect(found.map((text) => text.trim()).sort()).toEqual([...texts].sort());
    await this.sheet();
  }

  async goesToNextTable(): Promise<void> {
    await this.page.getByRole('button', { name: 'J’y suis' }).click();
  }

  /** The phone sleeps, or is in a tunnel. */
  async sleeps(): Promise<void> {
    await this.context.setOffline(true);
  }

  async wakes(): Promise<void> {
    await this.context.setOffline(false);
  }
}
