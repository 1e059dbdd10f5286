import { useSyncExternalStore } from 'react';

import { Box, Typography } from '@strapi/design-system';

import { useText } from '../text';

const watch = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

/** Says that the browser has no connection; what is loaded stays readable. */
export const Offline = () => {
  const text = useText();
  const isOnline = useSyncExternalStore(watch, () => navigator.onLine);
  if (isOnline) return null;
  return (
    <Box role="alert" background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography textColor="neutral800">{text('desk.offline')}</Typography>
    </Box>
  );
};
