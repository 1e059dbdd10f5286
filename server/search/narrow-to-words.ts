import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';
import { likePattern } from './like-pattern';
import { searchIndexOf } from './search-index';
import { readTerms, type SearchTerms } from './search-terms';

const termsOf = (ctx: Context, search: string): SearchTerms =>
  readTerms(search, searchIndexOf(ctx)?.isIndexed ?? (() => false));

/** How the words of a search are looked for: by the index, or, where it knows none of them, by reading
 * every text of the queue. */
export const searchedBy = (ctx: Context, search: string): 'index' | 'scan' =>
  termsOf(ctx, search).words.length > 0 ? 'index' : 'scan';

/** The comments that a search finds, where those are known to be few; otherwise null. To be read before
 * anything else is asked of them: PostgreSQL guesses rare words to be less rare, and walks a queue. */
export const selectRare = (ctx: Context, search: string): Knex.QueryBuilder | null => {
  const { words } = termsOf(ctx, search);
  if (words.length === 0 || !searchIndexOf(ctx)?.isRare?.(words)) return null;
  const query = rows(ctx, uids.comment);
  narrowToWords(ctx, query, search);
  return query.whereRaw('true offset 0');
};

/** Narrows a query on comments to those whose body or author name has all words of a search. */
export const narrowToWords = (ctx: Context, query: Knex.QueryBuilder, search: string): void => {
  const { words, texts } = termsOf(ctx, search);
  if (words.length > 0) searchIndexOf(ctx)?.narrow(query, words);
  const table = ctx.strapi.db.metadata.get(uids.comment).tableName;
  const { client } = ctx.strapi.db.dialect as { client: string };
  const like = client === 'postgres' ? 'ilike' : 'like';
  for (const text of texts) {
    const pattern = likePattern(text);
    void query.whereRaw(`(?? ${like} ? escape '!' or ?? ${like} ? escape '!')`, [
      `${table}.body`,
      pattern,
      `${table}.author_name`,
      pattern,
    ]);
  }
};
