import type { Knex } from 'knex';

import type { Context } from './context';
import { knexOf, rowsIn } from './rows';

/** What a statement is given each time. A null is no value to compare with in SQL. */
type Value = string | number | boolean | Date | null;
type Row = Record<string, unknown>;

/** Where a value goes. */
class Blank {
  constructor(readonly name: string) {}
}

/** As knex makes it: with a `?` for each of its bindings. */
type Text = { readonly sql: string; readonly bindings: readonly unknown[] };

/**
 * A query that differs in nothing but its values from one time to the next: knex makes its text once per
 * Strapi. For what is asked with every page and every post, where making the text takes about as long
 * as sending it.
 *
 * @param build the query, with `blank(name)` where a value belongs, whatever its type
 * @returns sends it, in a transaction or not, and answers the rows
 * @example
 * ```ts
 * const byId = fixedStatement((ctx, blank) => rows(ctx, uids.tag).where('document_id', blank('id')));
 * const [raw] = await byId(ctx, { id: 'mk4q9…' }, trx);
 * ```
 */
export const fixedStatement = <Name extends string>(
  build: (ctx: Context, blank: (name: Name) => never) => Knex.QueryBuilder
) => {
  const texts = new WeakMap<object, Text>();
  const textOf = (ctx: Context): Text => {
    const known = texts.get(ctx.strapi);
    if (known) return known;
    // Knex passes on what stands for a value as it is.
    const text = build(ctx, (name) => new Blank(name) as never).toSQL();
    texts.set(ctx.strapi, text);
    return text;
  };
  return async (
    ctx: Context,
    values: Readonly<Record<Name, Value>>,
    trx?: Knex.Transaction
  ): Promise<Row[]> => {
    const { sql, bindings } = textOf(ctx);
    const given = bindings.map((one) => (one instanceof Blank ? values[one.name as Name] : one));
    const query = knexOf(ctx).raw<unknown>(sql, given as Knex.RawBinding[]);
    return rowsIn<Row>(await (trx ? query.transacting(trx) : query));
  };
};
