import { useId } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';

import type { DeskComment } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';

/** What readers complain about, most first. */
export const CommentReports = ({ comment: { reports, reportCount } }: { comment: DeskComment }) => {
  const text = useText();
  const titleId = useId();
  if (reportCount === 0) return null;
  return (
    <Box role="group" aria-labelledby={titleId} background="danger100" hasRadius padding={4}>
      <Typography id={titleId} tag="h3" variant="sigma" textColor="danger700">
        {text('comment.reports', { count: reportCount })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={2}>
        {reports.map(({ reason, count }) => (
          <Flex key={reason} tag="li" justifyContent="space-between" gap={2}>
            <Typography variant="pi" textColor="neutral800">
              {text(`report.${reason}`)}
            </Typography>
            <ReadableBadge size="S" tone="danger">
              {count}
            </ReadableBadge>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
};
