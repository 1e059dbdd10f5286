import type { ReactNode } from 'react';

import { Box, Divider, Flex, Tabs } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { queues, type Queue } from '../../content-types';
import type { QueueCounts } from '../../server/desk/contract';
import { useDirection, useText } from '../text';
import { countedTo } from './queue-page';

type Props = {
  queue: Queue;
  /** Undefined until they are known. */
  counts: QueueCounts | undefined;
  onGo: (queue: Queue) => void;
  /** The queue itself. */
  children: ReactNode;
};

/** One tab per queue, each with its count. */
export const QueueTabs = ({ queue, counts, onGo, children }: Props) => {
  const text = useText();
  const direction = useDirection();
  const intl = useIntl();
  const go = (value: string) => {
    const chosen = queues.find((one) => one === value);
    if (chosen) onGo(chosen);
  };
  const say = (count: number) =>
    count > countedTo ? text('desk.count.more', { count: countedTo }) : intl.formatNumber(count);
  return (
    <Tabs.Root
      dir={direction}
      variant="simple"
      value={queue}
      onValueChange={go}
      activationMode="manual"
    >
      <Scroller>
        <Tabs.List aria-label={text('desk.queues')}>
          {queues.map((one) => (
            <Tabs.Trigger key={one} value={one}>
              <Flex gap={2} tag="span">
                {text(`queue.${one}`)}
                <Count $isActive={one === queue}>{counts ? say(counts[one]) : '–'}</Count>
              </Flex>
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Scroller>
      <Divider />
      {/* Its first card takes the focus, not the panel. */}
      <Tabs.Content value={queue} tabIndex={-1}>
        {children}
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

/** Strapi's own badge is too faint on an active tab. */
const Count = styled.span<{ $isActive: boolean }>`
  min-inline-size: 2.4rem;
  padding: 0.2rem 0.6rem;
  border-radius: 1.2rem;
  font-size: 1.1rem;
  font-weight: ${({ theme }) => theme.fontWeights.bold};
  line-height: 1.45;
  text-align: center;
  text-transform: none;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $isActive }) => theme.colors[$isActive ? 'primary700' : 'neutral700']};
  background: ${({ theme, $isActive }) => theme.colors[$isActive ? 'primary100' : 'neutral150']};
`;
