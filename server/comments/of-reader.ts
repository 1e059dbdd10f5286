import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { settingsOf } from '../settings/settings';
import { asides } from './asides';
import type { OwnComment } from './contract';
import { ownColumns, ownComment } from './public-comment';
import { toCommentRows } from './store';

/** What an answer says to its caller alone. */
export type OfReader = {
  readonly own: OwnComment[];
  readonly editable: OwnComment[];
  readonly votes: Record<string, 1 | -1>;
  readonly mine: string[];
};

const nothing: OfReader = { own: [], editable: [], votes: {}, mine: [] };

/** The most comments of their own that a caller is answered at once. */
const mostOwn = 50;

/** What came with the latest decision that rejected a comment; pins and edits left its status alone. */
const rejectionNote = (ctx: Context): Knex.QueryBuilder => {
  const { tableName } = ctx.strapi.db.metadata.get(uids.comment);
  return rows(ctx, uids.decision)
    .select('note')
    .where({ comment: knexOf(ctx).ref(`${tableName}.document_id`), to: 'rejected' })
    .where((decided) => {
      void decided.whereNull('reason').orWhereNotIn('reason', Object.values(asides));
    })
    .orderBy('id', 'desc')
    .limit(1);
};

type Part = 'own' | 'editable' | 'answered';
type Found = {
  readonly document_id: string;
  readonly part: Part;
  readonly note: string | null;
  readonly vote: 1 | -1 | null;
};

/**
 * What these comments, and their thread, are to the reader who asks: their own ones that are not
 * approved or can still be changed, how they voted, and which they wrote. One statement; none for
 * nobody.
 *
 * @param thread where their own are looked for; null for an answer that does not list them
 * @param ids of the comments that are answered
 */
export const ofReader = async (
  ctx: Context,
  reader: Reader | null,
  { thread, ids }: { thread: string | null; ids: readonly string[] }
): Promise<OfReader> => {
  if (!reader) return nothing;
  const knex = knexOf(ctx);
  const { tableName } = ctx.strapi.db.metadata.get(uids.comment);
  const vote = () =>
    rows(ctx, uids.vote)
      .where({ comment: knex.ref(`${tableName}.document_id`), voter_key: reader.key })
      .limit(1);
  const part = (name: Part, narrow: (query: Knex.QueryBuilder) => void) => {
    const query = rows(ctx, uids.comment).select([
      ...ownColumns,
      knex.raw('? as part', [name]),
      knex.raw('case when status = ? then ? end as note', ['rejected', rejectionNote(ctx)]),
      vote().select('value').as('vote'),
    ]);
    narrow(query);
    return knex.select('*').from(query.as(name));
  };
  const latest = (query: Knex.QueryBuilder) =>
    query.where({ thread, author_key: reader.key }).orderBy('created_at', 'desc').limit(mostOwn);
  const { editWindowMinutes } = settingsOf(ctx).values.comments;
  const since = new Date(Date.now() - editWindowMinutes * 60_000);
  const [first, ...others] = [
    ...(thread === null
      ? []
      : [
          part('own', (query) => {
            void latest(query).whereIn('status', ['pending', 'spam', 'rejected']);
          }),
          part('editable', (query) => {
            void latest(query)
              .where({ status: 'approved', reply_count: 0 })
              .where('created_at', '>', since);
          }),
        ]),
    ...(ids.length === 0
      ? []
      : [
          part('answered', (query) => {
            void query.whereIn('document_id', [...ids]).where((either) => {
              void either.where({ author_key: reader.key }).orWhereExists(vote().select('id'));
            });
          }),
        ]),
  ];
  if (!first) return nothing;
  const found = (await (others.length > 0 ? first.unionAll(others) : first)) as Found[];
  const of = (name: Part) => found.filter((one) => one.part === name);
  const ownOf = (name: Part): OwnComment[] => {
    const notes = new Map(of(name).map(({ document_id, note }) => [document_id, note]));
    return toCommentRows(ctx, of(name))
      .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      .map((row) => ownComment(ctx, row, { note: notes.get(row.documentId) ?? null }));
  };
  return {
    own: ownOf('own'),
    editable: ownOf('editable').filter(({ editableUntil }) => editableUntil !== null),
    votes: Object.fromEntries(
      of('answered').flatMap(({ document_id, vote: value }) =>
        value === null ? [] : [[document_id, value]]
      )
    ),
    mine: toCommentRows(ctx, of('answered'))
      .filter(({ authorKey }) => authorKey === reader.key)
      .map(({ documentId }) => documentId),
  };
};
