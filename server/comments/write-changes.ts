import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { groupBy } from '../group-by';
import { chunksOf, knexOf, rowsAmong, toColumns, writeTogether, type Amount } from '../rows';
import type { Change } from './change';
import { replyCountColumns, replyCountsMoved, replyCountsToMove } from './move-counts';
import type { CommentRow } from './store';

/** What one statement can give each row a value of its own of; all else is written to alike rows. */
type Single = { readonly reviewedAt?: string | null; readonly reportCount?: number };
type Written = {
  readonly documentId: string;
  readonly alike: Partial<CommentRow>;
  readonly single: Single;
};

const keysOf = (row: CommentRow) => Object.keys(row) as (keyof CommentRow)[];

/** The columns that any of the changes moves; the revision apart, which moves by one with each. */
const movedBy = (changes: readonly Change[]): Set<keyof CommentRow> => {
  const moved = new Set<keyof CommentRow>();
  for (const { before, after } of changes) {
    if (!before || !after) continue;
    for (const key of keysOf(after)) {
      if (key === 'revision' || moved.has(key) || before[key] === after[key]) continue;
      if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) moved.add(key);
    }
  }
  return moved;
};

/** Writes to each row what any of them needs, so that more of them are alike: of comments that are
 * erased, some have an address to empty and some have none. */
const writtenBy =
  (moved: ReadonlySet<keyof CommentRow>) =>
  ({ before, after }: Change): Written[] => {
    if (!before || !after) return [];
    const { reviewedAt, reportCount, ...alike } = Object.fromEntries(
      [...moved].map((key) => [key, after[key]])
    ) as Partial<CommentRow>;
    const single = {
      ...(reviewedAt !== undefined && { reviewedAt }),
      ...(reportCount !== undefined && { reportCount }),
    };
    return [{ documentId: before.documentId, alike, single }];
  };

const areSame = (rows: readonly unknown[]): boolean => {
  const [first, ...others] = rows.map((row) => JSON.stringify(row));
  return others.every((row) => row === first);
};

/** What all changes write, where one update without a look at each row can say it; otherwise null. */
export const inOneStatement = (changes: readonly Change[]): Partial<CommentRow> | null => {
  const written = changes.flatMap(writtenBy(movedBy(changes)));
  const revisions = changes.map(({ after }) => after?.revision);
  const [first] = written;
  const isOne = areSame(written.map(({ alike, single }) => [alike, single])) && areSame(revisions);
  if (!first || !isOne) return null;
  return { ...first.alike, ...first.single, revision: revisions[0] ?? 1 };
};

const groupsOf = (written: readonly Written[]): Written[][] => {
  const keyOf = ({ alike, single }: Written) => JSON.stringify([alike, Object.keys(single)]);
  return [...groupBy(written, keyOf).values()].flatMap((group) => chunksOf(group));
};

/** A value for each row, or the one for all. */
const singleColumns = (ctx: Context, group: readonly Written[]): Record<string, unknown> => {
  const knex = knexOf(ctx);
  const types = { mysql: 'datetime(6)', postgres: 'timestamp', sqlite: 'bigint' } as const;
  const timeType = types[ctx.strapi.db.dialect.client as keyof typeof types];
  const [first] = group;
  if (!first) return {};
  if (areSame(group.map(({ single }) => single))) {
    return toColumns(ctx, uids.comment, first.single);
  }
  const columns: Record<string, unknown> = {};
  const each = (column: string, type: string, valueOf: (single: Single) => unknown) =>
    knex.raw(`case ?? ${group.map(() => `when ? then ${type}`).join(' ')} else ?? end`, [
      'document_id',
      ...group.flatMap(({ documentId, single }) => [documentId, valueOf(single) as Knex.Value]),
      column,
    ]);
  if (first.single.reviewedAt !== undefined) {
    columns.reviewed_at = each('reviewed_at', `cast(? as ${timeType})`, ({ reviewedAt }) =>
      reviewedAt ? new Date(reviewedAt) : null
    );
  }
  if (first.single.reportCount !== undefined) {
    columns.report_count = each('report_count', '?', ({ reportCount = 0 }) => reportCount);
  }
  return columns;
};

/** Whether each row is one that readers may see, once the replies below it are counted. */
const withShown = (changes: readonly Change[], moved: ReadonlyMap<string, number>): Change[] =>
  changes.map((change) => {
    const { after } = change;
    if (!after) return change;
    const replies = after.replyCount + (moved.get(after.documentId) ?? 0);
    return { ...change, after: { ...after, shown: after.status === 'approved' || replies > 0 } };
  });

type Group = {
  readonly group: readonly Written[];
  /** Comments above them that are none of them, and by how much their replies move. */
  readonly above: readonly Amount[];
  /** The same of those that are. */
  readonly among: readonly Amount[];
};

const writeGroup = async (
  ctx: Context,
  { group, above, among }: Group,
  trx: Knex.Transaction
): Promise<void> => {
  const knex = knexOf(ctx);
  const others = above.map(([id]) => id);
  const marks = others.map(() => '?').join(', ');
  /** For the group a value; for those above it what they have, or else another expression. */
  const ofGroup = (column: string, value: unknown, elsewhere?: Knex.Raw): unknown =>
    others.length === 0
      ? value
      : knex.raw(`case when ?? in (${marks}) then ? else ? end`, [
          ...['document_id', ...others],
          elsewhere ?? knex.ref(column),
          value as Knex.Value,
        ]);
  const { shown, ...columns } = {
    ...toColumns(ctx, uids.comment, group[0]?.alike ?? {}),
    ...singleColumns(ctx, group),
    // A row written by SQL may have none; it was read as the first.
    revision: knex.raw('coalesce(??, 1) + 1', ['revision']),
    updated_at: new Date(),
  } as Record<string, unknown>;
  const ids = group.map(({ documentId }) => documentId);
  await rowsAmong(ctx, uids.comment, { document_id: [...ids, ...others] }, trx).update({
    // First: MySQL reads columns that the same statement has already set.
    shown: ofGroup('shown', shown ?? knex.ref('shown'), replyCountColumns(ctx, above).shown),
    ...Object.fromEntries(
      Object.entries(columns).map(([column, value]) => [column, ofGroup(column, value)])
    ),
    ...(above.length + among.length > 0 && {
      reply_count: replyCountColumns(ctx, [...above, ...among]).reply_count,
    }),
  });
};

/**
 * Writes what the changes of locked rows come to, with the number of replies of the comments above them:
 * each row once, and rows that change alike in one statement.
 */
export const writeChanges = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const moved = replyCountsMoved(changes);
  const shown = withShown(changes, new Map(moved));
  const written = shown.flatMap(writtenBy(movedBy(shown)));
  const own = new Set(written.map(({ documentId }) => documentId));
  const [above = [], ...further] = chunksOf(moved.filter(([id]) => !own.has(id)));
  for (const [index, group] of groupsOf(written).entries()) {
    const ids = new Set(group.map(({ documentId }) => documentId));
    const among = moved.filter(([id]) => ids.has(id));
    await writeGroup(ctx, { group, above: index === 0 ? above : [], among }, trx);
  }
  await writeTogether(ctx, replyCountsToMove(ctx, further.flat()), trx);
};
