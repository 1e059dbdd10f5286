import { Flex, SingleSelect, SingleSelectOption, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { styled } from 'styled-components';

import { useText } from '../text';
import type { QueueKey } from './queue-key';

type Props = {
  queue: QueueKey;
  /** Title of the thread that the queue is filtered on, once known. */
  threadTitle: string | null;
  onGo: (change: Partial<QueueKey>) => void;
};

/** The filter that is on, and the order. */
export const QueueTools = ({ queue, threadTitle, onGo }: Props) => {
  const text = useText();
  return (
    <Flex gap={3} wrap="wrap" paddingTop={2} paddingBottom={2} minWidth={0}>
      {queue.thread !== null && (
        <Tag
          icon={<Cross aria-hidden />}
          label={text('desk.thread.clear')}
          onClick={() => onGo({ thread: null })}
        >
          <Title>{threadTitle ?? text('desk.thread')}</Title>
        </Tag>
      )}
      <SingleSelect
        size="S"
        aria-label={text('desk.sort')}
        value={queue.sort}
        onChange={(value) => onGo({ sort: value === 'newest' ? 'newest' : 'oldest' })}
      >
        <SingleSelectOption value="oldest">{text('desk.sort.oldest')}</SingleSelectOption>
        <SingleSelectOption value="newest">{text('desk.sort.newest')}</SingleSelectOption>
      </SingleSelect>
    </Flex>
  );
};

const Title = styled.bdi`
  display: block;
  max-inline-size: min(40rem, 60vw);
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;
