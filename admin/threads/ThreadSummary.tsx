import { Button, Flex, LinkButton, Loader, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskThread } from '../../server/desk/contract';
import { refusal } from '../refusal';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { LastComments } from './LastComments';
import { useSubjectThreadQuery, type Subject } from './thread-api';
import { deskPath, threadPath } from './thread-links';
import { ThreadControls } from './ThreadControls';
import { ThreadCounts } from './ThreadCounts';
import { ThreadSnippet } from './ThreadSnippet';

/** One entry's thread, beside the entry. */
export const ThreadSummary = ({ subject }: { subject: Subject }) => {
  const text = useText();
  const { currentData, error, isFetching, refetch } = useSubjectThreadQuery(subject, {
    refetchOnMountOrArgChange: true,
  });

  // An entry from before the plugin was installed has no thread until someone comments.
  if (!isFetching && refusal(error).status === 404) return <Nothing />;
  if (error && !isFetching) {
    return (
      <Flex direction="column" alignItems="flex-start" gap={2} width="100%">
        <Typography role="alert" variant="pi" textColor="danger600">
          {text('panel.error')}
        </Typography>
        <Button size="S" variant="tertiary" onClick={() => void refetch()}>
          {text('desk.retry')}
        </Button>
      </Flex>
    );
  }
  if (!currentData) return <Loader small>{text('panel.loading')}</Loader>;
  return <Summary thread={currentData} />;
};

const Summary = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const { counts, lastCommentAt } = thread;
  const hasComments = counts.approved + counts.pending + counts.rejected + counts.spam > 0;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {hasComments ? <ThreadCounts thread={thread} /> : <Nothing />}
      {lastCommentAt && (
        <Typography variant="pi" textColor="neutral600">
          <FormattedMessage
            {...message('panel.last')}
            values={{ time: <RelativeTime date={lastCommentAt} /> }}
          />
        </Typography>
      )}
      <ThreadControls thread={thread} />
      {hasComments && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {text('threads.last')}
          </Typography>
          <LastComments thread={thread.id} limit={3} onOpen={null} />
        </Flex>
      )}
      <LinkButton
        tag={NavLink}
        to={deskPath(thread.id, 'pending')}
        variant="secondary"
        size="S"
        fullWidth
      >
        {text('panel.queue')}
      </LinkButton>
      <LinkButton tag={NavLink} to={threadPath(thread.id)} variant="tertiary" size="S" fullWidth>
        {text('panel.thread')}
      </LinkButton>
      <ThreadSnippet thread={thread.id} />
    </Flex>
  );
};

const Nothing = () => {
  const text = useText();
  return (
    <Typography variant="omega" textColor="neutral600">
      {text('panel.empty')}
    </Typography>
  );
};
