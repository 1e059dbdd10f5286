import type { Context } from '../context';
import { newDocumentId } from '../rows';
import { inTransaction } from '../transaction';
import { lockThreadsOfSubjects } from './store';
import { syncAfterCommit } from './sync-after-commit';
import { syncThread } from './sync-thread';
import { commentableUids } from './thread-key';

type Event = {
  readonly model: { readonly uid: string };
  readonly params: { where?: unknown; filters?: unknown; _q?: unknown; data?: unknown };
  state: unknown;
};

/** `documentId`s of the rows that a write is about to touch. */
const touched = async ({ strapi }: Context, { model, params }: Event): Promise<string[]> => {
  const { where, filters, _q } = params;
  const found = await strapi.db
    .queryBuilder(model.uid)
    .init({ where, filters, _q })
    .select(['documentId'])
    .execute<{ documentId: string }[]>();
  return [...new Set(found.map(({ documentId }) => documentId))];
};

/**
 * Keeps threads in step with the rows of commentable types, on whichever path those are written.
 * Database hooks rather than Document Service middlewares: they run inside the write's transaction
 * and see `db.query` too.
 *
 * The threads are locked before the rows are written, since all who write lock threads first: one who
 * publishes and one who unpublishes would otherwise each hold what the other waits for.
 */
export const subjectLifecycles = (ctx: Context) => {
  const remember = async (event: Event, documentIds: readonly string[]) => {
    event.state = { documentIds };
    await inTransaction(ctx, ({ trx }) =>
      lockThreadsOfSubjects(ctx, event.model.uid, documentIds, trx)
    );
  };
  const rememberTouched = async (event: Event) => remember(event, await touched(ctx, event));
  const syncRemembered = async (event: Event) => {
    const { documentIds = [] } = event.state as { documentIds?: string[] };
    for (const documentId of documentIds) await syncThread(ctx, event.model.uid, documentId);
    await syncAfterCommit(ctx, event.model.uid, documentIds);
  };
  return {
    models: commentableUids(ctx),
    /** Gives the row its `documentId` early: the result of a create may leave it out. */
    beforeCreate(event: Event) {
      const data = event.params.data as Record<string, unknown>;
      data.documentId ??= newDocumentId(ctx, event.model.uid);
      return remember(event, [data.documentId as string]);
    },
    afterCreate: syncRemembered,
    beforeCreateMany(event: Event) {
      const all = event.params.data as Record<string, unknown>[];
      for (const data of all) data.documentId ??= newDocumentId(ctx, event.model.uid);
      return remember(event, [...new Set(all.map((data) => data.documentId as string))]);
    },
    afterCreateMany: syncRemembered,
    beforeUpdate: rememberTouched,
    afterUpdate: syncRemembered,
    beforeUpdateMany: rememberTouched,
    afterUpdateMany: syncRemembered,
    beforeDelete: rememberTouched,
    afterDelete: syncRemembered,
    beforeDeleteMany: rememberTouched,
    afterDeleteMany: syncRemembered,
  };
};
