import { z } from '@strapi/utils';

import {
  commentStatuses,
  queues,
  rejectionReasons,
  reportReasons,
  threadPolicies,
  type ActorKind,
  type AuthorKind,
  type CommentStatus,
  type Queue,
  type ReportReason,
  type SanctionKind,
  type ThreadPolicy,
} from '../../content-types';
import type { Signal } from '../moderation/rule';

/** The private API of the admin panels, below `/newsroom`. Dates are ISO 8601; ids `documentId`. */

/** Strapi's admin permissions; the last segment of each is unique, as `useRBAC` wants it. */
export const permissions = {
  readDesk: 'plugin::newsroom.desk.read',
  moderate: 'plugin::newsroom.comments.moderate',
  /** Put sanctions on authors, and lift them. */
  sanction: 'plugin::newsroom.authors.sanction',
  /** See e-mail addresses and address hashes, and look authors up by them. */
  identify: 'plugin::newsroom.authors.identify',
  changeSettings: 'plugin::newsroom.settings.change',
  inspectAudit: 'plugin::newsroom.audit.inspect',
} as const;

/** Numbers of the desk are exact up to this one; one more says that there are more. */
export const countedTo = 1_000;

/** `documentId`s separated by commas in a URL, a list in JSON. */
const ids = (most: number) =>
  z
    .union([z.string().transform((text) => text.split(',').filter(Boolean)), z.array(z.string())])
    .pipe(z.array(z.string().min(1).max(32)).min(1).max(most));

const date = z.iso.datetime({ offset: true });

/** The most threads that one queue can be of. */
export const mostThreads = 50;

/** Which comments are meant. All that is said must fit. */
export const QueueFilter = z.strictObject({
  queue: z.enum(queues).default('pending'),
  /** Only in these threads: their `documentId`s. */
  threads: ids(mostThreads).optional(),
  /** An author key; or `address:<hash>`, for those who may identify authors. */
  author: z.string().min(1).max(80).optional(),
  status: z.enum(commentStatuses).optional(),
  /** A rule that did not pass. */
  rule: z.string().min(1).max(40).optional(),
  /** With an open or settled report that gives this reason. */
  report: z.enum(reportReasons).optional(),
  /** Written at this time or later … */
  from: date.optional(),
  /** … and before this one. */
  to: date.optional(),
  locale: z.string().min(1).max(16).optional(),
  /** Words that body or author name have, all of them. */
  search: z.string().trim().min(1).max(200).optional(),
});
export type QueueFilter = z.output<typeof QueueFilter>;

export const queueSorts = ['oldest', 'newest'] as const;
export type QueueSort = (typeof queueSorts)[number];

/** `GET /newsroom/queue`: one page of the desk. */
export const QueueQuery = QueueFilter.extend({
  /** @default oldest in `pending`, newest elsewhere */
  sort: z.enum(queueSorts).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  /** `meta.next` of the page before. */
  after: z.string().min(1).max(200).optional(),
});
export type QueueQuery = z.output<typeof QueueQuery>;

export type DeskAuthor = {
  kind: AuthorKind;
  /** Null for what a script wrote for nobody: it cannot be found again. */
  key: string | null;
  name: string;
  url: string | null;
  /** Up to 1,000; 1,001 means more. */
  counts: Record<CommentStatus, number>;
  /** When the first of their comments that are still here was written; null without a key. */
  firstSeenAt: string | null;
  /** The hardest sanction in force on their key. */
  sanction: { kind: SanctionKind; until: string | null } | null;
};

export type DeskDecision = {
  id: string;
  from: CommentStatus | null;
  to: CommentStatus | null;
  actorKind: ActorKind;
  actorKey: string | null;
  actorName: string | null;
  reason: string | null;
  note: string | null;
  createdAt: string;
};

/** The thread a comment stands in. */
export type DeskSubject = {
  id: string;
  title: string | null;
  subjectUid: string;
  subjectDocumentId: string;
  published: boolean;
  open: boolean;
  /** The public page, by the pattern in the settings; null without one, or while unpublished. */
  publicUrl: string | null;
};

