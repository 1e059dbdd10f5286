import type { z } from '@strapi/utils';

import type { AuthorKind, CommentStatus, SanctionKind } from '../../content-types';

/** A piece of a text that a rule points at. Offsets are UTF-16, `end` is exclusive. */
export type Match = {
  /** `text`: what readers see of the body, where markup hides in the body what it points at. */
  readonly field: 'body' | 'text' | 'authorName' | 'authorUrl';
  readonly start: number;
  readonly end: number;
  /** The piece itself, as written. */
  readonly text: string;
  /** The list entry, domain or the like that it matched, where that differs from `text`. */
  readonly entry?: string;
};

/** What a rule bases its word on; shown on the desk, stored with the comment. Plain JSON. */
export type Evidence = {
  readonly matches?: readonly Match[];
  /** What was counted or measured … */
  readonly found?: number;
  /** … and the limit it met. */
  readonly threshold?: number;
  readonly [fact: string]: unknown;
};

export const outcomes = ['pass', 'hold', 'spam', 'reject'] as const;
/** `hold` waits for a person; `spam` and `reject` hide at once, restorably. */
export type OutcomeKind = (typeof outcomes)[number];

export type Outcome = { readonly kind: OutcomeKind; readonly evidence: Evidence };

export const pass = (evidence: Evidence = {}): Outcome => ({ kind: 'pass', evidence });
export const hold = (evidence: Evidence = {}): Outcome => ({ kind: 'hold', evidence });
export const spam = (evidence: Evidence = {}): Outcome => ({ kind: 'spam', evidence });
export const reject = (evidence: Evidence = {}): Outcome => ({ kind: 'reject', evidence });

/** What one rule or scorer said, with its evidence. */
export type Signal = {
  /** The rule's name. */
  readonly rule: string;
  readonly outcome: OutcomeKind;
  readonly evidence: Evidence;
};

/** All signals that did not pass, and the status they lead to. */
export type Verdict = {
  readonly status: Extract<CommentStatus, 'approved' | 'pending' | 'rejected' | 'spam'>;
  /** In the order of the rules. Empty when every rule passed. */
  readonly signals: readonly Signal[];
  /** The rule whose signal decided; null when every rule passed. */
  readonly decidedBy: string | null;
};

/** A link in a draft's body. Bare addresses (`example.com/x`, `www.…`) count as well. */
export type Link = {
  /** As a browser would open it. */
  readonly url: string;
  /** Lower-case host, without `www.`. */
  readonly host: string;
  readonly start: number;
  readonly end: number;
};

/** Who is writing, as far as it is proven. */
export type DraftAuthor = {
  readonly kind: AuthorKind;
  /** Null for a script that names nobody. */
  readonly key: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly url: string | null;
  /** Identity proven by a session or token from an earlier request (a first-time guest's is not). */
  readonly isProven: boolean;
  /** An admin user, or one whom the host project's code vouches for. */
  readonly isStaff: boolean;
};

/** What moderators have put on an author, or on the address they write from. */
export type DraftSanction = {
  readonly kind: SanctionKind;
  readonly by: 'author' | 'address';
  /** When it ends; null: not until it is lifted. */
  readonly until: Date | null;
};

/** A limit that a request has met: how many writes in the window, this one included. */
export type FloodCount = {
  readonly by: 'author' | 'address';
  readonly found: number;
  readonly limit: number;
  readonly windowSeconds: number;
  /** Whole seconds until the next write is possible. */
  readonly retryAfter: number;
};

/** All a rule may know. Rules are pure: database facts have been looked up before they run. */
export type Draft = {
  /** An `edit` keeps its thread, parent and author. */
  readonly kind: 'new' | 'edit';
  /** Markdown, as written, trimmed of nothing. */
  readonly body: string;
  /** What a reader would read of the body: no markup. */
  readonly text: string;
  readonly links: readonly Link[];
  readonly author: DraftAuthor;
  /** The hardest sanction in force; null for none, and for staff. */
  readonly sanction: DraftSanction | null;
  readonly thread: {
    readonly isOpen: boolean;
    /** When it closed or will close; null where no date is set. */
    readonly closesAt: Date | null;
    /** `hold`: every comment in this thread waits. */
    readonly policy: 'default' | 'open' | 'hold' | 'closed';
  };
  /** Null for a root; `unusable` when the parent named is unknown, elsewhere, or not visible. */
  readonly parent: null | 'unusable' | { readonly id: string; readonly depth: number };
  /** What this author wrote before, this draft not counted. */
  readonly history: {
    /** Approved comments, counted up to 1,000. */
    readonly approved: number;
    /** Statuses of the latest comments that were decided on, newest first, at most 50. */
    readonly recent: readonly CommentStatus[];
  };
  /** `documentId` of an earlier comment in this thread with the same text by the same author or
   * address; null if there is none. */
  readonly repeats: string | null;
  /** The fullest limit of those that apply; null when the write did not come from a reader. */
  readonly flood: FloodCount | null;
  /** Traps for programs that fill in forms; nulls when the write did not come through a form. */
  readonly trap: {
    /** What stood in the field that people cannot see. */
    readonly honeypot: string | null;
    /** Between showing the form and sending it, by the server's clock. */
    readonly typedForMs: number | null;
  };
  /** Facts about the site that some rules compare with. */
  readonly site: {
    /** Hosts that are the site's own, lower-case, without `www.`. */
    readonly hosts: readonly string[];
    /** Names of staff, as they sign. */
    readonly staffNames: readonly string[];
    /** Every comment on the site waits. */
    readonly holdAll: boolean;
    /** The deepest a reply may stand; 0 means no replies. */
    readonly maxDepth: number;
  };
  readonly now: Date;
};

/**
 * One named check on a draft comment, local and pure.
 *
 * `check` returns what it found, or refuses the write by throwing one of `errors.ts`. All rules run;
 * the worst outcome decides (`reject` over `spam` over `hold` over `pass`).
 *
 * @example
 * ```ts
 * // config/plugins.ts of a Strapi project
 * const noShortLinks = {
 *   name: 'no-short-links',
 *   check: (draft) => {
 *     const found = draft.links.filter(({ host }) => host === 'bit.ly');
 *     return found.length
 *       ? { kind: 'hold', evidence: { found: found.length } }
 *       : { kind: 'pass', evidence: {} };
 *   },
 * };
 * export default { newsroom: { config: { moderation: { rules: [noShortLinks] } } } };
 * ```
 */
export type Rule<Options = unknown, Prepared = Options> = {
  /** Kebab-case; stands in settings, signals and screens. */
  readonly name: string;
  /**
   * The rule's settings, each with its default and a sentence (`.describe()`). The composer adds
   * `enabled` (default true). Absent: the rule has no settings.
   */
  readonly options?: z.ZodType<Options>;
  /** Work done once per change of settings, such as compiling a word list. Must be pure. */
  prepare?(options: Options): Prepared;
  check(draft: Draft, prepared: Prepared): Outcome;
};
