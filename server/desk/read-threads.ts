import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { beyond } from '../comments/pages';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { Unknown } from '../errors';
import { fromRow, knexOf, rows } from '../rows';
import { likePattern } from '../search/like-pattern';
import { settingsOf } from '../settings/settings';
import { findThreadById, type ThreadRow } from '../threads/store';
import type { DeskThread, ThreadsPage, ThreadsQuery } from './contract';
import { toDeskThread } from './desk-thread';

const dayMs = 86_400_000;

/** Where readers can post now: what `isOpen` says of a row, as a condition. */
const whereOpen = (ctx: Context, query: Knex.QueryBuilder): void => {
  const now = new Date();
  const days = settingsOf(ctx).values.threads.closeAfterDays;
  void query
    .where({ closed: false, published: true })
    .whereNull('purge_at')
    .whereNot({ policy: 'closed' })
    .where((open) => {
      void open.where('closes_at', '>', now).orWhere((undated) => {
        void undated.whereNull('closes_at');
        if (days === null) return;
        const youngest = new Date(now.getTime() - days * dayMs);
        void undated.where((either) => {
          void either.where({ policy: 'open' }).orWhere('created_at', '>', youngest);
        });
      });
    });
};

const selectThreads = (
  ctx: Context,
  { search, ids, state }: Pick<ThreadsQuery, 'search' | 'ids' | 'state'>
): Knex.QueryBuilder => {
  const query = rows(ctx, uids.thread);
  // Of a deleted entry the thread is on its way out; by its name it can still be asked for, as long
  // as its comments are in the queues.
  if (ids) void query.whereIn('document_id', ids);
  else void query.whereNull('purge_at');
  if (search !== undefined) {
    const { client } = ctx.strapi.db.dialect as { client: string };
    const like = client === 'postgres' ? 'ilike' : 'like';
    void query.whereRaw(`?? ${like} ? escape '!'`, ['title', likePattern(search)]);
  }
  if (state === 'hold') void query.where({ policy: 'hold' });
  if (state === 'open') whereOpen(ctx, query);
  if (state === 'closed') {
    const open = rows(ctx, uids.thread).select('id');
    whereOpen(ctx, open);
    void query.whereNotIn('id', open);
  }
  return query;
};

type Page = { select: () => Knex.QueryBuilder; limit: number; after: string | undefined };

/** Most waiting comments first. */
const byWaiting = async (ctx: Context, { select, limit, after }: Page): Promise<ThreadRow[]> => {
  const cursor = decodeCursor(after, ['number', 'id']);
  const query = select();
  const keys = ['pending_count', 'document_id'];
  if (cursor) beyond(query, keys, cursor, 'desc');
  const found = (await query
    .orderBy(keys.map((column) => ({ column, order: 'desc' as const })))
    .limit(limit)) as Record<string, unknown>[];
  return found.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw));
};

/** Those with a comment, the latest first, and then those without any. */
const byLatest = async (ctx: Context, { select, limit, after }: Page): Promise<ThreadRow[]> => {
  const knex = knexOf(ctx);
  const cursor = decodeCursor(after, ['date-or-empty', 'id']) as [string, string] | null;
  const dated = select().whereNotNull('last_comment_at');
  const empty = select().whereNull('last_comment_at');
  if (cursor?.[0] === '') void empty.where('document_id', '<', cursor[1]);
  else if (cursor) {
    beyond(dated, ['last_comment_at', 'document_id'], [new Date(cursor[0]), cursor[1]], 'desc');
  }
  const part = (query: Knex.QueryBuilder, order: readonly string[]) =>
    // Knex mixes up the values of a union's first part unless it is wrapped.
    knex.select('*').from(
      query
        .orderBy(order.map((column) => ({ column, order: 'desc' as const })))
        .limit(limit)
        .as('part')
    );
  const isPastDated = cursor?.[0] === '';
  const parts = [
    ...(isPastDated ? [] : [part(dated, ['last_comment_at', 'document_id'])]),
    part(empty, ['document_id']),
  ];
  const [first, ...others] = parts;
  const found = (await (others.length > 0 ? first?.unionAll(others) : first)) as Record<
    string,
    unknown
  >[];
  const threads = found.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw));
  const key = ({ lastCommentAt, documentId }: ThreadRow) => `${lastCommentAt ?? ''} ${documentId}`;
  return threads.sort((a, b) => (key(a) < key(b) ? 1 : -1)).slice(0, limit);
};

/**
 * A page of threads, by keyset. Those of deleted entries are left out, unless named by `ids`.
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readThreads = async (ctx: Context, query: ThreadsQuery): Promise<ThreadsPage> => {
  const { sort, limit, after } = query;
  const read = sort === 'latest' ? byLatest : byWaiting;
  const found = await read(ctx, {
    select: () => selectThreads(ctx, query),
    limit: limit + 1,
    after,
  });
  const last = found.length > limit ? found[limit - 1] : undefined;
  const value = (thread: ThreadRow) =>
    sort === 'latest' ? (thread.lastCommentAt ?? '') : thread.pendingCount;
  return {
    data: found.slice(0, limit).map((thread) => toDeskThread(ctx, thread)),
    meta: { next: last ? encodeCursor([value(last), last.documentId]) : null },
  };
};

/**
 * One thread, that of a deleted entry too while it is there.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const readThread = async (ctx: Context, id: string): Promise<DeskThread> => {
  const thread = await findThreadById(ctx, id);
  if (!thread) throw new Unknown('thread');
  return toDeskThread(ctx, thread);
};
