import type { ReactNode } from 'react';

import { Flex, IconButton } from '@strapi/design-system';
import { ClockCounterClockwise, Discuss, Message, Pencil, Pin, Trash } from '@strapi/icons';

import type { DeskComment } from '../../server/desk/contract';
import { useText, type MessageKey } from '../text';

export type Act = 'conversation' | 'history' | 'reply' | 'edit' | 'pin' | 'deleted';

const icons = {
  conversation: <Discuss />,
  history: <ClockCounterClockwise />,
  reply: <Message />,
  edit: <Pencil />,
  pin: <Pin />,
  deleted: <Trash />,
} as const satisfies Record<Act, ReactNode>;

/** Those that do not change anything come first. */
const toLook = ['conversation', 'history'] as const;

type Props = {
  comment: DeskComment;
  canModerate: boolean;
  onAct: (act: Act) => void;
  /** The key for each, where keys are on. */
  keys?: Readonly<Record<Act, string>> | undefined;
};

/** What can be done with a comment besides deciding on it. */
export const CommentActions = ({ comment, canModerate, onAct, keys }: Props) => {
  const text = useText();
  const titles: Record<Act, MessageKey> = {
    conversation: 'comment.conversation',
    history: 'comment.history',
    reply: 'comment.reply',
    edit: 'comment.edit',
    pin: comment.pinned ? 'comment.unpin' : 'comment.pin',
    deleted: 'comment.delete',
  };
  const toAct = ['reply', 'edit', 'pin', 'deleted'] as const;
  const isGone = comment.status === 'deleted';
  const acts: readonly Act[] = canModerate && !isGone ? [...toLook, ...toAct] : toLook;
  return (
    <Flex
      gap={1}
      wrap="wrap"
      role="group"
      aria-label={text('comment.actions', { name: comment.author.name })}
    >
      {acts.map((act) => {
        const title = text(titles[act]);
        return (
          <IconButton
            key={act}
            size="S"
            variant="ghost"
            label={keys ? text('keys.hint', { label: title, key: keys[act] }) : title}
            aria-keyshortcuts={keys?.[act]}
            onClick={() => onAct(act)}
          >
            {icons[act]}
          </IconButton>
        );
      })}
    </Flex>
  );
};
