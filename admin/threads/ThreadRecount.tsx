import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useText } from '../text';
import { useProblem } from '../use-problem';
import { repairPhrases, type Repair } from './repair';
import { useRecountMutation } from './thread-api';

/** Counts a thread's comments anew, and says what was wrong. */
export const ThreadRecount = ({ thread }: { thread: string }) => {
  const text = useText();
  const intl = useIntl();
  const problem = useProblem();
  const [recount, { isLoading }] = useRecountMutation();
  const [outcome, setOutcome] = useState<Repair | { problem: string } | null>(null);

  const run = async () => {
    setOutcome(null);
    try {
      setOutcome(await recount(thread).unwrap());
    } catch (error) {
      setOutcome({ problem: problem(error) });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Button
        size="S"
        variant="tertiary"
        fullWidth
        startIcon={<ArrowsCounterClockwise />}
        loading={isLoading}
        onClick={() => void run()}
      >
        {text('threads.recount')}
      </Button>
      <div role="status">
        {outcome && 'problem' in outcome && (
          <Typography variant="pi" textColor="danger600">
            {text('threads.recount.failed', { problem: outcome.problem })}
          </Typography>
        )}
        {outcome && 'repaired' in outcome && (
          <Typography tag="p" variant="pi" textColor="neutral800">
            {text(
              outcome.repaired.length === 0 ? 'threads.recount.right' : 'threads.recount.repaired'
            )}
          </Typography>
        )}
        {outcome && 'repaired' in outcome && outcome.repaired.length > 0 && (
          <ul>
            {repairPhrases(outcome, (time) =>
              intl.formatDate(time, { dateStyle: 'medium', timeStyle: 'short' })
            ).map(({ key, values }) => (
              <Typography key={key} tag="li" variant="pi" textColor="neutral800">
                {text(key, values)}
              </Typography>
            ))}
          </ul>
        )}
      </div>
    </Flex>
  );
};
