import { uids, type ReportReason } from '../../content-types';
import type { CommentRow } from '../comments/store';
import type { Context } from '../context';
import { groupBy } from '../group-by';
import { fromRow, rows } from '../rows';
import { isOpen } from '../threads/is-open';
import { publicUrl } from '../threads/public-url';
import type { ThreadRow } from '../threads/store';
import { boundFacts, noFacts, readAuthorFacts, type AuthorFacts } from './author-facts';
import type { DeskComment } from './contract';
import { queuesOf } from './queue-filter';
import { readSurrounded, type Surrounded } from './with-surroundings';

type ReportCount = DeskComment['reports'][number];

const mostFirst = (reports: readonly ReportCount[]): ReportCount[] =>
  [...reports].sort((a, b) => b.count - a.count);

const readOpenReports = async (
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
  const reports = [...groupBy(found, ({ comment }) => comment)];
  return new Map(
    reports.map(([comment, of]) => [
      comment,
      of.map(({ reason, count }) => ({ reason, count: Number(count) })),
    ])
  );
};

type Known = {
  facts: Map<string, AuthorFacts>;
  reports: Map<string, ReportCount[]>;
};

const toDeskComment = (
  ctx: Context,
  { comment, parent, decision, ...read }: Surrounded,
  thread: ThreadRow,
  known: Known
): DeskComment => {
  const facts = read.facts ?? known.facts.get(comment.authorKey ?? '') ?? noFacts();
  return {
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
      ...boundFacts(facts),
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
    parent,
    signals: [...(comment.signals ?? [])],
    decision,
    reportCount: comment.reportCount,
    reports: mostFirst(read.reports ?? known.reports.get(comment.documentId) ?? []),
    replyCount: comment.replyCount,
    queues: queuesOf(comment),
  };
};

/** Comments with all around them as the desk shows them, in the order given: two statements more at
 * most, for what is not known yet, and any number. E-mail, address hash and user agent stay out. */
export const showSurrounded = async (
  ctx: Context,
  surrounded: readonly Surrounded[]
): Promise<DeskComment[]> => {
  const commentsWithout = (known: 'facts' | 'reports'): CommentRow[] =>
    surrounded.flatMap((one) => (one[known] ? [] : one.comment));
  const keys = commentsWithout('facts').flatMap(({ authorKey }) => authorKey ?? []);
  const known = {
    facts: await readAuthorFacts(ctx, keys),
    reports: await readOpenReports(ctx, commentsWithout('reports')),
  };
  return surrounded.flatMap((one) =>
    one.thread ? [toDeskComment(ctx, one, one.thread, known)] : []
  );
};

/** The comments with these ids as the desk shows them, in their order: three statements for any
 * number. Unknown ones are left out. */
export const readDeskComments = async (
  ctx: Context,
  ids: readonly string[]
): Promise<DeskComment[]> => {
  if (ids.length === 0) return [];
  const found = await readSurrounded(
    ctx,
    rows(ctx, uids.comment).whereIn('document_id', [...new Set(ids)])
  );
  const byId = new Map(found.map((one) => [one.comment.documentId, one]));
  return showSurrounded(
    ctx,
    ids.flatMap((id) => byId.get(id) ?? [])
  );
};

/** Threads of comments whose own rows are gone. */
const readThreads = async (
  ctx: Context,
  ids: readonly string[]
): Promise<Map<string, ThreadRow>> => {
  const raws =
    ids.length === 0
      ? []
      : ((await rows(ctx, uids.thread).whereIn('document_id', [...new Set(ids)])) as Record<
          string,
          unknown
        >[]);
  const threads = raws.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw));
  return new Map(threads.map((thread) => [thread.documentId, thread]));
};

/** Comments as the desk shows them, in the order given and as the rows given have them: three
 * statements for any number, and one more where rows are gone by now. */
export const toDeskComments = async (
  ctx: Context,
  comments: readonly CommentRow[]
): Promise<DeskComment[]> => {
  if (comments.length === 0) return [];
  const ids = [...new Set(comments.map(({ documentId }) => documentId))];
  const found = await readSurrounded(ctx, rows(ctx, uids.comment).whereIn('document_id', ids));
  const byId = new Map(found.map((one) => [one.comment.documentId, one]));
  const gone = comments.filter(({ documentId }) => !byId.has(documentId));
  const threads = await readThreads(
    ctx,
    gone.map(({ thread }) => thread)
  );
  return showSurrounded(
    ctx,
    comments.map((comment) => {
      const known = byId.get(comment.documentId);
      return known
        ? { ...known, comment }
        : { comment, thread: threads.get(comment.thread) ?? null, parent: null, decision: null };
    })
  );
};
