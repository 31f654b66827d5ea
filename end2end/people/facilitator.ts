// The facilitator, who opens and conducts.
import { expect, type Browser, type Download, type Page } from '@playwright/test';
import { LAPTOP, Person, type Device } from './pages.js';

export type Question = {
  text: string;
  zones?: string[];
  place: 'tables' | 'plenary' | 'announced';
  number?: number;
};
export type Preparation = {
  title: string;
  purpose: string;
  questions: Question[];
  rounds: number;
  roundMinutes: number;
  travelMinutes: number;
  /** Individuals mix; otherwise groups rotate. */
  mixing?: { hosts: boolean; expected: number };
};

export class Facilitator extends Person {
  /** Opens a café through the preparation form. */
  static async opens(browser: Browser, url: string, prepared: Preparation): Promise<Facilitator> {
    const somebody = new Facilitator('facilitator', ...(await Person.device(browser, LAPTOP)));
    const { page } = somebody;
    await page.goto(url);
    await somebody.picture('00 first page');
    await somebody.isAccessible();
    await page.getByRole('link', { name: 'Ouvrir un café' }).click();
    const field = (name: string) => page.locator(`[name="${name}"]`);
    while (!(await field(`q${prepared.questions.length - 1}_text`).count())) {
      await page.getByRole('button', { name: 'Ajouter des questions' }).click();
    }
    await field('title').fill(prepared.title);
    await field('purpose').fill(prepared.purpose);
    for (const [i, { text, zones, place, number }] of prepared.questions.entries()) {
      await field(`q${i}_text`).fill(text);
      await field(`q${i}_place`).selectOption(place);
      if (number) await field(`q${i}_number`).fill(String(number));
      if (zones) {
        await page.locator('details', { has: field(`q${i}_zones`) }).locator('summary').click();
        await field(`q${i}_zones`).fill(zones.join(' | '));
      }
    }
    await field('rounds').fill(String(prepared.rounds));
    await field('round_minutes').fill(String(prepared.roundMinutes));
    await field('travel_minutes').fill(String(prepared.travelMinutes));
    if (prepared.mixing) {
      await field('moving').selectOption('people');
      await field('hosts').selectOption(prepared.mixing.hosts ? 'yes' : 'no');
      await field('expected').fill(String(prepared.mixing.expected));
      await page.getByRole('button', { name: 'Montrer le plan' }).click();
      await expect(page.getByRole('table')).toContainText('Table 1');
    }
    await somebody.picture('01 preparation');
    await somebody.isAccessible();
    await somebody.comesAlive(() => page.getByRole('button', { name: 'Ouvrir le café' }).last().click());
    return somebody;
  }

  /** Comes to the desk from any device, by the facilitator link. */
  static async comesBack(browser: Browser, link: string, device: Device, name: string): Promise<Facilitator> {
    const somebody = new Facilitator(name, ...(await Person.device(browser, device)));
    await somebody.comesAlive(() => somebody.page.goto(link));
    return somebody;
  }

  get code(): string {
    return this.page.url().split('/').pop()!;
  }

  /** The addresses in the dialog of links. */
  async links(): Promise<{ facilitator: string; projector: string }> {
    await this.page.getByRole('button', { name: 'Liens' }).click();
    const dialog = this.page.getByRole('dialog');
    await this.picture('02 links');
    const links = {
      facilitator: await dialog.getByLabel('Pour animer').inputValue(),
      projector: await dialog.getByLabel('Pour l’écran de la salle').inputValue(),
    };
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    return links;
  }

  /** Presses the one red button, which says what it does. */
  async goesOn(next: string): Promise<void> {
    const button = this.page.getByRole('region', { name: 'Conduire' }).getByRole('button', { name: next });
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    await button.click();
  }

  /** Presses the one red button without reading it, whatever it says by then. */
  async pressesAtOnce(): Promise<void> {
    await this.page.locator('.next .primary').evaluate((button: HTMLElement) => button.click());
  }

