import { useMemo, useState } from 'react';

import { Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { CommentCard } from '../comments/CommentCard';
import { RejectDialog, type Rejection } from '../comments/RejectDialog';
import type { Target } from '../comments/DecisionButtons';
import { queueSearch, type QueueKey } from './queue-key';
import { QueueEmpty } from './QueueEmpty';
import { QueueEnd } from './QueueEnd';
import { QueueProblem } from './QueueProblem';
import { QueueSkeleton } from './QueueSkeleton';
import { useDecisions, type Change } from './use-decisions';
import { useNextFocus } from './use-next-focus';
import { useQueue } from './use-queue';

type Props = {
  queue: QueueKey;
  canModerate: boolean;
  onClearThread: () => void;
};

/** The comments of one queue, in every state that it can be in. */
export const Queue = ({ queue, canModerate, onClearThread }: Props) => {
  const { page, error, isFetching, hasMore, loadMore, refresh } = useQueue(queue);
  const { decide, changes, setChange } = useDecisions(queue);
  const [rejecting, setRejecting] = useState<DeskComment | null>(null);
  const comments = useMemo(() => withChanges(page?.data ?? [], changes), [page, changes]);
  const ids = useMemo(() => comments.map(({ id }) => id), [comments]);
  const { list, leave } = useNextFocus(ids);

  const choose = (comment: DeskComment, to: Target) => {
    if (to === 'rejected') {
      setRejecting(comment);
    } else {
      leave(comment.id);
      void decide(comment, { to });
    }
  };
  const reject = (rejection: Rejection) => {
    if (!rejecting) return;
    setRejecting(null);
    leave(rejecting.id);
    void decide(rejecting, { to: 'rejected', ...rejection });
  };
  const dismiss = ({ id }: DeskComment) => {
    leave(id);
    setChange(id, { kind: 'dismissed' });
  };

  if (!page) return error ? <QueueProblem error={error} onRetry={refresh} /> : <QueueSkeleton />;

  return (
    <List ref={list} tabIndex={-1} direction="column" alignItems="stretch" gap={4}>
      {comments.map((comment) => {
        const change = changes.get(comment.id);
        return (
          <CommentCard
            key={comment.id}
            comment={comment}
            queue={queue.status}
            threadQueue={
              queue.thread === null ? queueSearch({ ...queue, thread: comment.thread.id }) : null
            }
            changed={change?.kind === 'told' ? change.changed : null}
            onChoose={canModerate ? (target) => choose(comment, target) : null}
            onShowChanged={() => {
              if (change?.kind === 'told') {
                setChange(comment.id, { kind: 'shown', comment: change.changed.comment });
              }
            }}
            onDismiss={() => dismiss(comment)}
          />
        );
      })}
      {comments.length === 0 && !hasMore && !error && (
        <QueueEmpty queue={queue} onClearThread={onClearThread} />
      )}
      <QueueEnd
        hasMore={hasMore}
        isFetching={isFetching}
        error={error}
        onMore={loadMore}
        onRetry={hasMore ? loadMore : refresh}
      />
      <RejectDialog comment={rejecting} onReject={reject} onCancel={() => setRejecting(null)} />
    </List>
  );
};

const withChanges = (
  comments: readonly DeskComment[],
  changes: ReadonlyMap<string, Change>
): DeskComment[] =>
  comments.flatMap((comment) => {
    const change = changes.get(comment.id);
    if (change?.kind === 'dismissed') return [];
    return change?.kind === 'shown' ? change.comment : comment;
  });

const List = styled(Flex)`
  &:focus {
    outline: none;
  }
`;
