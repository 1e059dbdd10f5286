import { commentStatuses, uids, type CommentStatus, type ReportReason } from '../../content-types';
import { sanctionsInForce } from '../authors/sanctions-in-force';
import { findComments, type CommentRow } from '../comments/store';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';
import { isOpen } from '../threads/is-open';
import type { ThreadRow } from '../threads/store';
import { publicUrl } from '../threads/public-url';
import type { DeskComment, DeskDecision } from './contract';
import { toDeskDecision } from './latest-decision';
import { queuesOf } from './queue-filter';

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

const firstSeen = async (ctx: Context, keys: readonly string[]): Promise<Map<string, string>> => {
  const found: { author_key: string; first: string | number | Date }[] =
    keys.length === 0
      ? []
      : await rows(ctx, uids.comment)
          .select('author_key')
          .min({ first: 'created_at' })
          .whereIn('author_key', [...keys])
          .groupBy('author_key');
  return new Map(found.map(({ author_key, first }) => [author_key, new Date(first).toISOString()]));
};

const latestDecisions = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<Map<string, DeskDecision>> => {
  const ids = comments.map(({ documentId }) => documentId);
  const found = (await rows(ctx, uids.decision).whereIn('comment', ids).orderBy('id')) as (Record<
    string,
    unknown
  > & { comment: string })[];
  return new Map(found.map((raw) => [raw.comment, toDeskDecision(ctx, raw)]));
};

type ReportCount = { reason: ReportReason; count: number };

const openReports = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<Map<string, ReportCount[]>> => {
  const ids = comments.flatMap(({ documentId, reportCount }) =>
    reportCount > 0 ? documentId : []
  );
  const found: { comment: string; reason: ReportReason; count: number | string }[] =
    ids.length === 0
      ? []
      : await rows(ctx, uids.report)
          .select('comment', 'reason')
          .count({ count: '*' })
          .whereIn('comment', ids)
          .whereNull('resolved_at')
          .groupBy('comment', 'reason');
  const reports = new Map<string, ReportCount[]>();
  for (const { comment, reason, count } of found) {
    reports.set(comment, [...(reports.get(comment) ?? []), { reason, count: Number(count) }]);
  }
  for (const ofComment of reports.values()) ofComment.sort((a, b) => b.count - a.count);
  return reports;
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
  const keys = [...new Set(comments.flatMap(({ authorKey }) => authorKey ?? []))];
  const seen = await firstSeen(ctx, keys);
  const sanctions = await sanctionsInForce(ctx, keys);
  const decisions = await latestDecisions(ctx, comments);
  const reports = await openReports(ctx, comments);
  return comments.flatMap((comment): DeskComment[] => {
    const thread = threads.get(comment.thread);
    if (!thread) return [];
    const sanction = sanctions.get(comment.authorKey ?? '') ?? null;
    const parent = parents.find(({ documentId }) => documentId === comment.parent);
    return [
      {
        id: comment.documentId,
        status: comment.status,
        revision: comment.revision,
        body: comment.body,
        html: comment.html,
        locale: comment.locale,
        pinned: comment.pinned,
        createdAt: comment.createdAt,
        editedAt: comment.editedAt,
        reviewedAt: comment.reviewedAt,
        author: {
          kind: comment.authorKind,
          key: comment.authorKey,
          name: comment.authorName,
          url: comment.authorUrl,
          counts: counts.get(comment.authorKey ?? '') ?? noCounts(),
          firstSeenAt: seen.get(comment.authorKey ?? '') ?? null,
          sanction: sanction && { kind: sanction.kind, until: sanction.until },
        },
        thread: {
          id: thread.documentId,
          title: thread.title,
          subjectUid: thread.subjectUid,
          subjectDocumentId: thread.subjectDocumentId,
          published: thread.published,
          open: isOpen(ctx, thread),
          publicUrl: publicUrl(ctx, thread),
        },
        root: comment.root,
        depth: comment.depth,
        parent: parent
          ? {
              id: parent.documentId,
              authorName: parent.authorName,
              excerpt: excerpt(parent.body),
              status: parent.status,
            }
          : null,
        signals: [...(comment.signals ?? [])],
        decision: decisions.get(comment.documentId) ?? null,
        reportCount: comment.reportCount,
        reports: reports.get(comment.documentId) ?? [],
        replyCount: comment.replyCount,
        queues: queuesOf(comment),
      },
    ];
  });
};
