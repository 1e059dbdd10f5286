import { z } from '@strapi/utils';

import {
  commentStatuses,
  rejectionReasons,
  threadPolicies,
  type AuthorKind,
  type CommentStatus,
  type ThreadPolicy,
} from '../../content-types';
import type { Signal } from '../moderation/rule';

/** The private API of the admin panels, below `/newsroom`. Dates are ISO 8601; ids `documentId`. */

/** Strapi's admin permissions; the last segment of each is unique, as `useRBAC` wants it. */
export const permissions = {
  readDesk: 'plugin::newsroom.desk.read',
  moderate: 'plugin::newsroom.comments.moderate',
  changeSettings: 'plugin::newsroom.settings.change',
} as const;

/** `GET /newsroom/queue`: one page of the desk. */
export const QueueQuery = z.strictObject({
  status: z.enum(commentStatuses).default('pending'),
  /** Only this thread: its `documentId`. */
  thread: z.string().min(1).max(32).optional(),
  sort: z.enum(['oldest', 'newest']).default('oldest'),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  /** `meta.next` of the page before. */
  after: z.string().min(1).max(200).optional(),
});
export type QueueQuery = z.infer<typeof QueueQuery>;

export type DeskAuthor = {
  kind: AuthorKind;
  key: string | null;
  name: string;
  counts: Record<CommentStatus, number>;
};

export type DeskDecision = {
  id: string;
  from: CommentStatus | null;
  to: CommentStatus | null;
  actorKind: 'rules' | 'staff' | 'author' | 'script';
  actorName: string | null;
  reason: string | null;
  note: string | null;
  createdAt: string;
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
  createdAt: string;
  editedAt: string | null;
  reviewedAt: string | null;
  author: DeskAuthor;
  thread: {
    id: string;
    title: string | null;
    subjectUid: string;
    subjectDocumentId: string;
    published: boolean;
    open: boolean;
  };
  parent: { id: string; authorName: string; excerpt: string } | null;
  /** What the rules said that did not pass, in their order. */
  signals: Signal[];
  reportCount: number;
  replyCount: number;
};

export type QueueCounts = Record<CommentStatus, number>;

export type QueuePage = {
  data: DeskComment[];
  meta: {
    /** Null at the end. */
    next: string | null;
    counts: QueueCounts;
    /** The thread filtered on, if any. */
    thread: { id: string; title: string | null } | null;
  };
};

/** `POST /newsroom/comments/:id/decisions`: answers `{ data: DeskComment }`, or 409
 * `CHANGED_MEANWHILE` with `details: ChangedMeanwhile`. */
export const Decide = z
  .strictObject({
    /** The revision the moderator saw. */
    revision: z.number().int().min(1),
    to: z.enum(['approved', 'rejected', 'spam', 'pending']),
    reason: z.enum(rejectionReasons).optional(),
    note: z.string().trim().max(1000).optional(),
  })
  .refine(({ to, reason }) => to !== 'rejected' || reason !== undefined, {
    path: ['reason'],
    message: `is needed to reject; one of ${rejectionReasons.join(', ')}`,
  });
export type Decide = z.infer<typeof Decide>;

export type ChangedMeanwhile = {
  code: 'CHANGED_MEANWHILE';
  comment: DeskComment;
  /** The latest decision on it. */
  decision: DeskDecision | null;
};

export type DeskThread = {
  id: string;
  title: string | null;
  subjectUid: string;
  subjectDocumentId: string;
  published: boolean;
  /** Whether readers can post now. */
  open: boolean;
  closed: boolean;
  closesAt: string | null;
  policy: ThreadPolicy;
  counts: QueueCounts & { reported: number };
  lastCommentAt: string | null;
};

/** `GET /newsroom/subjects/:uid/:documentId/thread?locale=` answers `{ data: DeskThread }`. */
export const SubjectThreadQuery = z.strictObject({ locale: z.string().max(16).optional() });

/** `PUT /newsroom/threads/:id` answers `{ data: DeskThread }`. */
export const ChangeThread = z.strictObject({
  closed: z.boolean().optional(),
  closesAt: z.iso
    .datetime({ offset: true })
    // MySQL keeps no others; and the year 9999 has an end in each time zone.
    .refine((date) => {
      const year = new Date(date).getUTCFullYear();
      return year >= 1000 && year < 9000;
    }, 'must be in the years 1000 to 8999')
    .nullable()
    .optional(),
  policy: z.enum(threadPolicies).optional(),
});
export type ChangeThread = z.infer<typeof ChangeThread>;

/** `GET /newsroom/subjects/:uid/counts?documentIds=a,b` (up to 100) answers
 * `{ data: Record<documentId, SubjectCounts> }`. A subject without a thread is left out. */
export const SubjectCountsQuery = z.strictObject({
  documentIds: z
    .string()
    .transform((ids) => ids.split(',').filter(Boolean))
    .pipe(z.array(z.string().max(32)).min(1).max(100)),
  locale: z.string().max(16).optional(),
});
export type SubjectCounts = { approved: number; pending: number };

/** `GET /newsroom/commentable` answers `{ data: string[] }`: full names of the types with threads,
 * the article's among them. Any admin may ask. */
export type Commentable = string[];
