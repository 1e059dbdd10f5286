import type { Knex } from 'knex';

import { sanctionOn } from '../authors/sanctions-in-force';
import type { Context } from '../context';
import type { Draft } from '../moderation/rule';
import { settingsOf } from '../settings/settings';
import { closesAt, isOpen } from '../threads/is-open';
import type { ThreadRow } from '../threads/store';
import { readText } from './read-text';
import { findCommentNow, findRepeat, readHistory, type CommentRow } from './store';
import { textHash } from './text-hash';
import type { Evidence } from './write-context';

export type DraftInput = {
  readonly body: string;
  readonly thread: ThreadRow;
  readonly parent: string | null;
  readonly evidence: Evidence;
  /** The comment being edited; null for a new one. */
  readonly edited: CommentRow | null;
};

export type AssembledDraft = {
  readonly draft: Draft;
  readonly textHash: string;
  readonly parent: CommentRow | null;
};

/** Looks up every fact that a rule may need, so that the rules themselves stay pure. */
export const assembleDraft = async (
  ctx: Context,
  { body, thread, parent: parentId, evidence, edited }: DraftInput,
  trx: Knex.Transaction
): Promise<AssembledDraft> => {
  const { values, staffNames, hosts, bodyLength } = settingsOf(ctx);
  const now = new Date();
  // What the `length` rule is going to refuse is not worth reading.
  const { text, links } = readText(body, bodyLength.max);
  const hash = textHash(text);
  const parent = parentId === null ? null : await findCommentNow(ctx, parentId, trx);
  const isUsable =
    parent !== null &&
    parent.thread === thread.documentId &&
    (parent.status === 'approved' || edited !== null);
  const { author, ipHash, flood, trap } = evidence;
  const except = edited?.documentId ?? null;
  return {
    textHash: hash,
    parent: isUsable ? parent : null,
    draft: {
      kind: edited ? 'edit' : 'new',
      body,
      text,
      links,
      author,
      sanction: author.isStaff
        ? null
        : await sanctionOn(ctx, { authorKey: author.key, ipHash }, trx, now),
      thread: {
        isOpen: isOpen(ctx, thread, now),
        closesAt: closesAt(ctx, thread),
        policy: thread.policy,
      },
      parent:
        parentId === null
          ? null
          : isUsable
            ? { id: parent.documentId, depth: parent.depth }
            : 'unusable',
      history: await readHistory(ctx, author.key, except, trx),
      repeats: await findRepeat(
        ctx,
        { thread: thread.documentId, textHash: hash, authorKey: author.key, ipHash, except },
        trx
      ),
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
