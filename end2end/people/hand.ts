// An invented hand: loops, dashes and letters as pointers report them, always the same ones.

export type Line = [number, number][];

/** Numbers between 0 and 1, the same in each run (mulberry32). */
export function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A line of 12 to 60 points around a place, as wide as a word. */
export function line(chance: () => number, x: number, y: number): Line {
  const points = 12 + Math.floor(48 * chance());
  const [turn, size, drift] = [0.2 + 0.5 * chance(), 60 + 160 * chance(), 6 + 14 * chance()];
  return Array.from({ length: points }, (_, i) => [
    Math.round(x + drift * i + size * Math.cos(turn * i)),
    Math.round(y + size * Math.sin(turn * i) + 20 * chance()),
  ]);
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A line as the wire has it: each coordinate as the difference from the one before (see app/src/ink.rs). */
export function packed(points: Line): string {
  let packed = '';
  let [x, y] = [0, 0];
  for (const [to, down] of points) {
    for (const delta of [to - x, down - y]) {
      let rest = (delta << 1) ^ (delta >> 31);
      do {
        const more = rest > 31;
        packed += SIGNS[(rest & 31) | (more ? 32 : 0)];
        rest >>>= 5;
        if (!more) break;
      } while (true);
    }
    [x, y] = [to, down];
  }
  return packed;
}
