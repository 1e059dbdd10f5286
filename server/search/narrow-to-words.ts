import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { likePattern } from './like-pattern';

/** How the words of a search are looked for. */
export const searchedBy = (_ctx: Context, _search: string): 'index' | 'scan' => 'scan';

/** Narrows a query on comments to those whose body or author name has all words of a search. */
export const narrowToWords = (ctx: Context, query: Knex.QueryBuilder, search: string): void => {
  const table = ctx.strapi.db.metadata.get(uids.comment).tableName;
  const { client } = ctx.strapi.db.dialect as { client: string };
  const like = client === 'postgres' ? 'ilike' : 'like';
  for (const word of search.split(/\s+/u)) {
    const found = `(?? ${like} ? escape '!' or ?? ${like} ? escape '!')`;
    const pattern = likePattern(word);
    void query.whereRaw(found, [`${table}.body`, pattern, `${table}.author_name`, pattern]);
  }
};
