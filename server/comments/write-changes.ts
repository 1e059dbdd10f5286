import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { chunksOf, knexOf, rowsAmong, toColumns } from '../rows';
import type { Change } from './change';
import type { CommentRow } from './store';

/** What one statement can give each row a value of its own of; all else is written to alike rows. */
type Single = { readonly reviewedAt?: string | null; readonly reportCount?: number };
type Written = {
  readonly id: number;
  readonly alike: Partial<CommentRow>;
  readonly single: Single;
};

const keysOf = (row: CommentRow) => Object.keys(row) as (keyof CommentRow)[];

/** The columns that any of the changes moves; the revision apart, which moves by one with each. */
export const movedBy = (changes: readonly Change[]): Set<keyof CommentRow> => {
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
    return [{ id: before.id, alike, single }];
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
  const groups = new Map<string, Written[]>();
  for (const one of written) {
    const key = JSON.stringify([one.alike, Object.keys(one.single)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => chunksOf(group));
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
  const when = (type: string) => group.map(() => `when ? then cast(? as ${type})`).join(' ');
  if (first.single.reviewedAt !== undefined) {
    columns.reviewed_at = knex.raw(`case ?? ${when(timeType)} end`, [
      'id',
      ...group.flatMap(({ id, single: { reviewedAt } }): Knex.Value[] => [
        id,
        (reviewedAt ? new Date(reviewedAt) : null) as Knex.Value,
      ]),
    ]);
  }
  if (first.single.reportCount !== undefined) {
    columns.report_count = knex.raw(
      `case ?? ${group.map(() => 'when ? then ?').join(' ')} else 0 end`,
      ['id', ...group.flatMap(({ id, single: { reportCount = 0 } }) => [id, reportCount])]
    );
  }
  return columns;
};

/** Writes what the changes of locked rows come to: rows that change alike in one statement. */
export const writeChanges = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  for (const group of groupsOf(changes.flatMap(writtenBy(movedBy(changes))))) {
    const columns = {
      ...toColumns(ctx, uids.comment, group[0]?.alike ?? {}),
      ...singleColumns(ctx, group),
      revision: knexOf(ctx).raw('?? + 1', ['revision']),
    };
    const ids = group.map(({ id }) => id);
    await rowsAmong(ctx, uids.comment, { id: ids }, trx).update(columns);
  }
};
