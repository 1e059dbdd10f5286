import type { Knex } from 'knex';

import { uids, type CommentStatus } from '../../content-types';
import { addressKey } from '../authors/address-key';
import { selectNumberInForce } from '../authors/sanctions-in-force';
import type { Context } from '../context';
import { fixedStatement } from '../fixed-statement';
import type { Draft } from '../moderation/rule';
import { knexOf, rows } from '../rows';

/** More than any rule asks for. */
const most = { approved: 1_000, recent: 50 } as const;

export type WriterFacts = Pick<Draft, 'history' | 'repeats'> & {
  /** Whether a sanction is in force on them, or on their address. */
  readonly isSanctioned: boolean;
};

/** Of somebody of whom nothing is known, or asked. */
export const noFacts: WriterFacts = {
  history: { approved: 0, recent: [] },
  repeats: null,
  isSanctioned: false,
};

type Search = {
  readonly authorKey: string | null;
  readonly ipHash: string | null;
  readonly thread: string;
  readonly textHash: string;
  /** The comment being edited. */
  readonly except: string | null;
  readonly now: Date;
};

type Part = 'approved' | 'recent' | 'repeat' | 'sanctions';
type Row = { readonly part: Part; readonly word: string | null; readonly number: number | string };

/** What a part answers: a word and a number, so that all of them fit into one statement. Knex mixes up
 * the values of a union's first part unless nothing stands outside of it. */
const partOf = (ctx: Context, part: Part, query: Knex.QueryBuilder): Knex.QueryBuilder =>
  knexOf(ctx)
    .select('part', 'word', 'number')
    .from(query.select(knexOf(ctx).raw('? as ??', [part, 'part'])).as(part));

/** Which of its values a search has. */
type Shape = { readonly byAuthor: boolean; readonly byAddress: boolean; readonly isEdit: boolean };

const statementOf = ({ byAuthor, byAddress, isEdit }: Shape) =>
  fixedStatement<keyof Search | 'addressKey'>((ctx, blank) => {
    const knex = knexOf(ctx);
    const comments = (): Knex.QueryBuilder => {
      const query = rows(ctx, uids.comment);
      return isEdit ? query.whereNot({ document_id: blank('except') }) : query;
    };
    const own = () => comments().where({ author_key: blank('authorKey') });

    const standing = own().where({ status: 'approved' }).select('id').limit(most.approved);
    const approved = knex
      .select(knex.raw("'' as ??", ['word']), knex.raw('count(*) as ??', ['number']))
      .from(standing.as('standing'));
    const latest = own()
      .whereIn('status', ['approved', 'rejected', 'spam'])
      .orderBy('created_at', 'desc')
      .limit(most.recent)
      .select('status', 'created_at');
    const recent = knex
      .select(
        { word: 'status' },
        knex.raw('row_number() over (order by ?? desc) as ??', ['created_at', 'number'])
      )
      .from(latest.as('latest'));
    const repeat = comments()
      .select({ word: 'document_id' }, knex.raw('0 as ??', ['number']))
      .where({ thread: blank('thread'), text_hash: blank('textHash') })
      .whereNot({ status: 'deleted' })
      .where((either) => {
        if (byAuthor) void either.orWhere({ author_key: blank('authorKey') });
        if (byAddress) void either.orWhere({ ip_hash: blank('ipHash') });
      })
      .limit(1);
    const sanctioned = [
      ...(byAuthor ? [blank('authorKey')] : []),
      ...(byAddress ? [blank('addressKey')] : []),
    ];
    const sanctions = selectNumberInForce(ctx, sanctioned, blank('now')).select(
      knex.raw("'' as ??", ['word'])
    );

    return partOf(ctx, 'repeat', repeat)
      .unionAll(partOf(ctx, 'sanctions', sanctions))
      .unionAll(byAuthor ? [partOf(ctx, 'approved', approved), partOf(ctx, 'recent', recent)] : []);
  });

const statements = new Map<string, ReturnType<typeof statementOf>>();

const statementFor = (shape: Shape): ReturnType<typeof statementOf> => {
  const key = Object.values(shape).join();
  const known = statements.get(key) ?? statementOf(shape);
  statements.set(key, known);
  return known;
};

/**
 * What the database knows of a writer: how many of their comments stand, what became of the latest
 * ones (newest first), an earlier comment in the thread with the same text, by them or from their
 * address, and whether anybody has sanctioned them. One statement.
 *
 * To be called with the thread locked, before which nothing was read in the transaction: then this
 * sees what the writer before has written. A locking read would on MySQL also lock what is not there,
 * and let two readers who post side by side deadlock.
 */
export const findWriterFacts = async (
  ctx: Context,
  search: Search,
  trx: Knex.Transaction
): Promise<WriterFacts> => {
  const { authorKey, ipHash, except } = search;
  if (authorKey === null && ipHash === null) return noFacts;
  const send = statementFor({
    byAuthor: authorKey !== null,
    byAddress: ipHash !== null,
    isEdit: except !== null,
  });
  const values = { ...search, addressKey: ipHash === null ? null : addressKey(ipHash) };
  const found = (await send(ctx, values, trx)) as Row[];
  const of = (part: Part) =>
    found.filter((row) => row.part === part).sort((a, b) => Number(a.number) - Number(b.number));
  return {
    history: {
      approved: Number(of('approved')[0]?.number ?? 0),
      recent: of('recent').map(({ word }) => word as CommentStatus),
    },
    repeats: of('repeat')[0]?.word ?? null,
    isSanctioned: Number(of('sanctions')[0]?.number ?? 0) > 0,
  };
};
