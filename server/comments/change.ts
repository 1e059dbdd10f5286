import type { CommentStatus } from '../../content-types';
import type { Signal } from '../moderation/rule';
import type { CommentRow } from './store';
import type { Actor } from './write-context';

/** What happened to one comment: the one diff from which counts, decision and event follow. */
export type Change = {
  /** Null: the comment is new. */
  readonly before: CommentRow | null;
  /** Null: the row is gone. */
  readonly after: CommentRow | null;
  /** When; the decision, `reviewedAt` and the reports it settles all have this one time, by which an
   * undo finds them. */
  readonly at: Date;
  readonly decision: {
    /** The `documentId` it will have. */
    readonly documentId: string;
    readonly from: CommentStatus | null;
    readonly to: CommentStatus | null;
    readonly actor: Actor;
    /** The rule that decided, or a moderator's reason. */
    readonly reason: string | null;
    readonly note: string | null;
    /** `documentId` of the bulk decision that it is part of. */
    readonly bulk?: string;
    readonly signals: readonly Signal[] | null;
  };
  /** Who put a new text in place of `before.body`. */
  readonly replacedBy?: Actor;
  /** `id`s of reports that are open again. */
  readonly reopened?: readonly number[];
};

/** What a decision's record and the desk's answer say alike. */
export const decisionOf = ({ decision: { from, to, actor, reason, note } }: Change) => ({
  from,
  to,
  actorKind: actor.kind,
  actorKey: actor.key,
  actorName: actor.name,
  reason,
  note,
});

/** The row that a change is about, as it is now or last was. */
export const rowOf = ({ before, after }: Pick<Change, 'before' | 'after'>): CommentRow => {
  const row = after ?? before;
  if (!row) throw new TypeError('newsroom: a change of no comment');
  return row;
};
