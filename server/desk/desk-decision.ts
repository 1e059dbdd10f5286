import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow } from '../rows';
import type { DeskDecision } from './contract';

type Row = Omit<DeskDecision, 'id'> & { documentId: string };

/** A decision's row as the desk shows it. */
export const toDeskDecision = (ctx: Context, raw: Record<string, unknown>): DeskDecision => {
  const row = fromRow<Row>(ctx, uids.decision, raw);
  return {
    id: row.documentId,
    from: row.from,
    to: row.to,
    actorKind: row.actorKind,
    actorKey: row.actorKey,
    actorName: row.actorName,
    reason: row.reason,
    note: row.note,
    createdAt: row.createdAt,
  };
};
