import type { Context } from './context';
import { inTransaction } from './transaction';

const writes = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

/**
 * Gives every write of one content type through `strapi.db.query` a transaction of its own where
 * none is open. Strapi opens one for the Document Service alone: behind a bare `db.query` a row
 * would stay although what the hooks wrote beside it failed. The repository is one object per type
 * (`@strapi/database`, `entity-manager/index.js`, `repoMap`), so wrapping it reaches every caller.
 */
export const makeWritesTransactional = (ctx: Context, uid: string): void => {
  const repository = ctx.strapi.db.query(uid) as unknown as Record<
    string,
    (params: unknown) => Promise<unknown>
  >;
  for (const name of writes) {
    const write = repository[name];
    if (!write) throw new Error(`newsroom: db.query has no ${name} in this version of Strapi`);
    repository[name] = (params) => inTransaction(ctx, () => write.call(repository, params));
  }
};
