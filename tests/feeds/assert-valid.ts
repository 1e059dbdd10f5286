import { readFileSync } from 'node:fs';

import { z } from '@strapi/utils';
import { expect } from 'vitest';
import { validateXML } from 'xmllint-wasm';

import type { FeedFormat } from '../../server/feeds/contract';

/** JSON Feed 1.1 as https://www.jsonfeed.org/version/1.1/ has it, as far as our feeds use it. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  description: z.string().min(1).optional(),
  language: z.string().regex(/^[a-z]{2,3}(?:-\w+)*$/i),
  authors: z.array(z.strictObject({ name: z.string().min(1), url: z.url() })),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string().min(1),
      content_html: z.string(),
      summary: z.string().min(1).optional(),
      image: z.url().optional(),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z
        .array(z.strictObject({ name: z.string().min(1), url: z.url().optional() }))
        .optional(),
      tags: z.array(z.string().min(1)).min(1).optional(),
      _newsroom: z
        .union([
          z.strictObject({
            comment_count: z.int().min(0),
            comments_url: z.url(),
            comments_feed_url: z.url(),
          }),
          z.strictObject({ in_reply_to: z.string().min(1) }),
        ])
        .optional(),
    })
  ),
});

const schema = (name: string): string =>
  readFileSync(new URL(`schemas/${name}.rng`, import.meta.url), 'utf8');

/** Fails, with what is wrong, where a text is not what its format wants: well-formed, of the right
 * elements in the right namespaces, with values of the right kinds, and no `id` twice. */
export const assertValid = async (text: string, format: FeedFormat | 'sitemap'): Promise<void> => {
  if (format === 'json') {
    const { items } = jsonFeed.parse(JSON.parse(text));
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    return;
  }
  const { errors } = await validateXML({
    xml: { fileName: `${format}.xml`, contents: text },
    schema: { fileName: `${format}.rng`, contents: schema(format) },
    extension: 'relaxng',
  });
  expect(errors.map(({ message, loc }) => `${loc?.lineNumber ?? ''} ${message}`)).toEqual([]);
  const ids = [...text.matchAll(/<(?:guid|id)\b[^>]*>([^<]*)</g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
};
