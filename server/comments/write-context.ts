import { AsyncLocalStorage } from 'node:async_hooks';

import type { ActorKind, CommentStatus, ReportReason } from '../../content-types';
import type { DraftAuthor, FloodCount } from '../moderation/rule';
import type { ThreadRow } from '../threads/store';
import type { Change } from './change';
import type { CommentRow } from './store';

/** Who or what writes. */
export type Actor = {
  readonly kind: ActorKind;
  /** `staff:<id>`, an author key, or null. */
  readonly key: string | null;
  readonly name: string | null;
};

/** What a request proved and measured before the write, for the rules. */
export type Evidence = {
  readonly author: DraftAuthor;
  readonly ipHash: string | null;
  readonly userAgent: string | null;
  readonly flood: FloodCount | null;
  readonly trap: { readonly honeypot: string | null; readonly typedForMs: number | null };
};

/** Where a comment was before a decision that is taken back. */
export type Restored = {
  readonly status: CommentStatus;
  readonly reviewedAt: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  /** Null: as it is now. */
  readonly pinned: boolean | null;
  /** The text that comes back; null: as it is now. */
  readonly body: string | null;
  /** `id`s of the reports that the decision had settled. */
  readonly reports: readonly number[];
  /** Reasons of all reports that are open then. */
  readonly open: readonly ReportReason[];
  /** A decision stands again that somebody had taken back: what is open is settled once more. */
  readonly settlesReports: boolean;
};

/** What the hooks should know of a write that its data cannot say. */
export type WriteContext = {
  readonly actor: Actor;
  readonly evidence?: Evidence;
  /** A person decides: the status stands as theirs even where it stays what it was. */
  readonly isDecision?: boolean;
  /** Why a moderator decided so. */
  readonly reason?: string;
  readonly note?: string;
  /** `documentId` of the bulk decision that this is part of. */
  readonly bulk?: string;
  /** A moderator's own text: what the rules say is kept with it, but decides nothing; and they refuse
   * only what is too long, or stands where nothing can. */
  readonly isModerators?: boolean;
  /** By `documentId`: an earlier decision takes the place of the data. */
  readonly restored?: ReadonlyMap<string, Restored>;
  /** The rows that are to be written, as the action has read them with their threads locked, in the
   * transaction of the write. */
  readonly locked?: readonly CommentRow[];
  /** The thread that is written to, where all is in one and the action has locked it. */
  readonly thread?: ThreadRow;
  /** Told what it comes to, before it is written: by whoever is told, with the reply counts of the
   * comments above. */
  readonly onJudged?: (changes: readonly Change[]) => void;
};

/** What an action gave the write it made; taken once. */
type Given = { readonly context: WriteContext; isTaken: boolean };

const storage = new AsyncLocalStorage<Given>();

/** Runs one write with its context. The hooks take it; a write without one is judged by its path. */
export const withWriteContext = <Result>(
  context: WriteContext,
  write: () => Promise<Result>
): Promise<Result> => storage.run({ context, isTaken: false }, write);

/** Whether the action whose write is about to be made has locked this thread for it. */
export const isThreadLocked = (documentId: string): boolean => {
  const given = storage.getStore();
  return given?.isTaken === false && given.context.thread?.documentId === documentId;
};

/**
 * The context that an action gave the write which is asking; null if there is none. Whatever else is
 * written meanwhile or afterwards, by hooks and listeners of the host project, is `within`: not the
 * word of the person behind the request.
 */
export const takeWriteContext = (): WriteContext | 'within' | null => {
  const given = storage.getStore();
  if (!given) return null;
  if (given.isTaken) return 'within';
  given.isTaken = true;
  return given.context;
};
