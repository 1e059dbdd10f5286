import { Typography } from '@strapi/design-system';

import { useDirection } from './text';

/** From what was to what is, the way one reads. */
export const Arrow = () => (
  <Typography aria-hidden textColor="neutral600">
    {useDirection() === 'rtl' ? '←' : '→'}
  </Typography>
);
