import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong with a page, or with the part of it that `selector` names: each fault with
 * where it is. Empty where all can be used by everybody, as far as a machine can tell. All of its rules
 * are tried, unless some are named. */
export const faultsOfAccess = async (
  page: Page,
  selector = 'body',
  rules?: readonly string[]
): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.addScriptTag({ path: axe });
  return page.evaluate(
    async ({ within, runOnly }) => {
      const { axe: checker } = window as unknown as {
        axe: {
          run: (
            context: string,
            options: object
          ) => Promise<{
            violations: { id: string; nodes: { html: string; target: string[] }[] }[];
          }>;
        };
      };
      const { violations } = await checker.run(within, {
        resultTypes: ['violations'],
        ...(runOnly && { runOnly }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 200)}`)
      );
    },
    { within: selector, runOnly: rules && [...rules] }
  );
};
