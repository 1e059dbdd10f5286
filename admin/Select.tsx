import { SingleSelect, type SingleSelectProps } from '@strapi/design-system';

import { useDirection } from './text';

/** Strapi's select. By itself that runs from left to right, whatever it stands in. */
export const Select = (props: SingleSelectProps) => (
  <SingleSelect dir={useDirection()} {...props} />
);
