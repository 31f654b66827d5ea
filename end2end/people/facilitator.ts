// The facilitator, who opens and conducts.
import { expect, type Browser, type Download, type Locator, type Page } from '@playwright/test';
import { MOUSE, type Means } from './means.js';
import { LAPTOP, Person, type Device } from './pages.js';
import { prepare, type Preparation } from './preparation.js';

export class Facilitator extends Person {
  /** With what they work. */
  private means: Means = MOUSE;

  /** Opens a café through the preparation form. */
  static async opens(browser: Browser, url: string, prepared: Preparation, means: Means = MOUSE): Promise<Facilitator> {
    const somebody = new Facilitator('facilitator', ...(await Person.device(browser, LAPTOP)));
    somebody.means = means;
    const { page } = somebody;
    await page.goto(url);
    await somebody.picture('00 first page');
    await somebody.isAccessible();
    await means.press(page.getByRole('link', { name: 'Ouvrir un café' }));
    await prepare(page, means, prepared);
    await somebody.picture('01 preparation');
    await somebody.isAccessible();
    await somebody.comesAlive(() => means.press(page.getByRole('button', { name: 'Ouvrir le café' }).last()));
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
    await this.means.press(this.page.getByRole('button', { name: 'Liens' }));
    const dialog = this.page.getByRole('dialog');
    await this.picture('02 links');
    const links = {
      facilitator: await dialog.getByLabel('Pour animer').inputValue(),
      projector: await dialog.getByLabel('Pour l’écran de la salle').inputValue(),
    };
    await this.means.press(dialog.getByRole('button', { name: 'Fermer' }));
    return links;
  }

  /** Presses the one red button, which says what it does. */
  async goesOn(next: string): Promise<void> {
    const button = this.conduct.getByRole('button', { name: next });
    await expect(button).toHaveAttribute('aria-disabled', 'false');
    await this.means.press(button);
  }

  /** Presses the one red button at an agreed instant without reading it, whatever it says by then. */
  async pressesAt(instant: number): Promise<void> {
    await this.page.locator('.next .primary').evaluate((button: HTMLElement, instant) => {
      return new Promise<void>((pressed) => setTimeout(() => pressed(button.click()), instant - Date.now()));
    }, instant);
  }

  /** Goes back to a step that was ended by mistake. */
  async goesBack(step: string): Promise<void> {
    const back = `Revenir à : ${step}`;
    await this.means.press(this.page.getByRole('button', { name: back }));
    await this.means.press(this.page.getByRole('dialog').getByRole('button', { name: back }));
    await this.isAt(step);
  }

