import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { groupBy } from '../group-by';
import { announce } from '../events/announce';
import type { NewsroomEvent } from '../events/events';
import { chunksOf, insertRows, newId, newRow, rows, toColumns, writeTogether } from '../rows';
import { inTransaction } from '../transaction';
import { decisionOf, rowOf, type Change } from './change';
import { moveSignals, newSignals } from './keep-signals';
import { replyCountsMoved, replyCountsToMove, threadCountsToMove } from './move-counts';

const rowsToInsert = (
  ctx: Context,
  uid: string,
  data: readonly Readonly<Record<string, unknown>>[]
): Knex.QueryBuilder[] => {
  const fresh = newRow();
  return chunksOf(data).map((some) =>
    insertRows(
      ctx,
      uid,
      some.map((one) => ({ ...fresh, document_id: newId(), ...toColumns(ctx, uid, one) }))
    )
  );
};

const decisionsOn = (ctx: Context, changes: readonly Change[]): Knex.QueryBuilder[] => {
  const data = changes.map((change) => {
    const { documentId, thread, revision } = rowOf(change);
    const { decision, at } = change;
    return {
      documentId: decision.documentId,
      comment: documentId,
      thread,
      revision,
      ...decisionOf(change),
      bulk: decision.bulk ?? null,
      signals: decision.signals,
      createdAt: at,
    };
  });
  return rowsToInsert(ctx, uids.decision, data);
};

const revisionsLeft = (ctx: Context, changes: readonly Change[]): Knex.QueryBuilder[] => {
  const data = changes.flatMap(({ before, replacedBy }) =>
    before && replacedBy
      ? [
          {
            comment: before.documentId,
            thread: before.thread,
            revision: before.revision,
            body: before.body,
            html: before.html,
            actorKind: replacedBy.kind,
            actorKey: replacedBy.key,
            actorName: replacedBy.name,
          },
        ]
      : []
  );
  return rowsToInsert(ctx, uids.revision, data);
};

/** Deleting a comment deletes its earlier texts, the reports on it and the votes. */
const eraseTraces = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const gone = changes.flatMap(({ before, after }) =>
    before && (after === null || after.status === 'deleted') ? [before] : []
  );
  const ids = gone.map(({ documentId }) => documentId);
  for (const some of chunksOf(ids)) {
    await rows(ctx, uids.revision, trx).whereIn('comment', some).delete();
    await rows(ctx, uids.report, trx).whereIn('comment', some).delete();
  }
  const votedOn = gone.filter(({ voteCount }) => voteCount > 0);
  for (const some of chunksOf(votedOn)) {
    await rows(ctx, uids.vote, trx)
      .whereIn(
        'comment',
        some.map(({ documentId }) => documentId)
      )
      .delete();
  }
};

/** Reports are settled where a person has looked, and open again where that was taken back. */
const resolveReports = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const looked = changes.filter(
    ({ before, after }) =>
      before &&
      after &&
      before.reportCount > 0 &&
      after.reportCount === 0 &&
      // Else they are erased with it.
      after.status !== 'deleted'
  );
  for (const [time, alike] of groupBy(looked, ({ at }) => at.getTime())) {
    for (const some of chunksOf(alike.map((change) => rowOf(change).documentId))) {
      await rows(ctx, uids.report, trx)
        .whereIn('comment', some)
        .whereNull('resolved_at')
        .update({ resolved_at: new Date(time) });
    }
  }
  const reopened = changes.flatMap(({ reopened: ids = [] }) => ids);
  for (const some of chunksOf(reopened)) {
    await rows(ctx, uids.report, trx).whereIn('id', some).update({ resolved_at: null });
  }
};

const eventOf = (change: Change): NewsroomEvent | null => {
  const { before, after, decision, replacedBy } = change;
  const row = rowOf(change);
  const about = { comment: row.documentId, thread: row.thread };
  if (!before) return { name: 'comment.created', ...about, status: row.status };
  if (!after) return { name: 'comment.removed', ...about, from: before.status };
  if (replacedBy) return { name: 'comment.edited', ...about, status: after.status };
  if (decision.from !== null && decision.to !== null && decision.from !== decision.to) {
    return { name: 'comment.decided', ...about, from: decision.from, to: decision.to };
  }
  return null;
};

/**
 * Makes everything that follows from changes true: counts of the threads and of the comments above,
 * the decisions, the earlier texts, and, once committed, the announcements. Joins the transaction of
 * the write, which has locked the threads: all of it commits, or nothing. The number of statements
 * depends on how many hundreds of changes there are, not on how many comments or threads.
 *
 * @param areRepliesCounted the write has moved the counts of the comments above with the row
 */
export const settle = (
  ctx: Context,
  changes: readonly Change[],
  { areRepliesCounted = false }: { areRepliesCounted?: boolean } = {}
): Promise<void> =>
  inTransaction(ctx, async ({ trx, onCommit }) => {
    if (changes.length === 0) return;
    await resolveReports(ctx, changes, trx);
    await eraseTraces(ctx, changes, trx);
    await moveSignals(ctx, changes, trx);
    await writeTogether(
      ctx,
      [
        ...threadCountsToMove(ctx, changes),
        ...(areRepliesCounted ? [] : replyCountsToMove(ctx, replyCountsMoved(changes))),
        ...decisionsOn(ctx, changes),
        ...revisionsLeft(ctx, changes),
        ...newSignals(ctx, changes),
      ],
      trx
    );
    onCommit(() => {
      for (const event of changes.map(eventOf)) if (event) announce(ctx, event);
    });
  });
