import { useMemo } from 'react';

import { Button, Flex, Loader, Typography } from '@strapi/design-system';

import type { AuthorDetail } from '../../server/authors/contract';
import type { DeskComment } from '../../server/desk/contract';
import { Problem } from '../live/Problem';
import { useText } from '../text';
import { useAuthorCommentsQuery, useLazyAuthorCommentsQuery } from './author-api';
import { timelineOf } from './timeline';
import { TimelineItem } from './TimelineItem';

type Props = {
  author: AuthorDetail;
  canModerate: boolean;
  onComment: (comment: DeskComment) => void;
};

/** What an author wrote, and what was done and noted about them, latest first. */
export const AuthorTimeline = ({ author, canModerate, onComment }: Props) => {
  const text = useText();
  const request = { author: author.key };
  const {
    currentData: page,
    error,
    isFetching,
    refetch,
  } = useAuthorCommentsQuery(request, {
    refetchOnMountOrArgChange: true,
  });
  const [loadNext] = useLazyAuthorCommentsQuery();
  const next = page?.meta.next ?? null;
  const happenings = useMemo(
    () =>
      timelineOf({
        comments: page?.data ?? [],
        hasMore: next !== null,
        sanctions: author.sanctions,
        notes: author.notes,
      }),
    [page, next, author.sanctions, author.notes]
  );

  return (
    <section aria-labelledby="newsroom-timeline">
      <Typography id="newsroom-timeline" tag="h3" variant="sigma" textColor="neutral600">
        {text('author-drawer.timeline')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {happenings.map((happening) => (
          <TimelineItem
            key={happening.key}
            happening={happening}
            canModerate={canModerate}
            onComment={onComment}
          />
        ))}
      </Flex>
      {page && happenings.length === 0 && (
        <Typography textColor="neutral600">{text('author-drawer.empty')}</Typography>
      )}
      {error && !isFetching ? (
        <Problem
          title={text('author-drawer.comments.error')}
          error={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <Flex justifyContent="center" paddingTop={4}>
          {!page ? (
            <Loader small>{text('author-drawer.loading')}</Loader>
          ) : (
            next !== null && (
              <Button
                variant="tertiary"
                loading={isFetching}
                onClick={() => void loadNext({ ...request, after: next })}
              >
                {text('author-drawer.load-more')}
              </Button>
            )
          )}
        </Flex>
      )}
    </section>
  );
};
