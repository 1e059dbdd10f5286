import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf } from '../rows';
import { commonFrom, shareOf } from './common-words';

/** A database's word index over body and author name. */
export type SearchIndex = {
  /** Whether it knows a word; `inside` is what it was written in. */
  readonly isIndexed: (word: string, inside: string) => boolean;
  /** Narrows a query on comments to those that have all the words, the last as a beginning. */
  readonly narrow: (query: Knex.QueryBuilder, words: readonly string[]) => void;
  /** Whether it is known to find few, so that they are best found first. */
  readonly isRare?: (words: readonly string[]) => boolean;
};

const indexes = new WeakMap<object, SearchIndex>();

/** Null where the database has none: then every text is read. */
export const searchIndexOf = ({ strapi }: Context): SearchIndex | null =>
  indexes.get(strapi) ?? null;

export const setSearchIndex = ({ strapi }: Context, index: SearchIndex): void =>
  void indexes.set(strapi, index);

const table = ({ strapi }: Context): string => strapi.db.metadata.get(uids.comment).tableName;

export const searchIndexName = 'newsroom_comments_search';

/** Signs that PostgreSQL would take together with what stands beside them, as an address, a tag or a
 * path. Without the question mark, which stands for a value in our queries. */
const joiners = './:@-_#&=+%~<>';

/** PostgreSQL keeps a comment's words beside it: it decides from row to row whether to look into the
 * index or into the row, and would have to take each text apart again. */
export const wordsColumn = 'newsroom_words';
export const wordsIndexName = 'newsroom_comments_words';

/** What stands there. The length is bounded, since a text of more than a megabyte of words could not be
 * stored at all. */
export const postgresWords =
  `to_tsvector('simple'::regconfig, translate(` +
  `left(coalesce(??, ''), 100000) || ' ' || coalesce(??, ''), ` +
  `'${joiners}', '${' '.repeat(joiners.length)}'))`;

export const postgresIndex = (ctx: Context): SearchIndex => {
  const termsOf = (words: readonly string[]) =>
    words.map((word, index) => {
      const isBeginning = index === words.length - 1;
      // Words are letters and digits alone, so that none of them means something to PostgreSQL.
      const term = isBeginning ? `'${word}':*` : `'${word}'`;
      return { term, share: shareOf(ctx, { word, isBeginning }, wordsColumn) };
    });
  return {
    isIndexed: () => true,
    narrow: (query, words) => {
      const terms = termsOf(words);
      const isCommon = ({ share }: { share: number | null }) => (share ?? 0) >= commonFrom;
      const areAll = terms.every(isCommon);
      for (const term of terms) {
        // The index gathers all comments that have it, however few have the others: where those are
        // many, rows are tested for it instead.
        const test = isCommon(term) && !areAll ? 'is true' : '';
        void query.whereRaw(`?? @@ to_tsquery('simple'::regconfig, ?) ${test}`, [
          `${table(ctx)}.${wordsColumn}`,
          term.term,
        ]);
      }
    },
    isRare: (words) => termsOf(words).some(({ share }) => share === 0),
  };
};

export const sqliteTable = 'newsroom_search';

export const sqliteIndex = (ctx: Context): SearchIndex => ({
  isIndexed: () => true,
  narrow: (query, words) => {
    const terms = words.map((word) => `"${word}"`).join(' ');
    const found = knexOf(ctx)
      .select('rowid')
      .from(sqliteTable)
      .whereRaw('?? match ?', [sqliteTable, `${terms}*`]);
    void query.whereIn(`${table(ctx)}.id`, found as never);
  },
});

/** What InnoDB leaves out of its index (`information_schema.innodb_ft_default_stopword`); to ask for
 * one finds nothing. */
const stopwords = new Set(
  (
    'a about an are as at be by com de en for from how i in is it la of on or that the this to was ' +
    'what when where who will with und www'
  ).split(' ')
);

/** InnoDB's own limit, `innodb_ft_max_token_size`. */
const longestOnMysql = 84;

export const mysqlIndex = (ctx: Context, shortest: number): SearchIndex => ({
  isIndexed: (word, inside) => {
    const { length } = [...word];
    return (
      length >= shortest &&
      length <= longestOnMysql &&
      !stopwords.has(word.toLowerCase()) &&
      // To InnoDB these are letters: a word beside one is another word.
      !/['_]/.test(inside)
    );
  },
  narrow: (query, words) => {
    void query.whereRaw('match (??, ??) against (? in boolean mode)', [
      `${table(ctx)}.body`,
      `${table(ctx)}.author_name`,
      `${words.map((word) => `+${word}`).join(' ')}*`,
    ]);
  },
});
