import { uids } from '../../content-types';
import type { Context } from '../context';

const writes = ['create', 'createMany', 'update', 'updateMany', 'delete', 'deleteMany'] as const;

/**
 * Gives every write of comments through `strapi.db.query` a transaction of its own where none is
 * open. Strapi opens one for the Document Service alone: behind a bare `db.query` a comment would
 * stay although its counts and decision failed. The repository is one object per type
 * (`@strapi/database`, `entity-manager/index.js`, `repoMap`), so wrapping it reaches every caller.
 */
export const makeCommentWritesTransactional = ({ strapi }: Context): void => {
  const repository = strapi.db.query(uids.comment) as unknown as Record<
    string,
    (params: unknown) => Promise<unknown>
  >;
  for (const name of writes) {
    const write = repository[name];
    if (!write) throw new Error(`newsroom: db.query has no ${name} in this version of Strapi`);
    repository[name] = (params) => strapi.db.transaction(() => write.call(repository, params));
  }
};