  /** Goes back to a step that was ended by mistake. */
  async goesBack(step: string): Promise<void> {
    const back = `Revenir à : ${step}`;
    await this.page.getByRole('button', { name: back }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: back }).click();
    await this.isAt(step);
  }

  /** Tells something to all, or to a table. */
  async announces(text: string, table?: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Annoncer' }).click();
    const dialog = this.page.getByRole('dialog');
    if (table) await dialog.getByLabel('À qui').selectOption(String(table));
    await dialog.getByLabel('Que dire').fill(text);
    await dialog.getByRole('button', { name: 'Annoncer' }).click();
    await expect(dialog).toBeHidden();
  }

  async renewsLinks(): Promise<void> {
    await this.page.getByRole('button', { name: 'Liens' }).click();
    await this.comesAlive(() => this.page.getByRole('button', { name: 'Renouveler ces deux liens' }).click());
  }

  async isAt(step: string): Promise<void> {
    await expect(this.page.locator('[aria-current="step"]')).toContainText(step);
  }

  /** Gives a step of the programme another length. */
  async setsLength(step: string, minutes: number): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: new RegExp(step) }).click();
    await this.typesMinutes(minutes);
  }

  /** Mends the length of the step that runs. */
  async mendsLength(minutes: number): Promise<void> {
    await this.page.getByRole('button', { name: /Durée de l’étape/ }).click();
    await this.typesMinutes(minutes);
  }

  private async typesMinutes(minutes: number): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('spinbutton').fill(String(minutes));
    await this.picture(`length ${minutes}`);
    await dialog.getByRole('button', { name: 'Régler' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Says with what a table works. */
  async letsWorkWith(table: number, what: string): Promise<void> {
    await this.page.getByLabel(`Avec quoi travaille la table ${table}`).selectOption(what);
  }

  /** Chooses something for somebody; what would change is shown. */
  async proposes(who: string, list: string, choice: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first().click();
    const select = this.page.getByRole('dialog').getByRole('combobox', { name: list });
    const option = select.locator('option').filter({ hasText: choice }).first();
    await select.selectOption((await option.getAttribute('value'))!);
    await this.seesWhatChanges();
  }

  /** Wishes that two share a table, or do not; what would change is shown. */
  async wishes(who: string, how: string, whom: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first().click();
    await this.page.getByRole('dialog').getByRole('combobox', { name: 'Souhait' }).selectOption({ label: how });
    await this.page.getByRole('dialog').getByRole('combobox', { name: 'Avec qui' }).selectOption({ label: whom });
    await this.seesWhatChanges();
  }

  private async seesWhatChanges(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Voir ce qui change' }).click();
    await expect(this.dialog('Ce qui change')).toBeVisible();
  }

  /** Does what was shown. */
  async agrees(): Promise<void> {
    await this.dialog('Ce qui change').getByRole('button', { name: 'Le faire' }).click();
    await expect(this.dialog('Ce qui change')).toBeHidden();
  }

  /** Opens what can be done about somebody. */
  private async turnsTo(who: string) {
    await this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first().click();
    return this.page.getByRole('dialog', { name: who });
  }

  async dismisses(who: string, forGood = false): Promise<void> {
    const dialog = await this.turnsTo(who);
    if (forGood) await dialog.getByLabel('Fermer la porte').check();
    await dialog.getByRole('button', { name: 'Faire sortir du café' }).click();
    await this.agrees();
  }

  async opensDoorTo(who: string): Promise<void> {
    const dialog = await this.turnsTo(who);
    await dialog.getByLabel('Fermer la porte').uncheck();
    await dialog.getByRole('button', { name: 'Fermer', exact: true }).click();
  }

  async renames(who: string, alias: string): Promise<void> {
    const dialog = await this.turnsTo(who);
    await dialog.getByLabel('Un autre nom').fill(alias);
    await dialog.getByRole('button', { name: 'Donner ce nom' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Files the photo of a table's paper, from a tab of its own. */
  async filesPhoto(table: number, round: number, about: string): Promise<void> {
    const png = await this.page.screenshot();
    const tab = await this.context.newPage();
    await tab.goto(this.page.url().replace(/\/?$/, '/photo'));
    await tab.getByRole('combobox', { name: /^Nappe/ }).selectOption(await this.clothAt(tab, table));
    await tab.getByRole('combobox', { name: /^Tour/ }).selectOption(String(round));
    await tab.getByLabel('Photo', { exact: true }).setInputFiles({ name: 'papier.png', mimeType: 'image/png', buffer: png });
    await tab.getByLabel(/Que voit-on/).fill(about);
    await tab.getByRole('button', { name: 'La poser sur la nappe' }).click();
    await expect(tab.getByText('La photo est posée sur sa nappe.')).toBeVisible();
    await tab.close();
  }

  /** Puts the first photo of the tablecloth that lies open where it belongs. */
  async refiles(table: number, round: number): Promise<void> {
    await this.page.getByRole('dialog').first().getByRole('button', { name: 'Classer ailleurs' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Classer ailleurs' });
    await dialog.getByRole('combobox', { name: /^Nappe/ }).selectOption(await this.clothAt(this.page, table));
    await dialog.getByRole('combobox', { name: /^Tour/ }).selectOption(String(round));
    await this.picture('p1 refile');
    await dialog.getByRole('button', { name: 'Classer ailleurs' }).click();
    await expect(dialog).toBeHidden();
  }

  /** What a list of tablecloths calls the one at a table. */
  private async clothAt(page: Page, table: number): Promise<string> {
    const options = page.getByRole('combobox', { name: /^Nappe/ }).locator('option');
    const found = options.filter({ hasText: new RegExp(`^Table\\s${table}\\s`) });
    return (await found.getAttribute('value'))!;
  }

  /** A trace in the lists of the hall, not of a tablecloth that lies open. */
  private latest(text: string) {
    return this.page.locator('.feed').getByRole('listitem').filter({ hasText: text });
  }

  async approves(text: string): Promise<void> {
    await this.latest(text).getByRole('button', { name: 'Montrer au projecteur' }).first().click();
  }

  async masksLatest(text: string, reason: string): Promise<void> {
    await this.latest(text).getByRole('button', { name: 'Masquer' }).first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Pourquoi masquer cette trace').fill(reason);
    await dialog.getByRole('button', { name: 'Masquer' }).click();
    await expect(dialog).toBeHidden();
  }

  async merges(table: number, into: number): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^Table ${table}.*réunir`) }).click();
    await this.page.getByRole('dialog').getByRole('combobox', { name: 'La réunir à la table' }).selectOption({ label: String(into) });
    await this.seesWhatChanges();
    await this.agrees();
    await expect(this.page.getByText(`réunie à la table ${into}`)).toBeVisible();
  }

  private dialog(name: string) {
    return this.page.getByRole('dialog', { name });
  }

  async opensCloth(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Ouvrir la nappe : ${name}` }).click();
  }

  async closesCloth(): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).first().click();
  }

  private trace(text: string) {
    return this.page.getByRole('dialog').first().getByRole('listitem').filter({ hasText: text }).first();
  }

  async picks(...texts: string[]): Promise<void> {
    for (const text of texts) await this.trace(text).getByRole('checkbox').check();
  }

  async masks(text: string, reason: string): Promise<void> {
    await this.trace(text).getByRole('button', { name: 'Masquer' }).click();
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.getByLabel('Pourquoi masquer cette trace') });
    await dialog.getByLabel('Pourquoi masquer cette trace').fill(reason);
    await this.picture('mask');
    await dialog.getByRole('button', { name: 'Masquer' }).click();
    await expect(this.trace(reason)).toBeVisible();
  }

  async unmasks(reason: string): Promise<void> {
    await this.trace(reason).getByRole('button', { name: 'Montrer de nouveau' }).click();
  }

  /** Asks a question that was announced without a table, in a plenary of so many minutes. */
  async asksAnnounced(question: string, minutes: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Question émergente' }).click();
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.getByLabel('Quelle question') });
    await dialog.getByLabel('Quelle question').selectOption(question);
    await dialog.getByLabel('Minutes de plénière').fill(String(minutes));
    await this.picture('emergent question');
    await dialog.getByRole('button', { name: 'Poser la question' }).click();
    await expect(this.page.getByRole('navigation')).toContainText(question);
  }

  /** Ends the café and goes to where the tablecloths can be taken from. */
  async closes(): Promise<void> {
    await this.goesOn('Clore le café');
    await this.page.getByRole('dialog').getByRole('button', { name: 'Clore le café' }).click();
    await this.page.getByRole('link', { name: 'Emporter les nappes' }).click();
    await this.page.waitForURL('**/close/*');
  }

  async takes(link: string): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('link', { name: link }).or(this.page.getByRole('button', { name: link })).first().click();
    return download;
  }
}