export type DeskComment = {
  id: string;
  status: CommentStatus;
  /** To be named in a decision. */
  revision: number;
  /** Markdown as written: offsets of matches in `body` refer to it. */
  body: string;
  /** Sanitised by the server. */
  html: string;
  locale: string | null;
  pinned: boolean;
  createdAt: string;
  editedAt: string | null;
  reviewedAt: string | null;
  author: DeskAuthor;
  thread: DeskSubject;
  /** First comment of its conversation; its own id for a root. */
  root: string;
  /** 0 for a root. */
  depth: number;
  parent: { id: string; authorName: string; excerpt: string; status: CommentStatus } | null;
  /** What the rules said that did not pass, in their order. */
  signals: Signal[];
  /** The latest decision. */
  decision: DeskDecision | null;
  /** Open reports. */
  reportCount: number;
  /** Open reports by reason, most first. */
  reports: { reason: ReportReason; count: number }[];
  replyCount: number;
  /** Which queues it is in now. */
  queues: Queue[];
};

/** Up to 1,000 each; 1,001 means more. */
export type QueueCounts = Record<Queue, number>;

export type QueuePage = {
  data: DeskComment[];
  meta: {
    /** Null at the end. */
    next: string | null;
    /** Of the site, or of the threads filtered on; other filters do not bear on them. */
    counts: QueueCounts;
    /** How the words of `search` were looked for: by an index, or by reading every text of the
     * queue, which takes longer the more there are. Null without `search`. */
    searchedBy: 'index' | 'scan' | null;
  };
};

/** `GET /newsroom/queue/count`: answers `{ data: { count } }`, exact; for a confirmation. */
export const CountQuery = QueueFilter;

/** `GET /newsroom/queue/matches`: answers `{ data: string[] }`, those of `ids` that are in the queue
 * now. */
export const MatchesQuery = QueueFilter.extend({ ids: ids(100) });

/** `GET /newsroom/overview`: what the home page shows. Answers `{ data: Overview }`. */
export type Overview = {
  /** Up to 1,000 each; 1,001 means more. */
  counts: { pending: number; reported: number };
  /** When the comment was written that waits longest. */
  oldestPendingAt: string | null;
  /** The three latest that wait, newest first. */
  latest: DeskComment[];
};

const revision = z.number().int().min(1);

/** Where a moderator can move a comment. `deleted` erases the text for good. */
export const decisionTargets = ['approved', 'rejected', 'spam', 'pending', 'deleted'] as const;
export type DecisionTarget = (typeof decisionTargets)[number];

/** A decision without the comment. */
const decision = {
  to: z.enum(decisionTargets),
  reason: z.enum(rejectionReasons).optional(),
  /** The author reads it, beside the reason. */
  note: z.string().trim().max(1000).optional(),
};

const hasReason = ({ to, reason }: { to: DecisionTarget; reason?: string | undefined }) =>
  to !== 'rejected' || reason !== undefined;
const needsReason = {
  path: ['reason'],
  message: `is needed to reject; one of ${rejectionReasons.join(', ')}`,
};

/** `POST /newsroom/comments/:id/decisions`: answers `{ data: DeskComment }`. Like every route that
 * changes a comment it answers 409 `CHANGED_MEANWHILE` with `details: ChangedMeanwhile`, and writes
 * nothing, where `revision` is no longer the comment's. */
export const Decide = z
  .strictObject({
    /** The revision the moderator saw. */
    revision,
    ...decision,
  })
  .refine(hasReason, needsReason);
export type Decide = z.infer<typeof Decide>;

/** `POST /newsroom/comments/:id/undo`: takes back one's own latest decision, by a new one that
 * restores the status, the reports and whether it was looked at. Answers `{ data: DeskComment }`. */
export const Undo = z.strictObject({ revision });

/** `PUT /newsroom/comments/:id/pinned` answers `{ data: DeskComment }`. */
export const Pin = z.strictObject({ revision, pinned: z.boolean() });
export type Pin = z.infer<typeof Pin>;

/** `PUT /newsroom/comments/:id/body`: edits as a moderator; the text before is kept as a revision, the
 * status stays. Answers `{ data: DeskComment }`. */
export const EditText = z.strictObject({ revision, body: z.string().max(200_000) });
export type EditText = z.infer<typeof EditText>;

/** `POST /newsroom/comments/:id/replies`: replies as staff, also in a closed thread. A comment that is
 * not approved is approved first, and then needs `revision`. Answers 201 `{ data: DeskComment, meta:
 * { parent: DeskComment } }`. */
export const Reply = z.strictObject({
  body: z.string().max(200_000),
  revision: revision.optional(),
});
export type Reply = z.infer<typeof Reply>;

