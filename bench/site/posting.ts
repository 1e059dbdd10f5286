import { randomBytes } from 'node:crypto';

import { comment } from '../../content-types/comment';
import { compare } from './compare';
import { named, tableOf, type Suite } from './suite';
import { textOf } from './texts';

/** As many as a site that has collected them for years. */
const blockedWords = Array.from({ length: 10_000 }, (_, number) => `blocked${number.toString(36)}`);

/** All rules as they are from the first start on, and as many comments as anybody likes. */
export const postingConfig = {
  limits: { windowSeconds: 60, perAuthor: 100_000, perAddress: 100_000 },
  moderation: { options: { 'blocked-words': { words: blockedWords } } },
};

const core = (part: 'Controller' | 'Service' | 'Router'): string =>
  `module.exports = require('@strapi/strapi').factories.createCore${part}('api::draft.draft');`;

/** A content type of the project with the fields of a comment, as Strapi itself creates it. */
export const draftFiles = {
  'src/api/draft/content-types/draft/schema.json': JSON.stringify({
    kind: 'collectionType',
    collectionName: 'drafts',
    info: { singularName: 'draft', pluralName: 'drafts', displayName: 'Draft' },
    options: { draftAndPublish: true },
    attributes: Object.fromEntries(
      Object.entries(comment.attributes).map(([name, { type, ...attribute }]) => [
        // Strapi takes `status` for its own.
        name === 'status' ? 'state' : name,
        { type, ...('enum' in attribute && { enum: attribute.enum }) },
      ])
    ),
  }),
  'src/api/draft/controllers/draft.js': core('Controller'),
  'src/api/draft/services/draft.js': core('Service'),
  'src/api/draft/routes/draft.js': core('Router'),
};

let posted = 0;

/** Another text each time, as a reader would write it. */
const newText = (): string => `${textOf((posted += 1))} ${randomBytes(6).toString('hex')}`;

/** Comments by readers whom nobody knows yet, and what they are compared with. */
export const posting: Suite = async (site) => {
  const { project, filled, options } = site;
  const { server } = project;
  const threads = filled.usual;
  const name = () => `Reader ${posted % 5_000}`;
  const body = () => ({ body: newText(), author: { name: name() } });
  const path = (article: string) => `/api/newsroom/threads/${article}/comments`;
  const peer = await site.peer();
  const compared = await compare(
    [
      {
        ...{ name: 'posting, threads in turn', server, body, method: 'POST', status: 202 },
        path: () => path(threads[posted % threads.length] ?? ''),
      },
      {
        ...{ name: 'posting, all in one thread', server, body, method: 'POST', status: 202 },
        path: path(threads[0] ?? ''),
      },
      {
        ...{ name: 'Strapi, POST /drafts', server, method: 'POST', status: 201 },
        path: '/api/drafts?status=draft',
        body: () => ({ data: { thread: threads[0], body: newText(), authorName: name() } }),
      },
      ...(peer
        ? [
            {
              ...{ name: 'peer, posting', server: peer.server, method: 'POST' as const },
              path: `/api/comments/${peer.related.usual}`,
              body: () => ({
                content: newText(),
                author: { id: `reader${posted}`, name: name(), email: 'reader@example.com' },
              }),
            },
          ]
        : []),
    ],
    options
  );
  const rate = (name: string): number => named(compared, name).rate;
  const over = (name: string, least: number) => ({
    what: `posting over ${name}, requests a second`,
    found: rate('posting, threads in turn') / rate(name),
    least,
  });
  return {
    title: 'Posting, with all rules and 10,000 blocked words',
    ...tableOf(compared),
    claims: [over('Strapi, POST /drafts', 0.9), ...(peer ? [over('peer, posting', 1)] : [])],
  };
};
