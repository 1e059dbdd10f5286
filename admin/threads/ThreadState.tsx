import { Flex } from '@strapi/design-system';

import type { DeskThread } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { isOpened } from './thread-state';

/** Whether readers can comment, in a word. */
export const ThreadState = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const isOpen = isOpened(thread, new Date());
  return (
    <Flex gap={1} wrap="wrap">
      <ReadableBadge size="S" tone={isOpen ? 'success' : 'neutral'}>
        {text(isOpen ? 'threads.is.open' : 'threads.is.closed')}
      </ReadableBadge>
      {isOpen && thread.policy === 'hold' && (
        <ReadableBadge size="S" tone="warning">
          {text('threads.is.hold')}
        </ReadableBadge>
      )}
      {!thread.published && (
        <ReadableBadge size="S">{text('threads.is.unpublished')}</ReadableBadge>
      )}
    </Flex>
  );
};
