import { Badge, Flex, Typography } from '@strapi/design-system';

import type { AuthorKind } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';
import { MarkedText } from './MarkedText';

const badges = {
  guest: 'neutral',
  user: 'secondary',
  staff: 'primary',
  script: 'alternative',
} as const satisfies Record<AuthorKind, string>;

/** What is worth knowing of an author at a glance: each of these where it is not 0. */
const countsShown = ['approved', 'rejected', 'spam', 'pending'] as const;

/** Who wrote a comment, how that is known, and what became of their other comments. */
export const CommentAuthor = ({ comment }: { comment: DeskComment }) => {
  const text = useText();
  const { author, signals } = comment;
  const counts = countsShown.filter((status) => author.counts[status] > 0);
  const total = counts.reduce((sum, status) => sum + author.counts[status], 0);
  return (
    <Flex gap={2} wrap="wrap" minWidth={0}>
      <Typography
        tag="bdi"
        variant="delta"
        fontWeight="bold"
        textColor="neutral800"
        style={{ overflowWrap: 'anywhere' }}
      >
        <MarkedText text={author.name} field="authorName" signals={signals} />
      </Typography>
      <Badge size="S" variant={badges[author.kind]}>
        {text(`author.${author.kind}`)}
      </Badge>
      {/* Who has no key cannot be found again in other comments. */}
      {author.key !== null && (
        <Typography variant="pi" textColor="neutral600">
          {total <= 1
            ? text('author.first')
            : counts
                .map((status) => text(`author.count.${status}`, { count: author.counts[status] }))
                .join(' · ')}
        </Typography>
      )}
    </Flex>
  );
};
