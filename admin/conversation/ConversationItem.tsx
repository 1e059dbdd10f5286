import { useState } from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { CommentBody } from '../comments/CommentBody';
import { CommentParent } from '../comments/CommentParent';
import { DecisionButtons } from '../comments/DecisionButtons';
import { statusBadges } from '../comments/status-badges';
import { Viewers } from '../live/Viewers';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
import type { ConversationActions } from './ConversationBranches';
import { Meanwhile } from './Meanwhile';
import { ReplyForm } from './ReplyForm';

type Props = ConversationActions & {
  comment: DeskComment;
  isAsked: boolean;
  /** Whether what it answers is quoted above it. */
  isQuoted: boolean;
};

/** One comment of a conversation: shorter than on the desk, with the same decisions. */
export const ConversationItem = (props: Props) => {
  const { comment, isAsked, isQuoted, canModerate, viewers, changed, onAuthor, onHistory } = props;
  const text = useText();
  const [isDeciding, setIsDeciding] = useState(false);
  const [isReplying, setIsReplying] = useState(false);
  const { author, status, reportCount } = comment;
  const meanwhile = changed.get(comment.id);
  const isDeleted = status === 'deleted';
  const showsDecisions = canModerate && (isAsked || isDeciding || status === 'pending');

  return (
    <Item
      tag="article"
      tabIndex={-1}
      data-comment={comment.id}
      aria-label={text('conversation.by', { name: author.name })}
      aria-current={isAsked ? 'true' : undefined}
      background={isAsked ? 'primary100' : 'neutral0'}
      borderColor={isAsked ? 'primary500' : 'neutral150'}
      hasRadius
      padding={4}
    >
      <Flex gap={2} wrap="wrap">
        {author.key === null ? (
          <Name tag="bdi" fontWeight="bold" textColor="neutral800">
            {author.name}
          </Name>
        ) : (
          <NameButton onClick={() => author.key !== null && onAuthor(author.key)}>
            <Name tag="bdi" fontWeight="bold">
              {author.name}
            </Name>
          </NameButton>
        )}
        <ReadableBadge size="S" tone={statusBadges[status]}>
          {text(`status.${status}`)}
        </ReadableBadge>
        {author.kind === 'staff' && (
          <ReadableBadge size="S" tone="primary">
            {text('author.staff')}
          </ReadableBadge>
        )}
        <Typography variant="pi" textColor="neutral600">
          <RelativeTime date={comment.createdAt} />
          {reportCount > 0 && ` · ${text('comment.reports', { count: reportCount })}`}
        </Typography>
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {isQuoted && comment.parent && <CommentParent parent={comment.parent} />}
        {isDeleted ? (
          <Typography textColor="neutral600">{text('conversation.deleted')}</Typography>
        ) : (
          <CommentBody key={comment.revision} comment={comment} />
        )}
        <Viewers comment={comment.id} viewers={viewers} />
        {meanwhile && <Meanwhile changed={meanwhile} />}
        {showsDecisions && (
          <DecisionButtons comment={comment} onChoose={(to) => props.onChoose(comment, to)} />
        )}
        <Flex gap={4} wrap="wrap">
          {canModerate && !isDeleted && (
            <TextButton aria-expanded={isReplying} onClick={() => setIsReplying(!isReplying)}>
              {text('conversation.reply')}
            </TextButton>
          )}
          {canModerate && !isDeleted && !isAsked && status !== 'pending' && (
            <TextButton aria-expanded={isDeciding} onClick={() => setIsDeciding(!isDeciding)}>
              {text('conversation.decide')}
            </TextButton>
          )}
          <TextButton onClick={() => onHistory(comment)}>{text('conversation.history')}</TextButton>
        </Flex>
        {isReplying && (
          <ReplyForm
            comment={comment}
            onCancel={() => setIsReplying(false)}
            onReplied={(...newer) => {
              setIsReplying(false);
              props.onReplied(...newer);
            }}
          />
        )}
      </Flex>
    </Item>
  );
};

const Item = styled(Box)`
  min-inline-size: 0;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

const Name = styled(Typography)`
  overflow-wrap: anywhere;
  text-align: start;
`;

const NameButton = styled.button.attrs({ type: 'button' })`
  min-inline-size: 0;
  cursor: pointer;
  color: ${({ theme }) => theme.colors.neutral800};

  > * {
    color: inherit;
  }

  &:hover {
    color: ${({ theme }) => theme.colors.primary700};
    text-decoration: underline;
  }
`;
