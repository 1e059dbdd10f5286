import { useState } from 'react';

import type { RejectionReason } from '../content-types';

/** Why something is done: one of the list, and perhaps in one's own words. */
export type Rejection = { reason: RejectionReason; note?: string };

/** A reason that is being given in a form. `other` says nothing by itself: it takes a note. */
export const useReason = () => {
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const lacksNote = reason === 'other' && note.trim() === '';
  return {
    reason,
    note,
    setReason,
    setNote,
    /** Someone has tried to go on, and it is missing. */
    isReasonMissing: isTried && reason === null,
    isNoteMissing: isTried && lacksNote,
    isTried,
    /** What was given; null where something is missing, which is said from then on. */
    read: (): Rejection | null => {
      setIsTried(true);
      if (reason === null || lacksNote) return null;
      return { reason, ...(note.trim() && { note: note.trim() }) };
    },
  };
};

export type GivenReason = ReturnType<typeof useReason>;
