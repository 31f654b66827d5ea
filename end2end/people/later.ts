// A server whose clock is ahead: the bell comes near when a story wants it, and nobody waits for it.
import type { WebSocketRoute } from '@playwright/test';
import type { Person } from './pages.js';

export class Later {
  private seconds = 0;
  private lines = new Set<WebSocketRoute>();

  /** The pages of these people, loaded anew, will believe it. */
  static async for(...people: Person[]): Promise<Later> {
    const later = new Later();
    for (const { page } of people) {
      await page.routeWebSocket(/\/socket\//, (line) => {
        later.lines.add(line);
        line.connectToServer().onMessage((said) => line.send(later.shifted(String(said))));
      });
    }
    for (const person of people) await person.comesAlive(() => person.page.reload());
    return later;
  }

  /** It is so many seconds later than it is. */
  is(seconds: number): void {
    this.seconds = seconds;
    const tick = JSON.stringify({ tick: { now: Date.now() } });
    for (const line of this.lines) line.send(this.shifted(tick));
  }

  /** It becomes so many seconds later still. */
  becomes(seconds: number): void {
    this.is(this.seconds + seconds);
  }

  /** What the server says of its time (see app/src/wire.rs); nothing else on the line tells what time it is. */
  private shifted(said: string): string {
    const later = (now: string) => String(Number(now) + 1_000 * this.seconds);
    return said.replace(/(?<=^\{"(?:tick|welcome)":\{"now":)\d+/, later);
  }
}
