import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with a page, or with the part of it that `selector` names: each fault with
 * where it is. Empty where all can be used by everybody, as far as a machine can tell. */
export const faultsOfAccess = async (page: Page, selector = 'body'): Promise<string[]> => {
  await page.addScriptTag({ path: axe });
  return page.evaluate(async (within) => {
    const { axe: checker } = window as unknown as {
      axe: {
        run: (
          context: string,
          options: object
        ) => Promise<{ violations: { id: string; nodes: { html: string; target: string[] }[] }[] }>;
      };
    };
    const { violations } = await checker.run(within, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`)
    );
  }, selector);
};
