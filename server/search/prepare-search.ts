import type { Context } from '../context';
import { namesOnMysql, qualifiedComments } from '../desk/queue-indexes';
import { knexOf } from '../rows';
import { inTransaction } from '../transaction';
import { twice } from '../twice';
import { readCommonWords } from './common-words';
import {
  mysqlIndex,
  postgresIndex,
  postgresWords,
  searchIndexName,
  setSearchIndex,
  sqliteIndex,
  sqliteTable,
  wordsColumn,
  wordsIndexName,
} from './search-index';

/** Writes the table anew where the column is missing: a million comments take minutes, once. Asked for
 * first, since to add what is there would wait for all who read the table. */
const addWords = async (ctx: Context): Promise<void> => {
  const knex = knexOf(ctx);
  const table = qualifiedComments(ctx);
  const { rows: found } = await knex.raw<{ rows: unknown[] }>(
    'select from pg_attribute where attrelid = cast(? as regclass) and attname = ?',
    [table, wordsColumn]
  );
  if (found.length > 0) return;
  await knex.raw(
    `alter table ?? add column ?? tsvector generated always as (${postgresWords}) stored`,
    [table, wordsColumn, 'body', 'author_name']
  );
};

const preparePostgres = async (ctx: Context): Promise<void> => {
  await addWords(ctx);
  await knexOf(ctx).raw('create index if not exists ?? on ?? using gin (??)', [
    wordsIndexName,
    qualifiedComments(ctx),
    wordsColumn,
  ]);
  await readCommonWords(ctx, wordsColumn);
  setSearchIndex(ctx, postgresIndex(ctx));
};

const prepareMysql = async (ctx: Context): Promise<void> => {
  const knex = knexOf(ctx);
  if (!(await namesOnMysql(ctx, 'statistics')).has(searchIndexName)) {
    await knex.raw('create fulltext index ?? on ?? (??, ??)', [
      searchIndexName,
      qualifiedComments(ctx),
      'body',
      'author_name',
    ]);
  }
  const [[shortest]] = (await knex.raw('select @@innodb_ft_min_token_size as length')) as [
    [{ length: number }],
  ];
  setSearchIndex(ctx, mysqlIndex(ctx, shortest.length));
};

const forget = `insert into ${sqliteTable} (${sqliteTable}, rowid, body, author_name)
  values ('delete', old.id, old.body, old.author_name)`;
const learn = `insert into ${sqliteTable} (rowid, body, author_name)
  values (new.id, new.body, new.author_name)`;

/** Triggers, so that whatever writes a comment keeps the index, SQL by hand too. */
const triggers = {
  insert: ['after insert', `${learn};`],
  delete: ['after delete', `${forget};`],
  update: ['after update of id, body, author_name', `${forget}; ${learn};`],
} as const;

const triggerName = (event: string): string => `${sqliteTable}_${event}`;

const numberOf = async (ctx: Context, sql: string, values: string[]): Promise<number> => {
  const [found] = await knexOf(ctx).raw<{ number: number }[]>(sql, values);
  return found?.number ?? 0;
};

/** Whether the index has all comments: its table and all its triggers are there, and it counts as many
 * rows. Strapi drops the triggers when it changes a column, for which SQLite needs a new table. */
const isInStep = async (ctx: Context): Promise<boolean> => {
  const names = [sqliteTable, ...Object.keys(triggers).map(triggerName)];
  const there = await numberOf(
    ctx,
    `select count(*) as number from sqlite_master where name in (${names.map(() => '?').join(', ')})`,
    names
  );
  if (there < names.length) return false;
  const count = 'select count(*) as number from ??';
  return (
    (await numberOf(ctx, count, [`${sqliteTable}_docsize`])) ===
    (await numberOf(ctx, count, [qualifiedComments(ctx)]))
  );
};

const prepareSqlite = async (ctx: Context): Promise<void> => {
  if (!(await isInStep(ctx))) {
    const comments = qualifiedComments(ctx);
    await inTransaction(ctx, async ({ trx }) => {
      await trx.raw(
        `create virtual table if not exists ${sqliteTable} using fts5(
          body, author_name, content='${comments}', content_rowid='id',
          tokenize='unicode61 remove_diacritics 2')`
      );
      for (const [event, [when, what]] of Object.entries(triggers)) {
        await trx.raw(
          `create trigger if not exists ${triggerName(event)} ${when} on ?? begin ${what} end`,
          [comments]
        );
      }
      await trx.raw(`insert into ${sqliteTable} (${sqliteTable}) values ('rebuild')`);
    });
  }
  setSearchIndex(ctx, sqliteIndex(ctx));
};

/**
 * Makes the database's word index over comments, where it is missing. Without it searching works by
 * reading every text: where the database does not let us, the log says so.
 */
export const prepareSearch = async (ctx: Context): Promise<void> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  const prepare =
    client === 'postgres' ? preparePostgres : client === 'mysql' ? prepareMysql : prepareSqlite;
  try {
    await twice(() => prepare(ctx));
  } catch (error) {
    ctx.strapi.log.warn(
      `newsroom: the desk searches without an index, and may be slow: ${String(error)}`
    );
  }
};
