import { commentStatuses, uids, type CommentStatus } from '../../content-types';
import { findComments, type CommentRow } from '../comments/store';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';
import { isOpen } from '../threads/is-open';
import type { ThreadRow } from '../threads/store';
import type { DeskComment } from './contract';

const noCounts = (): Record<CommentStatus, number> =>
  Object.fromEntries(commentStatuses.map((status) => [status, 0])) as Record<CommentStatus, number>;

const threadsOf = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<Map<string, ThreadRow>> => {
  const ids = [...new Set(comments.map(({ thread }) => thread))];
  const raws = (await rows(ctx, uids.thread).whereIn('document_id', ids)) as Record<
    string,
    unknown
  >[];
  const threads = raws.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw));
  return new Map(threads.map((thread) => [thread.documentId, thread]));
};

type AuthorCount = { author_key: string; status: CommentStatus; count: number | string };

const authorCounts = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<Map<string, Record<CommentStatus, number>>> => {
  const keys = [...new Set(comments.flatMap(({ authorKey }) => authorKey ?? []))];
  const counts = new Map(keys.map((key) => [key, noCounts()]));
  if (keys.length === 0) return counts;
  const found: AuthorCount[] = await rows(ctx, uids.comment)
    .select('author_key', 'status')
    .count({ count: '*' })
    .whereIn('author_key', keys)
    .groupBy('author_key', 'status');
  for (const { author_key, status, count } of found) {
    const ofAuthor = counts.get(author_key);
    if (ofAuthor) ofAuthor[status] = Number(count);
  }
  return counts;
};

const excerpt = (body: string): string => (body.length > 200 ? `${body.slice(0, 199)}…` : body);

/** Comments as the desk shows them, in the order given. Three statements for any number. E-mail,
 * address hash and user agent stay out. */
export const toDeskComments = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<DeskComment[]> => {
  if (comments.length === 0) return [];
  const threads = await threadsOf(ctx, comments);
  const counts = await authorCounts(ctx, comments);
  const parents = await findComments(ctx, [
    ...new Set(comments.flatMap(({ parent }) => parent ?? [])),
  ]);
  return comments.flatMap((comment): DeskComment[] => {
    const thread = threads.get(comment.thread);
    if (!thread) return [];
    const parent = parents.find(({ documentId }) => documentId === comment.parent);
    return [
      {
        id: comment.documentId,
        status: comment.status,
        revision: comment.revision,
        body: comment.body,
        html: comment.html,
        createdAt: comment.createdAt,
        editedAt: comment.editedAt,
        reviewedAt: comment.reviewedAt,
        author: {
          kind: comment.authorKind,
          key: comment.authorKey,
          name: comment.authorName,
          counts: counts.get(comment.authorKey ?? '') ?? noCounts(),
        },
        thread: {
          id: thread.documentId,
          title: thread.title,
          subjectUid: thread.subjectUid,
          subjectDocumentId: thread.subjectDocumentId,
          published: thread.published,
          open: isOpen(ctx, thread),
        },
        parent: parent
          ? { id: parent.documentId, authorName: parent.authorName, excerpt: excerpt(parent.body) }
          : null,
        signals: [...(comment.signals ?? [])],
        reportCount: comment.reportCount,
        replyCount: comment.replyCount,
      },
    ];
  });
};
