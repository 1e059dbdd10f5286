import { z } from '@strapi/utils';

import { voteKinds } from '../../content-types';
import { PublicComment } from '../comments/contract';

const locale = z
  .string()
  .max(16)
  .regex(/^[\w-]+$/, 'must be a locale such as en')
  .optional();

/** Whatever a page calls its language: words are in English where it is not one of ours. */
const words = z
  .string()
  .max(100)
  .optional()
  .describe("A locale in which to answer the web component's words as well.");

/** `GET /threads/:thread` */
export const ThreadQuery = z.strictObject({ locale, words });
export type ThreadQuery = z.infer<typeof ThreadQuery>;

/** One text for each plural form of the language. */
const plural = z.record(z.string(), z.string());
const wordsOf = <Texts extends z.ZodType>(texts: Texts) =>
  z
    .object({
      locale: z.string().describe('The locale asked for; en where it has no words'),
      texts,
    })
    .optional()
    .describe('What the web component says, where `words` asked for it.');

export const ThreadAnswer = z.object({
  data: z.object({
    id: z.string().describe("The `:thread` of this thread's URLs."),
    open: z.boolean(),
    closesAt: z.iso.datetime().nullable(),
    commentCount: z.int(),
    lastCommentAt: z.iso.datetime().nullable(),
    policy: z
      .object({
        minLength: z.int(),
        maxLength: z.int(),
        maxDepth: z.int(),
        guests: z.boolean(),
        guestEmail: z.enum(['optional', 'required', 'off']),
        nameRequired: z
          .boolean()
          .describe(
            'Whether a guest gives a name. One whom their token knows need not: they sign as before.'
          ),
        editWindowMinutes: z.int(),
        votes: z.enum(voteKinds),
        honeypot: z.string().describe('The field that must stay empty: hide it from people.'),
        challenge: z.null().describe('Whatever has to be solved before posting; none yet.'),
      })
      .describe('What a form needs to know.'),
  }),
  meta: z.object({
    words: wordsOf(z.record(z.string(), z.union([z.string(), plural]))),
  }),
});
export type ThreadAnswer = z.infer<typeof ThreadAnswer>;

/** `GET /counts` */
export const CountsQuery = z.strictObject({
  threads: z
    .string()
    .max(16_000)
    .transform((ids) => [...new Set(ids.split(',').filter(Boolean))])
    .pipe(z.array(z.string().max(160)).min(1).max(100))
    .describe('Up to 100 `:thread`s, separated by commas.'),
  locale,
  words,
});
export type CountsQuery = z.infer<typeof CountsQuery>;

export const CountsAnswer = z.object({
  data: z
    .record(z.string(), z.int())
    .describe('Approved comments by `:thread`. Unknown and unpublished ones are left out.'),
  meta: z.object({ words: wordsOf(z.object({ comments: plural })) }),
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
  ready: z
    .object({ version: z.int(), commentCount: z.int(), open: z.boolean() })
    .describe(
      'First of all. Where `version` is not the one that the comments came with, they are out of date.'
    ),
  approved: z
    .object({ comment: PublicComment })
    .describe('A comment that readers see from now on.'),
  edited: z
    .object({ comment: PublicComment })
    .describe('A comment that has another text, was pinned or unpinned.'),
  removed: z
    .object({ id: z.string(), tombstone: PublicComment.nullable() })
    .describe(
      'A comment that readers see no more. `tombstone`: what stands in its place, above its replies.'
    ),
  count: z.object({ commentCount: z.int() }),
  closed: z
    .object({ open: z.boolean(), closesAt: z.iso.datetime().nullable() })
    .describe('The thread was closed or opened.'),
  reset: z.object({}).describe('More has happened than can be told: read the comments anew.'),
} as const;
export type ThreadEventName = keyof typeof threadEvents;
export type ThreadEvent = {
  [Name in ThreadEventName]: {
    event: Name;
    data: z.infer<(typeof threadEvents)[Name]>;
  };
}[ThreadEventName];
