import { registerArticleGraphql } from './articles/graphql';
import type { Context } from './context';
import { hideFromGraphql } from './graphql';

/** The database cannot be used yet. */
export const register = (ctx: Context): void => {
  hideFromGraphql(ctx);
  registerArticleGraphql(ctx);
};
