import { errors } from '@strapi/utils';

import type { ErrorCode } from './error-codes';

/**
 * Everything the plugin refuses, in one place. Each error extends Strapi's class for its status, so
 * that REST, the Content Manager and GraphQL all answer in their own way, and carries
 * `details.code`: stable, in capitals, never reworded.
 *
 * `details` go to the client. What only the log may see is not put into an error.
 */
export type ErrorDetails = { readonly code: ErrorCode; readonly [key: string]: unknown };

/** One thing wrong with one input. */
export type FieldProblem = {
  /** Where: `body`, `author.name`, `limit`. Empty for the input as a whole. */
  readonly field: string;
  /** What is wrong with it, in words. */
  readonly problem: string;
  /** What it takes instead, where that is not said by `problem`. */
  readonly accepts?: string;
  /** What was given, shortened. Left out for texts. */
  readonly got?: unknown;
};

/** The form that Strapi's own validation errors have: the Content Manager's edit view marks the
 * fields by it, and breaks on a validation error that has `details` without it. */
const formErrors = (problems: readonly FieldProblem[]) =>
  problems.map(({ field, problem }) => ({
    path: field.split('.'),
    message: problem,
    name: 'ValidationError',
  }));

/** 400 `INVALID_INPUT`: the request does not fit its contract. */
export class InvalidInput extends errors.ValidationError {
  constructor(problems: readonly FieldProblem[]) {
    const first = problems[0];
    super(first ? `${first.field || 'input'}: ${first.problem}` : 'The input is not valid', {
      code: 'INVALID_INPUT',
      problems,
      errors: formErrors(problems),
    });
  }
}

/** 400: a draft comment that cannot be stored as it is: `TOO_LONG`, `TOO_SHORT`, `PARENT_UNUSABLE`,
 * `NAME_RESERVED`, `NAME_REQUIRED`, `EMAIL_REQUIRED`. */
export class UnusableDraft extends errors.ValidationError {
  constructor(message: string, details: ErrorDetails & { field: string }) {
    super(message, {
      ...details,
      errors: formErrors([{ field: details.field, problem: message }]),
    });
  }
}

/** 404 `THREAD_UNKNOWN`, `COMMENT_UNKNOWN` and the like: it does not exist, or this reader may not
 * know of it. */
export class Unknown extends errors.NotFoundError {
  constructor(
    what:
      | 'thread'
      | 'comment'
      | 'article'
      | 'tag'
      | 'author'
      | 'sanction'
      | 'note'
      | 'saved queue'
      | 'bulk'
      | 'job'
  ) {
    super(`There is no such ${what}`, {
      code: `${what.toUpperCase().replaceAll(' ', '_')}_UNKNOWN`,
    });
  }
}

/** 404 `ELEMENT_NOT_BUILT`: the plugin runs from its sources, without the web component's script. */
export class NotBuilt extends errors.NotFoundError {
  constructor() {
    super('The web component is not built: run npm run build:reader in the plugin', {
      code: 'ELEMENT_NOT_BUILT',
    });
  }
}

/** 404 `PUBLIC_URLS_UNSET`: there is no sitemap, since nobody has said where articles are read. */
export class PublicUrlsUnset extends errors.NotFoundError {
  constructor(uid: string) {
    const setting = `site.publicUrls.${uid}`;
    super(`There is no sitemap until the setting ${setting} says where readers find an article`, {
      code: 'PUBLIC_URLS_UNSET',
      setting,
    });
  }
}

/** 403: understood, and refused: `THREAD_CLOSED`, `NOT_ALLOWED`, `EDIT_WINDOW_OVER`, `OWN_COMMENT`,
 * `STAFF_EXEMPT`. */
export class Refused extends errors.PolicyError {
  constructor(message: string, details: ErrorDetails) {
    super(message, details);
  }
}

/** 403 `AUTHOR_BANNED` or `AUTHOR_MUTED`: moderators let this author write no more, or not before
 * `until`. */
export class Sanctioned extends errors.PolicyError {
  constructor(kind: 'ban' | 'mute', until: Date | null) {
    const ends = { until: until?.toISOString() ?? null };
    if (kind === 'ban') {
      super('You are banned from commenting', { code: 'AUTHOR_BANNED', ...ends });
    } else {
      super('You cannot comment for now', { code: 'AUTHOR_MUTED', ...ends });
    }
  }
}

/** 403 `APPEND_ONLY`: a decision or its like was to be changed or removed. */
export class AppendOnly extends errors.PolicyError {
  constructor(what: string) {
    super(`${what} are append-only: they cannot be changed or removed`, { code: 'APPEND_ONLY' });
  }
}

/** 429 `TOO_FAST`. `retryAfter` is in whole seconds and also stands in the `Retry-After` header. */
export class TooFast extends errors.RateLimitError {
  constructor(details: { retryAfter: number; limit: number; windowSeconds: number; by: string }) {
    super(`Too much at once; try again in ${details.retryAfter} seconds`, {
      code: 'TOO_FAST',
      ...details,
    });
  }
}

/** 429 `TOO_MANY_STREAMS`: one user, one address, or all together listen in so many places that no more
 * are served. `retryAfter` is in whole seconds and also stands in the `Retry-After` header. */
export class TooManyStreams extends errors.RateLimitError {
  constructor(limit: number) {
    const details = { code: 'TOO_MANY_STREAMS', limit, retryAfter: 30 };
    super('There are too many open streams', details);
  }
}

/**
 * 409: `DUPLICATE`, `JOB_RUNNING`, or `CHANGED_MEANWHILE` when the thing acted upon is no longer what
 * the caller saw. Strapi has no class for 409: `answer-errors` sets the status on our routes; elsewhere
 * (Content Manager, GraphQL) it is a 400 with the same details.
 */
export class Conflict extends errors.ApplicationError {
  readonly status = 409;

  constructor(message: string, details: ErrorDetails) {
    super(message, details);
  }
}

/**
 * 409 `DUPLICATE`: a value that only one may have is another's. A 400 elsewhere, as for `Conflict`; the
 * Content Manager marks the field with the message.
 */
export class Taken extends errors.ValidationError {
  readonly status = 409;

  constructor(message: string, details: Omit<ErrorDetails, 'code'> & { readonly field: string }) {
    super(message, {
      code: 'DUPLICATE',
      ...details,
      errors: formErrors([{ field: details.field, problem: message }]),
    });
  }
}

/** Stops the boot: names the key, what it got, and what it takes. */
export class InvalidConfig extends Error {
  constructor(problems: readonly FieldProblem[]) {
    const lines = problems.map(({ field, problem, accepts, got }) => {
      const given = got === undefined ? '' : ` (got ${JSON.stringify(got)})`;
      return `  - ${field || 'config'}: ${problem}${given}${accepts ? `; it takes ${accepts}` : ''}`;
    });
    super(
      `The configuration of the newsroom plugin (config/plugins) is not valid:\n${lines.join('\n')}`
    );
    this.name = 'InvalidConfig';
  }
}
