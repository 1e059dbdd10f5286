import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const nested = (levels: number): string => '[{"body":'.repeat(levels) + '1' + '}]'.repeat(levels);

/** Requests that are wrong as a whole: what reads them is Strapi's, what must hold is ours. */
describe('a request that is no request', () => {
  let app: Newsroom;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom();
    ({ documentId: article } = await app.contentManager.publish({ title: 'Tram line reopens' }));
  });
  afterAll(() => app.stop());

  const paths = () => [
    `/api/newsroom/threads/${article}/comments`,
    '/api/newsroom/previews',
    '/api/newsroom/articles',
  ];
  const post = (path: string, body: string | Uint8Array, type = 'application/json') =>
    app.http.post(path, { body, headers: { 'content-type': type } });

  test('is refused, and leaves nothing behind', async () => {
    const bodies: Record<string, string | Uint8Array> = {
      nothing: '',
      'half of an object': '{"body":"x"',
      'no JSON': 'body=x',
      'a number': '1',
      'a text': '"text"',
      null: 'null',
      'a list': '[]',
      'a list of objects': '[{"body":"x","author":{"name":"Ann"}}]',
      '10,000 levels': nested(5_000),
      '10,000 levels in a field': `{"body":${nested(5_000)}}`,
      '10 MB': JSON.stringify({ body: 'x'.repeat(10_000_000) }),
      'a list of 100,000': JSON.stringify({ body: Array(100_000).fill(1) }),
      '10,000 unknown fields': JSON.stringify(
        Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`f${index}`, index]))
      ),
      'a prototype': '{"__proto__":{"body":"x","author":{"name":"Ann"}}}',
      'a prototype in a field': '{"body":"x","author":{"__proto__":{"name":"Ann"}}}',
      'a constructor': '{"constructor":{"prototype":{"polluted":true}},"body":"x"}',
      'bytes that are no UTF-8': new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
      'a byte order mark alone': '\uFEFF',
      'a NUL': '\0',
    };
    for (const path of paths()) {
      for (const [name, body] of Object.entries(bodies)) {
        const { status } = await post(path, body);
        expect(status, `${name} to ${path}`).toBeGreaterThanOrEqual(400);
        expect(status, `${name} to ${path}`).toBeLessThan(500);
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(await app.strapi.db.query(uids.comment).count()).toBe(0);
    expect(await app.strapi.db.query(uids.decision).count()).toBe(0);
  });

  test('of another type is refused, or taken as the form it is', async () => {
    const json = JSON.stringify({ body: 'In JSON', author: { name: 'Ann' } });
    const form = 'body=In+a+form&author[name]=Ann';
    const multipart =
      '--x\r\ncontent-disposition: form-data; name="body"\r\n\r\nIn parts\r\n--x--\r\n';
    const path = paths()[0]!;
    const statuses: Record<string, number> = {};
    for (const [type, body] of [
      ['text/plain', json],
      ['application/xml', json],
      ['text/html', json],
      ['application/octet-stream', json],
      ['application/json; charset=utf-16', json],
      ['application/json; charset=x', json],
      ['', json],
      ['nonsense', json],
      ['multipart/form-data; boundary=x', multipart],
      ['application/x-www-form-urlencoded', form],
      ['application/x-www-form-urlencoded', `${form}&__proto__[x]=1&${'a[b]'.repeat(500)}=1`],
    ] as const) {
      const { status } = await post(path, body, type);
      expect(status, `${type}: ${body.slice(0, 40)}`).toBeLessThan(500);
      statuses[type] = status;
    }
    expect(statuses['text/plain']).toBe(400);
    for (const row of await app.strapi.db.query(uids.comment).findMany({})) {
      expect(row.authorName).toBe('Ann');
      expect(['In JSON', 'In a form']).toContain(row.body);
    }
  });

  test('has headers that say nothing', async () => {
    const path = `/api/newsroom/threads/${article}/comments`;
    for (const headers of [
      { authorization: '' },
      { authorization: 'Guest' },
      { authorization: 'Bearer' },
      { authorization: `Guest ${'x'.repeat(8_000)}` },
      { 'accept-language': '\xFF' },
      { 'user-agent': '\xFF\xFE'.repeat(400) },
      { 'x-forwarded-for': 'not an address, \xFF' },
      { 'x-forwarded-for': '::ffff:203.0.113.7' },
      { 'x-forwarded-for': `${'1.1.1.1, '.repeat(500)}1.1.1.1` },
      { accept: 'text/html' },
      { 'if-none-match': '\xFF' },
    ] as Record<string, string>[]) {
      const body = { body: `Text ${Math.random()}`, author: { name: 'Ann' } };
      for (const { status } of [
        await app.http.get(path, { headers }),
        await app.http.post(path, { headers, body }),
      ]) {
        expect(status, JSON.stringify(headers).slice(0, 60)).toBeLessThan(500);
      }
    }
  });
});
