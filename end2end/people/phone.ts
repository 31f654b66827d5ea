// A participant with a phone.
import { expect, type Browser } from '@playwright/test';
import { PHONE, Person, atRest } from './pages.js';

/** A note is set in several lines, without the spaces between them. */
const inLines = (text: string) =>
  new RegExp(text.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*'));

export class Phone extends Person {
  /** Scans the code, says a name, takes a seat. */
  static async joins(browser: Browser, url: string, code: string, alias: string): Promise<Phone> {
    const somebody = await Phone.unpacked(browser, alias);
    await somebody.comesIn(url, code);
    return somebody;
  }

  /** A phone that has not been anywhere yet. */
  static async unpacked(browser: Browser, alias: string): Promise<Phone> {
    return new Phone(alias, ...(await Person.device(browser, PHONE)));
  }

  async comesIn(url: string, code: string): Promise<void> {
    await this.follows(`${url}/j/${code}`);
  }

  /** Comes in through an address that was scanned. */
  async follows(address: string): Promise<void> {
    await this.page.goto(address);
    await this.picture('10 joining');
    await this.page.getByLabel('Votre prénom ou un pseudonyme').fill(this.name);
    await this.comesAlive(() => this.page.getByRole('button', { name: 'Prendre place' }).click());
  }

  /** They read that the café has come to a step. */
  async isAt(step: string): Promise<void> {
    await expect(this.page.locator('.table-where')).toContainText(step);
  }

  async sitsAt(table: number): Promise<void> {
    await expect(this.page.locator('.table-where')).toContainText(new RegExp(`Table\\s${table}(?!\\d)`));
  }

  /** The table at which they sit, as soon as they sit at one. */
  async table(): Promise<number> {
    const where = this.page.locator('.table-where');
    await expect(where).toContainText(/Table\s\d/);
    return Number((await where.innerText()).match(/Table\s(\d+)/)![1]);
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

  /** Taps free paper: the next note is to lie there. */
  async pointsAt(at: [number, number]): Promise<void> {
    await this.page.touchscreen.tap(...(await this.onPaper(at)));
  }

  /** A place on the paper, in parts of what is seen of it. */
  private async onPaper([x, y]: [number, number]): Promise<[number, number]> {
    const paper = (await this.page.locator('.pane-cloth').boundingBox())!;
    return [paper.x + x * paper.width, paper.y + y * paper.height];
  }

  /** A note on the sheet. */
  note(text: string) {
    return this.page.locator('.pane-cloth g.trace[data-trace]').filter({ hasText: inLines(text) });
  }

  /** What can be done with what was tapped. */
  get card() {
    return this.page.locator('.taken');
  }

  async hasOnSheet(text: string): Promise<void> {
    await expect(this.note(text)).toHaveCount(1);
  }

  async hasNotOnSheet(text: string): Promise<void> {
    await expect(this.note(text)).toHaveCount(0);
  }

  async hasStrokes(count: number): Promise<void> {
    await expect(this.page.locator('.pane-cloth g.trace[data-trace] > path.stroke')).toHaveCount(count);
  }

  async taps(text: string): Promise<void> {
    await this.hasRead();
    const words = this.note(text).locator('text').last();
    // At once: what is drawn anew in between has gone.
    await words.evaluate((words) => words.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    const { x, y, width, height } = await atRest(words);
    await this.page.mouse.click(x + width / 2, y + height / 2);
    await expect(this.card).toBeVisible();
  }

  /** Touches a place on the sheet, in cloth units. */
  async touches(place: { x: number; y: number }): Promise<void> {
    await this.hasRead();
    const cloth = this.page.locator('.cloth');
    const at = await cloth.evaluate((cloth, { x, y }) => {
      const [paper, svg] = [cloth.parentElement!, cloth.querySelector('svg')!];
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      paper.scrollTo(x * scale - paper.clientWidth / 2, y * scale - paper.clientHeight / 3);
      const box = svg.getBoundingClientRect();
      return { x: box.x + x * scale, y: box.y + y * scale };
    }, place);
    await this.page.mouse.click(at.x, at.y);
  }

  /** What the card of a note says. */
  async says(text: string, said: string): Promise<void> {
    await this.taps(text);
    await expect(this.card).toContainText(said);
    await this.closesCard();
  }

  async closesCard(): Promise<void> {
    await this.card.getByRole('button', { name: 'Fermer' }).click();
  }

  async resonates(text: string): Promise<void> {
    await this.taps(text);
    await this.card.getByRole('button', { name: 'Ça compte' }).click();
    await this.closesCard();
  }

  /** All that lies on the sheet, in order: what is apart, and the lines that have settled together. */
  private async lies(): Promise<string[]> {
    const lying = this.page.locator('.pane-cloth').locator('g.trace[data-trace], .settled');
    return lying.evaluateAll((lying) => lying.map(({ outerHTML }) => outerHTML));
  }

  /** So many lines of the sheet have settled together, at least. */
  async hasSettled(least: number): Promise<void> {
    await expect.poll(() => this.page.locator('.pane-cloth .settled').count()).toBeGreaterThanOrEqual(least);
  }

  /** Both have the same sheet before them, as soon as all has come to both. */
  async hasSheetOf(other: Phone): Promise<void> {
    // Neither is read once: what somebody has just left changes when it is acknowledged. What differs is told in short: to
    // compare such long lines sign by sign would take minutes.
    const differs = async () => {
      const [mine, theirs] = [await this.lies(), await other.lies()];
      const longer = mine.length > theirs.length ? mine : theirs;
      return longer.filter((_, at) => mine[at] !== theirs[at]).map((line) => line.slice(0, 60));
    };
    await expect.poll(differs, `${this.name} and ${other.name}`).toEqual([]);
  }

  /** Where a note lies, in parts of the sheet. */
  async spot(text: string): Promise<{ x: number; y: number }> {
    await this.hasOnSheet(text);
    // In one look: a note that is drawn anew is another element.
    return this.page.locator('.cloth').evaluate((cloth, words) => {
      const notes = [...cloth.querySelectorAll('g.trace[data-trace]')];
      const note = notes.find((note) => new RegExp(words).test(note.textContent!))!.getBoundingClientRect();
      const sheet = cloth.getBoundingClientRect();
      return { x: (note.x - sheet.x) / sheet.width, y: (note.y - sheet.y) / sheet.height };
    }, inLines(text).source);
  }

  /** Moves an own note by its frame, so far in parts of what is seen. */
  async drags(text: string, [x, y]: [number, number]): Promise<void> {
    await this.taps(text);
    const box = await atRest(this.page.locator('.chosen.own'));
    const paper = (await this.page.locator('.pane-cloth').boundingBox())!;
    const from = [box.x + box.width / 2, box.y + box.height / 2] as const;
    await this.page.mouse.move(...from);
    await this.page.mouse.down();
    await this.page.mouse.move(from[0] + x * paper.width, from[1] + y * paper.height, { steps: 6 });
    await this.page.mouse.up();
  }

  /** A part of the list. */
  section(name: string) {
    return this.page.locator('.outline section').filter({ hasText: name });
  }

  async takesPen(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Dessiner' }).click();
    await this.page.getByRole('radio', { name, exact: true }).check({ force: true });
  }

  async putsPenDown(): Promise<void> {
    await this.page.getByRole('button', { name: 'Dessiner' }).click();
  }

  /** Draws, and keeps the pen on the paper. */
  async lowersPen(points: [number, number][]): Promise<void> {
    await this.page.mouse.move(...(await this.onPaper(points[0]!)));
    await this.page.mouse.down();
    for (const point of points.slice(1)) await this.page.mouse.move(...(await this.onPaper(point)), { steps: 8 });
  }

  /** Draws with a stylus that feels how hard it is pressed, from 0 to 1. */
  async pressesStylus(points: [number, number, number][]): Promise<void> {
    const client = await this.context.newCDPSession(this.page);
    const says = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', [x, y, force]: [number, number, number]) => {
      const [left, top] = await this.onPaper([x, y]);
      const button = { button: 'left' as const, buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1 };
      await client.send('Input.dispatchMouseEvent', { type, x: left, y: top, force, pointerType: 'pen', ...button });
    };
    await says('mousePressed', points[0]!);
    for (const point of points) await says('mouseMoved', point);
    await says('mouseReleased', points.at(-1)!);
    await client.detach();
  }

  /** How thick the lines on the sheet are, each once. */
  async thicknesses(): Promise<string[]> {
    const lines = this.page.locator('.pane-cloth path.stroke');
    return [...new Set(await lines.evaluateAll((lines) => lines.map((line) => line.getAttribute('stroke-width')!)))];
  }

  /** Moves two fingers apart, so many times as far as they were. */
  async pinches(times: number): Promise<void> {
    const [x, y] = await this.onPaper([0.5, 0.5]);
    const client = await this.context.newCDPSession(this.page);
    const fingers = (apart: number) => [
      { x: x - apart, y, id: 1 },
      { x: x + apart, y, id: 2 },
    ];
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number; id: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', fingers(40));
    for (const part of [0.25, 0.5, 0.75, 1]) await touch('touchMove', fingers(40 * (1 + (times - 1) * part)));
    await touch('touchEnd', []);
  }

  /** Photographs the paper on the table. */
  async photographs(about: string): Promise<void> {
    await this.takesPhoto(about);
    await this.laysPhoto();
  }

  /** Takes a photo, and says what is to be seen on it. */
  async takesPhoto(about: string): Promise<void> {
    const png = await this.page.screenshot();
    await this.page.getByRole('button', { name: 'Photo' }).click();
    const photo = this.page.getByLabel('Photo', { exact: true });
    await expect(photo).toBeFocused();
    await photo.setInputFiles({ name: 'papier.png', mimeType: 'image/png', buffer: png });
    await this.page.getByLabel(/Que voit-on/).fill(about);
    await this.picture('t2 photo form');
  }

  /** Lays the photo that was taken. */
  async laysPhoto(): Promise<void> {
    await this.page.getByRole('button', { name: 'La poser sur la nappe' }).click();
    const laid = this.page.locator('.news-said', { hasText: 'La photo est posée' });
    await laid.getByRole('button', { name: 'Fermer' }).click();
    await expect(laid).toBeHidden();
  }

  /** A picture of all of the sheet. */
  async wholeSheet(): Promise<Uint8Array> {
    await this.page.setViewportSize({ width: 1200, height: 1600 });
    await this.page.getByRole('button', { name: 'Voir' }).click();
    await this.page.getByRole('button', { name: 'Toute la nappe' }).click();
    await atRest(this.page.locator('.cloth'));
    return this.page.locator('.cloth').screenshot();
  }

  /** A note on the list. */
  line(text: string) {
    return this.page.locator('.outline li').filter({ hasText: text });
  }

  /** Has read what others left, if that is still open. */
  async hasRead(): Promise<void> {
    const read = this.page.locator('.recap-read');
    if (await read.isVisible()) await read.click();
  }

  async list(): Promise<void> {
    await this.turnsTo('.pane-list', 'Liste');
  }

  async sheet(): Promise<void> {
    await this.turnsTo('.pane-cloth', 'La nappe');
  }

  /** Presses a button until what it leads to is seen: the tablecloth may just be coming, and what others left lies over it. */
  private async turnsTo(part: string, button: string): Promise<void> {
    const wanted = this.page.locator(part);
    const tool = this.page.getByRole('button', { name: button, exact: true });
    await expect(async () => {
      await this.hasRead();
      if (await tool.isVisible()) await tool.click({ timeout: 5_000 });
      await expect(wanted).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
  }

  /** Unfolds what is behind "Plus" beside the clock; each line of the list has such a button as well. */
  async unfoldsMore(): Promise<void> {
    await this.page.locator('.table-head').getByText('Plus', { exact: true }).click();
  }

  /** Folds it away again. */
  async foldsMore(): Promise<void> {
    await this.page.locator('.table-head').getByText('Plus', { exact: true }).click();
    await expect(this.page.locator('.more')).not.toHaveAttribute('open');
  }

  /** Sees these notes on the tablecloth, all of them and no other. */
  async sees(texts: string[]): Promise<void> {
    const notes = this.page.locator('.pane-cloth g.trace[data-trace] > text');
    await expect(notes).toHaveCount(texts.length);
    await this.list();
    const lines = this.page.locator('.outline li .hand');
    // Spaces before French punctuation are tied.
    const words = async () => (await lines.allTextContents()).map((text) => text.trim().replace(/\u00a0/g, ' ')).sort();
    await expect.poll(words).toEqual([...texts].sort());
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
