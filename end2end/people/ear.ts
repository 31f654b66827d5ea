// Hears a page ring, without loudspeakers.
import type { Page } from '@playwright/test';

/** What was heard of a page, and felt of its phone. */
export type Heard = { audible: boolean; strikes: number; trembles: number };

/** Listens from the next page on that is loaded. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard = { audible: false, strikes: 0, trembles: 0 };
    Object.assign(globalThis, { heard });
    const { resume } = AudioContext.prototype;
    AudioContext.prototype.resume = async function () {
      await resume.call(this);
      heard.audible = true;
    };
    // A strike has several tones; this one is the bell's own (see app/src/live/bell.js).
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (at) {
      if (this.frequency.value === 660) heard.strikes += 1;
      start.call(this, at);
    };
    navigator.vibrate = (pattern) => (heard.trembles += [pattern].flat().length / 2) > 0;
  });
}

/** What has been heard since the page was loaded. */
export function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => (globalThis as unknown as { heard: Heard }).heard);
}
