import { Box, Flex, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
import { message, useText } from '../text';
import { statusBadges } from './status-badges';

/** What a comment answers, quoted. */
export const CommentParent = ({ parent }: { parent: NonNullable<DeskComment['parent']> }) => {
  const text = useText();
  return (
    <Quote tag="blockquote" paddingTop={1} paddingBottom={1}>
      <Flex gap={2} wrap="wrap">
        <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" tag="p">
          <FormattedMessage
            {...message('comment.parent')}
            values={{ name: <bdi>{parent.authorName}</bdi> }}
          />
        </Typography>
        {parent.status !== 'approved' && (
          <ReadableBadge size="S" tone={statusBadges[parent.status]}>
            {text(`status.${parent.status}`)}
          </ReadableBadge>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p" dir="auto">
        {parent.excerpt}
      </Typography>
    </Quote>
  );
};

const Quote = styled(Box)`
  padding-inline-start: ${({ theme }) => theme.spaces[3]};
  border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
  overflow-wrap: anywhere;
`;
