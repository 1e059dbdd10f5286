import { useRef } from 'react';

import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CommentStatus } from '../../content-types';
import type { ChangedMeanwhile, DeskComment } from '../../server/desk/contract';
import { Boundary } from '../Boundary';
import { useText } from '../text';
import { ChangedNotice } from './ChangedNotice';
import { CommentAuthor } from './CommentAuthor';
import { CommentBody } from './CommentBody';
import { CommentContext } from './CommentContext';
import { CommentParent } from './CommentParent';
import { CommentSignals } from './CommentSignals';
import { DecisionButtons, type Target } from './DecisionButtons';
import { statusBadges } from './status-badges';

type Props = {
  comment: DeskComment;
  /** The status of the queue it is shown in. */
  queue: CommentStatus;
  /** URL of the queue with this comment's thread only; null where it is that queue already. */
  threadQueue: string | null;
  /** Set when a decision was refused because the comment is no longer what was seen. */
  changed: ChangedMeanwhile | null;
  /** Null where the user may look, but not decide. */
  onChoose: ((target: Target) => void) | null;
  onShowChanged: () => void;
  onDismiss: () => void;
};

/** One comment on the desk: what a moderator needs to decide, and the buttons to do it. */
export const CommentCard = (props: Props) => {
  const text = useText();
  const broken = (
    <Card>
      <Typography textColor="neutral600">{text('comment.broken')}</Typography>
    </Card>
  );
  return (
    <Boundary fallback={broken}>
      <Content {...props} />
    </Boundary>
  );
};

const Content = (props: Props) => {
  const { comment, queue, threadQueue, changed, onChoose, onShowChanged, onDismiss } = props;
  const text = useText();
  const card = useRef<HTMLDivElement>(null);
  const hasAside = comment.signals.length > 0 || comment.status === 'pending';
  return (
    <Card
      ref={card}
      tag="article"
      tabIndex={-1}
      data-comment={comment.id}
      aria-label={text('comment.label', { name: comment.author.name })}
    >
      <Areas $hasAside={hasAside}>
        <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
          <Flex direction="column" alignItems="stretch" gap={1}>
            <Flex gap={2} wrap="wrap">
              {comment.status !== queue && (
                <Badge variant={statusBadges[comment.status]}>
                  {text(`status.${comment.status}`)}
                </Badge>
              )}
              <CommentAuthor comment={comment} />
            </Flex>
            <CommentContext comment={comment} threadQueue={threadQueue} />
          </Flex>
          {comment.parent && <CommentParent parent={comment.parent} />}
          <CommentBody key={comment.revision} comment={comment} />
        </Flex>
        {hasAside && <CommentSignals comment={comment} />}
        {changed ? (
          <ChangedNotice
            changed={changed}
            onShow={() => {
              // The button goes; the keyboard stays on the card.
              card.current?.focus();
              onShowChanged();
            }}
            onDismiss={onDismiss}
          />
        ) : (
          <Flex gap={2} wrap="wrap">
            {onChoose && <DecisionButtons comment={comment} onChoose={onChoose} />}
            {comment.status !== queue && (
              <Button size="S" variant="ghost" onClick={onDismiss}>
                {text('changed.dismiss')}
              </Button>
            )}
          </Flex>
        )}
      </Areas>
    </Card>
  );
};

const Card = styled(Box).attrs({
  background: 'neutral0',
  borderColor: 'neutral150',
  shadow: 'tableShadow',
  hasRadius: true,
  padding: { initial: 4, medium: 6 },
})`
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

/** The text, why it is held, and what to do: one below the other, or with the reasons beside. */
const Areas = styled.div<{ $hasAside: boolean }>`
  display: grid;
  gap: ${({ theme }) => theme.spaces[4]};

  ${({ theme }) => theme.breakpoints.large} {
    ${({ theme, $hasAside }) =>
      $hasAside
        ? `grid-template: 1fr auto / minmax(0, 1fr) 32rem;
           column-gap: ${theme.spaces[8]};
           > :nth-child(2) { grid-area: 1 / 2 / -1 / -1; }`
        : 'grid-template-columns: minmax(0, 80rem);'}
  }
`;
