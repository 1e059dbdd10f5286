import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';

import type { Newsroom } from '../../harness/start-newsroom';
import type { PageOptions, Website } from './website';

export type Opened = {
  readonly page: Page;
  /** What the page has asked the content API for so far: `GET /threads/…`, without the stream. */
  readonly asked: () => string[];
  /** What went wrong in the page so far: what its policy refused, errors that nobody caught. */
  readonly faults: () => string[];
  /** Ends the visit; the reader's storage goes with it. */
  readonly close: () => Promise<void>;
};

type Options = Partial<Omit<PageOptions, 'api'>> & {
  /** The `:thread`. */
  readonly thread: string;
  /** Further attributes of the element. */
  readonly attributes?: string;
  /** Below the element. */
  readonly after?: string;
  /** Between its tags. */
  readonly within?: string;
  readonly hash?: string;
  readonly context?: BrowserContextOptions;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
};

/** A reader opens an article of the website, in a browser of their own. */
export const openPage = async (
  browser: Browser,
  { app, website }: { app: Newsroom; website: Website },
  options: Options
): Promise<Opened> => {
  const { thread, attributes = '', after = '', within = '', hash = '', context = {} } = options;
  const url = website.put({
    body: `<main><h1>Tram line reopens</h1><newsroom-comments thread="${thread}" api="${app.url}" ${attributes}>${within}</newsroom-comments>${after}</main>`,
    ...options,
    api: app.url,
  });
  const visit = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...context });
  visit.setDefaultTimeout(30_000);
  const page = await visit.newPage();
  const [faults, requests]: [string[], Request[]] = [[], []];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => requests.push(request));
  if (options.before) await page.addInitScript(options.before);
  await page.goto(url + hash);
  return {
    page,
    faults: () => faults,
    asked: () =>
      requests
        .filter((request) => request.url().startsWith(app.url) && request.method() !== 'OPTIONS')
        .map(
          (request) =>
            `${request.method()} ${request.url().slice(`${app.url}/api/newsroom`.length)}`
        )
        .filter((line) => !line.includes('/stream')),
    close: () => visit.close(),
  };
};
