import type { CommentsAnswer } from '../../server/comments/contract';
import { compare } from './compare';
import type { Target } from './load';
import type { Peer } from './peer';
import { scripts, serve } from './process';
import type { Project } from './project';
import { median } from '../median';
import { named, tableOf, type Claim, type Site, type Suite } from './suite';

const base = '/api/newsroom';
const sorts = ['newest', 'oldest', 'top'];

/** The cursor of the page after so many conversations. */
const cursorAfter = async (
  { http }: Project,
  { thread, sort, conversations }: { thread: string; sort: string; conversations: number }
): Promise<string> => {
  let [after, left] = ['', conversations];
  while (left > 0) {
    const limit = Math.min(100, left);
    const query = new URLSearchParams({ sort, limit: String(limit), replies: '0' });
    if (after) query.set('after', after);
    const answer = await http.get(`${base}/threads/${thread}/comments?${String(query)}`);
    const { next } = (answer.body as CommentsAnswer).meta;
    left -= limit;
    if (next === null) break;
    after = next;
  }
  return after;
};

/** Pages of the large thread: first, middle and last, in each order. */
const pageTargets = async ({ project, filled }: Site): Promise<Target[]> => {
  const { server } = project;
  const path = `${base}/threads/${filled.large}/comments`;
  const conversations = Math.floor(filled.largeSize / 3);
  const targets: Target[] = [];
  for (const sort of sorts) {
    targets.push({ name: `first page, ${sort}`, server, path: `${path}?sort=${sort}` });
    for (const [name, at] of [
      ['middle', Math.floor(conversations / 2)],
      ['last', conversations - 20],
    ] as const) {
      const thread = filled.large;
      const after = await cursorAfter(project, { thread, sort, conversations: at });
      const query = new URLSearchParams({ sort, after });
      targets.push({ name: `${name} page, ${sort}`, server, path: `${path}?${String(query)}` });
    }
  }
  return targets;
};

/** The peer's page of the same comments, and its tree of a thousand, which is its way to show replies. */
const peerTargets = ({ server, related }: Peer): Target[] => {
  const page = 'sort=createdAt:desc&pagination[pageSize]=20';
  const tree = `/api/comments/${related.thousand}?pagination[pageSize]=1000`;
  return [
    { name: 'peer, flat page', server, path: `/api/comments/${related.large}/flat?${page}` },
    { name: 'peer, tree of 1,000', server, path: tree, isSlow: true },
  ];
};

/** Pages of a thread, against what else a Strapi, a Node server and the peer can do. */
export const reading: Suite = async (site) => {
  const { project, filled, options } = site;
  const { server, connection } = project;
  const peer = await site.peer();
  const pages = await pageTargets(site);
  const plain = await serve(scripts.plain, JSON.stringify(connection), JSON.stringify(filled.page));
  const others: Target[] = [
    { name: 'Strapi, GET /articles/:id', server, path: `${base}/articles/${filled.large}` },
    { name: 'Strapi, GET /drafts/:id', server, path: `/api/drafts/${filled.draft}` },
    { name: 'an empty route', server, path: '/api/empty' },
    { name: 'Strapi, /_health', server, path: '/_health', status: 204 },
    { name: 'bare Node, same statements', server: plain, path: '/' },
    ...(peer ? peerTargets(peer) : []),
  ];
  const compared = await compare([...pages, ...others], options).finally(() => plain.stop());
  const rate = (name: string): number => named(compared, name).rate;
  const rates = pages.map(({ name }) => rate(name));
  /** Of nine pages that cost the same, the slowest is the one that the machine's moods fell on most. */
  const over = (name: string, least: number): Claim[] => [
    {
      what: `a page, the middle one of nine, over ${name}, requests a second`,
      found: median(rates) / rate(name),
      least,
    },
    {
      what: `the slowest of nine pages over ${name}, requests a second`,
      found: Math.min(...rates) / rate(name),
      least,
    },
  ];
  return {
    title: `Reading a thread of ${filled.largeSize}`,
    ...tableOf(compared),
    claims: [
      ...over('Strapi, GET /articles/:id', 1.25),
      ...over('an empty route', 0.75),
      ...(peer ? [...over('peer, flat page', 20), ...over('peer, tree of 1,000', 500)] : []),
    ],
  };
};

/** The same page to somebody who has it: 304. */
export const unchanged: Suite = async ({ project: { server, http }, filled, options }) => {
  const path = `${base}/threads/${filled.large}/comments`;
  const { headers } = await http.get(path);
  const etag = headers.get('etag');
  if (etag === null) throw new Error('A page has no ETag');
  const compared = await compare(
    [
      { name: 'a page, whole', server, path },
      { name: 'a page, 304', server, path, status: 304, headers: { 'if-none-match': etag } },
    ],
    options
  );
  return {
    title: 'A page that has not changed',
    ...tableOf(compared),
    claims: [
      {
        what: '304 over a whole page, requests a second',
        found: named(compared, 'a page, 304').rate / named(compared, 'a page, whole').rate,
        least: 1.5,
      },
    ],
  };
};
