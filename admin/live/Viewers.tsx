import { Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { useIntl } from 'react-intl';

import type { Viewer } from '../../server/live/contract';
import { useText } from '../text';

type Props = { comment: string; viewers: readonly Viewer[] };

/** Who else looks at a comment. */
export const Viewers = ({ comment, viewers }: Props) => {
  const text = useText();
  const intl = useIntl();
  const names = [
    ...new Map(
      viewers
        .filter((viewer) => viewer.comment === comment)
        .map(({ userKey, userName }) => [userKey, userName ?? text('live.someone')])
    ).values(),
  ];
  if (names.length === 0) return null;
  return (
    <Flex gap={1} role="status">
      <Eye aria-hidden width="1.6rem" height="1.6rem" fill="primary600" />
      <Typography variant="pi" textColor="primary600" style={{ overflowWrap: 'anywhere' }}>
        {text('live.looking', { count: names.length, names: intl.formatList(names) })}
      </Typography>
    </Flex>
  );
};