  /** Tells something to all, or to a table. */
  async announces(text: string, table?: number): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: 'Annoncer' }));
    const dialog = this.page.getByRole('dialog');
    if (table) await this.means.choose(dialog.getByLabel('À qui'), String(table));
    await this.means.type(dialog.getByLabel('Que dire'), text);
    await this.means.press(dialog.getByRole('button', { name: 'Annoncer' }));
    await expect(dialog).toBeHidden();
  }

  async renewsLinks(): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: 'Liens' }));
    const before = await this.page.getByLabel('Pour animer').inputValue();
    await this.means.press(this.page.getByRole('button', { name: 'Renouveler ces deux liens' }));
    const dialog = this.page.getByRole('dialog', { name: 'Renouveler ces deux liens' });
    await expect(dialog).toContainText('n’ouvriront plus rien');
    await this.picture('02 renew');
    await this.comesAlive(() => this.means.press(dialog.getByRole('button', { name: 'Renouveler', exact: true })));
    await expect(this.page.getByText('Les deux liens sont nouveaux.')).toBeFocused();
    await expect(this.page.getByLabel('Pour animer')).not.toHaveValue(before);
    await this.picture('02 renewed');
    await this.means.press(this.page.getByRole('dialog').getByRole('button', { name: 'Fermer' }));
  }

  /** The card of a table. */
  card(table: number): Locator {
    return this.page.locator('.table-card').filter({ has: this.page.locator('.sign', { hasText: new RegExp(`^${table}$`) }) });
  }

  async isAt(step: string): Promise<void> {
    await expect(this.page.locator('[aria-current="step"]')).toContainText(step);
  }

  /** Who sits at which table. */
  async seats(): Promise<Map<string, number>> {
    const cards = this.page.locator('.table-card:not(.plenary)');
    const seats = await cards.evaluateAll((cards) =>
      cards.flatMap((card) => {
        const table = Number(card.querySelector('.sign')!.textContent);
        // A name, and after it who they are and whether they sleep.
        const name = (seat: Element) => [...seat.childNodes].find((node) => node instanceof Text)!.textContent!;
        return [...card.querySelectorAll('.seat')].map((seat) => [name(seat), table] as const);
      }),
    );
    return new Map(seats);
  }

  /** So many people sit at the tables, and no table has two more than another. */
  async seatsEvenly(people: number): Promise<void> {
    const evenly = async () => {
      const cards = this.page.locator('.table-card:not(.plenary)');
      const sizes = await cards.evaluateAll((cards) => cards.map((card) => card.querySelectorAll('.seat').length));
      return { people: sizes.reduce((sum, size) => sum + size, 0), apart: Math.max(...sizes) - Math.min(...sizes) <= 1 ? 'by one at most' : sizes.join(' ') };
    };
    await expect.poll(evenly).toEqual({ people, apart: 'by one at most' });
  }

  /** All who sat somewhere sit there still; who has come since sits anywhere. */
  async hasMovedNobody(before: Map<string, number>): Promise<void> {
    const kept = async () => {
      const now = await this.seats();
      return [...before.keys()].map((name) => [name, now.get(name)]);
    };
    await expect.poll(kept).toEqual([...before]);
  }

  /** Gives a step of the programme another length. */
  async setsLength(step: string, minutes: number): Promise<void> {
    await this.means.press(this.page.getByRole('navigation').getByRole('button', { name: new RegExp(step) }));
    await this.typesMinutes(minutes);
  }

  /** Mends the length of the step that runs. */
  async mendsLength(minutes: number): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: /Durée de l’étape/ }));
    await this.typesMinutes(minutes);
  }

  /** Lets the clock stand still. */
  async pauses(): Promise<void> {
    await this.means.press(this.conduct.getByRole('button', { name: 'Pause' }));
  }

  /** Lets it run again. */
  async resumes(): Promise<void> {
    await this.means.press(this.conduct.getByRole('button', { name: 'Reprendre' }));
  }

  private get conduct() {
    return this.page.getByRole('region', { name: 'Conduire' });
  }

  /** Gives the step that runs a minute more or less. */
  async adds(minutes: 1 | -1): Promise<void> {
    const sign = minutes > 0 ? '+' : '−';
    await this.means.press(this.page.getByRole('button', { name: `${sign} 1 min`, exact: true }));
  }

  /** Who does not see the desk hears what has been done. */
  async hears(said: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: said }).first()).toBeAttached();
  }

  private async typesMinutes(minutes: number): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.means.type(dialog.getByRole('spinbutton'), String(minutes));
    await this.picture(`length ${minutes}`);
    await this.means.press(dialog.getByRole('button', { name: 'Régler' }));
    await expect(dialog).toBeHidden();
  }

  /** Says with what a table works. */
  async letsWorkWith(table: number, what: string): Promise<void> {
    await this.means.choose(this.page.getByLabel(`Avec quoi travaille la table ${table}`), what);
  }

  /** Chooses something for somebody; what would change is shown. */
  async proposes(who: string, list: string, choice: string | RegExp): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first());
    const select = this.page.getByRole('dialog').getByRole('combobox', { name: list });
    const option = select.locator('option').filter({ hasText: choice }).first();
    // By what is read: the second table's value is 1.
    await this.means.choose(select, { label: (await option.textContent())!.trim() });
    await this.seesWhatChanges();
  }

  /** Wishes that some share a table, or that no two of them do; what would change is shown. */
  async wishes(who: string, how: string, ...whom: string[]): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first());
    const dialog = this.page.getByRole('dialog');
    await this.means.choose(dialog.getByRole('combobox', { name: 'Souhait' }), { label: how });
    for (const [nth, label] of whom.entries()) {
      if (nth > 0) await this.means.press(dialog.getByRole('button', { name: 'Et encore quelqu’un' }));
      await this.means.choose(dialog.getByRole('combobox', { name: 'Avec qui' }).nth(nth), { label });
    }
    await this.seesWhatChanges();
  }

  private async seesWhatChanges(): Promise<void> {
    await this.means.press(this.page.getByRole('dialog').getByRole('button', { name: 'Voir ce qui change' }));
    await expect(this.dialog('Ce qui change')).toBeVisible();
  }

  /** Does what was shown. */
  async agrees(): Promise<void> {
    await this.means.press(this.dialog('Ce qui change').getByRole('button', { name: 'Le faire' }));
    await expect(this.dialog('Ce qui change')).toBeHidden();
  }

  /** Opens what can be done about somebody. */
  private async turnsTo(who: string) {
    await this.means.press(this.page.getByRole('button', { name: new RegExp(`^${who}( |$)`) }).first());
    return this.page.getByRole('dialog', { name: who });
  }

  async dismisses(who: string, forGood = false): Promise<void> {
    const dialog = await this.turnsTo(who);
    if (forGood) await this.means.tick(dialog.getByLabel('Fermer la porte'), true);
    await this.means.press(dialog.getByRole('button', { name: 'Faire sortir du café' }));
    await this.agrees();
  }

  async opensDoorTo(who: string): Promise<void> {
    const dialog = await this.turnsTo(who);
    await this.means.tick(dialog.getByLabel('Fermer la porte'), false);
    await this.means.press(dialog.getByRole('button', { name: 'Fermer', exact: true }));
  }

  async renames(who: string, alias: string): Promise<void> {
    const dialog = await this.turnsTo(who);
    await this.means.type(dialog.getByLabel('Un autre nom'), alias);
    await this.means.press(dialog.getByRole('button', { name: 'Donner ce nom' }));
    await expect(dialog).toBeHidden();
  }

  /** Files the photo of a table's paper, from a tab of its own. */
  async filesPhoto(table: number, round: number, about: string): Promise<void> {
    const png = await this.page.screenshot();
    const tab = await this.context.newPage();
    await tab.goto(this.page.url().replace(/\/?$/, '/photo'));
    await this.means.choose(tab.getByRole('combobox', { name: /^Nappe/ }), await this.clothAt(tab, table));
    await this.means.choose(tab.getByRole('combobox', { name: /^Tour/ }), String(round));
    await tab.getByLabel('Photo', { exact: true }).setInputFiles({ name: 'papier.png', mimeType: 'image/png', buffer: png });
    await this.means.type(tab.getByLabel(/Que voit-on/), about);
    await this.means.press(tab.getByRole('button', { name: 'La poser sur la nappe' }));
    await expect(tab.getByText('La photo est posée sur sa nappe.')).toBeVisible();
    await tab.close();
  }

  /** Puts the first photo of the tablecloth that lies open where it belongs. */
  async refiles(table: number, round: number): Promise<void> {
    await this.means.press(this.page.getByRole('dialog').first().getByRole('button', { name: 'Classer ailleurs' }));
    const dialog = this.page.getByRole('dialog', { name: 'Classer ailleurs' });
    await this.means.choose(dialog.getByRole('combobox', { name: /^Nappe/ }), await this.clothAt(this.page, table));
    await this.means.choose(dialog.getByRole('combobox', { name: /^Tour/ }), String(round));
    await this.picture('p1 refile');
    await this.means.press(dialog.getByRole('button', { name: 'Classer ailleurs' }));
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
    await this.means.press(this.latest(text).getByRole('button', { name: 'Montrer au projecteur' }).first());
  }

  async masksLatest(text: string, reason: string): Promise<void> {
    await this.means.press(this.latest(text).getByRole('button', { name: 'Masquer' }).first());
    const dialog = this.page.getByRole('dialog');
    await this.means.type(dialog.getByLabel('Pourquoi masquer cette trace'), reason);
    await this.means.press(dialog.getByRole('button', { name: 'Masquer' }));
    await expect(dialog).toBeHidden();
  }

  async merges(table: number, into: number): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: new RegExp(`^Table ${table}.*réunir`) }));
    await this.means.choose(this.page.getByRole('dialog').getByRole('combobox', { name: 'La réunir à la table' }), { label: String(into) });
    await this.seesWhatChanges();
    await this.agrees();
    await expect(this.page.locator('.fate', { hasText: `réunie à la table ${into}` })).toBeVisible();
  }

  private dialog(name: string) {
    return this.page.getByRole('dialog', { name });
  }

  async opensCloth(name: string): Promise<void> {
    await this.means.press(this.page.getByRole('button', { name: `Ouvrir la nappe : ${name}` }));
  }

  async closesCloth(): Promise<void> {
    await this.means.press(this.page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).first());
  }

  private trace(text: string) {
    return this.page.getByRole('dialog').first().getByRole('listitem').filter({ hasText: text }).first();
  }

  async picks(...texts: string[]): Promise<void> {
    for (const text of texts) await this.means.tick(this.trace(text).getByRole('checkbox'), true);
  }

  async masks(text: string, reason: string): Promise<void> {
    await this.means.press(this.trace(text).getByRole('button', { name: 'Masquer' }));
    const dialog = this.page.getByRole('dialog').filter({ has: this.page.getByLabel('Pourquoi masquer cette trace') });
    await this.means.type(dialog.getByLabel('Pourquoi masquer cette trace'), reason);
    await this.picture('mask');
    await this.means.press(dialog.getByRole('button', { name: 'Masquer' }));
    await expect(this.trace(reason)).toBeVisible();
  }

  /** Shows a trace again, found in the list of what is masked. */
  async showsAgain(reason: string): Promise<void> {
    const masked = this.page.locator('.feed details', { hasText: 'Traces masquées' });
    await this.means.press(masked.locator('summary'));
    const line = masked.getByRole('listitem').filter({ hasText: reason });
    await this.means.press(line.getByRole('button', { name: 'Montrer de nouveau' }));
    await expect(line).toHaveCount(0);
    await this.means.press(masked.locator('summary'));
  }

  async unmasks(reason: string): Promise<void> {
    await this.means.press(this.trace(reason).getByRole('button', { name: 'Montrer de nouveau' }));
  }

  /** Asks a question that was announced without a table, in a plenary of so many minutes. */
  async asksAnnounced(question: string, minutes: number): Promise<void> {
    const dialog = await this.emergent();
    await this.means.choose(dialog.getByLabel('Quelle question'), question);
    await this.poses(question, minutes);
  }

  /** Asks a question that nobody had thought of before. */
  async asks(question: string, minutes: number): Promise<void> {
    const dialog = await this.emergent();
    await this.means.type(dialog.getByLabel('La question qui est apparue'), question);
    await this.poses(question, minutes);
  }

  /** Asks a question at a table of its own, from the next round on. What would change is shown first. */
  async asksAtTable(question: string): Promise<void> {
    const dialog = await this.emergent();
    await this.means.type(dialog.getByLabel('La question qui est apparue'), question);
    await this.means.tick(dialog.getByLabel('À une table de plus'), true);
    await this.picture('emergent question at a table');
    await this.means.press(dialog.getByRole('button', { name: 'Poser la question' }));
    await this.picture('emergent question changes');
    await this.agrees();
  }

  /** The form for an emergent question. */
  private async emergent() {
    await this.means.press(this.page.getByRole('button', { name: 'Question émergente' }));
    return this.page.getByRole('dialog', { name: 'Question émergente' });
  }

  private async poses(question: string, minutes: number): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Question émergente' });
    await this.means.type(dialog.getByLabel('Minutes de plénière'), String(minutes));
    await this.picture('emergent question');
    await this.means.press(dialog.getByRole('button', { name: 'Poser la question' }));
    await expect(this.page.getByRole('navigation')).toContainText(question);
  }

  /** Ends the café and goes to where the tablecloths can be taken from. */
  async closes(): Promise<void> {
    await this.goesOn('Clore le café');
    await this.means.press(this.page.getByRole('dialog').getByRole('button', { name: 'Clore le café' }));
    await this.means.press(this.page.getByRole('link', { name: 'Emporter les nappes' }));
    await this.page.waitForURL('**/close/*');
  }

  async takes(link: string): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.means.press(this.page.getByRole('link', { name: link }).or(this.page.getByRole('button', { name: link })).first());
    return download;
  }
}
