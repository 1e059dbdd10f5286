import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeInBrowser(
  'a website on another origin, under Strapi’s default CORS settings',
  (browser) => {
    let app: Newsroom;
    let website: Server;
    let page: Page;
    beforeAll(async () => {
      app = await startNewsroom();
      website = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>A website</title>');
      });
      await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
      page = await (await browser().newContext()).newPage();
      await page.goto(`http://127.0.0.1:${(website.address() as AddressInfo).port}/`);
    });
    afterAll(async () => {
      await page.context().close();
      website.close();
      website.closeAllConnections();
      await app.stop();
    });

    /** As the website's own script asks: the browser sends the preflight and may refuse. */
    const ask = (method: string, path: string, given: { body?: unknown; guest?: string } = {}) =>
      page.evaluate(
        async ({ url, method, body, guest }) => {
          const answer = await fetch(url, {
            method,
            headers: {
              ...(body !== undefined && { 'Content-Type': 'application/json' }),
              ...(guest !== undefined && { Authorization: `Guest ${guest}` }),
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
          });
          const text = await answer.text();
          return { status: answer.status, body: text ? JSON.parse(text) : null };
        },
        { url: app.url + path, method, ...given }
      );

    test('posts as a guest, is known again, edits, deletes and reports', async () => {
      const { path } = await openThread(app);
      const author = { name: 'Ann' };
      const first = await ask('POST', `${path}/comments`, { body: { body: 'From afar', author } });
      expect(first.status).toBe(202);
      const guest = first.body.meta.guestToken as string;
      const { id } = first.body.data;

      const list = await ask('GET', `${path}/comments`, { guest });
      expect(list.body.meta.own.map((own: { id: string }) => own.id)).toEqual([id]);

      const comment = `/api/newsroom/comments/${id}`;
      const edited = await ask('PUT', comment, { guest, body: { body: 'From far away' } });
      expect(edited.body.data.body).toBe('From far away');
      expect((await ask('DELETE', comment, { guest })).status).toBe(204);
      const gone = await ask('POST', `${comment}/reports`, { guest, body: { reason: 'spam' } });
      expect(gone).toMatchObject({
        status: 404,
        body: { error: { details: { code: 'COMMENT_UNKNOWN' } } },
      });
    });
  }
);
