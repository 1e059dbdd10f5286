import { registerArticleGraphql } from './articles/graphql';
import { notePeers } from './authors/client-address';
import type { Context } from './context';
import { hideFromGraphql } from './graphql';
import { registerTagGraphql } from './tags/graphql';

/** The database cannot be used yet. */
export const register = (ctx: Context): void => {
  notePeers(ctx);
  hideFromGraphql(ctx);
  registerArticleGraphql(ctx);
  registerTagGraphql(ctx);
};
