import { Badge, Flex } from '@strapi/design-system';

import type { DeskThread } from '../../server/desk/contract';
import { useText } from '../text';
import { isOpened } from './thread-state';

/** Whether readers can comment, in a word. */
export const ThreadState = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const isOpen = isOpened(thread, new Date());
  return (
    <Flex gap={1} wrap="wrap">
      <Badge size="S" variant={isOpen ? 'success' : 'neutral'}>
        {text(isOpen ? 'threads.is.open' : 'threads.is.closed')}
      </Badge>
      {isOpen && thread.policy === 'hold' && (
        <Badge size="S" variant="warning">
          {text('threads.is.hold')}
        </Badge>
      )}
      {!thread.published && <Badge size="S">{text('threads.is.unpublished')}</Badge>}
    </Flex>
  );
};
