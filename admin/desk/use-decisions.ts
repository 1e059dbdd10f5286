import { useCallback, useEffect, useRef, useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ChangedMeanwhile, DecisionTarget, DeskComment } from '../../server/desk/contract';
import type { Told } from '../comments/ChangedNotice';
import { isRecord } from '../answer';
import { refusal } from '../refusal';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useStable } from '../use-stable';
import { useDecideMutation, useUndoMutation, type Choice } from './desk-api';
import type { QueueKey } from './queue-key';
import { isStillIn, putBack, queuesAfter, recount, replace, takeOut } from './queue-page';
import type { Queue } from './use-queue';

/** A decision that can be taken back. */
type Taken = {
  /** The queue that was shown then. */
  readonly of: string;
  readonly before: DeskComment;
  /** Null: it was refused. */
  readonly answer: Promise<DeskComment | null>;
};

/** What was done last, said on the page and to those who listen. */
export type Said = {
  /** Moves with each. */
  readonly number: number;
  readonly message: string;
  /** Whether `undo` would take it back. */
  readonly canUndo: boolean;
};

type Options = {
  readonly key: QueueKey;
  readonly search: string;
  readonly queue: Queue;
  /** Goes to a comment that came back. */
  readonly onBack: (id: string) => void;
};

/**
 * Takes decisions and says what came of them. Each shows at once, and is taken back where the server
 * refuses it; any number can be on their way at the same time, one per comment.
 */
export const useDecisions = ({ key, search, queue, onBack }: Options) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [sendDecision] = useDecideMutation();
  const [sendUndo] = useUndoMutation();
  const [told, setTold] = useState<ReadonlyMap<string, Told>>(new Map());
  const [said, setSaid] = useState<Said | null>(null);
  const under = useRef(new Set<string>());
  const taken = useRef<Taken[]>([]);

  useEffect(() => {
    // Whoever leaves now would not hear of a refusal.
    const warn = (event: BeforeUnloadEvent) => {
      if (under.current.size > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);

  const say = useCallback((message: string, canUndo: boolean) => {
    setSaid((before) => ({ number: (before?.number ?? 0) + 1, message, canUndo }));
  }, []);

  const tell = useCallback((id: string, what: Told | null) => {
    setTold((known) => {
      if (!what && !known.has(id)) return known;
      const others = [...known].filter(([one]) => one !== id);
      return new Map(what ? [...others, [id, what]] : others);
    });
  }, []);

  /** Says why nothing was changed; where that is because the comment is no longer what was seen, in
   * its place. Answers with the comment as it is now, where that is known. */
  const refused = useStable((comment: DeskComment, error: unknown): DeskComment | null => {
    const { name } = comment.author;
    const changed = changedIn(error);
    if (changed) {
      tell(comment.id, { comment: changed.comment, decision: changed.decision });
      toggleNotification({ type: 'warning', message: text('decided.changed', { name }) });
    } else {
      const message = text('decided.failed', { name, problem: problem(error) });
      toggleNotification({ type: 'danger', message });
    }
    return changed?.comment ?? null;
  });

  const decide = useStable(async (comment: DeskComment, choice: Choice) => {
    const { id } = comment;
    if (under.current.has(id)) return;
    under.current.add(id);
    const of = search;
    const after = { ...comment, status: choice.to, queues: queuesAfter(choice.to) };
    const leaves = !isStillIn(key, after);
    if (leaves) queue.leave(comment);
    queue.change(of, (page) =>
      recount(leaves ? takeOut(page, id) : replace(page, after), comment.queues, after.queues)
    );

    const answer = sendDecision({
      id,
      revision: comment.revision,
      thread: comment.thread.id,
      choice,
    })
      .unwrap()
      .then(
        (decided) => {
          queue.change(of, (page) => replace(page, decided));
          tell(id, null);
          say(text(`decided.${choice.to}`, { name: comment.author.name }), canUndo(choice.to));
          return decided;
        },
        (error: unknown) => {
          taken.current = taken.current.filter((one) => one.answer !== answer);
          queue.stay(id);
          const now = refused(comment, error);
          queue.change(of, (page) =>
            recount(putBack(page, comment, key.sort), after.queues, (now ?? comment).queues)
          );
          return null;
        }
      )
      .finally(() => under.current.delete(id));
    if (canUndo(choice.to)) taken.current.push({ of, before: comment, answer });
    await answer;
  });

  /** Takes back the latest decision that has not been taken back yet. */
  const undo = useStable(async () => {
    const last = taken.current.pop();
    if (!last) {
      say(text('undo.nothing'), false);
      return;
    }
    const decided = await last.answer;
    if (!decided) return;
    const { id, author, thread } = decided;
    try {
      const back = await sendUndo({ id, revision: decided.revision, thread: thread.id }).unwrap();
      queue.stay(id);
      queue.change(last.of, (page) =>
        recount(
          isStillIn(key, back) ? putBack(page, back, key.sort) : takeOut(page, id),
          decided.queues,
          back.queues
        )
      );
      say(text('undo.done', { name: author.name }), false);
      onBack(id);
    } catch (error) {
      refused(decided, error);
    }
  });

  return { decide, undo, refused, say, said, told, tell, isUnder: isIn(under) };
};

/** Of a deleted comment nothing is left. */
const canUndo = (to: DecisionTarget) => to !== 'deleted';

const isIn = (set: { readonly current: ReadonlySet<string> }) => (id: string) =>
  set.current.has(id);

const changedIn = (error: unknown): ChangedMeanwhile | null => {
  const { code, details } = refusal(error);
  return code === 'CHANGED_MEANWHILE' && isChanged(details) ? details : null;
};

const isChanged = (details: Readonly<Record<string, unknown>>): details is ChangedMeanwhile =>
  isRecord(details.comment) && typeof details.comment.id === 'string';
