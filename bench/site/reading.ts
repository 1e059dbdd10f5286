import type { CommentsAnswer } from '../../server/comments/contract';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import type { Filled } from './fill';
import type { Target } from './load';
import type { Served } from './process';

const base = '/api/newsroom';

/** The cursor of the page after so many conversations. */
const cursorAfter = async (
  { http }: Newsroom,
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

/** Pages of a thread, beginning, middle and end, in each order. */
export const pageTargets = async (
  app: Newsroom,
  server: Served,
  { thread, conversations }: { thread: string; conversations: number }
): Promise<Target[]> => {
  const path = `${base}/threads/${thread}/comments`;
  const targets: Target[] = [];
  for (const sort of ['newest', 'oldest', 'top']) {
    targets.push({ name: `first page, ${sort}`, server, path: `${path}?sort=${sort}` });
    for (const [name, at] of [
      ['middle', Math.floor(conversations / 2)],
      ['last', conversations - 20],
    ] as const) {
      const after = await cursorAfter(app, { thread, sort, conversations: at });
      const query = new URLSearchParams({ sort, after });
      targets.push({ name: `${name} page, ${sort}`, server, path: `${path}?${String(query)}` });
    }
  }
  return targets;
};

/** What a page is compared with. */
export const floors = (server: Served, { large }: Filled): Target[] => [
  { name: 'Strapi, GET /articles/:id', server, path: `${base}/articles/${large}` },
  { name: 'an empty route', server, path: '/api/empty' },
  { name: 'Strapi, /_health', server, path: '/_health', status: 204 },
];
