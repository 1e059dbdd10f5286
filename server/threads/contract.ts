import { z } from '@strapi/utils';

import { voteKinds } from '../../content-types';
import { PublicComment } from '../comments/contract';

const locale = z
  .string()
  .max(16)
  .regex(/^[\w-]+$/, 'must be a locale such as en')
  .optional();

/** `GET /threads/:thread` */
export const ThreadQuery = z.strictObject({ locale });

export const ThreadAnswer = z.object({
  data: z.object({
    /** The `:thread` of this thread's URLs. */
    id: z.string(),
    open: z.boolean(),
    closesAt: z.iso.datetime().nullable(),
    commentCount: z.int(),
    lastCommentAt: z.iso.datetime().nullable(),
    /** What a form needs to know. */
    policy: z.object({
      minLength: z.int(),
      maxLength: z.int(),
      maxDepth: z.int(),
      guests: z.boolean(),
      guestEmail: z.enum(['optional', 'required', 'off']),
      /** Whether a guest gives a name. One whom their token knows need not: they sign as before. */
      nameRequired: z.boolean(),
      editWindowMinutes: z.int(),
      votes: z.enum(voteKinds),
      /** The field that must stay empty: hide it from people. */
      honeypot: z.string(),
      /** Whatever has to be solved before posting; none yet. */
      challenge: z.null(),
    }),
  }),
  meta: z.object({}),
});
export type ThreadAnswer = z.infer<typeof ThreadAnswer>;

/** `GET /counts` */
export const CountsQuery = z.strictObject({
  /** Up to 100 `:thread`s, separated by commas. */
  threads: z
    .string()
    .max(16_000)
    .transform((ids) => [...new Set(ids.split(',').filter(Boolean))])
    .pipe(z.array(z.string().max(160)).min(1).max(100)),
  locale,
});

export const CountsAnswer = z.object({
  /** Approved comments by `:thread`. Unknown and unpublished ones are left out. */
  data: z.record(z.string(), z.int()),
  meta: z.object({}),
});
export type CountsAnswer = z.infer<typeof CountsAnswer>;

/**
 * `GET /threads/:thread/stream`: server-sent events, by the names and with the `data` that
 * `threadEvents` has. Each carries an `id`: whoever connects again with the latest, as
 * `Last-Event-ID` or as `after`, misses nothing, or is told so by `reset`.
 */
export const StreamQuery = z.strictObject({ after: z.string().min(1).max(200).optional(), locale });

/** The events of a thread's stream. Each says what is true now: to be told twice does no harm. */
export const threadEvents = {
  /** First of all. Where `version` is not the one that the comments came with, they are out of date. */
  ready: z.object({ version: z.int(), commentCount: z.int(), open: z.boolean() }),
  /** A comment that readers see from now on. */
  approved: z.object({ comment: PublicComment }),
  /** A comment that has another text, was pinned or unpinned. */
  edited: z.object({ comment: PublicComment }),
  /** A comment that readers see no more. `tombstone`: what stands in its place, above its replies. */
  removed: z.object({ id: z.string(), tombstone: PublicComment.nullable() }),
  count: z.object({ commentCount: z.int() }),
  /** The thread was closed or opened. */
  closed: z.object({ open: z.boolean(), closesAt: z.iso.datetime().nullable() }),
  /** More has happened than can be told: read the comments anew. */
  reset: z.object({}),
} as const;
export type ThreadEventName = keyof typeof threadEvents;
export type ThreadEvent = {
  [Name in ThreadEventName]: {
    event: Name;
    data: z.infer<(typeof threadEvents)[Name]>;
  };
}[ThreadEventName];
