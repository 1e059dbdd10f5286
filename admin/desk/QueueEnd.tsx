import { useEffect, useRef } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import { useText } from '../text';
import { useProblem } from '../use-problem';

type Props = {
  hasMore: boolean;
  isFetching: boolean;
  error: unknown;
  onMore: () => void;
  onRetry: () => void;
};

/** Loads the next page when it comes near the screen; the button is for those who do not scroll,
 * and for another try. */
export const QueueEnd = ({ hasMore, isFetching, error, onMore, onRetry }: Props) => {
  const text = useText();
  const problem = useProblem();
  const end = useRef<HTMLDivElement>(null);
  const waits = hasMore && !isFetching && !error;

  useEffect(() => {
    if (!waits || !end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onMore();
      },
      { rootMargin: '600px' }
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [waits, onMore]);

  return (
    <Flex ref={end} direction="column" gap={3} padding={4}>
      {error && !isFetching ? (
        <>
          <Typography role="alert" textColor="danger600">
            {text(hasMore ? 'desk.error.more' : 'desk.error.refresh')} {problem(error)}
          </Typography>
          <Button variant="secondary" onClick={onRetry}>
            {text('desk.retry')}
          </Button>
        </>
      ) : (
        hasMore && (
          <Button variant="tertiary" loading={isFetching} onClick={onMore}>
            {text('desk.more')}
          </Button>
        )
      )}
    </Flex>
  );
};
