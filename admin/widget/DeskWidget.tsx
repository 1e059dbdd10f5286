import { useState } from 'react';

import { Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Check, Cross } from '@strapi/icons';
import { useRBAC, Widget } from '@strapi/strapi/admin';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { DeskComment, Overview } from '../../server/desk/contract';
import { RejectDialog } from '../comments/RejectDialog';
import { useDecideAlone } from '../conversation/use-decide-alone';
import { searchOf } from '../paged';
import { moderate } from '../permissions';
import { pluginId } from '../plugin-id';
import { refusal } from '../refusal';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { message, useDirection, useText } from '../text';
import { useNewsroomOverviewQuery } from './widget-api';

/** What waits, on the admin's home page. */
const DeskWidget = () => {
  const text = useText();
  const { currentData, error, isFetching, refetch } = useNewsroomOverviewQuery(undefined);

  if (currentData) return <Content overview={currentData} onDecided={() => void refetch()} />;
  if (!error || isFetching) return <Widget.Loading>{text('widget.loading')}</Widget.Loading>;
  if (refusal(error).status === 403) return <Widget.NoPermissions />;
  return (
    <Flex direction="column" gap={3}>
      <Widget.Error>{text('widget.error')}</Widget.Error>
      <Button size="S" variant="secondary" onClick={() => void refetch()}>
        {text('live.retry')}
      </Button>
    </Flex>
  );
};

/** Numbers stop here: one more means more. */
const countedTo = 1_000;

const Content = ({ overview, onDecided }: { overview: Overview; onDecided: () => void }) => {
  const text = useText();
  const { allowedActions } = useRBAC(moderate);
  const { decide, isDeciding } = useDecideAlone();
  const [rejecting, setRejecting] = useState<DeskComment | null>(null);
  const { counts, oldestPendingAt, latest } = overview;

  const settle = async (comment: DeskComment, choice: Parameters<typeof decide>[1]) => {
    // Whatever came of it, what waits now is shown.
    await decide(comment, choice);
    onDecided();
  };

  return (
    <Flex dir={useDirection()} direction="column" alignItems="stretch" gap={4} height="100%">
      <Flex gap={6} wrap="wrap">
        <Count queue="pending" count={counts.pending} />
        <Count queue="reported" count={counts.reported} />
        {oldestPendingAt && (
          <Typography variant="pi" textColor="neutral600">
            <FormattedMessage
              {...message('widget.oldest')}
              values={{ time: <RelativeTime date={oldestPendingAt} /> }}
            />
          </Typography>
        )}
      </Flex>
      {latest.length === 0 ? (
        <Typography textColor="neutral600">{text('widget.none')}</Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" aria-label={text('widget.latest')}>
          {latest.map((comment) => (
            <Item key={comment.id}>
              <Flex direction="column" alignItems="stretch" gap={1} minWidth={0}>
                <Flex gap={2} wrap="wrap">
                  <Typography fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
                    <bdi>{comment.author.name}</bdi>
                  </Typography>
                  <Typography variant="pi" textColor="neutral600">
                    <RelativeTime date={comment.createdAt} />
                  </Typography>
                </Flex>
                <Excerpt dir="auto" textColor="neutral800">
                  {comment.body}
                </Excerpt>
              </Flex>
              {allowedActions.canModerate && (
                <Flex gap={2} wrap="wrap">
                  <Button
                    size="S"
                    variant="success-light"
                    startIcon={<Check />}
                    disabled={isDeciding}
                    aria-label={text('widget.approve', { name: comment.author.name })}
                    onClick={() => void settle(comment, { to: 'approved' })}
                  >
                    {text('decide.approved')}
                  </Button>
                  <Button
                    size="S"
                    variant="danger-light"
                    startIcon={<Cross />}
                    disabled={isDeciding}
                    aria-label={text('widget.reject', { name: comment.author.name })}
                    onClick={() => setRejecting(comment)}
                  >
                    {text('decide.rejected')}
                  </Button>
                </Flex>
              )}
            </Item>
          ))}
        </Flex>
      )}
      <LinkButton
        tag={NavLink}
        to={`/plugins/${pluginId}`}
        variant="secondary"
        size="S"
        style={{ alignSelf: 'flex-start' }}
      >
        {text('widget.desk')}
      </LinkButton>
      <RejectDialog
        comment={rejecting}
        onCancel={() => setRejecting(null)}
        onReject={(rejection) => {
          if (rejecting) void settle(rejecting, { to: 'rejected', ...rejection });
          setRejecting(null);
        }}
      />
    </Flex>
  );
};

const Count = ({ queue, count }: { queue: 'pending' | 'reported'; count: number }) => {
  const text = useText();
  const intl = useIntl();
  const warning = queue === 'pending' ? 'warning' : 'danger';
  return (
    <Number to={`/plugins/${pluginId}${searchOf({ queue })}`}>
      <ReadableBadge tone={count > 0 ? warning : 'neutral'}>
        {count > countedTo
          ? text('author-drawer.more', { count: countedTo })
          : intl.formatNumber(count)}
      </ReadableBadge>
      <Typography textColor="neutral800">{text(`widget.${queue}`)}</Typography>
    </Number>
  );
};

const breakAnywhere = { overflowWrap: 'anywhere' } as const;

const Number = styled(NavLink)`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  text-decoration: none;

  &:hover > :last-child {
    text-decoration: underline;
  }
`;

const Item = styled.li`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding-block: ${({ theme }) => theme.spaces[3]};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Excerpt = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  overflow-wrap: anywhere;
`;

export default DeskWidget;
