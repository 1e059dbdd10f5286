import type { Knex } from 'knex';

import { sanctionOn } from '../authors/sanctions-in-force';
import type { Context } from '../context';
import type { Draft } from '../moderation/rule';
import { settingsOf } from '../settings/settings';
import { closesAt, isOpen } from '../threads/is-open';
import type { ThreadRow } from '../threads/store';
import { readText } from './read-text';
import { findCommentNow, type CommentRow } from './store';
import { textHash } from './text-hash';
import type { Evidence } from './write-context';
import { findWriterFacts, noFacts } from './writer-facts';

export type DraftInput = {
  readonly body: string;
  readonly thread: ThreadRow;
  readonly parent: string | null;
  readonly evidence: Evidence;
  /** The comment being edited; null for a new one. */
  readonly edited: CommentRow | null;
  /** A moderator's own text: what was written here before says nothing of it. */
  readonly isModerators: boolean;
};

export type AssembledDraft = {
  readonly draft: Draft;
  readonly textHash: string;
  /** What a new comment answers. */
  readonly parent: CommentRow | null;
};

/** The comment that a new one answers; null where that cannot be answered. */
const findAnswered = async (
  ctx: Context,
  { thread, parent: id }: DraftInput,
  trx: Knex.Transaction
): Promise<CommentRow | null> => {
  const found = id === null ? null : await findCommentNow(ctx, id, trx);
  return found?.thread === thread.documentId && found.status === 'approved' ? found : null;
};

/** Where a draft stands. An edit stays where it is. */
const placeOf = (
  { parent: id, edited }: DraftInput,
  answered: CommentRow | null
): Draft['parent'] => {
  if (id === null) return null;
  if (edited) return { id, depth: edited.depth - 1 };
  return answered ? { id: answered.documentId, depth: answered.depth } : 'unusable';
};

/** What an author's earlier comments and sanctions are found by. A guest whom no token proves has a key
 * that was made with this request: nothing is there yet. */
const knownKey = ({ kind, key, isProven }: Evidence['author']): string | null =>
  kind === 'guest' && !isProven ? null : key;

/** Looks up every fact that a rule may need, so that the rules themselves stay pure. */
export const assembleDraft = async (
  ctx: Context,
  input: DraftInput,
  trx: Knex.Transaction
): Promise<AssembledDraft> => {
  const { body, thread, evidence, edited, isModerators } = input;
  const { values, staffNames, hosts, bodyLength } = settingsOf(ctx);
  const now = new Date();
  // What the `length` rule is going to refuse is not worth reading.
  const { text, links } = readText(body, bodyLength.max);
  const hash = textHash(text);
  const parent = edited ? null : await findAnswered(ctx, input, trx);
  const { author, ipHash, flood, trap } = evidence;
  const { isSanctioned, ...written } = isModerators
    ? noFacts
    : await findWriterFacts(
        ctx,
        {
          authorKey: knownKey(author),
          ipHash,
          thread: thread.documentId,
          textHash: hash,
          except: edited?.documentId ?? null,
          now,
        },
        trx
      );
  return {
    textHash: hash,
    parent,
    draft: {
      kind: edited ? 'edit' : 'new',
      body,
      text,
      links,
      author,
      sanction:
        isSanctioned && !author.isStaff
          ? await sanctionOn(ctx, { authorKey: author.key, ipHash }, trx, now)
          : null,
      thread: {
        isOpen: isOpen(ctx, thread, now),
        closesAt: closesAt(ctx, thread),
        policy: thread.policy,
      },
      parent: placeOf(input, parent),
      ...written,
      flood,
      trap,
      site: {
        hosts,
        staffNames,
        holdAll: values.moderation.holdAll,
        maxDepth: values.threads.maxDepth,
      },
      now,
    },
  };
};
