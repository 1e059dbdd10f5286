import { styled } from 'styled-components';

import type { Viewer } from '../../server/live/contract';
import type { ChangedMeanwhile, DeskComment } from '../../server/desk/contract';
import type { Target } from '../comments/DecisionButtons';
import type { Branch } from './build-tree';
import { ConversationItem } from './ConversationItem';

export type ConversationActions = {
  canModerate: boolean;
  viewers: readonly Viewer[];
  /** By comment: what someone else did while one was about to decide. */
  changed: ReadonlyMap<string, ChangedMeanwhile>;
  onAuthor: (author: string) => void;
  onHistory: (comment: DeskComment) => void;
  onChoose: (comment: DeskComment, to: Target) => void;
  onReplied: (...changed: DeskComment[]) => void;
};

type Props = ConversationActions & {
  branches: readonly Branch[];
  /** `documentId` of the comment that was asked for. */
  asked: string;
  level: number;
};

/** Further replies stand no deeper, so that there is room for their text. */
const deepest = 4;

/** Comments, each with the replies below it. */
export const ConversationBranches = ({ branches, level, ...props }: Props) => (
  <List $isIndented={level > 0 && level <= deepest}>
    {branches.map(({ comment, replies }) => (
      <li key={comment.id}>
        <ConversationItem
          {...props}
          comment={comment}
          isAsked={comment.id === props.asked}
          // A quote says what it answers where its place does not.
          isQuoted={level === 0 || level > deepest}
        />
        {replies.length > 0 && (
          <ConversationBranches {...props} branches={replies} level={level + 1} />
        )}
      </li>
    ))}
  </List>
);

const List = styled.ol<{ $isIndented: boolean }>`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  ${({ theme, $isIndented }) =>
    $isIndented &&
    `margin-inline-start: ${theme.spaces[2]};
     padding-inline-start: ${theme.spaces[2]};
     border-inline-start: 2px solid ${theme.colors.neutral200};
     ${theme.breakpoints.medium} {
       padding-inline-start: ${theme.spaces[4]};
     }`}

  li > & {
    margin-block-start: ${({ theme }) => theme.spaces[3]};
  }
`;
