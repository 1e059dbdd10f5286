import { useState, type ReactNode } from 'react';

import { Box, Flex, Grid, Link, LinkButton, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { FormattedMessage } from 'react-intl';
import { NavLink, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { DeskThread } from '../../server/desk/contract';
import type { Drawer } from '../drawers/drawer';
import { DrawerHost } from '../drawers/DrawerHost';
import { Offline } from '../live/Offline';
import { Problem } from '../live/Problem';
import { readDesk } from '../permissions';
import { pluginId } from '../plugin-id';
import { refusal } from '../refusal';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { LastComments } from './LastComments';
import { useOneThreadQuery } from './thread-api';
import { deskPath, entryPath } from './thread-links';
import { ThreadControls } from './ThreadControls';
import { ThreadCounts } from './ThreadCounts';
import { ThreadState } from './ThreadState';

/** One thread: what it holds, and what readers may do in it. */
const ThreadPage = () => (
  <Page.Protect permissions={readDesk}>
    <Thread />
  </Page.Protect>
);

const Thread = () => {
  const text = useText();
  const { id = '' } = useParams();
  const { currentData, error, isFetching, refetch } = useOneThreadQuery(id, {
    refetchOnMountOrArgChange: true,
  });

  if (currentData) return <Content thread={currentData} />;
  if (!error || isFetching) return <Page.Loading>{text('threads.loading')}</Page.Loading>;
  return (
    <Page.Main>
      <Page.Title>{text('threads.title')}</Page.Title>
      <Layouts.Header title={text('threads.title')} navigationAction={<Back />} />
      <Layouts.Content>
        {refusal(error).status === 404 ? (
          <Typography textColor="neutral600">{text('threads.unknown')}</Typography>
        ) : (
          <Problem title={text('threads.error')} error={error} onRetry={() => void refetch()} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

const Back = () => (
  <Mirrored>
    <BackButton fallback={`/plugins/${pluginId}/threads`} disabled={false} />
  </Mirrored>
);

/** Strapi's arrow points to the left in every language. */
const Mirrored = styled.span`
  &:dir(rtl) svg {
    transform: scaleX(-1);
  }
`;

const Content = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const title = thread.title ?? text('conversation.untitled');
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        navigationAction={<Back />}
        subtitle={
          <Flex gap={3} wrap="wrap">
            <ThreadState thread={thread} />
            <Link tag={NavLink} to={entryPath(thread)}>
              {text('threads.entry')}
            </Link>
            {thread.publicUrl && (
              <Link
                href={thread.publicUrl}
                target="_blank"
                rel="noreferrer"
                endIcon={<ExternalLink />}
              >
                {text('threads.public')}
              </Link>
            )}
          </Flex>
        }
        primaryAction={
          <LinkButton tag={NavLink} to={deskPath(thread.id, 'pending')}>
            {text('panel.queue')}
          </LinkButton>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Offline />
          <Grid.Root gap={6}>
            <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch">
              <Card title={text('threads.last')}>
                <LastComments
                  thread={thread.id}
                  limit={10}
                  onOpen={(comment) => setDrawer({ kind: 'conversation', comment })}
                />
              </Card>
            </Grid.Item>
            <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch" gap={6}>
              <Card title={text('threads.counts')}>
                <ThreadCounts thread={thread} />
                {thread.lastCommentAt && (
                  <Box paddingTop={4}>
                    <Typography variant="pi" textColor="neutral600">
                      <FormattedMessage
                        {...message('panel.last')}
                        values={{ time: <RelativeTime date={thread.lastCommentAt} /> }}
                      />
                    </Typography>
                  </Box>
                )}
              </Card>
              <Card title={text('threads.controls')}>
                <ThreadControls thread={thread} />
              </Card>
            </Grid.Item>
          </Grid.Root>
        </Flex>
      </Layouts.Content>
      <DrawerHost drawer={drawer} onClose={() => setDrawer(null)} onOpen={setDrawer} />
    </Page.Main>
  );
};

const Card = ({ title, children }: { title: string; children: ReactNode }) => {
  return (
    <Box
      tag="section"
      aria-label={title}
      background="neutral0"
      borderColor="neutral150"
      shadow="tableShadow"
      hasRadius
      padding={{ initial: 4, medium: 6 }}
    >
      <Typography tag="h2" variant="delta" textColor="neutral800">
        {title}
      </Typography>
      <Box paddingTop={4}>{children}</Box>
    </Box>
  );
};

export default ThreadPage;
