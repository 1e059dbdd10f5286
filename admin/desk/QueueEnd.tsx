import { Button, Flex, Typography } from '@strapi/design-system';

import { useText } from '../text';
import { useProblem } from '../use-problem';

type Props = {
  hasMore: boolean;
  isLoading: boolean;
  error: unknown;
  onMore: () => void;
  onRetry: () => void;
};

/** Below the last card that is loaded. More is loaded as it comes near; the button is for another try,
 * and for whoever jumps there. */
export const QueueEnd = ({ hasMore, isLoading, error, onMore, onRetry }: Props) => {
  const text = useText();
  const problem = useProblem();
  if (error) {
    return (
      <Flex direction="column" gap={3} padding={4}>
        <Typography role="alert" textColor="danger600">
          {text(hasMore ? 'desk.error.more' : 'desk.error.refresh')} {problem(error)}
        </Typography>
        <Button variant="secondary" onClick={onRetry}>
          {text('desk.retry')}
        </Button>
      </Flex>
    );
  }
  if (!hasMore) return null;
  return (
    <Flex justifyContent="center" padding={4}>
      <Button variant="tertiary" loading={isLoading} onClick={onMore}>
        {text('desk.more')}
      </Button>
    </Flex>
  );
};
