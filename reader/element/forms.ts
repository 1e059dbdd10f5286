import type { ReportComment } from '../contracts';
import type { Refusal } from './refusal';

/** What a reader is about to do: write, or say something about a comment. */
export type ReportReason = ReportComment['reason'];
export type FormKind = 'post' | 'reply' | 'edit' | 'report' | 'delete';

/** A form as it stands open. There is one below the heading, and at most one at each comment. */
export type Form = {
  readonly kind: FormKind;
  /** The comment it is about; empty for the form below the heading. */
  readonly id: string;
  text: string;
  /** Of a report. */
  reason: ReportReason;
  /** What stands in the trap. */
  trap: string;
  /** When its text was begun, in milliseconds since 1970. */
  startedAt: number;
  /** Whether all of it is shown, or one line to begin with. */
  isOpen: boolean;
  isBusy: boolean;
  /** The text as it would look, as HTML; null while it is written. */
  preview: string | null;
  refusal: Refusal | null;
};

export const newForm = (kind: FormKind, id = ''): Form => ({
  ...{ kind, id, text: '', reason: 'spam' as const, trap: '', startedAt: Date.now() },
  ...{ isOpen: kind !== 'post', isBusy: false, preview: null, refusal: null },
});
