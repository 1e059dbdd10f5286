import { Box, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { message } from '../text';

/** What a comment answers, quoted. */
export const CommentParent = ({ parent }: { parent: NonNullable<DeskComment['parent']> }) => (
  <Quote tag="blockquote" paddingTop={1} paddingBottom={1}>
    <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" tag="p">
      <FormattedMessage
        {...message('comment.parent')}
        values={{ name: <bdi>{parent.authorName}</bdi> }}
      />
    </Typography>
    <Typography variant="pi" textColor="neutral600" tag="p" dir="auto">
      {parent.excerpt}
    </Typography>
  </Quote>
);

const Quote = styled(Box)`
  padding-inline-start: ${({ theme }) => theme.spaces[3]};
  border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
  overflow-wrap: anywhere;
`;
