import { z } from '@strapi/utils';

import type { CommentStatus, SanctionKind } from '../../content-types';

/** Who decided what. */

export const auditKinds = ['decisions', 'sanctions'] as const;

/** `GET /newsroom/audit`: newest first; answers `AuditPage`. */
export const AuditQuery = z.strictObject({
  kind: z.enum(auditKinds).default('decisions'),
  /** `staff:<id>` */
  actor: z.string().min(1).max(64).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  after: z.string().min(1).max(200).optional(),
});
export type AuditQuery = z.output<typeof AuditQuery>;

type Entry = {
  id: string;
  at: string;
  actor: { key: string | null; name: string | null };
  reason: string | null;
  note: string | null;
};

/** A moderator's decision on a comment. */
export type DecisionEntry = Entry & {
  kind: 'decision';
  from: CommentStatus | null;
  to: CommentStatus | null;
  /** Null once it has been purged. */
  comment: { id: string; authorName: string; excerpt: string } | null;
  thread: { id: string; title: string | null } | null;
};

/** A sanction put on an author, or lifted from one. */
export type SanctionEntry = Entry & {
  kind: 'sanction';
  what: 'put' | 'lifted';
  sanction: SanctionKind;
  until: string | null;
  author: { key: string; name: string | null };
};

export type AuditPage = {
  data: (DecisionEntry | SanctionEntry)[];
  meta: {
    next: string | null;
    /** Everybody who has decided, by name. */
    actors: { key: string; name: string }[];
  };
};
