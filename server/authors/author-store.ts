import { commentStatuses, uids, type CommentStatus } from '../../content-types';
import { toCommentRows, type CommentRow } from '../comments/store';
import type { Context } from '../context';
import { countedTo } from '../desk/contract';
import { knexOf, rows } from '../rows';
import { hashOfKey } from './address-key';

/** What is looked at of an author to tell how they signed and where they wrote from. */
const latestCount = 100;

/** The columns that a key of an author, or of an address, selects comments by. */
const byKey = (key: string): Record<string, string> => {
  const hash = hashOfKey(key);
  return hash === null ? { author_key: key } : { ip_hash: hash };
};

/** The latest comments by a key, newest first; of each only what tells of its author. */
export const latestComments = async (ctx: Context, key: string): Promise<CommentRow[]> =>
  toCommentRows(
    ctx,
    (await rows(ctx, uids.comment)
      .select(
        'document_id',
        'author_kind',
        'author_key',
        'author_name',
        'author_url',
        'author_email',
        'ip_hash',
        'created_at'
      )
      .where(byKey(key))
      .whereNotNull('created_at')
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'document_id', order: 'desc' },
      ])
      .limit(latestCount)) as unknown[]
  );

/** Comments by a key, per status, counted no further than to one more than `countedTo`: one
 * statement that reads so many entries of an index at most. */
export const countByStatus = async (
  ctx: Context,
  key: string
): Promise<Record<CommentStatus, number>> => {
  const knex = knexOf(ctx);
  const [first, ...others] = commentStatuses.map((status) => {
    const found = rows(ctx, uids.comment)
      .select('id')
      .where({ ...byKey(key), status })
      .limit(countedTo + 1);
    const counted = knex
      .count({ count: '*' })
      .select(knex.raw('? as status', [status]))
      .from(found.as('found'));
    // Knex mixes up the values of a union's first part unless it is wrapped.
    return knex.select('*').from(counted.as('counted'));
  });
  const counted = (await first?.unionAll(others)) as unknown as {
    status: string;
    count: number | string;
  }[];
  return Object.fromEntries(
    commentStatuses.map((status) => [
      status,
      Number(counted.find((one) => one.status === status)?.count ?? 0),
    ])
  ) as Record<CommentStatus, number>;
};

/** When the first of the comments by a key was written that are still here. ISO 8601. */
export const firstCommentAt = async (ctx: Context, key: string): Promise<string | null> => {
  const [found] = toCommentRows(
    ctx,
    (await rows(ctx, uids.comment)
      .select('document_id', 'created_at')
      .where(byKey(key))
      .whereNotNull('created_at')
      .orderBy([{ column: 'created_at' }, { column: 'document_id' }])
      .limit(1)) as unknown[]
  );
  return found?.createdAt ?? null;
};
