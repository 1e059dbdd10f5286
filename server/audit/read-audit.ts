import { uids, type CommentStatus } from '../../content-types';
import { addressKey, hashOfKey } from '../authors/address-key';
import type { SanctionRow } from '../authors/sanction-store';
import { findComments } from '../comments/store';
import type { Context } from '../context';
import { decodeCursor, encodeCursor, type Cursor } from '../cursor';
import { rows } from '../rows';
import { readActors } from './actors';
import type { AuditPage, AuditQuery, DecisionEntry, SanctionEntry } from './contract';
import { findDecisions, findSanctionsBy } from './store';

const excerpt = (body: string): string => (body.length > 200 ? `${body.slice(0, 199)}…` : body);

const titlesOf = async (
  ctx: Context,
  threads: readonly string[]
): Promise<Map<string, string | null>> => {
  const found = (await rows(ctx, uids.thread)
    .select('document_id', 'title')
    .whereIn('document_id', [...threads])) as { document_id: string; title: string | null }[];
  return new Map(found.map(({ document_id, title }) => [document_id, title]));
};

type Page<Entry> = { data: Entry[]; next: string | null };

const readDecisions = async (
  ctx: Context,
  { limit, after, ...filter }: AuditQuery
): Promise<Page<DecisionEntry>> => {
  const cursor = decodeCursor(after, ['date', 'id']);
  const found = await findDecisions(ctx, { ...filter, limit: limit + 1, cursor });
  const page = found.slice(0, limit);
  const comments = await findComments(ctx, [...new Set(page.map(({ comment }) => comment))]);
  const byId = new Map(comments.map((comment) => [comment.documentId, comment]));
  const titles = await titlesOf(ctx, [...new Set(page.map(({ thread }) => thread))]);
  const last = page.at(-1);
  return {
    data: page.map((row) => {
      const comment = byId.get(row.comment);
      return {
        kind: 'decision',
        id: row.documentId,
        at: row.createdAt,
        actor: { key: row.actorKey, name: row.actorName },
        reason: row.reason,
        note: row.note,
        from: row.from as CommentStatus | null,
        to: row.to as CommentStatus | null,
        comment: comment
          ? {
              id: comment.documentId,
              authorName: comment.authorName,
              excerpt: excerpt(comment.body),
            }
          : null,
        thread: titles.has(row.thread)
          ? { id: row.thread, title: titles.get(row.thread) ?? null }
          : null,
      };
    }),
    next: last && found.length > limit ? encodeCursor([last.createdAt, last.documentId]) : null,
  };
};

type Event = { readonly what: 'put' | 'lifted'; readonly at: string; readonly row: SanctionRow };

const newer = (a: Event, b: Event): number => {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  // What replaces another one comes after the other's end.
  if (a.what !== b.what) return a.what === 'put' ? -1 : 1;
  return a.row.documentId < b.row.documentId ? 1 : -1;
};

const toEntry = ({ what, at, row }: Event, canIdentify: boolean): SanctionEntry => ({
  kind: 'sanction',
  what,
  id: `${row.documentId}-${what}`,
  at,
  actor:
    what === 'put'
      ? { key: row.actorKey, name: row.actorName }
      : { key: row.liftedByKey, name: row.liftedByName },
  reason: row.reason,
  note: row.note,
  sanction: row.kind,
  until: row.until,
  author: {
    key: canIdentify || hashOfKey(row.author) === null ? row.author : addressKey(''),
    name: row.authorName,
  },
});

/** Where each of the two lists goes on: from its own last entry on the page, or where it stood. */
const readSanctions = async (
  ctx: Context,
  { limit, after, ...filter }: AuditQuery,
  canIdentify: boolean
): Promise<Page<SanctionEntry>> => {
  const both = decodeCursor(after, ['date', 'id', 'date', 'id']);
  const cursors = {
    put: both && (both.slice(0, 2) as Cursor),
    lifted: both && (both.slice(2) as Cursor),
  };
  const events: Event[] = [];
  for (const what of ['put', 'lifted'] as const) {
    const search = { ...filter, limit: limit + 1, cursor: cursors[what] };
    for (const row of await findSanctionsBy(ctx, what, search)) {
      events.push({ what, at: (what === 'put' ? row.createdAt : row.liftedAt) ?? '', row });
    }
  }
  events.sort(newer);
  const page = events.slice(0, limit);
  const standing = (what: Event['what']): Cursor => {
    const last = page.findLast((event) => event.what === what);
    return last ? [last.at, last.row.documentId] : (cursors[what] ?? beforeAll);
  };
  return {
    data: page.map((event) => toEntry(event, canIdentify)),
    next: events.length > limit ? encodeCursor([...standing('put'), ...standing('lifted')]) : null,
  };
};

/** Newer than whatever there is: a list of which nothing has been shown yet. */
const beforeAll: Cursor = ['9999-01-01T00:00:00.000Z', 'z'];

/**
 * Who decided what, newest first. Four statements at most, however much there is.
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readAudit = async (
  ctx: Context,
  { query, canIdentify }: { query: AuditQuery; canIdentify: boolean }
): Promise<AuditPage> => {
  const { data, next } =
    query.kind === 'decisions'
      ? await readDecisions(ctx, query)
      : await readSanctions(ctx, query, canIdentify);
  return { data, meta: { next, actors: await readActors(ctx) } };
};
