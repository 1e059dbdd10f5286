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
  status: z
    .enum(['approved', 'removed'])
    .describe('`removed`: a tombstone that stands where approved replies hang below.'),
  html: z
    .string()
    .nullable()
    .describe('Sanitised by the server, ready to be put into a page. Null for a tombstone.'),
  author: z
    .object({
      name: z.string(),
      url: z.string().nullable(),
      kind: z.enum(['guest', 'user', 'staff']),
      isSubjectAuthor: z
        .boolean()
        .describe('Whether they wrote what is discussed: the admin user who created the entry.'),
    })
    .nullable(),
  createdAt: date,
  editedAt: date.nullable(),
  parent: id
    .nullable()
    .describe('The comment this one answers; null for the first of a conversation.'),
  depth: z.int(),
  replyCount: z.int().describe('Approved comments below this one, at any depth.'),
  score: z.int().describe('Votes for it less votes against it.'),
  pinned: z.boolean().describe('Moderators put it first in its thread.'),
  get replies() {
    return z
      .array(PublicComment)
      .optional()
      .describe('Nested, shallow first. Present where a list nests replies.');
  },
});
export type PublicComment = z.infer<typeof PublicComment>;

/** A comment as its own author sees it, approved or not. */
export const OwnComment = z.object({
  id,
  status: z.enum(['approved', 'pending', 'rejected']),
  reason: z
    .string()
    .nullable()
    .describe('Why it waits or was rejected, as a stable word; null when it is approved.'),
  note: z
    .string()
    .nullable()
    .describe('What the moderator who rejected it has to say to its author; null without a word.'),
  body: z.string().describe('Markdown as written.'),
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
  editableUntil: date
    .nullable()
    .describe(
      'Until when it can be edited or deleted, unless somebody answers; null when that is over.'
    ),
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
  votes: z
    .record(z.string(), z.union([z.literal(1), z.literal(-1)]))
    .describe("The caller's votes, by the comment's id."),
  mine: z.array(id).describe('Ids of the comments that the caller wrote.'),
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
  data: z
    .array(PublicComment)
    .describe(
      'Pinned conversations first, on the first page and beside its `limit`; then the others in order.'
    ),
  meta: z.object({
    commentCount: z.int(),
    next: z.string().nullable().describe('Goes into `after`; null at the end.'),
    open: z.boolean(),
    version: z
      .int()
      .describe(
        "Moves with every public change of the thread: whoever listens compares it with that of the stream's `ready`."
      ),
    own: z
      .array(OwnComment)
      .describe("The caller's own comments that are not approved, newest first."),
    editable: z
      .array(OwnComment)
      .describe(
        "The caller's own approved comments that they can still edit or delete, newest first."
      ),
    ...ofReader,
  }),
});
export type CommentsAnswer = z.infer<typeof CommentsAnswer>;

/** `GET /comments/:id` */
export const CommentQuery = z.strictObject({});
export const CommentAnswer = z.object({
  data: PublicComment,
  meta: z.object({
    thread: z.string().describe('The `:thread` it stands in.'),
    ancestors: z
      .array(PublicComment)
      .describe("From the first of the conversation down to the comment's parent."),
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
  body: body.describe('Markdown.'),
  parent: z.string().min(1).max(32).nullish().describe('The comment it answers.'),
  author: z
    .strictObject({
      name: z.string().max(200).optional(),
      email: z.string().max(254).optional(),
      url: z.string().max(500).optional(),
    })
    .optional()
    .describe(
      "For guests; an account's own name counts otherwise. Without a name, a guest whom their token knows signs as in their latest comment."
    ),
  startedAt: z
    .union([z.iso.datetime({ offset: true }), z.number()])
    .optional()
    .describe(
      "When the form was shown: ISO 8601, or milliseconds since 1970, by the reader's clock."
    ),
  [honeypotField]: z.string().max(1_000).optional(),
  locale,
});
export type PostComment = z.infer<typeof PostComment>;

export const OwnCommentAnswer = z.object({
  data: OwnComment,
  meta: z.object({
    guestToken: z
      .string()
      .optional()
      .describe(
        "Proves next time who wrote this: send it as `Authorization: Guest <token>`. Only a guest's first answer has it; keep it out of URLs."
      ),
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
    value: z
      .union([z.literal(1), z.literal(0), z.literal(-1)])
      .describe("The caller's vote as it stands now."),
    score: z.int(),
  }),
  meta: z.object({
    guestToken: z
      .string()
      .optional()
      .describe("As for a guest's first comment: whoever votes first without one gets it here."),
  }),
});
export type VoteAnswer = z.infer<typeof VoteAnswer>;
