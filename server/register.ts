import { registerArticleGraphql } from './articles/graphql';
import type { Context } from './context';
import { hideFromGraphql } from './graphql';
import { registerTagGraphql } from './tags/graphql';

/** The database cannot be used yet. */
export const register = (ctx: Context): void => {
  hideFromGraphql(ctx);
  registerArticleGraphql(ctx);
  registerTagGraphql(ctx);
};
