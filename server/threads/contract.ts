import { z } from '@strapi/utils';

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
