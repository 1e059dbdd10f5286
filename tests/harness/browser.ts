import { existsSync } from 'node:fs';

import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

import { inRoot } from '../../playground/prepare/paths.mjs';
import { password } from './accounts';
import { skipUnlessCI } from './databases';
import { probe } from './services.mjs';
import type { Newsroom } from './start-newsroom';

const { address, reason } = await probe('chromium');

/**
 * Tests in a real Chromium. Where there is none they are skipped by name, or fail where `CI` is set.
 *
 * @example
 * ```ts
 * describeInBrowser('the desk', (browser) => {
 *   test('…', async () => {
 *     const page = await browser().newPage();
 *   });
 * });
 * ```
 */
export const describeInBrowser = (title: string, tests: (browser: () => Browser) => void): void => {
  if (reason !== null) {
    skipUnlessCI(`${title} (${reason})`, reason);
    return;
  }
  describe(title, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: address,
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
    });
    afterAll(() => browser.close());
    tests(() => browser);
  });
};

/**
 * The admin panel of an app started with `serveAdmin`, with a user logged in through the form. It
 * opens on `path`, such as `/plugins/newsroom`. Without an account it is the first admin's.
 */
export const openAdmin = async (
  browser: Browser,
  app: Newsroom,
  { email, path = '/' }: { email?: string; path?: string } = {}
): Promise<Page> => {
  if (!existsSync(inRoot('playground/build/index.html'))) {
    throw new Error('The admin panel is not built: `npm test` builds it');
  }
  await app.adminToken();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${app.url}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email ?? 'admin@newsroom.test');
  await page.locator('input[name=password]').fill(password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL((url) => !url.pathname.includes('/auth/'));
  if (path !== '/') await page.goto(`${app.url}/admin${path}`);
  return page;
};
