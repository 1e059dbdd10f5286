import type { Context } from '../context';
import { newDocumentId } from '../rows';
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
 */
export const subjectLifecycles = (ctx: Context) => {
  const remember = async (event: Event) => {
    event.state = { documentIds: await touched(ctx, event) };
  };
  const syncRemembered = async (event: Event) => {
    const { documentIds = [] } = event.state as { documentIds?: string[] };
    for (const documentId of documentIds) await syncThread(ctx, event.model.uid, documentId);
  };
  return {
    models: commentableUids(ctx),
    /** Gives the row its `documentId` early: the result of a create may leave it out. */
    beforeCreate(event: Event) {
      const data = event.params.data as Record<string, unknown>;
      data.documentId ??= newDocumentId(ctx, event.model.uid);
      event.state = { documentIds: [data.documentId as string] };
    },
    afterCreate: syncRemembered,
    beforeCreateMany(event: Event) {
      const all = event.params.data as Record<string, unknown>[];
      for (const data of all) data.documentId ??= newDocumentId(ctx, event.model.uid);
      event.state = { documentIds: [...new Set(all.map((data) => data.documentId as string))] };
    },
    afterCreateMany: syncRemembered,
    beforeUpdate: remember,
    afterUpdate: syncRemembered,
    beforeUpdateMany: remember,
    afterUpdateMany: syncRemembered,
    beforeDelete: remember,
    afterDelete: syncRemembered,
    beforeDeleteMany: remember,
    afterDeleteMany: syncRemembered,
  };
};
