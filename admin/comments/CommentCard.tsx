import { memo, useRef, type MouseEvent } from 'react';

import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { styled } from 'styled-components';

import type { CommentStatus } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { Boundary } from '../Boundary';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { ChangedNotice, type Told } from './ChangedNotice';
import { CommentActions, type Act } from './CommentActions';
import { CommentAuthor } from './CommentAuthor';
import { CommentBody } from './CommentBody';
import { CommentContext } from './CommentContext';
import { CommentDecision } from './CommentDecision';
import { CommentParent } from './CommentParent';
import { CommentReports } from './CommentReports';
import { CommentSignals } from './CommentSignals';
import { DecisionButtons, type Target } from './DecisionButtons';
import { statusBadges } from './status-badges';

/** What a card asks its page to do. They stay the same functions between renders, or all cards are
 * drawn anew with each change. */
export type CardActions = {
  readonly onChoose: (comment: DeskComment, target: Target) => void;
  readonly onAct: (comment: DeskComment, act: Act) => void;
  readonly onAuthor: (key: string) => void;
  /** `isRange`: and all up to the one selected last. */
  readonly onSelect: (id: string, isRange: boolean) => void;
  readonly onFocus: (id: string) => void;
  readonly onShowChanged: (id: string) => void;
  readonly onDismiss: (id: string) => void;
};

type Props = {
  comment: DeskComment;
  /** The status that is not worth saying, as all have it; null: each is said. */
  usualStatus: CommentStatus | null;
  /** URL of the queue with this comment's thread only; null where it is that queue already. */
  threadQueue: string | null;
  /** From 1. */
  position: number;
  /** -1: not known. */
  total: number;
  isCurrent: boolean;
  isSelected: boolean;
  /** Set when the comment is no longer what is shown. */
  told: Told | null;
  /** Names of others who look at it. */
  viewers: string;
  /** Whether the user may decide, not only look. */
  canModerate: boolean;
  keys: Readonly<Record<Target | Act, string>> | undefined;
  actions: CardActions;
};

/** One comment on the desk: what a moderator needs to decide, and the buttons to do it. */
export const CommentCard = memo((props: Props) => {
  const text = useText();
  const broken = (
    <Card tag="article" aria-posinset={props.position} aria-setsize={props.total}>
      <Typography textColor="neutral600">{text('comment.broken')}</Typography>
    </Card>
  );
  return (
    <Boundary fallback={broken}>
      <Content {...props} />
    </Boundary>
  );
});
CommentCard.displayName = 'CommentCard';

const Content = (props: Props) => {
  const { comment, usualStatus, threadQueue, position, total, isCurrent, isSelected } = props;
  const { told, viewers, canModerate, keys, actions } = props;
  const { id, status, author, signals } = comment;
  const text = useText();
  const card = useRef<HTMLDivElement>(null);
  const hasAside = signals.length > 0 || status === 'pending' || comment.reportCount > 0;

  const select = (event: MouseEvent) => {
    // The checkbox itself does not say whether shift was held.
    event.preventDefault();
    actions.onSelect(id, event.shiftKey);
  };

  return (
    <Card
      ref={card}
      tag="article"
      tabIndex={isCurrent ? 0 : -1}
      data-comment={id}
      $isSelected={isSelected}
      aria-label={text('comment.label', { name: author.name })}
      aria-posinset={position}
      aria-setsize={total}
      aria-current={isCurrent || undefined}
      onFocus={() => actions.onFocus(id)}
    >
      <Areas $hasAside={hasAside}>
        <Flex direction="column" alignItems="stretch" gap={4} minWidth={0}>
          <Flex gap={3} alignItems="flex-start">
            {canModerate && (
              <Check onClick={select}>
                <Checkbox
                  checked={isSelected}
                  aria-label={text('comment.select', { name: author.name })}
                />
              </Check>
            )}
            <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth={0}>
              <Flex gap={2} wrap="wrap">
                <CommentAuthor comment={comment} onOpen={actions.onAuthor} />
                {status !== usualStatus && (
                  <ReadableBadge size="S" tone={statusBadges[status]}>
                    {text(`status.${status}`)}
                  </ReadableBadge>
                )}
              </Flex>
              <CommentContext comment={comment} threadQueue={threadQueue} />
            </Flex>
          </Flex>
          {comment.parent && <CommentParent parent={comment.parent} />}
          <CommentBody key={comment.revision} comment={comment} />
          <CommentDecision comment={comment} />
        </Flex>
        {hasAside && (
          <Flex direction="column" alignItems="stretch" gap={3}>
            <CommentReports comment={comment} />
            {(signals.length > 0 || status === 'pending') && <CommentSignals comment={comment} />}
          </Flex>
        )}
        <Flex direction="column" alignItems="stretch" gap={3}>
          {viewers !== '' && (
            <Flex gap={2}>
              <Eye aria-hidden width="1.6rem" fill="primary600" />
              <Typography variant="pi" textColor="primary700">
                {viewers}
              </Typography>
            </Flex>
          )}
          {told ? (
            <ChangedNotice
              told={told}
              onShow={() => {
                // The button goes; the keyboard stays on the card.
                card.current?.focus();
                actions.onShowChanged(id);
              }}
              onDismiss={() => actions.onDismiss(id)}
            />
          ) : (
            <Flex gap={4} wrap="wrap" justifyContent="space-between">
              <Flex gap={2} wrap="wrap">
                {canModerate && (
                  <DecisionButtons
                    comment={comment}
                    keys={keys}
                    onChoose={(target) => actions.onChoose(comment, target)}
                  />
                )}
                {usualStatus !== null && status !== usualStatus && (
                  <Button size="S" variant="ghost" onClick={() => actions.onDismiss(id)}>
                    {text('changed.dismiss')}
                  </Button>
                )}
              </Flex>
              <CommentActions
                comment={comment}
                canModerate={canModerate}
                keys={keys}
                onAct={(act) => actions.onAct(comment, act)}
              />
            </Flex>
          )}
        </Flex>
      </Areas>
    </Card>
  );
};

const Card = styled(Box).attrs({
  background: 'neutral0',
  shadow: 'tableShadow',
  hasRadius: true,
  padding: { initial: 4, medium: 6 },
})<{ $isSelected?: boolean }>`
  border: 1px solid
    ${({ theme, $isSelected }) => theme.colors[$isSelected ? 'primary500' : 'neutral150']};
  ${({ theme, $isSelected }) => $isSelected && `box-shadow: inset 0 0 0 1px ${theme.colors.primary500};`}

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Check = styled.span`
  display: inline-flex;
  padding-block-start: 0.2rem;
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
        : 'grid-template-columns: minmax(0, 1fr);'}
  }
`;
