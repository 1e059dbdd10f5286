import type { ReactNode } from 'react';

import { Badge, Box, Divider, Flex, Tabs } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CommentStatus } from '../../content-types';
import type { QueueCounts } from '../../server/desk/contract';
import { useText } from '../text';
import { queueStatuses } from './queue-key';

type Props = {
  status: CommentStatus;
  /** Undefined until they are known. */
  counts: QueueCounts | undefined;
  onGo: (status: CommentStatus) => void;
  /** Stands beside the tabs. */
  tools: ReactNode;
  /** The queue itself. */
  children: ReactNode;
};

/** One tab per queue, each with its count. */
export const QueueTabs = ({ status, counts, onGo, tools, children }: Props) => {
  const text = useText();
  const go = (value: string) => {
    const chosen = queueStatuses.find((one) => one === value);
    if (chosen) onGo(chosen);
  };
  return (
    <Tabs.Root variant="simple" value={status} onValueChange={go}>
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap-reverse">
        <Scroller>
          <Tabs.List aria-label={text('desk.queues')}>
            {queueStatuses.map((one) => (
              <Tabs.Trigger key={one} value={one}>
                <Flex gap={2} tag="span">
                  {text(`status.${one}`)}
                  <Badge active={one === status}>{counts ? counts[one] : '–'}</Badge>
                </Flex>
              </Tabs.Trigger>
            ))}
          </Tabs.List>
        </Scroller>
        {tools}
      </Flex>
      <Divider />
      <Tabs.Content value={status}>
        <Box paddingTop={6}>{children}</Box>
      </Tabs.Content>
    </Tabs.Root>
  );
};

/** Long words and small screens: the tabs scroll, the page does not. */
const Scroller = styled(Box)`
  max-width: 100%;
  overflow-x: auto;
  scrollbar-width: none;
  white-space: nowrap;
`;
