import { Flex, TextButton, Tooltip, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import type { AuthorKind } from '../../content-types';
import type { DeskAuthor, DeskComment } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
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

type Props = {
  comment: DeskComment;
  /** Opens all that is known of the author. */
  onOpen: (key: string) => void;
};

/** Who wrote a comment, how that is known, and what became of their other comments. */
export const CommentAuthor = ({ comment, onOpen }: Props) => {
  const text = useText();
  const { author, signals } = comment;
  const { key, name } = author;
  return (
    <Flex gap={2} wrap="wrap" minWidth={0}>
      <Typography tag="h2" variant="delta" fontWeight="bold" textColor="neutral800">
        <Name dir="auto">
          <MarkedText text={name} field="authorName" signals={signals} />
        </Name>
      </Typography>
      <Tooltip label={text(`author.${author.kind}.hint`)}>
        <ReadableBadge size="S" tone={badges[author.kind]}>
          {text(`author.${author.kind}`)}
        </ReadableBadge>
      </Tooltip>
      <Sanction author={author} />
      {/* Who has no key cannot be found again in other comments. */}
      {key !== null && (
        <TextButton
          onClick={() => onOpen(key)}
          title={text('author.open', { name })}
          style={{ textAlign: 'start' }}
        >
          <Record author={author} />
        </TextButton>
      )}
    </Flex>
  );
};

/** How many of their comments went which way, and since when they write. */
const Record = ({ author: { counts, firstSeenAt } }: { author: DeskAuthor }) => {
  const text = useText();
  const intl = useIntl();
  const shown = countsShown.filter((status) => counts[status] > 0);
  const total = shown.reduce((sum, status) => sum + counts[status], 0);
  if (total <= 1) return text('author.first');
  const parts = shown.map((status) => text(`author.count.${status}`, { count: counts[status] }));
  const since =
    firstSeenAt === null
      ? []
      : [text('author.since', { date: intl.formatDate(firstSeenAt, { dateStyle: 'medium' }) })];
  return [...parts, ...since].join(' · ');
};

const Sanction = ({ author: { sanction } }: { author: DeskAuthor }) => {
  const text = useText();
  const intl = useIntl();
  if (!sanction) return null;
  const { kind, until } = sanction;
  return (
    <ReadableBadge size="S" tone={kind === 'hold' ? 'warning' : 'danger'}>
      {until === null
        ? text(`author.sanction.${kind}`)
        : text('author.sanction.until', {
            what: text(`author.sanction.${kind}`),
            date: intl.formatDate(until, { dateStyle: 'medium' }),
          })}
    </ReadableBadge>
  );
};

const Name = styled.bdi`
  overflow-wrap: anywhere;
`;
