import type { Browser, Locator, Page } from '@playwright/test';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a window shows, and where in it the body of a message stands. */
export interface Picture {
  readonly png: Buffer;
  readonly frame: Box;
}

export async function takePicture(page: Page, frame: Locator): Promise<Picture> {
  const box = await frame.boundingBox();
  if (!box) throw new Error('the body is not on the screen');
  return { png: await page.screenshot({ animations: 'disabled', caret: 'hide', scale: 'css' }), frame: box };
}

/** How many pixels outside both frames are not the same in two pictures, and in how many they could have been otherwise. */
export async function countOutside(
  browser: Browser,
  one: Picture,
  other: Picture,
): Promise<{ readonly changed: number; readonly looked: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const pictures = [one, other].map(({ png, frame }) => ({ png: png.toString('base64'), frame }));
  const counted = await page.evaluate(async (both) => {
    const drawn = await Promise.all(
      both.map(async ({ png, frame }) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
        const { width, height } = image;
        const canvas = new OffscreenCanvas(width, height).getContext('2d');
        if (!canvas) throw new Error('no canvas');
        canvas.drawImage(image, 0, 0);
        return { width, height, frame, pixels: new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer) };
      }),
    );
    const [first, second] = drawn;
    if (!first || !second || first.width !== second.width || first.height !== second.height)
      throw new Error('the pictures are not of the same size');
    const isInside = (x: number, y: number): boolean =>
      drawn.some(
        ({ frame }) =>
          x >= Math.floor(frame.x) &&
          x < Math.ceil(frame.x + frame.width) &&
          y >= Math.floor(frame.y) &&
          y < Math.ceil(frame.y + frame.height),
      );
    let [changed, looked] = [0, 0];
    for (let y = 0; y < first.height; y += 1)
      for (let x = 0; x < first.width; x += 1) {
        if (isInside(x, y)) continue;
        looked += 1;
        if (first.pixels[y * first.width + x] !== second.pixels[y * first.width + x]) changed += 1;
      }
    return { changed, looked };
  }, pictures);
  await context.close();
  return counted;
}

/** Whether a click outside the frame would land in it, at one of some hundred places of the window. */
export const catchesClicksOutside = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    const frame = [...document.querySelectorAll(wanted)].find((one) => one.checkVisibility());
    const box = frame?.getBoundingClientRect();
    if (!frame || !box) throw new Error('no body');
    for (let x = 4; x < innerWidth; x += 20)
      for (let y = 4; y < innerHeight; y += 20) {
        const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
        if (!inside && document.elementFromPoint(x, y) === frame) return true;
      }
    return false;
  }, selector);
