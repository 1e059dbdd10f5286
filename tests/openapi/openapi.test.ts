import { createRequire } from 'node:module';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Schema = Record<string, unknown>;
type Operation = {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Document = {
  paths: Record<string, Record<string, Operation>>;
  components?: Record<string, unknown>;
};

const { generate } = createRequire(import.meta.url)('@strapi/openapi') as {
  generate: (strapi: unknown, options: { type: string }) => { document: Document };
};

/** What `strapi openapi generate` writes for a project with the plugin. */
describe('the OpenAPI document', () => {
  let app: Newsroom;
  let paths: Document['paths'];
  let components: string;

  beforeAll(async () => {
    app = await startNewsroom();
    const { document } = generate(app.strapi, { type: 'content-api' });
    ({ paths } = document);
    components = JSON.stringify(document.components);
  });
  afterAll(() => app.stop());

  const operation = (method: string, path: string): Operation => {
    const found = paths[`/newsroom${path}`]?.[method];
    if (!found) throw new Error(`${method} ${path} is not in ${Object.keys(paths).join(' ')}`);
    return found;
  };

  test.each([
    ['get', '/articles'],
    ['get', '/articles/{id}'],
    ['get', '/articles/slug/{slug}'],
    ['get', '/articles/{id}/related'],
    ['get', '/tags'],
    ['get', '/tags/{id}'],
    ['get', '/tags/slug/{slug}'],
    ['get', '/threads/{thread}'],
    ['get', '/threads/{thread}/comments'],
    ['post', '/threads/{thread}/comments'],
    ['get', '/comments/{id}'],
    ['put', '/comments/{id}'],
    ['delete', '/comments/{id}'],
    ['get', '/comments/{id}/replies'],
    ['post', '/comments/{id}/reports'],
    ['get', '/counts'],
    ['post', '/previews'],
  ])('has %s %s', (method, path) => {
    const { parameters = [], responses } = operation(method, path);
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const name of named) {
      expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }));
    }
    if (method !== 'delete') {
      expect(JSON.stringify(responses['200'])).toContain('data');
    }
  });

  test.each([
    ['/feeds/{articlesFeed}', 'articlesFeed'],
    ['/feeds/tags/{tagFeed}', 'tagFeed'],
    ['/feeds/threads/{threadFeed}', 'threadFeed'],
    ['/sitemaps/{sitemap}', 'sitemap'],
  ])('has %s', (path, name) => {
    const { parameters = [], responses } = operation('get', path);
    expect(parameters).toContainEqual(expect.objectContaining({ name, in: 'path' }));
    const taken = parameters.filter((one) => one.in === 'query').map((one) => one.name);
    expect(taken.sort()).toEqual(name === 'sitemap' ? [] : ['limit', 'locale']);
    expect(responses).toHaveProperty('200');
  });

  test('says what a list takes and answers', () => {
    const { parameters, responses } = operation('get', '/threads/{thread}/comments');
    const names = parameters?.filter((one) => one.in === 'query').map(({ name }) => name);
    expect(names?.sort()).toEqual(['after', 'fragment', 'limit', 'locale', 'replies', 'sort']);
    const answer = JSON.stringify(responses['200']);
    for (const key of ['commentCount', 'next', 'own']) expect(answer).toContain(key);
    expect(components).toContain('replyCount');
    expect(answer + components).not.toMatch(/authorEmail|ipHash|signals|userAgent/);
  });

  test('says what a post takes', () => {
    const { requestBody } = operation('post', '/threads/{thread}/comments');
    const body = JSON.stringify(requestBody?.content['application/json']?.schema);
    for (const key of ['body', 'parent', 'author', 'startedAt']) expect(body).toContain(key);
  });

  test('has nothing of the comment type itself', () => {
    const ours = Object.keys(paths).filter((path) => path.includes('newsroom'));
    expect(ours.filter((path) => /threads$|decisions|revisions|claims/.test(path))).toEqual([]);
  });
});
