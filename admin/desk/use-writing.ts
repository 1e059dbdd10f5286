import { useState } from 'react';

import type { DeskComment } from '../../server/desk/contract';
import { refusal } from '../refusal';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useStable } from '../use-stable';
import { useEditTextMutation, usePinMutation, useReplyMutation } from './desk-api';
import type { QueueKey } from './queue-key';
import { isStillIn, recount, replace, takeOut } from './queue-page';
import type { useDecisions } from './use-decisions';
import type { Queue } from './use-queue';
import type { Writing } from './WriteDialog';

type Options = {
  readonly key: QueueKey;
  readonly search: string;
  readonly queue: Queue;
  readonly decisions: ReturnType<typeof useDecisions>;
  /** Before a comment leaves the list. */
  readonly onLeave: (id: string) => void;
};

/** Edits, replies and pins: what changes a comment without deciding on it. */
export const useWriting = ({ key, search, queue, decisions, onLeave }: Options) => {
  const text = useText();
  const problem = useProblem();
  const [sendText] = useEditTextMutation();
  const [sendReply] = useReplyMutation();
  const [sendPin] = usePinMutation();
  const [writing, setWriting] = useState<Writing | null>(null);

  /** Shows a comment as it is after a change, if it still belongs here. */
  const take = (before: DeskComment, after: DeskComment) => {
    const stays = isStillIn(key, after);
    if (!stays) {
      queue.leave(before);
      onLeave(after.id);
    }
    queue.change(search, (page) =>
      recount(stays ? replace(page, after) : takeOut(page, after.id), before.queues, after.queues)
    );
  };

  const write = useStable(async ({ kind, comment }: Writing, body: string) => {
    const { id, revision, thread, author } = comment;
    try {
      if (kind === 'edit') take(comment, await sendText({ id, revision, body }).unwrap());
      else {
        const { meta } = await sendReply({ id, revision, thread: thread.id, body }).unwrap();
        take(comment, meta.parent);
      }
      decisions.say(text(`write.${kind}.done`, { name: author.name }), false);
      return null;
    } catch (error) {
      if (refusal(error).code !== 'CHANGED_MEANWHILE') return problem(error);
      // What was written is kept: the dialog stays, and says so.
      decisions.refused(comment, error);
      return text('write.changed');
    }
  });

  const pin = useStable(async (comment: DeskComment) => {
    const { id, revision, author } = comment;
    const pinned = !comment.pinned;
    queue.change(search, (page) => replace(page, { ...comment, pinned }));
    try {
      const after = await sendPin({ id, revision, pinned }).unwrap();
      queue.change(search, (page) => replace(page, after));
      decisions.say(
        text(pinned ? 'decided.pinned' : 'decided.unpinned', { name: author.name }),
        false
      );
    } catch (error) {
      queue.change(search, (page) => replace(page, comment));
      decisions.refused(comment, error);
    }
  });

  return { writing, setWriting, write, pin };
};
