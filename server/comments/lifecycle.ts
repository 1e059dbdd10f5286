import { uids } from '../../content-types';
import type { Context } from '../context';
import { lockThreads } from '../threads/store';
import { inTransaction } from '../transaction';
import { changeRow } from './change-row';
import { createRow } from './create-row';
import type { GivenContext } from './infer-write-context';
import { settleRemoval } from './settle-removal';
import { settle, type Change } from './settle';
import {
  lockComments,
  selectAgain,
  selectComments,
  writeColumns,
  type CommentRow,
  type Selection,
} from './store';
import { toColumns } from './to-columns';
import { takeWriteContext } from './write-context';

type Data = Record<string, unknown>;
type Event = {
  readonly params: Selection & { data?: unknown };
  state: unknown;
};
type Remembered = {
  readonly changes?: readonly Change[];
  readonly gone?: readonly CommentRow[];
  readonly given?: GivenContext;
};

const remembered = (event: Event): Remembered => event.state as Remembered;

/** The rows that a write is about to touch, with their threads and themselves locked, so that what
 * is compared now is what is written. */
const lockTouched = (ctx: Context, event: Event, one: boolean): Promise<CommentRow[]> =>
  inTransaction(ctx, async ({ trx }) => {
    const found = await selectComments(ctx, event.params, one);
    await lockThreads(
      ctx,
      found.flatMap(({ thread }) => thread ?? []),
      trx
    );
    const locked = await lockComments(
      ctx,
      found.map(({ id }) => id),
      trx
    );
    const fitting = await selectAgain(
      ctx,
      event.params,
      locked.map(({ id }) => id)
    );
    // The write follows the rows that were compared, whatever else fits its filter by now.
    event.params.where = { id: { $in: [...fitting] } };
    return locked.filter(({ id }) => fitting.has(id));
  });

/** Strapi's own columns of an update; all others come from `changeRow`. */
const strapisOwn = ({ updatedAt, updatedBy }: Data): Data => ({
  updatedAt: updatedAt ?? new Date(),
  ...(updatedBy !== undefined && { updatedBy }),
});

const finishRemoval = (ctx: Context, event: Event): Promise<void> => {
  const { gone = [], given = null } = remembered(event);
  return settleRemoval(ctx, given, gone);
};

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
    const drafts = event.params.data as Data[];
    const threads = drafts.flatMap(({ thread }) => (typeof thread === 'string' ? thread : []));
    await inTransaction(ctx, ({ trx }) => lockThreads(ctx, threads, trx));
    for (const draft of drafts) {
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
    event.state = { given: takeWriteContext(), gone: await lockTouched(ctx, event, true) };
  },
  async beforeDeleteMany(event: Event) {
    event.state = { given: takeWriteContext(), gone: await lockTouched(ctx, event, false) };
  },
  async afterDelete(event: Event) {
    await finishRemoval(ctx, event);
  },
  async afterDeleteMany(event: Event) {
    await finishRemoval(ctx, event);
  },
});
