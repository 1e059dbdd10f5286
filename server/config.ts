import { isIP } from 'node:net';

import { z } from '@strapi/utils';
import proxyAddr from 'proxy-addr';

import { InvalidConfig, type FieldProblem } from './errors';
import { problemsOf } from './input';
import { isRecord, without } from './json';
import { rules as builtInRules } from './moderation/rules';
import type { Rule } from './moderation/rule';
import { settingsSchema } from './settings/contract';

const customRule = z.custom<Rule>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    /^[a-z][a-z0-9-]{1,39}$/.test(value.name) &&
    'check' in value &&
    typeof value.check === 'function' &&
    (!('options' in value) || value.options === undefined || value.options instanceof z.ZodObject),
  'is not a rule: it takes { name: kebab-case, check: function, options?: z.strictObject(…) }'
);

const proxyNames = ['loopback', 'linklocal', 'uniquelocal'];

/** `proxy-addr` would take a number for an address as well: `1` for `0.0.0.1`. */
const isProxy = (value: string): boolean => {
  const [address = ''] = value.split('/');
  if (!isIP(address)) return proxyNames.includes(value);
  try {
    proxyAddr.compile(value);
    return true;
  } catch {
    return false;
  }
};

const proxy = z
  .string()
  .refine(
    isProxy,
    'must be an address, a range such as 10.0.0.0/8, or loopback, linklocal or uniquelocal'
  );

/** What only `config/plugins` can say, since it shapes tables and code, or is of the machines it runs on. */
const structure = {
  /** Content types whose entries have threads, beside articles. @default [] */
  commentable: z
    .array(
      z.string().regex(/^(api|plugin)::[\w-]+\.[\w-]+$/, 'must be a full name: api::post.post')
    )
    .default([]),
  /** Derives the keys of guest tokens and address hashes. @default derived from `app.keys` */
  secret: z.string().min(32).nullable().default(null),
  /** Proxies that are believed whom they speak for: addresses, ranges (`10.0.0.0/8`), `loopback`,
   * `linklocal`, `uniquelocal`. Nobody else's `X-Forwarded-For` counts. @default [] */
  trustedProxies: z.array(proxy).default([]),
  /** What several instances share limits, live updates and jobs by: `{ url: 'redis://…' }`. @default
   * null: they do so by the database */
  redis: z
    .strictObject({
      url: z
        .string()
        .refine(
          (url) => /^rediss?:\/\/./.test(url) && URL.canParse(url),
          'must be an address such as redis://127.0.0.1:6379, or rediss://… for TLS'
        ),
    })
    .nullable()
    .default(null),
  threads: z.object({
    /** One thread per locale of a subject instead of one for all. @default false */
    perLocale: z.boolean().default(false),
  }),
  moderation: z.object({
    /** The project's own rules, run after the built-in ones. @default [] */
    rules: z.array(customRule).default([]),
  }),
};

/** The file configuration, taken apart. */
export type FileConfig = {
  commentable: string[];
  secret: string | null;
  /** Whether an address is a trusted proxy's; null where none is trusted. */
  trustsProxy: ((address: string, hop: number) => boolean) | null;
  redis: { url: string } | null;
  perLocale: boolean;
  /** Built-in and own rules, in the order they run. */
  rules: readonly Rule[];
  /** What the file says of the settings, without defaults. */
  settings: Record<string, unknown>;
};

/** What a log must not show; an address of Redis may have a password in it. */
const secretFields = ['secret', 'redis', 'redis.url'];

const withoutSecret = (problem: FieldProblem): FieldProblem =>
  secretFields.includes(problem.field) ? { ...problem, got: undefined } : problem;

/**
 * Reads `config/plugins` → `newsroom.config`.
 * @throws InvalidConfig naming each key, what it got and what it takes.
 */
export const readFileConfig = (raw: unknown): FileConfig => {
  if (!isRecord(raw)) {
    throw new InvalidConfig([{ field: '', problem: 'must be an object', got: raw }]);
  }
  const { commentable, secret, trustedProxies, redis, ...rest } = raw;
  const shape = z.object({
    ...structure,
    threads: structure.threads.prefault({}),
    moderation: structure.moderation.prefault({}),
  });
  const parsed = shape.safeParse({
    commentable,
    secret,
    trustedProxies,
    redis,
    threads: rest.threads,
    moderation: rest.moderation,
  });
  if (!parsed.success) {
    throw new InvalidConfig(problemsOf(parsed.error, raw).map(withoutSecret));
  }

  const proxies = parsed.data.trustedProxies;
  const own = parsed.data.moderation.rules;
  const rules: readonly Rule[] = [...builtInRules, ...own];
  const twice = own.find((rule) => rules.filter(({ name }) => name === rule.name).length > 1);
  if (twice) {
    throw new InvalidConfig([
      {
        field: 'moderation.rules',
        problem: `has a rule named "${twice.name}", which exists already`,
        accepts: 'names that no other rule has',
      },
    ]);
  }
  const settings = without(without(rest, 'threads.perLocale'), 'moderation.rules');
  const checked = settingsSchema(rules, parsed.data.commentable).safeParse(settings);
  if (!checked.success) throw new InvalidConfig(problemsOf(checked.error, settings));
  return {
    commentable: [...new Set(parsed.data.commentable)],
    secret: parsed.data.secret,
    trustsProxy: proxies.length > 0 ? proxyAddr.compile(proxies) : null,
    redis: parsed.data.redis,
    perLocale: parsed.data.threads.perLocale,
    rules,
    settings,
  };
};

/** As Strapi wants it: it calls `validator` at boot and stops on a throw. */
export const config = {
  default: {},
  validator: (raw: unknown) => {
    readFileConfig(raw);
  },
};
