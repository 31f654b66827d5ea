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

/** The share of pixels that are clearly others, when a picture and a part of another are drawn equally large. */
export async function difference(page: Page, one: Uint8Array, other: Uint8Array, part: Part): Promise<number> {
  const addresses = [one, other].map((png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
  const blank = await page.context().newPage();
  const share = await blank.evaluate(async ({ addresses, part }) => {
    // So small that the edges of letters say nothing, and so large that a note that is missing does.
    const WIDTH = 300;
    const pictures = await Promise.all(
      addresses.map(async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        return picture;
      }),
    );
    const height = Math.round((WIDTH * pictures[0]!.height) / pictures[0]!.width);
    const data = async (picture: HTMLImageElement, i: number) => {
      const canvas = new OffscreenCanvas(WIDTH, height).getContext('2d')!;
      const { x, y, w, h } = i === 0 ? { x: 0, y: 0, w: 1, h: 1 } : part;
      const from = [x * picture.width, y * picture.height, w * picture.width, h * picture.height] as const;
      const size = { resizeWidth: WIDTH, resizeHeight: height, resizeQuality: 'high' } as const;
      canvas.drawImage(await createImageBitmap(picture, ...from, size), 0, 0);
      return canvas.getImageData(0, 0, WIDTH, height).data;
    };
    const [a, b] = (await Promise.all(pictures.map(data))) as [Uint8ClampedArray, Uint8ClampedArray];
    let others = 0;
    for (let i = 0; i < a.length; i += 4) {
      const apart = [0, 1, 2].map((channel) => Math.abs(a[i + channel]! - b[i + channel]!));
      if (Math.max(...apart) > 64) others += 1;
    }
    return others / (a.length / 4);
  }, { addresses, part });
  await blank.close();
  return share;
}
