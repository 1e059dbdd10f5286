import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { bundleReader } from '../../../playground/prepare/reader-bundle.mjs';

/** A page of the website: what stands in its body, and whatever is to be otherwise than usual. */
export type PageOptions = {
  readonly body: string;
  /** @default 'en' */
  readonly lang?: string;
  /** Origins that the page may ask. */
  readonly api: string;
  /** The page's own styles. Without any, none are allowed, as the element needs none. */
  readonly css?: string;
  /** Allows everything, so that nothing but the element itself stands in the way. @default false */
  readonly isLax?: boolean;
};

export type Website = {
  readonly origin: string;
  /** Puts a page there, under a path of its own; answers its address. */
  put(page: PageOptions): string;
  close(): Promise<void>;
};

/** All that a page with the element needs to be allowed, and nothing else. */
const policyOf = ({ api, css }: PageOptions): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    css === undefined ? `style-src 'none'` : `style-src 'self'`,
    `connect-src ${api}`,
    `require-trusted-types-for 'script'`,
    `trusted-types newsroom`,
  ].join('; ');

const documentOf = ({ lang = 'en', css, body }: PageOptions, path: string): string =>
  [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><title>An article</title>',
    css === undefined ? '' : `<link rel="stylesheet" href="${path}.css">`,
    '<script type="module" src="/element.js"></script></head>',
    `<body>${body}</body></html>`,
  ].join('');

/** A website on an origin of its own, as plain as can be, that serves the element by itself. */
export const startWebsite = async (): Promise<Website> => {
  const script = await bundleReader('element');
  const pages = new Map<string, PageOptions>();
  const server = createServer(({ url = '/' }, response) => {
    const path = url.replace(/\?.*/, '');
    const page = pages.get(path.replace(/\.css$/, ''));
    const answer = (type: string, text: string, status = 200): void => {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
      response.end(text);
    };
    if (path === '/element.js') answer('text/javascript', script);
    else if (!page) answer('text/plain', 'There is no such page', 404);
    else if (path.endsWith('.css')) answer('text/css', page.css ?? '');
    else {
      if (!page.isLax) response.setHeader('content-security-policy', policyOf(page));
      answer('text/html', documentOf(page, path));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put(page) {
      const path = `/${pages.size + 1}`;
      pages.set(path, page);
      return origin + path;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
