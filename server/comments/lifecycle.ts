import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { changeRow, erased } from './change-row';
import { createRow } from './create-row';
import { writeContextOf, type GivenContext } from './infer-write-context';
import { settle, type Change } from './settle';
import { lockComments, selectComments, writeColumns, type CommentRow } from './store';
import { toColumns } from './to-columns';
import { takeWriteContext } from './write-context';

type Data = Record<string, unknown>;
type Event = {
  readonly params: { data?: unknown; where?: unknown; filters?: unknown; _q?: unknown };
  state: unknown;
};
type Remembered = {
  changes?: readonly Change[];
  gone?: { readonly rows: readonly CommentRow[]; readonly given: GivenContext };
};

const remembered = (event: Event): Remembered => event.state as Remembered;

/** The rows that a write is about to touch, with their threads and themselves locked, so that what
 * is compared now is what is written. */
const lockTouched = (ctx: Context, event: Event, one: boolean): Promise<CommentRow[]> =>
  inTransaction(ctx, async ({ trx }) => {
    const found = await selectComments(ctx, event.params, one);
    const threads = [...new Set(found.flatMap(({ thread }) => thread ?? []))].sort();
    for (const thread of threads) await lockThread(ctx, thread, trx);
    const locked = await lockComments(
      ctx,
      found.map(({ id }) => id),
      trx
    );
    // The write follows the rows that were compared, whatever else fits its filter by now.
    event.params.where = { id: { $in: locked.map(({ id }) => id) } };
    return locked;
  });

/** Strapi's own columns of an update; all others come from `changeRow`. */
const strapisOwn = ({ updatedAt, updatedBy }: Data): Data => ({
  updatedAt: updatedAt ?? new Date(),
  ...(updatedBy !== undefined && { updatedBy }),
});

/**
 * Where rows are gone whose replies are still there, a tombstone takes the place, so that the
 * replies stay where readers can find them.
 */
const placeTombstones = (ctx: Context, gone: readonly CommentRow[]): Promise<CommentRow[]> =>
  inTransaction(ctx, async ({ trx }) => {
    const above = (await rows(ctx, uids.comment, trx)
      .distinct('parent')
      .whereIn(
        'parent',
        gone.map(({ documentId }) => documentId)
      )) as { parent: string }[];
    const stones = gone
      .filter(({ documentId }) => above.some(({ parent }) => parent === documentId))
      .map((row): CommentRow => ({
        ...row,
        ...erased,
        status: 'deleted',
        revision: row.revision + 1,
        shown: row.replyCount > 0,
      }));
    for (const stone of stones) {
      await rows(ctx, uids.comment, trx).insert({
        ...toColumns(ctx, stone),
        published_at: new Date(stone.createdAt),
        updated_at: new Date(),
      });
    }
    return stones;
  });

/**
 * The one gate. These hooks see every write of a comment, whatever its path, judge it before it is
 * stored and settle what follows, all inside the write's transaction (`transactional-writes.ts`
 * sees to it that there is one).
 */
export const commentLifecycles = (ctx: Context) => ({
  models: [uids.comment],

  async beforeCreate(event: Event) {
    const { data, change } = await createRow(ctx, takeWriteContext(), event.params.data as Data);
    event.params.data = data;
    event.state = { changes: [change] };
  },
  async beforeCreateMany(event: Event) {
    const rowsToInsert: Data[] = [];
    const changes: Change[] = [];
    const given = takeWriteContext();
    for (const draft of event.params.data as Data[]) {
      const { data, change } = await createRow(ctx, given, draft);
      rowsToInsert.push(data);
      changes.push(change);
    }
    event.params.data = rowsToInsert;
    event.state = { changes };
  },
  async afterCreate(event: Event) {
    await settle(ctx, remembered(event).changes ?? []);
  },
  async afterCreateMany(event: Event) {
    await settle(ctx, remembered(event).changes ?? []);
  },

  async beforeUpdate(event: Event) {
    const data = event.params.data as Data;
    const given = takeWriteContext();
    const [before] = await lockTouched(ctx, event, true);
    if (!before) return;
    const { next, change } = await changeRow(ctx, given, before, data);
    event.params.data = { ...strapisOwn(data), ...next };
    event.state = { changes: change ? [change] : [] };
  },
  async afterUpdate(event: Event) {
    await settle(ctx, remembered(event).changes ?? []);
  },
  async beforeUpdateMany(event: Event) {
    const data = event.params.data as Data;
    const given = takeWriteContext();
    const changes: Change[] = [];
    for (const before of await lockTouched(ctx, event, false)) {
      const { change } = await changeRow(ctx, given, before, data);
      if (change) changes.push(change);
    }
    // One statement cannot hold a verdict for each row: `afterUpdateMany` writes them.
    event.params.data = strapisOwn(data);
    event.state = { changes };
  },
  async afterUpdateMany(event: Event) {
    const { changes = [] } = remembered(event);
    await inTransaction(ctx, async ({ trx }) => {
      for (const { after } of changes) {
        if (!after) continue;
        const { id: _id, ...columns } = toColumns(ctx, after);
        await writeColumns(ctx, [after.documentId], columns, trx);
      }
    });
    await settle(ctx, changes);
  },

  async beforeDelete(event: Event) {
    event.state = { gone: await rememberGone(ctx, event, true) };
  },
  async beforeDeleteMany(event: Event) {
    event.state = { gone: await rememberGone(ctx, event, false) };
  },
  async afterDelete(event: Event) {
    await settleRemoval(ctx, remembered(event).gone);
  },
  async afterDeleteMany(event: Event) {
    await settleRemoval(ctx, remembered(event).gone);
  },
});

const rememberGone = async (
  ctx: Context,
  event: Event,
  one: boolean
): Promise<Remembered['gone']> => {
  const given = takeWriteContext();
  return { given, rows: await lockTouched(ctx, event, one) };
};

const settleRemoval = async (ctx: Context, gone: Remembered['gone']): Promise<void> => {
  if (!gone) return;
  const stones = await placeTombstones(ctx, gone.rows);
  const { actor, reason, note } = writeContextOf(ctx, gone.given, {});
  await settle(
    ctx,
    gone.rows.map((before): Change => {
      const after = stones.find(({ documentId }) => documentId === before.documentId) ?? null;
      return {
        before,
        after,
        decision: {
          from: before.status,
          to: after?.status ?? null,
          actor,
          reason: reason ?? 'removed',
          note: note ?? null,
          signals: null,
        },
      };
    })
  );
};
