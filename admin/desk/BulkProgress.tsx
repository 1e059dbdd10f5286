import { Box, Button, Flex, ProgressBar, Typography } from '@strapi/design-system';

import type { Bulk } from '../../server/bulk/contract';
import { useText } from '../text';
import { isRunning } from './use-bulks';

type Props = {
  bulk: Bulk;
  onCancel: () => void;
  onUndo: () => void;
  onClose: () => void;
};

/** How far a bulk decision is, or how it ended. */
export const BulkProgress = ({ bulk, onCancel, onUndo, onClose }: Props) => {
  const text = useText();
  const { total, decided, skipped, to, state } = bulk;
  const done = decided + skipped;
  const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
  const runs = isRunning(bulk);
  return (
    <Box
      background="neutral0"
      borderColor={state === 'failed' ? 'danger200' : 'primary200'}
      hasRadius
      shadow="tableShadow"
      padding={4}
    >
      <Flex gap={4} justifyContent="space-between" wrap="wrap">
        <Box flex="1" minWidth="20rem">
          <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
            {to === null ? text('bulk.title.undo') : text(`bulk.title.${to}`)}
          </Typography>
          <Typography
            tag="p"
            variant="pi"
            textColor="neutral600"
            aria-live={runs ? 'off' : 'polite'}
          >
            {text(`bulk.state.${state}`, { decided, total, skipped })}
          </Typography>
          {runs && (
            <Box paddingTop={2}>
              <ProgressBar value={percent} size="S" aria-label={text('bulk.progress')} />
            </Box>
          )}
        </Box>
        <Flex gap={2}>
          {runs ? (
            <Button size="S" variant="tertiary" onClick={onCancel}>
              {text('bulk.cancel')}
            </Button>
          ) : (
            <>
              {to !== null && to !== 'deleted' && decided > 0 && (
                <Button size="S" variant="secondary" onClick={onUndo}>
                  {text('bulk.undo')}
                </Button>
              )}
              <Button size="S" variant="tertiary" onClick={onClose}>
                {text('bulk.close')}
              </Button>
            </>
          )}
        </Flex>
      </Flex>
    </Box>
  );
};
