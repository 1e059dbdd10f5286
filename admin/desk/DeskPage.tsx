import { useRef } from 'react';

import { Button, Flex } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';

import { moderate } from '../permissions';
import { useText } from '../text';
import { Queue } from './Queue';
import { useQueue } from './use-queue';
import { useQueueKey } from './use-queue-key';

/** The moderation desk. */
const DeskPage = () => {
  const text = useText();
  const { key, search, go } = useQueueKey();
  const queue = useQueue(key, search);
  const { allowedActions, isLoading } = useRBAC(moderate);
  const help = useRef<() => void>(() => undefined);

  return (
    <Page.Main>
      <Page.Title>{text('desk.title')}</Page.Title>
      <Layouts.BaseHeader
        title={text('desk.title')}
        subtitle={text('desk.subtitle')}
        primaryAction={
          <Flex gap={2}>
            <Button variant="tertiary" aria-keyshortcuts="?" onClick={() => help.current()}>
              {text('keys.button')}
            </Button>
            <Button
              variant="tertiary"
              startIcon={<ArrowClockwise />}
              loading={queue.loading === 'first'}
              onClick={() => void queue.refresh()}
            >
              {text('desk.refresh')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        <Queue
          queueKey={key}
          search={search}
          queue={queue}
          canModerate={!isLoading && (allowedActions.canModerate ?? false)}
          onGo={go}
          help={help}
        />
      </Layouts.Content>
    </Page.Main>
  );
};

export default DeskPage;
