import {
  EmptyStateLayout,
  Flex,
  Loader,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useNotification } from '@strapi/strapi/admin';

import type { JobStatus } from '../../server/jobs/contract';
import { Problem } from '../live/Problem';
import { refusal } from '../refusal';
import { ResponsiveTable } from '../ResponsiveTable';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { JobRow } from './JobRow';
import { useJobTitle } from './use-job-title';
import { useNewsroomJobsQuery, useRunNewsroomJobMutation } from './jobs-api';

/** Milliseconds between two looks at how the jobs stand. */
const interval = 5_000;

const columns = ['job', 'state', 'last', 'due'] as const;

export const JobsTable = () => {
  const text = useText();
  const problem = useProblem();
  const titleOf = useJobTitle();
  const { toggleNotification } = useNotification();
  const {
    data: jobs,
    error,
    isFetching,
    refetch,
  } = useNewsroomJobsQuery(undefined, { pollingInterval: interval });
  const [run] = useRunNewsroomJobMutation();

  const runNow = async ({ name }: JobStatus) => {
    try {
      await run(name).unwrap();
      toggleNotification({ type: 'success', message: text('jobs.due', { job: titleOf(name) }) });
    } catch (refused) {
      const isRunning = refusal(refused).code === 'JOB_RUNNING';
      const message = isRunning ? text('jobs.running', { job: titleOf(name) }) : problem(refused);
      toggleNotification({ type: 'danger', message });
    }
  };

  if (!jobs) {
    return error && !isFetching ? (
      <Problem title={text('jobs.error')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('jobs.loading')}</Loader>
      </Flex>
    );
  }
  if (jobs.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text('jobs.none')}
        hasRadius
        shadow="tableShadow"
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {error && (
        <Typography role="alert" textColor="danger600">
          {text('jobs.error')} {problem(error)}
        </Typography>
      )}
      <ResponsiveTable>
        <Table colCount={columns.length + 1} rowCount={jobs.length + 1}>
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th key={column} className={column === 'job' ? undefined : 'newsroom-wide'}>
                  <Typography variant="sigma">{text(`jobs.column.${column}`)}</Typography>
                </Th>
              ))}
              <Th>
                <VisuallyHidden>{text('jobs.column.run')}</VisuallyHidden>
              </Th>
            </Tr>
          </Thead>
          <Tbody>
            {jobs.map((job) => (
              <JobRow key={job.name} job={job} onRun={() => void runNow(job)} />
            ))}
          </Tbody>
        </Table>
      </ResponsiveTable>
    </Flex>
  );
};
