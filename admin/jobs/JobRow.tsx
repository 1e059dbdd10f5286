import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { JobState, JobStatus } from '../../server/jobs/contract';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
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
  return (
    <Tr>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={2} maxWidth="40rem">
          <Words fontWeight="semiBold">{titleOf(job.name)}</Words>
          <div className="newsroom-narrow">
            <Flex direction="column" alignItems="flex-start" gap={1}>
              <State job={job} />
              <Last job={job} />
              <Next job={job} />
            </Flex>
          </div>
          {job.lastError !== null && (
            <Words variant="pi" textColor="danger600" dir="auto">
              {job.lastError}
            </Words>
          )}
        </Flex>
      </Td>
      <Td className="newsroom-wide">
        <State job={job} />
      </Td>
      <Td className="newsroom-wide">
        <Last job={job} />
      </Td>
      <Td className="newsroom-wide">
        <Next job={job} />
      </Td>
      <Td className="newsroom-wide">
        <Words variant="pi" textColor="neutral600">
          <bdi>{job.instance ?? '–'}</bdi>
        </Words>
      </Td>
      <Td>
        <Button
          variant="tertiary"
          size="S"
          disabled={job.state === 'running'}
          aria-label={text('jobs.run.of', { job: titleOf(job.name) })}
          onClick={onRun}
        >
          {text('jobs.run')}
        </Button>
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

const Last = ({ job: { lastStartedAt, lastDuration } }: Pick<Props, 'job'>) => {
  const text = useText();
  const intl = useIntl();
  if (lastStartedAt === null) return <Words>{text('jobs.never')}</Words>;
  return (
    <Words>
      <RelativeTime date={lastStartedAt} />
      {lastDuration !== null && (
        <Words variant="pi" textColor="neutral600">
          {text('jobs.took', {
            duration: intl.formatNumber(lastDuration / 1_000, {
              style: 'unit',
              unit: 'second',
              maximumFractionDigits: 1,
            }),
          })}
        </Words>
      )}
    </Words>
  );
};

const Next = ({ job: { dueAt } }: Pick<Props, 'job'>) => {
  const text = useText();
  return (
    <Words>
      <span className="newsroom-narrow">{text('jobs.column.next')}</span>{' '}
      <RelativeTime date={dueAt} />
    </Words>
  );
};

const Words = styled(Typography).attrs({ textColor: 'neutral800' })`
  display: block;
  white-space: normal;
  overflow-wrap: anywhere;
`;
