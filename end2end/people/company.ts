// Those of a day: some with a phone that is looked at, the others without a browser.
import type { Browser } from '@playwright/test';
import { day, turns, type Left } from '../days/assuetudes.js';
import { Bot } from './bot.js';
import { Phone } from './phone.js';

export class Company {
  readonly phones: Record<string, Phone> = {};
  readonly bots: Record<string, Bot> = {};
  /** By trace of the day, what the café calls it. */
  private ids: Record<string, string> = {};

  /** Everybody comes in, in turn. */
  static async comesIn(browser: Browser, url: string, code: string, withPhones: string[]): Promise<Company> {
    const company = new Company();
    for (const alias of turns) {
      if (withPhones.includes(alias)) company.phones[alias] = await Phone.joins(browser, url, code, alias);
      else company.bots[alias] = await Bot.join(url, code, alias);
    }
    return company;
  }

  /** All without a browser sit at their tables; at none, in the plenary. */
  async sitAt(table: (alias: string) => number): Promise<void> {
    for (const [alias, bot] of Object.entries(this.bots)) await bot.sitsAt(table(alias));
  }

  /** Leaves a trace as its author, on a phone if they have one. */
  async leaves(trace: Left, round: number, earlier?: Left[]): Promise<void> {
    const { by, text, zone } = trace;
    const phone = this.phones[by];
    const from = earlier?.find(({ id }) => id === trace.replies_to);
    if (phone) {
      if (from) await phone.carriesOn(from.text, text);
      else await phone.writes(text, zone);
    } else {
      const index = zone === undefined ? undefined : day.plenary.zones.indexOf(zone);
      const to = trace.replies_to ? this.ids[trace.replies_to] : undefined;
      this.ids[trace.id] = await this.bots[by]!.note(round, text, { zone: index, to });
    }
  }
}
