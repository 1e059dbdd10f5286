import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, qualified } from '../rows';
import { twice } from '../twice';

/** Queues that are a part of one status: an index over that status alone would be walked past all its
 * others. */
const partialQueues = {
  reported: "status = 'approved' and report_count > 0",
  new: "status = 'approved' and reviewed_at is null",
} as const;
type PartialQueue = keyof typeof partialQueues;

/** Filters of the desk that come before the date in an index: none, or one of these columns. */
const filters = ['', 'thread', 'author_key', 'ip_hash', 'locale'] as const;
/** On MySQL such an index takes in every row, wanted or not: only where it matters most. */
const filtersOnMysql = ['', 'thread'] as const;

const columnsOf = (filter: string): string[] => [
  ...(filter === '' ? [] : [filter]),
  'created_at',
  'document_id',
];

const indexName = (queue: PartialQueue, filter: string): string =>
  ['newsroom_comments', queue, filter].filter(Boolean).join('_');

/** MySQL has no partial indexes: there each queue has a generated column, 1 or null. */
const markOf = (queue: PartialQueue): string => `newsroom_in_${queue}`;

const marked = new WeakSet<object>();

/** Whether queries can ask for a partial queue by its generated column. */
export const hasQueueMarks = ({ strapi }: Context): boolean => marked.has(strapi);

/** The comments' table with its schema, where it has one. */
export const qualifiedComments = (ctx: Context): string =>
  qualified(ctx, ctx.strapi.db.metadata.get(uids.comment).tableName);

const createPartialIndexes = async (ctx: Context): Promise<void> => {
  for (const [queue, condition] of Object.entries(partialQueues)) {
    for (const filter of filters) {
      const columns = columnsOf(filter);
      await knexOf(ctx).raw(
        `create index if not exists ?? on ?? (${columns.map(() => '??').join(', ')}) where ${condition}`,
        [indexName(queue as PartialQueue, filter), qualifiedComments(ctx), ...columns]
      );
    }
    if (ctx.strapi.db.dialect.client !== 'postgres') continue;
    await knexOf(ctx).raw(
      `create index if not exists ?? on ?? using gin (?? jsonb_path_ops) where ${condition}`,
      [indexName(queue as PartialQueue, 'rules'), qualifiedComments(ctx), 'signals']
    );
  }
};

/** Names in MySQL's catalogue, of the comments' table. */
export const namesOnMysql = async (
  ctx: Context,
  kind: 'columns' | 'statistics'
): Promise<Set<string>> => {
  const name = kind === 'columns' ? 'column_name' : 'index_name';
  const [found] = (await knexOf(ctx).raw(
    `select distinct ?? as name from information_schema.${kind}
     where table_schema = database() and table_name = ?`,
    [name, ctx.strapi.db.metadata.get(uids.comment).tableName]
  )) as [{ name: string }[]];
  return new Set(found.map((row) => row.name));
};

const createMarkedIndexes = async (ctx: Context): Promise<void> => {
  const knex = knexOf(ctx);
  const table = qualifiedComments(ctx);
  const columns = await namesOnMysql(ctx, 'columns');
  const indexes = await namesOnMysql(ctx, 'statistics');
  for (const [queue, condition] of Object.entries(partialQueues) as [PartialQueue, string][]) {
    const mark = markOf(queue);
    if (!columns.has(mark)) {
      await knex.raw(
        `alter table ?? add column ?? tinyint
         generated always as (case when ${condition} then 1 end) virtual`,
        [table, mark]
      );
    }
    for (const filter of filtersOnMysql) {
      const name = indexName(queue, filter);
      if (indexes.has(name)) continue;
      const ordered = [mark, ...columnsOf(filter)];
      await knex.raw(`create index ?? on ?? (${ordered.map(() => '??').join(', ')})`, [
        name,
        table,
        ...ordered,
      ]);
    }
  }
  marked.add(ctx.strapi);
};

/**
 * Makes the indexes that Strapi's schema cannot say, once its tables are there; Strapi leaves alone
 * what it has not made. Without them everything works, only slower: where the database does not let
 * us, the log says so.
 */
export const prepareQueueIndexes = async (ctx: Context): Promise<void> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  try {
    await twice(() => (client === 'mysql' ? createMarkedIndexes(ctx) : createPartialIndexes(ctx)));
  } catch (error) {
    ctx.strapi.log.warn(
      `newsroom: the desk goes without some of its indexes, and may be slow: ${String(error)}`
    );
  }
};
