// What a café is to be, and the form in which that is said.
import { expect, type Page } from '@playwright/test';
import type { Means } from './means.js';

export type Question = {
  text: string;
  zones?: string[];
  place: 'tables' | 'round' | 'plenary' | 'announced';
  number?: number;
};
export type Preparation = {
  title: string;
  purpose: string;
  questions: Question[];
  rounds: number;
  roundMinutes: number;
  travelMinutes: number;
  /** What the form begins with. */
  template?: string;
  /** Individuals mix; otherwise groups rotate. */
  mixing?: { hosts: boolean; expected: number };
};

/** Fills in the form; it is not sent yet. */
export async function prepare(page: Page, means: Means, prepared: Preparation): Promise<void> {
  if (prepared.template) {
    await means.press(page.locator('.templates summary'));
    await means.press(page.getByRole('link', { name: prepared.template }));
    await expect(page).toHaveURL(/from=/);
  }
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const rows = page.locator('[name$="_text"]');
  await expect(rows.first()).toBeVisible();
  for (let before = await rows.count(); before < prepared.questions.length; before = await rows.count()) {
    await means.press(page.getByRole('button', { name: 'Ajouter des questions' }));
    // A key does not wait for the page to which it leads.
    await expect(rows.nth(before)).toBeVisible();
  }
  await means.type(field('title'), prepared.title);
  await means.type(field('purpose'), prepared.purpose);
  for (const [i, { text, zones, place, number }] of prepared.questions.entries()) {
    await means.type(field(`q${i}_text`), text);
    await means.choose(field(`q${i}_place`), place);
    if (number) await means.type(field(`q${i}_number`), String(number));
    if (zones) {
      const names = field(`q${i}_zones`);
      if (!(await names.isVisible())) await means.press(page.locator('details', { has: names }).locator('summary'));
      await means.type(names, zones.join(' | '));
    }
  }
  await means.type(field('rounds'), String(prepared.rounds));
  await means.type(field('round_minutes'), String(prepared.roundMinutes));
  await means.type(field('travel_minutes'), String(prepared.travelMinutes));
  if (prepared.mixing) {
    await means.choose(field('moving'), 'people');
    await means.choose(field('hosts'), prepared.mixing.hosts ? 'yes' : 'no');
    await means.type(field('expected'), String(prepared.mixing.expected));
    await means.press(page.getByRole('button', { name: 'Montrer le plan' }));
    await expect(page.getByRole('table')).toContainText('Table 1');
  }
}
