import { useState } from 'react';

import { Button, DateTimePicker, Field, Flex } from '@strapi/design-system';

import type { DeskThread } from '../../server/desk/contract';
import { useText } from '../text';
import { useChangeThread } from './use-change-thread';

type Props = { thread: DeskThread; isDisabled: boolean };

/** When a thread closes by itself. */
export const ThreadCloseDate = ({ thread, isDisabled }: Props) => {
  const text = useText();
  const { change, isChanging } = useChangeThread();
  const stored = thread.closesAt === null ? null : new Date(thread.closesAt);
  // Undefined: as it is stored.
  const [chosen, setChosen] = useState<Date | null | undefined>();
  const value = chosen === undefined ? stored : chosen;
  const isChanged = value?.getTime() !== stored?.getTime();

  const save = async () => {
    const done = value ? 'threads.closes.set' : 'threads.closes.cleared';
    if (await change(thread.id, { closesAt: value?.toISOString() ?? null }, done)) {
      setChosen(undefined);
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root>
        <Field.Label>{text('threads.closes')}</Field.Label>
        <DateTimePicker
          size="S"
          dateLabel={text('threads.closes.date')}
          timeLabel={text('threads.closes.time')}
          clearLabel={text('threads.closes.clear')}
          disabled={isDisabled}
          value={value}
          onChange={(date) => setChosen(date ?? null)}
          onClear={() => setChosen(null)}
        />
      </Field.Root>
      {isChanged && (
        <Flex gap={2} wrap="wrap">
          <Button size="S" loading={isChanging} onClick={() => void save()}>
            {text(value ? 'threads.closes.save' : 'threads.closes.remove')}
          </Button>
          <Button size="S" variant="tertiary" onClick={() => setChosen(undefined)}>
            {text('threads.closes.cancel')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
};