export type ChangedMeanwhile = {
  code: 'CHANGED_MEANWHILE';
  comment: DeskComment;
  /** The latest decision on it. */
  decision: DeskDecision | null;
};

/** `GET /newsroom/comments/:id/conversation`: all of the conversation that the comment stands in, of
 * every status, oldest first. Answers `Conversation`. */
export const ConversationQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().min(1).max(200).optional(),
});
export type ConversationQuery = z.output<typeof ConversationQuery>;
export type Conversation = {
  data: DeskComment[];
  meta: {
    next: string | null;
    /** From the first comment down to the one asked for, whether on this page or not. */
    ancestors: DeskComment[];
  };
};

/** `GET /newsroom/comments/:id/history`: answers `{ data: History }`, each list oldest first. */
export type History = {
  decisions: DeskDecision[];
  /** The texts that were replaced, each with who replaced it and when. */
  revisions: {
    revision: number;
    body: string;
    actorKind: ActorKind | null;
    actorName: string | null;
    replacedAt: string;
  }[];
  reports: {
    reason: ReportReason;
    note: string | null;
    createdAt: string;
    /** When a moderator decided on the comment after it. */
    resolvedAt: string | null;
  }[];
};

export type DeskThread = {
  id: string;
  title: string | null;
  subjectUid: string;
  subjectDocumentId: string;
  published: boolean;
  /** Null without a pattern in the settings, or while unpublished. */
  publicUrl: string | null;
  /** Whether readers can post now. */
  open: boolean;
  closed: boolean;
  closesAt: string | null;
  policy: ThreadPolicy;
  counts: Record<CommentStatus, number> & { reported: number };
  lastCommentAt: string | null;
};

/** `GET /newsroom/threads`: answers `{ data: DeskThread[], meta: { next } }`. */
export const threadStates = ['all', 'open', 'closed', 'hold'] as const;
export const ThreadsQuery = z.strictObject({
  /** A part of the title. */
  search: z.string().trim().min(1).max(200).optional(),
  /** These only: to name the threads that a queue is filtered on. */
  ids: ids(mostThreads).optional(),
  state: z.enum(threadStates).default('all'),
  /** `latest`: by their last comment; `waiting`: most pending first. */
  sort: z.enum(['latest', 'waiting']).default('latest'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z.string().min(1).max(200).optional(),
});
export type ThreadsQuery = z.output<typeof ThreadsQuery>;
export type ThreadsPage = { data: DeskThread[]; meta: { next: string | null } };

/** `GET /newsroom/subjects/:uid/:documentId/thread?locale=` answers `{ data: DeskThread }`; so does
 * `GET /newsroom/threads/:id`. */
export const SubjectThreadQuery = z.strictObject({ locale: z.string().max(16).optional() });

/** `PUT /newsroom/threads/:id` answers `{ data: DeskThread }`. */
export const ChangeThread = z.strictObject({
  closed: z.boolean().optional(),
  closesAt: date
    // MySQL keeps no others; and the year 9999 has an end in each time zone.
    .refine((text) => {
      const year = new Date(text).getUTCFullYear();
      return year >= 1000 && year < 9000;
    }, 'must be in the years 1000 to 8999')
    .nullable()
    .optional(),
  policy: z.enum(threadPolicies).optional(),
});
export type ChangeThread = z.infer<typeof ChangeThread>;

/** `PUT /newsroom/subjects/:uid/threads`: the same change for several entries. Answers `{ data:
 * DeskThread[] }`; an entry that has no thread is left out. */
export const ChangeThreads = z.strictObject({
  documentIds: z.array(z.string().min(1).max(32)).min(1).max(100),
  locale: z.string().max(16).optional(),
  change: ChangeThread,
});
export type ChangeThreads = z.infer<typeof ChangeThreads>;

/** `GET /newsroom/subjects/:uid/counts?documentIds=a,b` (up to 100) answers
 * `{ data: Record<documentId, SubjectCounts> }`. A subject without a thread is left out. */
export const SubjectCountsQuery = z.strictObject({
  documentIds: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(32)).min(1).max(100)),
  locale: z.string().max(16).optional(),
});
export type SubjectCounts = { approved: number; pending: number };

/** `GET /newsroom/commentable` answers `{ data: string[] }`: full names of the types with threads,
 * the article's among them. Any admin may ask. */
export type Commentable = string[];

/** `GET /newsroom/rules` answers `{ data: string[] }`: names of the rules that run, in their order. */
export type RuleNames = string[];
