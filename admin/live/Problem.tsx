import { Button, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import { useText } from '../text';
import { useProblem } from '../use-problem';

type Props = {
  /** What could not be done. */
  title: string;
  error: unknown;
  onRetry: () => void;
};

/** Stands where something should be that could not be loaded. */
export const Problem = ({ title, error, onRetry }: Props) => {
  const text = useText();
  const problem = useProblem();
  return (
    <Flex role="alert" direction="column" gap={3} padding={6}>
      <WarningCircle aria-hidden width="3.2rem" height="3.2rem" fill="danger500" />
      <Typography textColor="neutral800" textAlign="center">
        {title} {problem(error)}
      </Typography>
      <Button variant="secondary" onClick={onRetry}>
        {text('live.retry')}
      </Button>
    </Flex>
  );
};
