import { z } from '@strapi/utils';

import { reportReasons } from '../../content-types';

/** The trap for programs: a field that people cannot see, so that what fills it in is no person. */
export const honeypotField = 'website';

const locale = z
  .string()
  .max(16)
  .regex(/^[\w-]+$/, 'must be a locale such as en')
  .optional();
const id = z.string();
const date = z.iso.datetime();

/** What the public sees of a comment: built field by field in `public-comment.ts`, nowhere else. */
export const PublicComment = z.object({
  id,
  /** `removed`: a tombstone that stands where approved replies hang below. */
  status: z.enum(['approved', 'removed']),
  /** Sanitised by the server, ready to be put into a page. Null for a tombstone. */
  html: z.string().nullable(),
  author: z
    .object({
      name: z.string(),
      url: z.string().nullable(),
      kind: z.enum(['guest', 'user', 'staff']),
      /** Whether they wrote what is discussed: the admin user who created the entry. */
      isSubjectAuthor: z.boolean(),
    })
    .nullable(),
  createdAt: date,
  editedAt: date.nullable(),
  /** The comment this one answers; null for the first of a conversation. */
  parent: id.nullable(),
  depth: z.int(),
  /** Approved comments below this one, at any depth. */
  replyCount: z.int(),
  /** Votes for it less votes against it. */
  score: z.int(),
  /** Moderators put it first in its thread. */
  pinned: z.boolean(),
  /** Nested, shallow first. Present where a list nests replies. */
  get replies() {
    return z.array(PublicComment).optional();
  },
});
export type PublicComment = z.infer<typeof PublicComment>;

/** A comment as its own author sees it, approved or not. */
export const OwnComment = z.object({
  id,
  status: z.enum(['approved', 'pending', 'rejected']),
  /** Why it waits or was rejected, as a stable word; null when it is approved. */
  reason: z.string().nullable(),
  /** What the moderator who rejected it has to say to its author; null without a word. */
  note: z.string().nullable(),
  /** Markdown as written. */
  body: z.string(),
  html: z.string(),
  author: z.object({
    name: z.string(),
    url: z.string().nullable(),
    kind: z.enum(['guest', 'user', 'staff']),
    isSubjectAuthor: z.boolean(),
  }),
  createdAt: date,
  editedAt: date.nullable(),
  parent: id.nullable(),
  depth: z.int(),
  /** Until when it can be edited or deleted, unless somebody answers; null when that is over. */
  editableUntil: date.nullable(),
});
export type OwnComment = z.infer<typeof OwnComment>;

const limit = z.coerce.number().int().min(1).max(100).default(25);
const after = z.string().min(1).max(200).optional();

/** The orders of a thread's conversations. `top`: by score, votes for less votes against; where that
 * is equal, newest first. */
export const commentSorts = ['newest', 'oldest', 'top'] as const;
export type CommentSort = (typeof commentSorts)[number];

/** What an answer says of the comments in it to whom it answers; empty for nobody in particular. */
const ofReader = {
  /** The caller's votes, by the comment's id. */
  votes: z.record(z.string(), z.union([z.literal(1), z.literal(-1)])),
  /** Ids of the comments that the caller wrote. */
  mine: z.array(id),
};

/**
 * `GET /threads/:thread/comments`. With `Accept: text/html` it answers the page as HTML for readers
 * without JavaScript and for search engines: a whole document, or with `fragment=true` what goes
 * between the tags of `<newsroom-comments>`.
 */
export const CommentsQuery = z.strictObject({
  sort: z.enum(commentSorts).default('newest'),
  limit,
  after,
  replies: z.coerce.number().int().min(0).max(20).default(3),
  fragment: z.enum(['true', 'false']).default('false'),
  locale,
});
export type CommentsQuery = z.infer<typeof CommentsQuery>;

