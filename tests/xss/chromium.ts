import { existsSync } from 'node:fs';

import { chromium } from 'playwright-core';

const candidates = () => [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  chromium.executablePath(),
];

/** Where Chromium is; null where there is none. In CI, where nothing may be skipped, none is an
 * error. */
export function findChromium(): string | null {
  const found = candidates().find((path) => path && existsSync(path));
  if (!found && process.env.CI) {
    throw new Error('No Chromium found, and CI must not skip: install it or set CHROMIUM_PATH');
  }
  return found ?? null;
}

/** Chromium without a window, which asks nobody but the pages it is shown. */
export const launchChromium = (executablePath: string) =>
  chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
