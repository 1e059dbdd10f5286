import { Avatar, Badge, Flex, Typography } from '@strapi/design-system';

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
    <Flex gap={3} minWidth={0}>
      <Avatar.Item fallback={initials(author.name)} aria-hidden />
      <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
        <Flex gap={2} wrap="wrap">
          <Typography fontWeight="bold" textColor="neutral800" tag="bdi" style={breakAnywhere}>
            <MarkedText text={author.name} field="authorName" signals={signals} />
          </Typography>
          <Badge size="S" variant={badges[author.kind]}>
            {text(`author.${author.kind}`)}
          </Badge>
        </Flex>
        <Typography variant="pi" textColor="neutral600">
          {total <= 1
            ? text('author.first')
            : counts
                .map((status) => text(`author.count.${status}`, { count: author.counts[status] }))
                .join(' · ')}
        </Typography>
      </Flex>
    </Flex>
  );
};

const breakAnywhere = { overflowWrap: 'anywhere' } as const;

/** The first letters of the first and the last word; whole characters, in any script. */
const initials = (name: string) => {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
};
