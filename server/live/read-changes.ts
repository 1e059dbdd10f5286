import { uids, type CommentStatus, type Queue } from '../../content-types';
import type { Context } from '../context';
import { queuesOf } from '../desk/queue-filter';
import { knexOf, rows } from '../rows';
import type { LiveChange } from './contract';
import {
  isRead,
  markAtEnd,
  moveMark,
  sources,
  type Mark,
  type Position,
  type Source,
} from './position';

/** The most changes that are read at once, from either table. */
export const mostAtOnce = 500;

/** Who was away for longer than this many changes is told no more of them, only of what follows. */
const mostBehind = 20_000;

/** How many of a table's last ids are looked through for gaps when somebody begins to listen. */
const lookBack = 50;

const tables = { decisions: uids.decision, reports: uids.report } as const;

type Row = {
  readonly id: number;
  readonly comment: string;
  readonly thread: string;
  readonly created_at: string | number | Date | null;
  /** Of decisions only. */
  readonly from?: string | null;
  readonly to?: string | null;
  readonly revision?: number;
  readonly actor_kind?: string;
  readonly actor_key?: string | null;
  readonly actor_name?: string | null;
  readonly bulk?: string | null;
  /** Whether a text was judged with it. */
  readonly judged?: boolean | number;
};

const columns: Record<Source, string[]> = {
  decisions: [
    'id',
    'comment',
    'thread',
    'created_at',
    'from',
    'to',
    'revision',
    'actor_kind',
    'actor_key',
    'actor_name',
    'bulk',
  ],
  reports: ['id', 'comment', 'thread', 'created_at'],
};

/** Where the changes end now. */
export const endOfChanges = async (ctx: Context): Promise<Position> => {
  const mark = async (source: Source): Promise<Mark> => {
    const found = (await rows(ctx, tables[source])
      .select('id')
      .orderBy('id', 'desc')
      .limit(lookBack)) as { id: number }[];
    return markAtEnd(found.map(({ id }) => id));
  };
  return { decisions: await mark('decisions'), reports: await mark('reports') };
};

/** Where somebody goes on who was told up to `position`: there, unless that is too long ago, or lies
 * ahead, as after a backup was restored. */
export const resume = (position: Position, end: Position): Position =>
  sources.every((source) => {
    const behind = end[source].to - position[source].to;
    return behind >= 0 && behind <= mostBehind;
  })
    ? position
    : end;

const readTable = async (
  ctx: Context,
  source: Source,
  { after, until }: { after: Mark; until: Mark | null }
): Promise<Row[]> => {
  const query = rows(ctx, tables[source])
    .select(columns[source])
    .where((either) => {
      void either.where('id', '>', after.to);
      if (after.gaps.length > 0) void either.orWhereIn('id', [...after.gaps]);
    });
  if (source === 'decisions') void query.select(knexOf(ctx).raw('signals is not null as judged'));
  if (until) void query.where('id', '<=', until.to);
  return (await query.orderBy('id').limit(mostAtOnce)) as Row[];
};

type Found = { readonly source: Source; readonly row: Row; readonly at: number };

type Standing = {
  readonly document_id: string;
  readonly status: CommentStatus;
  readonly revision: number | null;
  readonly report_count: number | null;
  readonly reviewed_at: string | number | Date | null;
};

const standings = async (
  ctx: Context,
  found: readonly Found[]
): Promise<Map<string, { status: CommentStatus; revision: number; queues: Queue[] }>> => {
  const ids = [...new Set(found.map(({ row }) => row.comment))];
  const raws = (
    ids.length === 0
      ? []
      : await rows(ctx, uids.comment)
          .select('document_id', 'status', 'revision', 'report_count', 'reviewed_at')
          .whereIn('document_id', ids)
  ) as Standing[];
  return new Map(
    raws.map((raw) => [
      raw.document_id,
      {
        status: raw.status,
        revision: raw.revision ?? 1,
        queues: queuesOf({
          status: raw.status,
          reportCount: raw.report_count ?? 0,
          reviewedAt: raw.reviewed_at === null ? null : new Date(raw.reviewed_at).toISOString(),
        }),
      },
    ])
  );
};

/** What a row of either table tells of. A text that was judged again has signals, be they none. */
const whatOf = ({ source, row }: Found): LiveChange['what'] => {
  if (source === 'reports') return 'reported';
  if (row.from === null) return 'created';
  if (row.to === null || row.to === 'deleted') return 'removed';
  return row.judged ? 'edited' : 'decided';
};

const timeOf = (row: Row): number => (row.created_at === null ? 0 : +new Date(row.created_at));

const oldestFirst = (a: Found, b: Found): number =>
  a.at - b.at || (a.source === b.source ? a.row.id - b.row.id : a.source === 'decisions' ? -1 : 1);

export type Read = {
  readonly changes: LiveChange[];
  /** Where this ends. */
  readonly position: Position;
  /** There may be more to read. */
  readonly isFull: boolean;
};

/**
 * The changes after a position, oldest first, each with what is true of its comment now. Three
 * statements, and at most 500 rows of either table.
 * @param until leaves out what had not been read at this position either
 */
export const readChanges = async (
  ctx: Context,
  after: Position,
  until: Position | null = null
): Promise<Read> => {
  const found: Found[] = [];
  const position = { ...after };
  let isFull = false;
  for (const source of sources) {
    const all = await readTable(ctx, source, {
      after: after[source],
      until: until?.[source] ?? null,
    });
    isFull ||= all.length === mostAtOnce;
    position[source] = moveMark(
      after[source],
      all.map(({ id }) => id)
    );
    const limit = until?.[source];
    for (const row of all) {
      if (!limit || isRead(limit, row.id)) found.push({ source, row, at: timeOf(row) });
    }
  }
  const now = await standings(ctx, found);
  const changes = found.sort(oldestFirst).map((one): LiveChange => {
    const { row, at } = one;
    const standing = now.get(row.comment);
    const isStaff = row.actor_kind === 'staff';
    return {
      comment: row.comment,
      thread: row.thread,
      what: whatOf(one),
      status: standing?.status ?? null,
      revision: standing?.revision ?? row.revision ?? 1,
      queues: standing?.queues ?? [],
      actorKey: isStaff ? (row.actor_key ?? null) : null,
      actorName: isStaff ? (row.actor_name ?? null) : null,
      bulk: row.bulk ?? null,
      at: new Date(at).toISOString(),
    };
  });
  return { changes, position, isFull };
};
