import { lockThread } from '../threads/store';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { judge } from '../moderation/judge';
import { newId } from '../rows';
import { settingsOf } from '../settings/settings';
import { inTransaction } from '../transaction';
import { assembleDraft } from './assemble-draft';
import { cleanName, cleanText } from './clean-text';
import { cleanUrl } from './clean-url';
import { writeContextOf, type GivenContext } from './infer-write-context';
import { renderHtml } from './render-html';
import type { Change } from './change';
import type { CommentRow } from './store';

type Data = Record<string, unknown>;

/** Cut between characters, never inside one. */
const shorten = (text: string, length: number): string => [...text].slice(0, length).join('');

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const idOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 32) : null;

/** What Strapi itself writes, which the hooks leave as it is. */
const strapisOwn = ({ createdAt, updatedAt, publishedAt, createdBy, updatedBy }: Data): Data =>
  Object.fromEntries(
    Object.entries({ createdAt, updatedAt, publishedAt, createdBy, updatedBy }).filter(
      ([, value]) => value !== undefined
    )
  );

/**
 * A draft comment's data to the row that is stored, judged. Whatever the data says beside body,
 * thread, parent, pinned and (from code without a request) the author is dropped: status, counts and all else are
 * worked out here.
 * @throws what the rules refuse with; Unknown `THREAD_UNKNOWN` for a thread that no reader can see
 */
export const createRow = (
  ctx: Context,
  given: GivenContext,
  data: Data
): Promise<{ data: Data; change: Change }> =>
  inTransaction(ctx, async ({ trx }) => {
    const context = writeContextOf(ctx, given, data);
    const { evidence, isModerators = false } = context;
    if (!evidence) throw new Error('newsroom: a comment was created without evidence');
    const threadId = idOf(data.thread);
    const locked = context.thread?.documentId === threadId ? context.thread : null;
    const thread = locked ?? (threadId === null ? null : await lockThread(ctx, threadId, trx));
    if (!thread?.published || thread.purgeAt) throw new Unknown('thread');

    const body = cleanText(textOf(data.body));
    const author = { ...evidence.author, name: shorten(cleanName(evidence.author.name), 100) };
    const assembled = await assembleDraft(
      ctx,
      {
        body,
        thread,
        parent: idOf(data.parent),
        evidence: { ...evidence, author },
        edited: null,
        isModerators,
      },
      trx
    );
    const verdict = judge(assembled.draft, settingsOf(ctx).rules, { isModerators });
    const at = new Date();

    const documentId = idOf(data.documentId) ?? newId();
    const { parent } = assembled;
    const createdAt = new Date((data.createdAt as string | Date | undefined) ?? new Date());
    const row = {
      documentId,
      body,
      html: renderHtml(body),
      status: isModerators ? ('approved' as const) : verdict.status,
      revision: 1,
      thread: thread.documentId,
      parent: parent?.documentId ?? null,
      root: parent?.root ?? documentId,
      depth: parent ? parent.depth + 1 : 0,
      path: `${parent?.path ?? ''}${documentId}/`,
      shown: isModerators || verdict.status === 'approved',
      authorKind: author.kind,
      authorKey: author.key,
      authorName: author.name,
      authorUrl: author.url === null ? null : cleanUrl(author.url),
      authorEmail: author.email,
      ipHash: evidence.ipHash,
      userAgent: evidence.userAgent?.slice(0, 255) ?? null,
      score: 0,
      voteCount: 0,
      replyCount: 0,
      reportCount: 0,
      signals: verdict.signals,
      reason: isModerators ? null : verdict.decidedBy,
      textHash: assembled.textHash,
      editedAt: null,
      reviewedAt: isModerators ? at.toISOString() : null,
      pinned: data.pinned === true && author.isStaff,
      locale: (typeof data.locale === 'string' && data.locale) || null,
    };
    const after: CommentRow = { ...row, id: 0, createdAt: createdAt.toISOString() };
    return {
      data: { ...strapisOwn(data), ...row },
      change: {
        before: null,
        after,
        at,
        decision: {
          documentId: newId(),
          from: null,
          to: row.status,
          actor: isModerators ? context.actor : { kind: 'rules', key: null, name: null },
          reason: row.reason,
          note: null,
          signals: verdict.signals,
        },
      },
    };
  });
