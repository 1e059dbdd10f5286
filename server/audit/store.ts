import { uids } from '../../content-types';
import { toSanctionRows, type SanctionRow } from '../authors/sanction-store';
import { beyond, timeOfCursor } from '../comments/pages';
import type { Context } from '../context';
import type { Cursor } from '../cursor';
import { fromRow, rows } from '../rows';
import type { AuditQuery } from './contract';

/** A decision's row. Dates are ISO 8601. */
export type DecisionRow = {
  readonly documentId: string;
  readonly comment: string;
  readonly thread: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly actorKey: string | null;
  readonly actorName: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly createdAt: string;
};

type Search = Pick<AuditQuery, 'actor' | 'from' | 'to'> & {
  readonly limit: number;
  readonly cursor: Cursor | null;
};

type List = {
  readonly uid: typeof uids.decision | typeof uids.sanction;
  /** The columns of who did it, and of when. */
  readonly by: string;
  readonly at: string;
  readonly where: Record<string, string>;
};

/** Rows of a list, newest first. */
const newestFirst = async (
  ctx: Context,
  { uid, by, at, where }: List,
  { actor, from, to, limit, cursor }: Search
): Promise<unknown[]> => {
  const query = rows(ctx, uid).where(where).whereNotNull(at);
  if (actor !== undefined) void query.where(by, actor);
  if (from !== undefined) void query.where(at, '>=', new Date(from));
  if (to !== undefined) void query.where(at, '<', new Date(to));
  if (cursor) {
    const [createdAt, id] = cursor as [string, string];
    const time = timeOfCursor(ctx, {
      id,
      createdAt,
      among: rows(ctx, uid),
      of: [at, 'document_id'],
    });
    beyond(query, [at, 'document_id'], [time, id], 'desc');
  }
  return (await query
    .orderBy([
      { column: at, order: 'desc' },
      { column: 'document_id', order: 'desc' },
    ])
    .limit(limit)) as unknown[];
};

const decisions: List = {
  uid: uids.decision,
  by: 'actor_key',
  at: 'created_at',
  where: { actor_kind: 'staff' },
};

/** Moderators' decisions. */
export const findDecisions = async (ctx: Context, search: Search): Promise<DecisionRow[]> =>
  (await newestFirst(ctx, decisions, search)).map((raw) =>
    fromRow<DecisionRow>(ctx, uids.decision, raw as Record<string, unknown>)
  );

const sanctions: Record<'put' | 'lifted', List> = {
  put: { uid: uids.sanction, by: 'actor_key', at: 'created_at', where: {} },
  lifted: { uid: uids.sanction, by: 'lifted_by_key', at: 'lifted_at', where: {} },
};

/** Sanctions by when they were put on, or by when they were lifted. */
export const findSanctionsBy = async (
  ctx: Context,
  what: 'put' | 'lifted',
  search: Search
): Promise<SanctionRow[]> => toSanctionRows(ctx, await newestFirst(ctx, sanctions[what], search));
