// The day of 9 December 2011, as its published synthesis tells it: who was there, and what they left where.
import { readFileSync } from 'node:fs';
import type { Preparation } from '../people/preparation.js';

export type Left = { id: string; by: string; text: string; question?: string; zone?: string; replies_to?: string };

export const day = JSON.parse(readFileSync('days/assuetudes-2011.json', 'utf8'));
export const plenary: Left[] = day.plenary.traces;
export const first: Left[] = day.rounds[0].traces;
export const second: Left[] = day.rounds[1].traces;
export const emergent: Left[] = day.emergent.traces;

/** As its organiser would have prepared it. */
export const prepared: Preparation = {
  title: day.title,
  purpose: day.purpose,
  questions: [
    { text: day.plenary.title, zones: day.plenary.zones, place: 'plenary', number: 30 },
    { text: day.questions[0].text, place: 'tables', number: 1 },
    { text: day.questions[1].text, place: 'tables', number: 1 },
    { text: day.announced_without_table, place: 'announced' },
  ],
  rounds: 2,
  roundMinutes: 25,
  travelMinutes: 5,
};

type Somebody = { alias: string; group: string };
export const groupOf: Record<string, string> = Object.fromEntries(
  day.participants.map(({ alias, group }: Somebody) => [alias, group]),
);

/** Everybody, in the order in which they come in: whoever comes is put into the smallest group, so A and B in turn. */
const [a, b] = ['A', 'B'].map((letter) => day.participants.filter(({ group }: Somebody) => group === letter));
export const turns: string[] = a.flatMap(({ alias }: Somebody, i: number) => [alias, b[i].alias]);

export const texts = (traces: Left[]) => traces.map(({ text }) => text);
export const on = (question: string) => (trace: Left) => trace.question === question;
