import { Box, Button, EmptyStateLayout } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import { useText } from '../text';
import { useProblem } from '../use-problem';

type Props = { error: unknown; onRetry: () => void };

/** Stands where the queue would be when it could not be loaded. */
export const QueueProblem = ({ error, onRetry }: Props) => {
  const text = useText();
  const problem = useProblem();
  return (
    <Box role="alert">
      <EmptyStateLayout
        icon={<WarningCircle width="6rem" height="6rem" fill="danger500" />}
        content={`${text('desk.error')} ${problem(error)}`}
        action={
          <Button variant="secondary" onClick={onRetry}>
            {text('desk.retry')}
          </Button>
        }
        hasRadius
        shadow="tableShadow"
      />
    </Box>
  );
};
