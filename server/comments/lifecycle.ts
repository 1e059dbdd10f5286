import { uids } from '../../content-types';
import type { Context } from '../context';
import { lockThreads } from '../threads/store';
import { inTransaction } from '../transaction';
import type { Change } from './change';
import { changeRow } from './change-row';
import { createRow } from './create-row';
import type { GivenContext } from './infer-write-context';
import { settleRemoval } from './settle-removal';
import { settle } from './settle';
import {
  lockComments,
  selectAgain,
  selectComments,
  type CommentRow,
  type Selection,
} from './store';
import { takeWriteContext, type WriteContext } from './write-context';
import { inOneStatement, writeChanges } from './write-changes';

type Data = Record<string, unknown>;
type Event = {
  readonly params: Selection & { data?: unknown };
  state: unknown;
};
type Remembered = {
  readonly changes?: readonly Change[];
  /** Whose statement writes what changes of many: null where none has, and `afterUpdateMany` does. */
  readonly writtenBy?: 'action' | 'strapi' | null;
  readonly gone?: readonly CommentRow[];
  readonly given?: GivenContext;
};

const remembered = (event: Event): Remembered => event.state as Remembered;

/** The rows that a write is about to touch, with their threads and themselves locked, so that what
 * is compared now is what is written. */
const lockTouched = (
  ctx: Context,
  event: Event,
  { one, given }: { one: boolean; given: GivenContext }
): Promise<readonly CommentRow[]> =>
  inTransaction(ctx, async ({ trx }) => {
    if (given !== null && given !== 'within' && given.locked) {
      event.params.where = { id: { $in: given.locked.map(({ id }) => id) } };
      return given.locked;
    }
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

/** Whether the action writes what was judged, once it is told. */
const toldBy = (given: GivenContext): WriteContext['onJudged'] =>
  given !== null && given !== 'within' ? given.onJudged : undefined;

const finish = (ctx: Context, event: Event): Promise<void> =>
  settle(ctx, remembered(event).changes ?? []);

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
    const given = takeWriteContext();
    const { data, change } = await createRow(ctx, given, event.params.data as Data);
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
    await finish(ctx, event);
  },
  async afterCreateMany(event: Event) {
    await finish(ctx, event);
  },

  async beforeUpdate(event: Event) {
    const data = event.params.data as Data;
    const given = takeWriteContext();
    const [before] = await lockTouched(ctx, event, { one: true, given });
    if (!before) return;
    const { next, change } = await changeRow(ctx, given, { before, data, at: new Date() });
    event.params.data = { ...strapisOwn(data), ...next };
    event.state = { changes: change ? [change] : [] };
  },
  async afterUpdate(event: Event) {
    await finish(ctx, event);
  },
  async beforeUpdateMany(event: Event) {
    const data = event.params.data as Data;
    const given = takeWriteContext();
    const changes: Change[] = [];
    const touched = await lockTouched(ctx, event, { one: false, given });
    const at = new Date();
    for (const before of touched) {
      const { change } = await changeRow(ctx, given, { before, data, at });
      if (change) changes.push(change);
    }
    const tell = toldBy(given);
    tell?.(changes);
    // Strapi's one statement cannot hold a verdict for each row: `afterUpdateMany` writes those.
    const next = changes.length === touched.length ? inOneStatement(changes) : null;
    event.params.data = { ...strapisOwn(data), ...next };
    event.state = { changes, writtenBy: tell ? 'action' : next ? 'strapi' : null };
  },
  async afterUpdateMany(event: Event) {
    const { changes = [], writtenBy = null } = remembered(event);
    if (writtenBy === null) await inTransaction(ctx, ({ trx }) => writeChanges(ctx, changes, trx));
    await settle(ctx, changes, { areRepliesCounted: writtenBy !== 'strapi' });
  },

  async beforeDelete(event: Event) {
    const given = takeWriteContext();
    event.state = { given, gone: await lockTouched(ctx, event, { one: true, given }) };
  },
  async beforeDeleteMany(event: Event) {
    const given = takeWriteContext();
    event.state = { given, gone: await lockTouched(ctx, event, { one: false, given }) };
  },
  async afterDelete(event: Event) {
    await finishRemoval(ctx, event);
  },
  async afterDeleteMany(event: Event) {
    await finishRemoval(ctx, event);
  },
});
