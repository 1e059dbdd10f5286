import { mkdirSync, rmSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import { faultsOfAccess } from './faults-of-access';

/** Pictures differ a little with every run: they are kept on demand only. */
const areKept = process.env.NEWSROOM_SCREENSHOTS === '1';
const folder = 'docs/screenshots';

/** Makes room for new pictures. */
export const clearPictures = () => {
  if (!areKept) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
};

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844 };

type Options = {
  /** Selector of what is looked at. Around it stands what is Strapi's own. */
  readonly within: string;
  /** Whether the picture is of that alone, or of the whole window. */
  readonly isAlone?: boolean;
  /** Whether to take it in the dark and on a telephone as well. */
  readonly isFull?: boolean;
};

/**
 * Takes a picture of a page as it is now into `docs/screenshots/`, and fails where it is not for
 * everybody: axe finds nothing, in light and in dark, and nothing is wider than its place.
 */
export const shoot = async (page: Page, name: string, options: Options) => {
  const { within, isAlone = false, isFull = false } = options;
  const take = async (suffix = '', isClipped = isAlone) => {
    if (!areKept) return;
    const of = isClipped ? page.locator(within).last() : page;
    await of.screenshot({ path: `${folder}/${name}${suffix}.png`, animations: 'disabled' });
  };

  await check(page, name, within);
  await take();

  await page.emulateMedia({ colorScheme: 'dark' });
  await check(page, `${name} in the dark`, within, ['color-contrast']);
  if (isFull) await take('.dark');
  await page.emulateMedia({ colorScheme: 'light' });

  if (!isFull) return;
  await page.setViewportSize(narrow);
  await check(page, `${name} on a telephone`, within);
  await take('.390', false);
  await page.setViewportSize(wide);
};

const check = async (page: Page, what: string, within: string, rules?: readonly string[]) => {
  await page.locator(within).last().scrollIntoViewIfNeeded();
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
