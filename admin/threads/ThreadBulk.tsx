import { useState } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { DeskThread } from '../../server/desk/contract';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { threadChangeNames, threadChanges, type ThreadChangeName } from './thread-changes';
import { useChangeThreadMutation } from './thread-api';

type Props = {
  threads: readonly DeskThread[];
  onChanged: (threads: readonly DeskThread[]) => void;
  onDone: () => void;
};

/** Opens, closes or holds the threads that are selected, one after the other. */
export const ThreadBulk = ({ threads, onChanged, onDone }: Props) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [send] = useChangeThreadMutation();
  const [running, setRunning] = useState<ThreadChangeName | null>(null);
  const count = threads.length;

  const run = async (name: ThreadChangeName) => {
    setRunning(name);
    let done = 0;
    try {
      for (const { id } of threads) {
        onChanged([await send({ id, change: threadChanges[name] }).unwrap()]);
        done += 1;
      }
      toggleNotification({
        type: 'success',
        message: text(`threads.bulk.${name}.done`, { count }),
      });
      onDone();
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('threads.bulk.failed', { done, count, problem: problem(error) }),
      });
    } finally {
      setRunning(null);
    }
  };

  if (count === 0) return null;
  return (
    <Flex gap={3} wrap="wrap" role="group" aria-label={text('threads.bulk')}>
      <Typography role="status" fontWeight="semiBold" textColor="neutral800">
        {text('threads.selected', { count })}
      </Typography>
      {threadChangeNames.map((name) => (
        <Button
          key={name}
          size="S"
          variant="tertiary"
          loading={running === name}
          disabled={running !== null}
          onClick={() => void run(name)}
        >
          {text(`threads.bulk.${name}`)}
        </Button>
      ))}
    </Flex>
  );
};
