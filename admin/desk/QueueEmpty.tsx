import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useText } from '../text';
import type { QueueKey } from './queue-key';

type Props = { queue: QueueKey; onClearThread: () => void };

export const QueueEmpty = ({ queue, onClearThread }: Props) => {
  const text = useText();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text(queue.thread === null ? `desk.empty.${queue.status}` : 'desk.empty.thread')}
      action={
        queue.thread === null ? undefined : (
          <Button variant="secondary" onClick={onClearThread}>
            {text('desk.thread.clear')}
          </Button>
        )
      }
      hasRadius
      shadow="tableShadow"
    />
  );
};
