import type { ReactNode } from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { commentStatuses } from '../../content-types';
import type { AuthorDetail } from '../../server/authors/contract';
import { statusBadges } from '../comments/status-badges';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';

type Props = { author: AuthorDetail; onAuthor: (author: string) => void };

/** What is known of an author; what only some may see is there for those alone. */
export const AuthorFacts = ({ author, onAuthor }: Props) => {
  const text = useText();
  const { names, emails, addresses, keys } = author;
  const otherNames = names.filter((name) => name !== author.name);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Counts counts={author.counts} />
      <Facts>
        <Fact term={text('author-drawer.first')}>
          {author.firstSeenAt ? (
            <RelativeTime date={author.firstSeenAt} />
          ) : (
            text('author-drawer.never')
          )}
        </Fact>
        <Fact term={text('author-drawer.last')}>
          {author.lastSeenAt ? (
            <RelativeTime date={author.lastSeenAt} />
          ) : (
            text('author-drawer.never')
          )}
        </Fact>
        {otherNames.length > 0 && (
          <Fact term={text('author-drawer.names')}>
            <Words words={otherNames} />
          </Fact>
        )}
        {author.url && (
          <Fact term={text('author-drawer.url')}>
            <bdi>{author.url}</bdi>
          </Fact>
        )}
        {emails && emails.length > 0 && (
          <Fact term={text('author-drawer.emails')}>
            <Words words={emails} />
          </Fact>
        )}
        {addresses && addresses.length > 0 && (
          <Fact term={text('author-drawer.addresses')}>
            <Flex tag="ul" direction="column" alignItems="flex-start" gap={1}>
              {addresses.map(({ hash, count }) => (
                <Flex tag="li" key={hash} gap={2} wrap="wrap">
                  <TextButton
                    title={hash}
                    onClick={() => onAuthor(`address:${hash}`)}
                    aria-label={text('author-drawer.address.open', { hash: hash.slice(0, 8) })}
                  >
                    <bdi>{hash.slice(0, 8)}</bdi>
                  </TextButton>
                  <Typography variant="pi" textColor="neutral600">
                    {text('author-drawer.address.count', { count })}
                  </Typography>
                </Flex>
              ))}
            </Flex>
          </Fact>
        )}
        {keys.length > 0 && (
          <Fact term={text('author-drawer.keys')}>
            <Flex tag="ul" gap={3} wrap="wrap">
              {keys.map(({ key, name }) => (
                <li key={key}>
                  <TextButton onClick={() => onAuthor(key)}>
                    <bdi>{name}</bdi>
                  </TextButton>
                </li>
              ))}
            </Flex>
          </Fact>
        )}
      </Facts>
    </Flex>
  );
};

/** Numbers stop here: one more means more. */
const countedTo = 1_000;

const Counts = ({ counts }: Pick<AuthorDetail, 'counts'>) => {
  const text = useText();
  const intl = useIntl();
  return (
    <Flex tag="ul" gap={3} wrap="wrap" aria-label={text('author-drawer.counts')}>
      {commentStatuses
        .filter((status) => counts[status] > 0 || status === 'approved' || status === 'rejected')
        .map((status) => (
          <Flex tag="li" key={status} gap={1}>
            <ReadableBadge tone={counts[status] > 0 ? statusBadges[status] : 'neutral'}>
              {counts[status] > countedTo
                ? text('author-drawer.more', { count: countedTo })
                : intl.formatNumber(counts[status])}
            </ReadableBadge>
            <Typography variant="pi" textColor="neutral700">
              {text(`status.${status}`)}
            </Typography>
          </Flex>
        ))}
    </Flex>
  );
};

const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <>
    <Typography tag="dt" variant="pi" textColor="neutral600">
      {term}
    </Typography>
    <Box tag="dd" minWidth={0}>
      <Typography
        tag="div"
        variant="pi"
        textColor="neutral800"
        style={{ overflowWrap: 'anywhere' }}
      >
        {children}
      </Typography>
    </Box>
  </>
);

const Words = ({ words }: { words: readonly string[] }) => (
  <ul>
    {words.map((word) => (
      <li key={word}>
        <bdi>{word}</bdi>
      </li>
    ))}
  </ul>
);

const Facts = styled.dl`
  display: grid;
  grid-template-columns: minmax(9rem, auto) minmax(0, 1fr);
  gap: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[4]};
  align-items: baseline;
`;
