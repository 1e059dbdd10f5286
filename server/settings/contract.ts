import { z } from '@strapi/utils';

import { uids, voteKinds } from '../../content-types';
import { rules as builtInRules } from '../moderation/rules';
import type { Rule } from '../moderation/rule';

/** Every setting with its default. What is saved in the admin goes over what stands in
 * `config/plugins`, which goes over these defaults. */

const host = z
  .string()
  .regex(/^[a-z0-9.-]+$/i, 'must be a host name such as example.com')
  .transform((name) => name.toLowerCase().replace(/^www\./, ''));

const threads = z.strictObject({
  maxDepth: z
    .number()
    .int()
    .min(0)
    .max(8)
    .default(4)
    .describe('How deep replies may nest; 0 allows none. @default 4'),
  closeAfterDays: z
    .number()
    .int()
    .min(1)
    .max(36500)
    .nullable()
    .default(null)
    .describe('Threads close this many days after they opened; null: never. @default null'),
});

const comments = z.strictObject({
  editWindowMinutes: z
    .number()
    .int()
    .min(0)
    .max(43200)
    .default(5)
    .describe('How long an author may edit or delete, while nobody has answered. @default 5'),
  votes: z
    .enum(voteKinds)
    .default('up-and-down')
    .describe('What votes readers may give. @default up-and-down'),
});

const authors = z.strictObject({
  guests: z
    .boolean()
    .default(true)
    .describe('Whether readers without an account may post. @default true'),
  guestEmail: z
    .enum(['optional', 'required', 'off'])
    .default('optional')
    .describe('Whether a guest gives an e-mail address; it is never shown. @default optional'),
  anonymousName: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .nullable()
    .default(null)
    .describe('The name of guests who give none; null: a name is needed. @default null'),
});

const limits = z.strictObject({
  windowSeconds: z
    .number()
    .int()
    .min(1)
    .max(86400)
    .default(60)
    .describe('The window of the limits below. @default 60'),
  perAuthor: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(5)
    .describe('Comments per author and window. @default 5'),
  perAddress: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(20)
    .describe('Comments per client address and window. @default 20'),
  reportsPerAddress: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(20)
    .describe('Reports per client address and window. @default 20'),
  previewsPerAddress: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(60)
    .describe('Previews per client address and window. @default 60'),
  votesPerAddress: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(60)
    .describe('Votes per client address and window. @default 60'),
  streamsPerAddress: z
    .number()
    .int()
    .min(1)
    .max(100000)
    .default(30)
    .describe('Open streams of threads per client address and Strapi process. @default 30'),
  streams: z
    .number()
    .int()
    .min(1)
    .max(1000000)
    .default(5000)
    .describe('Open streams of threads per Strapi process. @default 5000'),
});

const retention = z.strictObject({
  days: z
    .number()
    .int()
    .min(0)
    .max(36500)
    .default(30)
    .describe('How long comments outlive their deleted article, in days. @default 30'),
});

/** What can stand in a public address for a part of the entry. */
export const urlPlaceholders = ['slug', 'documentId', 'locale'] as const;

const publicUrl = z
  .string()
  .trim()
  .max(500)
  .superRefine((pattern, issues) => {
    const rest = pattern.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
      (urlPlaceholders as readonly string[]).includes(name) ? 'x' : whole
    );
    const [unknown] = /\{[^{}]*\}?|\}/.exec(rest) ?? [];
    const known = urlPlaceholders.map((name) => `{${name}}`).join(', ');
    if (unknown !== undefined) {
      issues.addIssue(`has the unknown placeholder ${unknown}; it takes ${known}`);
    } else if (!/^\/(?!\/)/.test(rest) && !(/^https?:\/\//i.test(rest) && URL.canParse(rest))) {
      issues.addIssue('must be an http or https address, or a path that begins with /');
    }
  })
  .nullable()
  .default(null);

const siteAddress = z
  .string()
  .trim()
  .max(500)
  .superRefine((address, issues) => {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
      issues.addIssue('must be an http or https address such as https://example.com');
    } else if (new URL(address).username || new URL(address).password) {
      issues.addIssue('must be an address without a user name or a password');
    } else if (/[?#]/.test(address)) {
      issues.addIssue('must be an address without ? and #');
    }
  });

const site = (commentable: readonly string[]) =>
  z.strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe('The name of the website, for the titles of feeds. @default null: its host name'),
    url: siteAddress
      .nullable()
      .default(null)
      .describe(
        "Where the website's home page is. @default null: at the root of the host that publicUrls has for articles, or else the server's own"
      ),
    description: z
      .string()
      .trim()
      .min(1)
      .max(1_000)
      .nullable()
      .default(null)
      .describe('What the website is about, for feeds. @default null'),
    hosts: z
      .array(host)
      .max(100)
      .default([])
      .describe(
        "Hosts whose links are the site's own. @default [] (and those of `url` and of the server)"
      ),
    publicUrls: z
      .strictObject(
        Object.fromEntries([uids.article, ...commentable].map((uid) => [uid, publicUrl]))
      )
      .prefault({})
      .describe(
        'Where readers find an entry, by its content type: https://example.com/{locale}/{slug}. It takes {slug}, {documentId} and {locale}; a path is one below the host of `url`. @default null: the desk has no links to public pages, feeds link to the API, and there is no sitemap'
      ),
  });

/** The options a rule takes, `enabled` among them. */
export const ruleOptions = (rule: Rule): z.ZodObject =>
  (rule.options instanceof z.ZodObject ? rule.options : z.strictObject({})).extend({
    enabled: z.boolean().default(true).describe('Whether the rule runs. @default true'),
  });

/** The settings' schema with the options of these rules, and for these types beside articles. */
export const settingsSchema = (
  rules: readonly Rule[] = builtInRules,
  commentable: readonly string[] = []
) =>
  z.strictObject({
    threads: threads.prefault({}),
    comments: comments.prefault({}),
    authors: authors.prefault({}),
    limits: limits.prefault({}),
    moderation: z
      .strictObject({
        holdAll: z
          .boolean()
          .default(false)
          .describe('Every comment waits for a moderator. @default false'),
        options: z
          .strictObject(
            Object.fromEntries(rules.map((rule) => [rule.name, ruleOptions(rule).prefault({})]))
          )
          .prefault({})
          .describe('Options by rule name.'),
      })
      .prefault({}),
    retention: retention.prefault({}),
    site: site(commentable).prefault({}),
  });

/** Complete settings: every key has a value. */
export type Settings = {
  threads: z.output<typeof threads>;
  comments: z.output<typeof comments>;
  authors: z.output<typeof authors>;
  limits: z.output<typeof limits>;
  moderation: {
    holdAll: boolean;
    options: Record<string, { enabled: boolean } & Record<string, unknown>>;
  };
  retention: z.output<typeof retention>;
  site: Omit<z.output<ReturnType<typeof site>>, 'publicUrls'> & {
    publicUrls: Record<string, string | null>;
  };
};

/** Where a value comes from. */
export type SettingSource = 'default' | 'file' | 'saved';

/** `GET /newsroom/settings` and the answer to `PUT`. */
export type SettingsAnswer = {
  data: {
    values: Settings;
    /** By path, such as `moderation.options.links.holdAt`. Lists count as one value. */
    sources: Record<string, SettingSource>;
  };
};
