import { commentStatuses, type CommentStatus } from '../../content-types';
import type { Context } from '../context';
import { Refused, Unknown, UnusableDraft } from '../errors';
import { judge } from '../moderation/judge';
import { newId } from '../rows';
import { settingsOf } from '../settings/settings';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { asides } from './asides';
import { assembleDraft } from './assemble-draft';
import type { Change } from './change';
import { cleanText } from './clean-text';
import { requireModerator, writeContextOf, type GivenContext } from './infer-write-context';
import { renderHtml } from './render-html';
import { rowAuthor } from './row-author';
import type { CommentRow } from './store';
import type { Restored, WriteContext } from './write-context';

type Data = Record<string, unknown>;
type Next = Partial<CommentRow>;

const isStatus = (value: unknown): value is CommentStatus =>
  (commentStatuses as readonly unknown[]).includes(value);

/** The status that the data asks for, if it differs. */
const askedStatus = (
  before: CommentRow,
  { status }: Data,
  { isDecision }: WriteContext
): CommentStatus | null => {
  if (status === undefined || status === null) return null;
  if (status === before.status && !isDecision) return null;
  if (isStatus(status)) return status;
  throw new UnusableDraft('There is no such status', {
    code: 'INVALID_INPUT',
    field: 'status',
    accepts: commentStatuses,
  });
};

const askedBody = (before: CommentRow, { body }: Data): string | null => {
  if (typeof body !== 'string') return null;
  const cleaned = cleanText(body);
  return cleaned === before.body ? null : cleaned;
};

/** What is left of a comment whose text is gone: its place, and nothing of its author but the
 * pseudonymous keys. */
export const erased: Next = {
  body: '',
  html: '',
  authorName: '',
  authorUrl: null,
  authorEmail: null,
  userAgent: null,
  signals: null,
  textHash: null,
  reportCount: 0,
  score: 0,
  voteCount: 0,
  pinned: false,
};

type Judged = { next: Next; to: CommentStatus; reason: string | null };

type Edit = { body: string; context: WriteContext; at: Date };

/** Judges a new text. The editor's own standing counts: a moderator's edit is not held for the
 * author's being new; and one made at the desk is not held at all. */
const judgeEdit = (
  ctx: Context,
  before: CommentRow,
  { body, context, at }: Edit
): Promise<Judged> =>
  inTransaction(ctx, async ({ trx }) => {
    const { isModerators = false } = context;
    const thread = context.thread ?? (await lockThread(ctx, before.thread, trx));
    if (!thread) throw new Unknown('thread');
    const author = rowAuthor(before, { isStaff: context.actor.kind === 'staff' });
    const evidence = {
      flood: null,
      trap: { honeypot: null, typedForMs: null },
      ipHash: before.ipHash,
      userAgent: before.userAgent,
      ...context.evidence,
      author,
    };
    const { draft, textHash } = await assembleDraft(
      ctx,
      { body, thread, parent: before.parent, evidence, edited: before, isModerators },
      trx
    );
    const verdict = judge(draft, settingsOf(ctx).rules, { isModerators });
    const next = {
      body,
      html: renderHtml(body),
      textHash,
      signals: verdict.signals,
      editedAt: at.toISOString(),
    };
    if (isModerators) return { to: before.status, reason: before.reason, next };
    // A text taken down stays down: editing is no way around a moderator's decision.
    const isDown = before.status === 'rejected' || before.status === 'spam';
    const to = isDown && verdict.status === 'approved' ? 'pending' : verdict.status;
    return { to, reason: verdict.decidedBy, next: { ...next, reviewedAt: null } };
  });

/** What is asked of a comment; null where it is to stay as it is. */
type Asked = { body: string | null; status: CommentStatus | null; pinned: boolean | null };

const askedOf = (
  before: CommentRow,
  data: Data,
  context: WriteContext,
  restored: Restored | null
): Asked => {
  if (restored) return restored;
  if (context.restored) return { body: null, status: null, pinned: null };
  return {
    body: askedBody(before, data),
    status: askedStatus(before, data, context),
    pinned: typeof data.pinned === 'boolean' && data.pinned !== before.pinned ? data.pinned : null,
  };
};

/** The word that the decision gives for what is no decision on the status. */
const asideOf = ({ body, pinned }: Asked): string | null => {
  if (body !== null) return asides.edited;
  return pinned === null ? null : pinned ? asides.pinned : asides.unpinned;
};

const standingOf = ({ reportCount }: CommentRow, restored: Restored): Next => ({
  reviewedAt: restored.reviewedAt,
  reason: restored.reason,
  reportCount: restored.settlesReports ? 0 : reportCount + restored.reports.length,
});

/**
 * What an update's data changes of a comment: a new text is judged again, a new status is a
 * decision. Everything else that the data names is dropped.
 * @throws Refused `NOT_ALLOWED` for a deleted comment, or without the permission to moderate
 * @throws what the rules refuse a new text with
 */
export const changeRow = async (
  ctx: Context,
  given: GivenContext,
  { before, data, at }: { before: CommentRow; data: Data; at: Date }
): Promise<{ next: Next; change: Change | null }> => {
  const context = writeContextOf(ctx, given, data);
  const restored = context.restored?.get(before.documentId) ?? null;
  const asked = askedOf(before, data, context, restored);
  const { body, status, pinned } = asked;
  if (body === null && status === null && pinned === null) return { next: {}, change: null };
  if (before.status === 'deleted') {
    throw new Refused('A deleted comment cannot be changed', { code: 'NOT_ALLOWED' });
  }
  if (status !== null || pinned !== null) requireModerator(ctx, given);

  const edit =
    body === null || status === 'deleted'
      ? null
      : await judgeEdit(ctx, before, { body, context, at });
  const to = status ?? edit?.to ?? before.status;
  const decidesByRules = edit !== null && status === null && !context.isModerators;
  const isDecision = decidesByRules || (status !== null && !restored);
  const isReviewed = isDecision && status !== null && context.actor.kind === 'staff';
  const reason = decidesByRules
    ? edit.reason
    : (context.reason ?? (isDecision || restored ? null : asideOf(asked)));
  const next: Next = {
    ...edit?.next,
    ...(to === 'deleted' && erased),
    ...(pinned !== null && to !== 'deleted' && { pinned }),
    // A person has looked: what readers complained of until now is settled.
    ...(isReviewed && { reviewedAt: at.toISOString(), reportCount: 0 }),
    ...(isDecision && { reason }),
    ...(restored && standingOf(before, restored)),
    status: to,
    revision: before.revision + 1,
    shown: to === 'approved' || before.replyCount > 0,
  };
  return {
    next,
    change: {
      before,
      after: { ...before, ...next },
      at,
      decision: {
        documentId: newId(),
        from: before.status,
        to,
        actor: decidesByRules ? { kind: 'rules', key: null, name: null } : context.actor,
        reason,
        note: restored?.note ?? context.note ?? null,
        ...(context.bulk !== undefined && { bulk: context.bulk }),
        signals: edit ? (edit.next.signals ?? []) : null,
      },
      ...(edit && { replacedBy: context.actor }),
      ...(restored && { reopened: restored.settlesReports ? [] : restored.reports }),
    },
  };
};