export const CommentsAnswer = z.object({
  /** Pinned conversations first, on the first page and beside its `limit`; then the others in order. */
  data: z.array(PublicComment),
  meta: z.object({
    commentCount: z.int(),
    /** Goes into `after`; null at the end. */
    next: z.string().nullable(),
    open: z.boolean(),
    /** Moves with every public change of the thread: whoever listens compares it with that of the
     * stream's `ready`. */
    version: z.int(),
    /** The caller's own comments that are not approved, newest first. */
    own: z.array(OwnComment),
    /** The caller's own approved comments that they can still edit or delete, newest first. */
    editable: z.array(OwnComment),
    ...ofReader,
  }),
});
export type CommentsAnswer = z.infer<typeof CommentsAnswer>;

/** `GET /comments/:id` */
export const CommentQuery = z.strictObject({});
export const CommentAnswer = z.object({
  data: PublicComment,
  meta: z.object({
    /** The `:thread` it stands in. */
    thread: z.string(),
    /** From the first of the conversation down to the comment's parent. */
    ancestors: z.array(PublicComment),
    ...ofReader,
  }),
});
export type CommentAnswer = z.infer<typeof CommentAnswer>;

/** `GET /comments/:id/replies`: all below one comment, shallow first, then oldest first; flat, each
 * with its `parent`. */
export const RepliesQuery = z.strictObject({ limit, after });
export type RepliesQuery = z.infer<typeof RepliesQuery>;
export const RepliesAnswer = z.object({
  data: z.array(PublicComment),
  meta: z.object({ next: z.string().nullable(), ...ofReader }),
});
export type RepliesAnswer = z.infer<typeof RepliesAnswer>;

/** Longer texts are refused before anything looks at them; what a thread takes is in its policy. */
export const longestBody = 200_000;
const body = z.string().max(longestBody);

/** `POST /threads/:thread/comments` */
export const PostComment = z.strictObject({
  /** Markdown. */
  body,
  /** The comment it answers. */
  parent: z.string().min(1).max(32).nullish(),
  /** For guests; an account's own name counts otherwise. Without a name, a guest whom their token
   * knows signs as in their latest comment. */
  author: z
    .strictObject({
      name: z.string().max(200).optional(),
      email: z.string().max(254).optional(),
      url: z.string().max(500).optional(),
    })
    .optional(),
  /** When the form was shown: ISO 8601, or milliseconds since 1970, by the reader's clock. */
  startedAt: z.union([z.iso.datetime({ offset: true }), z.number()]).optional(),
  [honeypotField]: z.string().max(1_000).optional(),
  locale,
});
export type PostComment = z.infer<typeof PostComment>;

export const OwnCommentAnswer = z.object({
  data: OwnComment,
  meta: z.object({
    /** Proves next time who wrote this: send it as `Authorization: Guest <token>`. Only a guest's
     * first answer has it; keep it out of URLs. */
    guestToken: z.string().optional(),
  }),
});
export type OwnCommentAnswer = z.infer<typeof OwnCommentAnswer>;

/** `PUT /comments/:id` */
export const EditComment = z.strictObject({ body });

/** `POST /comments/:id/reports` */
export const ReportComment = z.strictObject({
  reason: z.enum(reportReasons),
  note: z.string().max(1_000).optional(),
});
export type ReportComment = z.infer<typeof ReportComment>;
export const ReportAnswer = z.object({
  data: z.object({ comment: id, reason: z.enum(reportReasons) }),
  meta: z.object({}),
});

/** `POST /previews` */
export const PreviewComment = z.strictObject({ body });
export const PreviewAnswer = z.object({ data: z.object({ html: z.string() }), meta: z.object({}) });

/** `PUT /comments/:id/vote`: 1 for it, -1 against it, 0 takes the vote back. */
export const VoteOnComment = z.strictObject({
  value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
});
export type VoteOnComment = z.infer<typeof VoteOnComment>;
export const VoteAnswer = z.object({
  data: z.object({
    comment: id,
    /** The caller's vote as it stands now. */
    value: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
    score: z.int(),
  }),
  meta: z.object({
    /** As for a guest's first comment: whoever votes first without one gets it here. */
    guestToken: z.string().optional(),
  }),
});
export type VoteAnswer = z.infer<typeof VoteAnswer>;
