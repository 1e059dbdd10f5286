import { useMemo, useState } from 'react';

import type { Bulk } from '../../server/bulk/contract';
import type { DeskComment } from '../../server/desk/contract';
import type { Act } from '../comments/CommentActions';
import type { CardActions } from '../comments/CommentCard';
import type { Target } from '../comments/DecisionButtons';
import type { Drawer } from '../drawers/drawer';
import { useLooking } from '../live/use-looking';
import { refusal } from '../refusal';
import { useText } from '../text';
import type { Rejection } from '../use-reason';
import { useStable } from '../use-stable';
import type { Question } from './Confirm';
import { useLazyCommentNowQuery, useLazyQueueCountQuery } from './desk-api';
import { filterOf, type QueueKey } from './queue-key';
import { isStillIn, recount, replace, takeOut } from './queue-page';
import { useArrivals } from './use-arrivals';
import { useBulks } from './use-bulks';
import { useCurrent } from './use-current';
import { useDecisions } from './use-decisions';
import type { Queue } from './use-queue';
import { useSelection } from './use-selection';
import { useWriting } from './use-writing';

/** What a decision is about to be taken on. */
export type On =
  { readonly kind: 'one'; readonly comment: DeskComment } | { readonly kind: 'selected' };

type Options = { key: QueueKey; search: string; queue: Queue; canModerate: boolean };

const noComments: readonly DeskComment[] = [];

/** Everything that can be done in one queue. */
export const useDesk = ({ key, search, queue, canModerate }: Options) => {
  const text = useText();
  const comments = queue.page?.data ?? noComments;
  const current = useCurrent({ comments, search });
  const selection = useSelection(comments);
  const [rejecting, setRejecting] = useState<On | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const [askForComment] = useLazyCommentNowQuery();
  const [askForCount] = useLazyQueueCountQuery();

  const decisions = useDecisions({ key, search, queue, onBack: current.go });
  const arrivals = useArrivals({ key, search, queue, decisions });
  const bulks = useBulks({
    isOff: !canModerate,
    onEnd: (bulk: Bulk) => {
      decisions.say(text(`bulk.state.${bulk.state}`, numbersOf(bulk)), false);
      void queue.refresh();
    },
  });
  const leave = (id: string) => current.leave(new Set([id]));
  const writing = useWriting({ key, search, queue, decisions, onLeave: leave });
  useLooking(current.current);

  const decideOne = (comment: DeskComment, to: Target, rejection?: Rejection) => {
    if (!isStillIn(key, { status: to, queues: to === 'deleted' ? ['all'] : [to, 'all'] })) {
      leave(comment.id);
    }
    void decisions.decide(comment, { to, ...rejection });
  };

  const decideSelected = async (to: Target, rejection?: Rejection) => {
    const { matching, selected } = selection;
    if (matching === null && selected.length === 0) return;
    const hasBegun = await bulks.start({
      selection:
        matching === null
          ? { comments: selected.map(({ id, revision }) => ({ id, revision })) }
          : { filter: filterOf(key) },
      to,
      ...rejection,
    });
    if (hasBegun) selection.clear();
  };

  const decideOn = (on: On, to: Target, rejection?: Rejection) => {
    if (on.kind === 'one') decideOne(on.comment, to, rejection);
    else void decideSelected(to, rejection);
  };

  /** Asks first, where a reason is needed, nothing can be taken back, or very many are meant. */
  const choose = (on: On, to: Target) => {
    if (to === 'rejected') {
      setRejecting(on);
    } else if (to === 'deleted') {
      setQuestion({
        title: text('delete.title'),
        body:
          on.kind === 'one'
            ? text('delete.body', { name: on.comment.author.name })
            : text('delete.body.bulk', { count: selection.count }),
        yes: text('comment.delete'),
        isDangerous: true,
        onYes: () => decideOn(on, to),
      });
    } else if (on.kind === 'selected' && selection.matching !== null) {
      setQuestion({
        title: text('bulk.confirm.title'),
        body: text(`bulk.confirm.${to}`, { count: selection.count }),
        yes: text(`decide.${to}`),
        isDangerous: false,
        onYes: () => decideOn(on, to),
      });
    } else decideOn(on, to);
  };

  const reject = (rejection: Rejection) => {
    if (!rejecting) return;
    setRejecting(null);
    decideOn(rejecting, 'rejected', rejection);
  };

  const selectMatching = async () => {
    try {
      selection.selectMatching(await askForCount(filterOf(key)).unwrap());
    } catch (error) {
      decisions.say(refusal(error).message ?? text('problem.unreachable'), false);
    }
  };

  /** A comment is known to be different now. */
  const take = (after: DeskComment) => {
    const before = comments.find(({ id }) => id === after.id);
    if (!before) return;
    decisions.tell(after.id, null);
    const stays = isStillIn(key, after);
    if (!stays) leave(after.id);
    queue.change(search, (page) =>
      recount(stays ? replace(page, after) : takeOut(page, after.id), before.queues, after.queues)
    );
  };

  const dismiss = useStable((id: string) => {
    leave(id);
    decisions.tell(id, null);
    queue.change(search, (page) => takeOut(page, id));
  });

  const showChanged = useStable(async (id: string) => {
    const known = decisions.told.get(id)?.comment;
    try {
      const now = known ?? (await askForComment(id).unwrap());
      if (!now) {
        dismiss(id);
        return;
      }
      decisions.tell(id, null);
      queue.change(search, (page) => replace(page, now));
    } catch (error) {
      decisions.say(refusal(error).message ?? text('problem.unreachable'), false);
    }
  });

  const onChoose = useStable((comment: DeskComment, to: Target) =>
    choose({ kind: 'one', comment }, to)
  );
  const onAct = useStable((comment: DeskComment, act: Act) => {
    if (act === 'conversation' || act === 'history') setDrawer({ kind: act, comment });
    else if (act === 'pin') void writing.pin(comment);
    else if (act === 'deleted') choose({ kind: 'one', comment }, act);
    else writing.setWriting({ kind: act, comment });
  });
  const onAuthor = useStable((author: string) => setDrawer({ kind: 'author', author }));
  const { toggle } = selection;
  const { setCurrent } = current;
  const actions = useMemo(
    (): CardActions => ({
      onChoose,
      onAct,
      onAuthor,
      onSelect: toggle,
      onFocus: setCurrent,
      onShowChanged: (id) => void showChanged(id),
      onDismiss: dismiss,
    }),
    [onChoose, onAct, onAuthor, toggle, setCurrent, showChanged, dismiss]
  );

  return {
    comments,
    current,
    selection,
    decisions,
    arrivals,
    bulks,
    writing,
    actions,
    choose,
    selectMatching,
    take,
    rejecting,
    setRejecting,
    reject,
    question,
    setQuestion,
    drawer,
    setDrawer,
  };
};

export type Desk = ReturnType<typeof useDesk>;

const numbersOf = ({ decided, skipped, total }: Bulk) => ({ decided, skipped, total });
