import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';

import { moderate, readDesk } from '../permissions';
import { useText } from '../text';
import { useQueueQuery } from './desk-api';
import { Queue } from './Queue';
import { queueSearch } from './queue-key';
import { QueueTabs } from './QueueTabs';
import { QueueTools } from './QueueTools';
import { useQueueKey } from './use-queue-key';

/** The moderation desk. */
const DeskPage = () => (
  <Page.Protect permissions={readDesk}>
    <Desk />
  </Page.Protect>
);

const Desk = () => {
  const text = useText();
  const { key, go } = useQueueKey();
  // Of the queue before, while another is loaded: its counts hold meanwhile.
  const { data: page, currentData, isFetching, refetch } = useQueueQuery(key);
  const { allowedActions } = useRBAC(moderate);

  return (
    <Page.Main>
      <Page.Title>{text('desk.title')}</Page.Title>
      <Layouts.Header
        title={text('desk.title')}
        subtitle={text('desk.subtitle')}
        primaryAction={
          <Button
            variant="tertiary"
            startIcon={<ArrowClockwise />}
            loading={isFetching}
            onClick={() => void refetch()}
          >
            {text('desk.refresh')}
          </Button>
        }
      />
      <Layouts.Content>
        <QueueTabs
          status={key.status}
          counts={page?.meta.counts}
          onGo={(status) => go({ status, sort: undefined })}
          tools={
            <QueueTools
              queue={key}
              threadTitle={currentData?.meta.thread?.title ?? null}
              onGo={go}
            />
          }
        >
          <Queue
            key={queueSearch(key)}
            queue={key}
            canModerate={allowedActions.canModerate ?? false}
            onClearThread={() => go({ thread: null })}
          />
        </QueueTabs>
      </Layouts.Content>
    </Page.Main>
  );
};

export default DeskPage;
