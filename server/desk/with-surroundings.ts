import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { pastColumns, selectPastAnd, toPasts, type Past, type PastRow } from '../comments/past';
import { toCommentRows, type CommentRow } from '../comments/store';
import type { Context } from '../context';
import { fromRow, knexOf, rows } from '../rows';
import type { ThreadRow } from '../threads/store';
import { selectFactsOf, toAuthorFacts, type AuthorFacts } from './author-facts';
import type { DeskComment, DeskDecision } from './contract';
import { toDeskDecision } from './desk-decision';
import { placeAt } from './select-page';

/** A comment, and what stands around it on its card. */
export type Surrounded = {
  readonly comment: CommentRow;
  /** Null where there is none any more: then the desk cannot show the comment. */
  readonly thread: ThreadRow | null;
  readonly parent: DeskComment['parent'];
  readonly decision: DeskDecision | null;
  /** Where they were read with it. */
  readonly facts?: AuthorFacts;
  /** Open reports by reason, where they are known. */
  readonly reports?: DeskComment['reports'];
};

export type WithPast = Surrounded & { readonly past: Past };

const noPast: Past = { decisions: [], reports: [], revisions: [] };

const excerptLength = 200;

const excerpt = (body: string): string => {
  const characters = [...body];
  return characters.length > excerptLength
    ? `${characters.slice(0, excerptLength - 1).join('')}…`
    : body;
};

const columnsOf = ({ strapi }: Context, uid: string): string[] =>
  Object.values(strapi.db.metadata.get(uid).attributes).flatMap((attribute) =>
    'columnName' in attribute && attribute.columnName ? [attribute.columnName] : []
  );

/** Columns of a joined table, each with a name that tells whose it is. */
const named = (of: string, columns: readonly string[]): string[] =>
  columns.map((column) => `${of}.${column} as ${of}__${column}`);

type Raw = Record<string, unknown>;

/** Those columns by their own names again; null where nothing was joined. */
const take = (raw: Raw, of: string): Raw | null => {
  const prefix = `${of}__`;
  const taken = Object.entries(raw).filter(([name]) => name.startsWith(prefix));
  const row = Object.fromEntries(taken.map(([name, value]) => [name.slice(prefix.length), value]));
  return row.id === null || row.id === undefined ? null : row;
};

const parentColumns = ['id', 'document_id', 'author_name', 'status'];

const toParent = (ctx: Context, raw: Raw | null): DeskComment['parent'] => {
  const [row] = toCommentRows(ctx, raw ? [raw] : []);
  return row
    ? {
        id: row.documentId,
        authorName: row.authorName,
        excerpt: excerpt(row.body),
        status: row.status,
      }
    : null;
};

const toSurrounded = (ctx: Context, raw: Raw): Surrounded => {
  const thread = take(raw, 'thread');
  const decision = take(raw, 'decision');
  return {
    comment: toCommentRows(ctx, [raw])[0] as CommentRow,
    thread: thread && fromRow<ThreadRow>(ctx, uids.thread, thread),
    parent: toParent(ctx, take(raw, 'parent')),
    decision: decision && toDeskDecision(ctx, decision),
  };
};

/** Comments, each with what is joined to it. */
const selectSurrounded = (ctx: Context, page: Knex.QueryBuilder): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const table = (uid: string): string => ctx.strapi.db.metadata.get(uid).tableName;
  const latest = rows(ctx, uids.decision)
    .max('id')
    .where({ comment: knex.ref('page.document_id') });
  const decided = knex
    .select('page.*', latest.as('latest_decision'))
    .from(page.as('page'))
    .as('commented');
  const query = knex
    .select(
      'commented.*',
      ...named('thread', columnsOf(ctx, uids.thread)),
      ...named('parent', parentColumns),
      // The whole text of a comment that is only quoted can be long.
      knex.raw('substr(??, 1, ?) as ??', ['parent.body', excerptLength + 1, 'parent__body']),
      ...named('decision', columnsOf(ctx, uids.decision))
    )
    .from(decided);
  const schema = ctx.strapi.db.getSchemaName();
  if (schema) void query.withSchema(schema);
  return query
    .leftJoin(`${table(uids.thread)} as thread`, 'thread.document_id', 'commented.thread')
    .leftJoin(`${table(uids.comment)} as parent`, 'parent.document_id', 'commented.parent')
    .leftJoin(`${table(uids.decision)} as decision`, 'decision.id', 'commented.latest_decision');
};

/**
 * Comments with their thread, the comment they answer and the latest decision, in one statement.
 *
 * @param page selects whole rows of comments, few enough to be joined one by one
 * @param order by which they come, if it matters: the column `placeAt` of `page`, then the id
 */
export const readSurrounded = async (
  ctx: Context,
  page: Knex.QueryBuilder,
  { order }: { order?: 'asc' | 'desc' } = {}
): Promise<Surrounded[]> => {
  const query = selectSurrounded(ctx, page);
  if (order) {
    void query.orderBy([
      { column: `commented.${placeAt}`, order },
      { column: 'commented.document_id', order },
    ]);
  }
  const found = (await query) as Raw[];
  // Rows by hand may have a parent's id twice.
  const byId = new Map(found.map((raw) => [raw.id, raw]));
  return [...byId.values()].map((raw) => toSurrounded(ctx, raw));
};

/** One of them, with its author's facts. */
const selectOne = (ctx: Context, documentId: string): Knex.QueryBuilder => {
  const page = rows(ctx, uids.comment).where({ document_id: documentId });
  return selectSurrounded(ctx, page).select(...(selectFactsOf(ctx, documentId) as never[]));
};

const toOne = (ctx: Context, raw: Raw) => ({
  ...toSurrounded(ctx, raw),
  facts: toAuthorFacts(raw as never),
});

/** One comment with all of that, and with its author's facts, in one statement. */
export const readOneSurrounded = async (
  ctx: Context,
  documentId: string,
  trx?: Knex.Transaction
): Promise<Surrounded | null> => {
  const query = selectOne(ctx, documentId);
  if (trx) void query.transacting(trx);
  const [raw] = (await query) as Raw[];
  return raw ? toOne(ctx, raw) : null;
};

/** The same with the comment's past, in one statement as well. */
export const readOneWithPast = async (
  ctx: Context,
  documentId: string,
  trx?: Knex.Transaction
): Promise<WithPast | null> => {
  const knex = knexOf(ctx);
  const query = knex
    .select('card.*', ...named('past', pastColumns))
    .from(selectPastAnd(ctx, documentId, 'card').as('past'))
    .leftJoin(selectOne(ctx, documentId).as('card'), 'past.part', knex.raw('?', ['card']));
  if (trx) void query.transacting(trx);
  const found = (await query) as Raw[];
  const isCard = ({ past__part: part }: Raw): boolean => part === 'card';
  const card = found.find(isCard);
  if (!card || card.id === null) return null;
  const past = found.filter((raw) => !isCard(raw)).map((raw) => take(raw, 'past'));
  return { ...toOne(ctx, card), past: toPasts(past as PastRow[]).get(documentId) ?? noPast };
};
