import { uids } from '../../content-types';
import { issueGuestToken, newGuest } from '../authors/guest-token';
import type { Reader } from '../authors/identify-reader';
import { isBanned } from '../authors/is-banned';
import type { VoteAnswer, VoteOnComment } from '../comments/contract';
import { findVisibleComment } from '../comments/find-visible-comment';
import { findCommentNow } from '../comments/store';
import type { Context } from '../context';
import { InvalidInput, Refused, Unknown } from '../errors';
import { limitAddress } from '../limits/limits';
import { knexOf, rows } from '../rows';
import { settingsOf } from '../settings/settings';
import { isOpen } from '../threads/is-open';
import { lockThread, updateThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { findVotes, replaceVotes, type Voter } from './store';

type Input = {
  readonly id: string;
  readonly value: VoteOnComment['value'];
  readonly reader: Reader | null;
  readonly ipHash: string | null;
};

/** @throws Refused `NOT_ALLOWED`, InvalidInput */
const checkAllowed = (ctx: Context, { value, reader }: Input): void => {
  const { comments, authors } = settingsOf(ctx).values;
  if (comments.votes === 'off') {
    throw new Refused('There are no votes here', { code: 'NOT_ALLOWED' });
  }
  if (value === -1 && comments.votes === 'up') {
    throw new InvalidInput([
      { field: 'value', problem: 'cannot be against a comment here', accepts: '1 or 0', got: -1 },
    ]);
  }
  if (reader?.kind !== 'user' && !authors.guests) {
    throw new Refused('Only readers with an account may vote', { code: 'NOT_ALLOWED' });
  }
};

const moved = (ctx: Context, column: string, by: number) =>
  knexOf(ctx).raw('coalesce(??, 0) + ?', [column, by]);

/** Moves score and version with the vote, or neither. */
const writeVote = (
  ctx: Context,
  {
    comment: id,
    thread,
    voter,
    value,
  }: { comment: string; thread: string; voter: Voter; value: number }
): Promise<number> =>
  inTransaction(ctx, async ({ trx }) => {
    const locked = await lockThread(ctx, thread, trx);
    const comment = await findCommentNow(ctx, id, trx);
    if (!locked || comment?.status !== 'approved') throw new Unknown('comment');
    if (!isOpen(ctx, locked)) {
      throw new Refused('This thread is closed', { code: 'THREAD_CLOSED' });
    }
    const before = await findVotes(ctx, { comment: id, voter }, trx);
    await replaceVotes(ctx, { comment: id, thread, voter, value, before }, trx);
    const points = before.reduce((left, vote) => left - vote.value, value);
    const votes = (value === 0 ? 0 : 1) - before.length;
    if (points === 0 && votes === 0) return comment.score;
    await rows(ctx, uids.comment, trx)
      .where({ id: comment.id })
      .update({ score: moved(ctx, 'score', points), vote_count: moved(ctx, 'vote_count', votes) });
    await updateThread(ctx, locked, { version: locked.version + 1 }, trx);
    return comment.score + points;
  });

/**
 * A reader's vote on a comment in place of any they gave it before. Whoever has neither account nor
 * guest token gets a token, which is from then on who they are.
 * @throws Unknown `COMMENT_UNKNOWN`, TooFast, Sanctioned `AUTHOR_BANNED`
 * @throws InvalidInput for a vote against where there are none
 * @throws Refused `NOT_ALLOWED`, `OWN_COMMENT`, `THREAD_CLOSED`
 */
export const voteOnComment = async (ctx: Context, input: Input): Promise<VoteAnswer> => {
  const { id, value, reader, ipHash } = input;
  await limitAddress(ctx, 'vote', ipHash);
  checkAllowed(ctx, input);
  const { comment, thread } = await findVisibleComment(ctx, id);
  if (comment.status !== 'approved') throw new Unknown('comment');
  if (reader?.key === comment.authorKey) {
    throw new Refused('Nobody votes on their own comment', { code: 'OWN_COMMENT' });
  }
  const answer = (score: number, guestToken?: string): VoteAnswer => ({
    data: { comment: id, value, score },
    meta: guestToken === undefined ? {} : { guestToken },
  });
  if (await isBanned(ctx, input)) return answer(comment.score + value);
  const guest = reader ? null : newGuest();
  const key = reader?.key ?? guest?.key ?? '';
  const voter = { key, ipHash: reader?.kind === 'user' ? null : ipHash };
  const score = await writeVote(ctx, { comment: id, thread: thread.documentId, voter, value });
  return answer(score, guest ? issueGuestToken(ctx, guest) : undefined);
};
