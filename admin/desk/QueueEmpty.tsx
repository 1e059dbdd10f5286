import { Button, EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { useText } from '../text';
import { filtersOn, type QueueKey } from './queue-key';

type Props = { queue: QueueKey; onClear: () => void };

export const QueueEmpty = ({ queue, onClear }: Props) => {
  const text = useText();
  const isFiltered = filtersOn(queue).length > 0;
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={text(isFiltered ? 'desk.empty.filtered' : `desk.empty.${queue.queue}`)}
      action={
        isFiltered ? (
          <Button variant="secondary" onClick={onClear}>
            {text('filter.clear.all')}
          </Button>
        ) : undefined
      }
      hasRadius
      shadow="tableShadow"
    />
  );
};
