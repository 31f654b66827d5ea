// Whether two pictures show the same.
import type { Page } from '@playwright/test';

/** A part of a picture, in parts of its width and height. */
export type Part = { x: number; y: number; w: number; h: number };

/** Where the sheet lies on an exported page. */
export function sheetOn(svg: string): Part {
  const numbers = (pattern: RegExp) => pattern.exec(svg)!.slice(1).map(Number) as [number, number];
  const [width, height] = numbers(/viewBox="0 0 (\d+) (\d+)"/);
  const [x, y] = numbers(/<g transform="translate\((\d+) (\d+)\)"/);
  const [w, h] = numbers(/<rect class="paper" width="(\d+)" height="(\d+)"/);
  return { x: x / width, y: y / height, w: w / width, h: h / height };
}

/**
 * The share of places at which a picture and a part of another are clearly different. A place is a square of pixels and
 * has their mean colour: the edges of letters say nothing, a note that is missing does.
 */
export async function difference(page: Page, one: Uint8Array, other: Uint8Array, part: Part): Promise<number> {
  const addresses = [one, other].map((png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  const blank = await page.context().newPage();
  const compare = async ({ addresses, part }: { addresses: string[]; part: Part }) => {
    const [ACROSS, SQUARE] = [300, 4];
    const pictures = await Promise.all(
      addresses.map(async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        return picture;
      }),
    );
    const down = Math.round((ACROSS * pictures[0]!.height) / pictures[0]!.width);
    const [width, height] = [ACROSS * SQUARE, down * SQUARE];
    const means = (picture: HTMLImageElement, { x, y, w, h }: Part) => {
      const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
      canvas.imageSmoothingQuality = 'high';
      const from = [x * picture.width, y * picture.height, w * picture.width, h * picture.height] as const;
      canvas.drawImage(picture, ...from, 0, 0, width, height);
      const { data } = canvas.getImageData(0, 0, width, height);
      const sums = new Float64Array(ACROSS * down * 3);
      for (let i = 0; i < width * height; i += 1) {
        const place = Math.floor(i / width / SQUARE) * ACROSS + Math.floor((i % width) / SQUARE);
        for (const channel of [0, 1, 2]) sums[3 * place + channel]! += data[4 * i + channel]! / SQUARE ** 2;
      }
      return sums;
    };
    const a = means(pictures[0]!, { x: 0, y: 0, w: 1, h: 1 });
    const b = means(pictures[1]!, part);
    let others = 0;
    for (let i = 0; i < a.length; i += 3) {
      if (Math.max(...[0, 1, 2].map((channel) => Math.abs(a[i + channel]! - b[i + channel]!))) > 64) others += 1;
    }
    return others / (ACROSS * down);
  };
  const share = await blank.evaluate(compare, { addresses, part });
  await blank.close();
  return share;
}
