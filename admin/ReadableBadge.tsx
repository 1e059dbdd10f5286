import type { ReactNode } from 'react';

import { Badge } from '@strapi/design-system';

type Tone = 'success' | 'warning' | 'danger' | 'primary' | 'secondary' | 'alternative' | 'neutral';

type Props = { tone?: Tone | undefined; size?: 'S' | 'M'; children: ReactNode };

/** A badge whose text can be read on its colour: that of Strapi's own coloured ones has too little
 * contrast. */
export const ReadableBadge = ({ tone = 'neutral', size = 'M', children }: Props) => (
  <Badge
    size={size}
    {...(tone !== 'neutral' && { backgroundColor: `${tone}200`, textColor: 'neutral800' })}
  >
    {children}
  </Badge>
);
