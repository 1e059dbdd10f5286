import { mkdirSync, readdirSync, rmSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { faultsOfAccess } from './faults-of-access';

/** Pictures differ a little with every run: they are kept on demand only. */
const areKept = process.env.NEWSROOM_SCREENSHOTS === '1';

/** Of the window, which pages get back after they were looked at as on a telephone. */
export const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

type CameraOptions = {
  /** Where the pictures are, such as `docs/screenshots`. Its folders are left alone. */
  readonly folder: string;
  /** @default wide */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What is seen around a part that is alone in its picture, in pixels. @default 0 */
  readonly margin?: number;
};

type ShotOptions = {
  /** Selector of what is looked at. Around it stands what is not ours. */
  readonly within: string;
  /** Whether the picture is of that alone, or of the whole window. */
  readonly isAlone?: boolean;
  /** Whether to take it in the dark and on a telephone as well. */
  readonly isFull?: boolean;
  /** Selector of what stands at the upper edge of the window. */
  readonly top?: string;
};

/** For the pictures of one folder: two cameras with different ones never meet. */
export const createCamera = ({ folder, viewport = wide, margin = 0 }: CameraOptions) => ({
  /** Makes room for new pictures. */
  clear: () => {
    if (!areKept) return;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
      rmSync(`${folder}/${name}`);
    }
  },

  /**
   * Takes a picture of a page as it is now, and fails where it is not for everybody: axe finds
   * nothing, in light and in dark, and nothing is wider than its place.
   */
  shoot: async (page: Page, name: string, options: ShotOptions) => {
    const { within, isAlone = false, isFull = false } = options;
    const take = async (suffix = '', isClipped = isAlone) => {
      if (!areKept) return;
      const picture = isClipped
        ? await takeAlone(page, within, margin)
        : await page.screenshot({ animations: 'disabled' });
      await keep(`${folder}/${name}${suffix}.png`, picture);
    };

    await check(page, name, options);
    await take();

    await page.emulateMedia({ colorScheme: 'dark' });
    await check(page, `${name} in the dark`, options, ['color-contrast']);
    if (isFull) await take('.dark');
    await page.emulateMedia({ colorScheme: 'light' });

    if (!isFull) return;
    await page.setViewportSize(narrow);
    await check(page, `${name} on a telephone`, options);
    await take('.390', false);
    await page.setViewportSize(viewport);
  },
});

/** A part of the page with what is around it, in a window that has room for all of it: what Chromium
 * takes beyond its window looks as if there were no touch screen. */
const takeAlone = async (page: Page, within: string, margin: number): Promise<Buffer> => {
  const before = page.viewportSize()!;
  const part = page.locator(within).last();
  const { height = 0 } = (await part.boundingBox()) ?? {};
  const needed = Math.ceil(height) + 2 * margin;
  if (needed > before.height) await page.setViewportSize({ ...before, height: needed });
  await part.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await settle(page);
  const box = (await part.boundingBox())!;
  const clip = {
    ...{ x: Math.max(0, box.x - margin), y: Math.max(0, box.y - margin) },
    ...{ width: box.width + 2 * margin, height: box.height + 2 * margin },
  };
  const picture = await page.screenshot({ clip, animations: 'disabled' });
  await page.setViewportSize(before);
  return picture;
};

/** Writes a picture with as many colours as a page has: a quarter of its bytes. */
const keep = async (path: string, picture: Buffer) => {
  const { default: sharp } = await import('sharp');
  await sharp(picture).png({ palette: true, colours: 256, effort: 10, dither: 0 }).toFile(path);
};

const check = async (
  page: Page,
  what: string,
  { within, top }: ShotOptions,
  rules?: readonly string[]
) => {
  // Which finds its part and scrolls to it in one go: a part may be drawn anew at any moment.
  const [part, block] =
    top === undefined ? ([within, 'nearest'] as const) : ([top, 'start'] as const);
  await page
    .locator(part)
    .last()
    .evaluate((one, block) => one.scrollIntoView({ block, behavior: 'instant' }), block);
  await settle(page);
  expect.soft(await faultsOfAccess(page, within, rules), what).toEqual([]);
  expect.soft(await tooWide(page, within), what).toEqual([]);
};

/** Waits until fonts are there and nothing moves any more, but what turns for ever. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    const isMoving = (animation: Animation) =>
      animation.playState === 'running' &&
      animation.effect?.getComputedTiming().iterations !== Infinity;
    for (let calm = 0; calm < 3; calm += 1) {
      await new Promise(requestAnimationFrame);
      if (document.getAnimations().some(isMoving)) calm = 0;
    }
  });

/** What would have to be scrolled sideways, or is cut off. */
const tooWide = (page: Page, within: string) =>
  page.evaluate(
    (ours) =>
      [...document.querySelectorAll(`html, ${ours === 'body' ? 'main' : ours}`)]
        .filter((part) => part.scrollWidth > part.clientWidth + 1)
        .map((part) => `${part.tagName} ${part.scrollWidth} in ${part.clientWidth}`),
    within
  );
