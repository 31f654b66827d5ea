// Somebody without a browser: joins through the form as a phone does, then talks on the socket (see app/src/wire.rs).
import { randomUUID } from 'node:crypto';
import { request, type APIRequestContext } from '@playwright/test';
import WebSocket from 'ws';

export type Trace = {
  id: string;
  by: number;
  alias: string;
  group: number;
  round: number;
  mark: { note?: { text: string; zone?: number } } | 'hidden';
  mask?: { reason: string };
};
type Participant = { id: number; alias: string; group: number; seats: Record<string, number> };
export type Cafe = {
  people: Record<string, Participant>;
  traces: Record<string, Trace[]>;
  programme: { at: number; steps: { id: number; kind: unknown; seconds?: number }[] };
  sight: { viewer: { participant: number }; cloths: 'none' | { one: string } };
};
type Answer = { down: 'done' } | { down: 'refused'; refusal: { why: string } };

export class Bot {
  cafe!: Cafe;
  private socket!: WebSocket;
  private asked = 0;
  private answers = new Map<number, (answer: Answer) => void>();
  private changed: (() => void)[] = [];

  private constructor(
    readonly alias: string,
    private readonly url: string,
    private readonly code: string,
    private readonly http: APIRequestContext,
  ) {}

  static async join(url: string, code: string, alias: string): Promise<Bot> {
    const http = await request.newContext({ baseURL: url });
    await http.get(`/j/${code}`);
    const answer = await http.post(`/j/${code}`, { form: { alias }, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${alias} cannot join: ${answer.status()}`);
    const bot = new Bot(alias, url, code, http);
    await bot.dial();
    return bot;
  }

  /** Opens the line, once more after a breakdown, and waits for the first picture. */
  async dial(): Promise<void> {
    const before = this.cafe;
    const { cookies } = await this.http.storageState();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const address = `${this.url.replace('http', 'ws')}/socket/${this.code}?as=table`;
    this.socket = new WebSocket(address, { headers: { cookie, origin: this.url } });
    this.socket.on('message', (data) => this.hear(JSON.parse(String(data))));
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.say({ hello: { version: 3 } });
    await this.until(() => this.cafe !== before);
  }

  get id(): number {
    return this.cafe.sight.viewer.participant;
  }

  /** The tablecloth before this person, as `question@table`. */
  get cloth(): string {
    const { cloths } = this.cafe.sight;
    if (cloths === 'none') throw new Error(`${this.alias} sits at no tablecloth`);
    return cloths.one;
  }

  /** Waits until they sit at a table of this number, or, at none, in the plenary. */
  async sitsAt(table: number): Promise<void> {
    await this.until(() => this.cafe.sight.cloths !== 'none' && this.cloth.endsWith(`@${table}`));
  }

  /** The notes on that tablecloth. */
  get notes(): string[] {
    const traces = this.cafe.traces[this.cloth] ?? [];
    return traces.flatMap(({ mark }) => (mark !== 'hidden' && mark.note ? [mark.note.text] : []));
  }

  async note(round: number, text: string, more: { zone?: number; to?: string } = {}): Promise<string> {
    const trace = randomUUID();
    const thread = more.to ? { to: more.to, kind: 'continues' } : undefined;
    const what = { note: { text, zone: more.zone } };
    const answer = await this.command({ do: 'leave', trace, cloth: this.cloth, round, what, thread });
    if (answer.down === 'refused') throw new Error(`${this.alias} may not write: ${answer.refusal.why}`);
    return trace;
  }

  /** Gives any command at all and waits for what the café says to it. On the wire its verb is the key of the rest. */
  command({ do: verb, ...rest }: { do: string; [field: string]: unknown }): Promise<Answer> {
    const n = ++this.asked;
    this.say({ do: { n, command: { [verb]: rest } } });
    return new Promise((resolve) => this.answers.set(n, resolve));
  }

  /** Waits until what this person sees is as it should be. */
  async until(seen: () => boolean): Promise<void> {
    while (!seen()) await new Promise<void>((resolve) => this.changed.push(resolve));
  }

  leave(): void {
    this.socket.close();
  }

  private say(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  /** A bot holds what it was shown last; it folds the events that the stories look at, and no others. */
  private hear({ welcome, told, done, refused }: any): void {
    if (welcome) this.cafe = welcome.cafe;
    for (const { trace_left: left } of told?.events ?? []) {
      if (left) (this.cafe.traces[left.cloth] ??= []).push(left.trace);
    }
    if (done) this.answer(done.n, { down: 'done' });
    if (refused) this.answer(refused.n, { down: 'refused', refusal: { why: reason(refused.refusal) } });
    for (const look of this.changed.splice(0)) look();
  }

  private answer(n: number, answer: Answer): void {
    this.answers.get(n)?.(answer);
    this.answers.delete(n);
  }
}

/** A reason with nothing to add is a word; one with something to add is its key. */
function reason(refusal: string | object): string {
  return typeof refusal === 'string' ? refusal : Object.keys(refusal)[0]!;
}
