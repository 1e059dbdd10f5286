import { uids, type ActorKind, type ReportReason } from '../../content-types';
import { findComment } from '../comments/store';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { fromRow, rows } from '../rows';
import type { History } from './contract';
import { toDeskDecision } from './desk-decision';

type Revision = {
  readonly revision: number;
  readonly body: string | null;
  readonly actorKind: ActorKind | null;
  readonly actorName: string | null;
  readonly createdAt: string;
};
type Report = {
  readonly reason: ReportReason;
  readonly note: string | null;
  readonly createdAt: string;
  readonly resolvedAt: string | null;
};

/**
 * All that was decided on a comment, the texts it had before, and what readers complained of; each
 * oldest first. Four statements, whatever there is.
 * @throws Unknown `COMMENT_UNKNOWN`
 */
export const readHistory = async (ctx: Context, comment: string): Promise<History> => {
  if (!(await findComment(ctx, comment))) throw new Unknown('comment');
  const of = async (uid: string) =>
    (await rows(ctx, uid).where({ comment }).orderBy('id')) as Record<string, unknown>[];
  const decisions = await of(uids.decision);
  const revisions = await of(uids.revision);
  const reports = await of(uids.report);
  return {
    decisions: decisions.map((raw) => toDeskDecision(ctx, raw)),
    revisions: revisions.map((raw) => {
      const row = fromRow<Revision>(ctx, uids.revision, raw);
      return {
        revision: row.revision,
        body: row.body ?? '',
        actorKind: row.actorKind,
        actorName: row.actorName,
        replacedAt: row.createdAt,
      };
    }),
    reports: reports.map((raw) => {
      const { reason, note, createdAt, resolvedAt } = fromRow<Report>(ctx, uids.report, raw);
      return { reason, note, createdAt, resolvedAt };
    }),
  };
};
