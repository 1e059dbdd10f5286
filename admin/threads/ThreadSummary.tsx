import { Button, Flex, LinkButton, Loader, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskThread } from '../../server/desk/contract';
import { queueSearch } from '../desk/queue-key';
import { pluginId } from '../plugin-id';
import { refusal } from '../refusal';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { useSubjectThreadQuery, type Subject } from './thread-api';
import { ThreadCounts } from './ThreadCounts';
import { ThreadSwitch } from './ThreadSwitch';

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
      <ThreadSwitch thread={thread} />
      <LinkButton
        tag={NavLink}
        to={{
          pathname: `/plugins/${pluginId}`,
          search: queueSearch({ threads: [thread.id], queue: 'pending' }),
        }}
        variant="secondary"
        size="S"
        fullWidth
      >
        {text('panel.queue')}
      </LinkButton>
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
