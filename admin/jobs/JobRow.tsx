import type { ReactNode } from 'react';

import { Flex, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { FormattedMessage, useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { JobState, JobStatus } from '../../server/jobs/contract';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { useJobTitle } from './use-job-title';

const tones = {
  idle: 'neutral',
  running: 'primary',
  overdue: 'warning',
  failing: 'danger',
} as const satisfies Record<JobState, string>;

type Props = { job: JobStatus; onRun: () => void };

/** One job: how it stands, and a way to have it done now. */
export const JobRow = ({ job, onRun }: Props) => {
  const text = useText();
  const titleOf = useJobTitle();
  const isRunning = job.state === 'running';
  return (
    <Tr>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={2} maxWidth="36rem">
          <Words textColor="neutral800" fontWeight="semiBold">
            {titleOf(job.name)}
          </Words>
          <div className="newsroom-narrow">
            <State job={job} />
          </div>
          {job.lastError !== null && (
            <Words variant="pi" textColor="danger600" dir="auto" style={breakAnywhere}>
              {job.lastError}
            </Words>
          )}
          <div className="newsroom-narrow">
            <Flex direction="column" alignItems="flex-start" gap={2}>
              <Labelled label={text('jobs.column.last')}>
                <Last job={job} />
              </Labelled>
              {!isRunning && (
                <Labelled label={text('jobs.column.due')}>
                  <Due job={job} />
                </Labelled>
              )}
            </Flex>
          </div>
        </Flex>
      </Td>
      <Td className="newsroom-wide">
        <State job={job} />
      </Td>
      <Td className="newsroom-wide">
        <Last job={job} />
      </Td>
      <Td className="newsroom-wide">
        {isRunning ? <Typography textColor="neutral600">–</Typography> : <Due job={job} />}
      </Td>
      <Td>
        <Flex justifyContent="flex-end">
          <IconButton
            variant="secondary"
            label={text('jobs.run.of', { job: titleOf(job.name) })}
            disabled={isRunning}
            onClick={onRun}
          >
            <Play />
          </IconButton>
        </Flex>
      </Td>
    </Tr>
  );
};

const State = ({ job: { state, failures } }: Pick<Props, 'job'>) => {
  const text = useText();
  return (
    <ReadableBadge size="S" tone={tones[state]}>
      {text(`jobs.state.${state}`, { count: failures })}
    </ReadableBadge>
  );
};

const Last = ({ job }: Pick<Props, 'job'>) => {
  const text = useText();
  const intl = useIntl();
  const { lastStartedAt, lastDuration, instance } = job;
  if (lastStartedAt === null) {
    return <Typography textColor="neutral800">{text('jobs.never')}</Typography>;
  }
  return (
    <Flex direction="column" alignItems="flex-start" maxWidth="24rem">
      <Typography textColor="neutral800">
        <RelativeTime date={lastStartedAt} />
      </Typography>
      {hasEnded(job) && lastDuration !== null && (
        <Typography variant="pi" textColor="neutral600">
          {text('jobs.took', {
            duration: intl.formatNumber(lastDuration / 1_000, {
              style: 'unit',
              unit: 'second',
              maximumFractionDigits: 2,
            }),
          })}
        </Typography>
      )}
      {instance !== null && (
        <Words variant="pi" textColor="neutral600" style={breakAnywhere}>
          <FormattedMessage
            {...message('jobs.on')}
            values={{ instance: <bdi key="instance">{instance}</bdi> }}
          />
        </Words>
      )}
    </Flex>
  );
};

/** Whether the last run is over, or how long it took is still that of the one before. */
const hasEnded = ({ lastStartedAt, lastEndedAt }: JobStatus): boolean =>
  lastStartedAt !== null &&
  lastEndedAt !== null &&
  new Date(lastEndedAt) >= new Date(lastStartedAt);

const Due = ({ job: { dueAt } }: Pick<Props, 'job'>) => (
  <Typography textColor="neutral800">
    <RelativeTime date={dueAt} />
  </Typography>
);

/** What stands below its column's title on a wide screen. */
const Labelled = ({ label, children }: { label: string; children: ReactNode }) => (
  <Flex direction="column" alignItems="flex-start">
    <Typography variant="sigma" textColor="neutral600">
      {label}
    </Typography>
    {children}
  </Flex>
);

/** Also where the table would rather be wider. */
const breakAnywhere = { overflowWrap: 'anywhere' } as const;

const Words = styled(Typography)`
  white-space: normal;
`;
