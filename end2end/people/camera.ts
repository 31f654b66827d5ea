// The camera of a phone: what a QR code says, wherever it is seen.
import type { Locator } from '@playwright/test';

/** Reads a code as a camera does, from its pixels. */
export async function scan(code: Locator): Promise<string> {
  const png = (await code.screenshot()).toString('base64');
  const blank = await code.page().context().newPage();
  await blank.addScriptTag({ path: 'node_modules/jsqr/dist/jsQR.js' });
  const said = await blank.evaluate(async (png) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const { width, height } = picture;
    const canvas = new OffscreenCanvas(width, height).getContext('2d')!;
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, width, height);
    return (globalThis as any).jsQR(data, width, height)?.data as string | undefined;
  }, png);
  await blank.close();
  if (!said) throw new Error(`no camera reads ${code}`);
  return said;
}
