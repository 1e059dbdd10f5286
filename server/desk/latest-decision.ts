import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';
import type { DeskDecision } from './contract';

type Row = Omit<DeskDecision, 'id'> & { documentId: string };

/** The latest decision on a comment. */
export const latestDecision = async (
  ctx: Context,
  comment: string
): Promise<DeskDecision | null> => {
  const raw = (await rows(ctx, uids.decision).where({ comment }).orderBy('id', 'desc').first()) as
    Record<string, unknown> | undefined;
  if (!raw) return null;
  const row = fromRow<Row>(ctx, uids.decision, raw);
  return {
    id: row.documentId,
    from: row.from,
    to: row.to,
    actorKind: row.actorKind,
    actorName: row.actorName,
    reason: row.reason,
    note: row.note,
    createdAt: row.createdAt,
  };
};
