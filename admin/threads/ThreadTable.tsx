import { useEffect, useMemo, useRef, useState } from 'react';

import {
  Button,
  Checkbox,
  EmptyStateLayout,
  Flex,
  Loader,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useRBAC } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { Problem } from '../live/Problem';
import { moderate } from '../permissions';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import type { ThreadFilter } from './thread-api';
import { ThreadBulk } from './ThreadBulk';
import { ThreadRow } from './ThreadRow';
import { useThreads } from './use-threads';

type Props = { filter: ThreadFilter; onClear: () => void };

const columns = ['pending', 'reported', 'approved', 'last'] as const;

/** The threads that a filter finds, with what can be done to several at once. */
export const ThreadTable = ({ filter, onClear }: Props) => {
  const text = useText();
  const problem = useProblem();
  const { allowedActions } = useRBAC(moderate);
  const { threads, error, isFetching, hasMore, loadMore, refresh, put } = useThreads(filter);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(
    () => threads?.filter(({ id }) => selected.has(id)) ?? [],
    [threads, selected]
  );
  const end = useReached(hasMore && !isFetching && !error, loadMore);
  const canModerate = allowedActions.canModerate ?? false;

  if (!threads) {
    return error && !isFetching ? (
      <Problem title={text('threads.error')} error={error} onRetry={refresh} />
    ) : (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('threads.loading')}</Loader>
      </Flex>
    );
  }
  if (threads.length === 0) {
    const isFiltered = filter.state !== 'all' || filter.search !== undefined;
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text(isFiltered ? 'threads.none.filtered' : 'threads.none')}
        action={
          isFiltered ? (
            <Button variant="secondary" onClick={onClear}>
              {text('threads.clear')}
            </Button>
          ) : undefined
        }
        hasRadius
        shadow="tableShadow"
      />
    );
  }

  const isAll = chosen.length === threads.length;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {canModerate && (
        <ThreadBulk threads={chosen} onChanged={put} onDone={() => setSelected(new Set())} />
      )}
      <Responsive>
        <Table colCount={columns.length + 2} rowCount={threads.length + 1}>
          <Thead>
            <Tr>
              {canModerate && (
                <Th>
                  <Checkbox
                    aria-label={text('threads.select.all')}
                    checked={isAll ? true : chosen.length > 0 ? 'indeterminate' : false}
                    onCheckedChange={() =>
                      setSelected(new Set(isAll ? [] : threads.map(({ id }) => id)))
                    }
                  />
                </Th>
              )}
              <Th>
                <Typography variant="sigma">{text('threads.column.title')}</Typography>
              </Th>
              {columns.map((column) => (
                <Th key={column} className={`newsroom-${column}`}>
                  <Typography variant="sigma">{text(`threads.column.${column}`)}</Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {threads.map((thread) => (
              <ThreadRow
                key={thread.id}
                thread={thread}
                isSelected={selected.has(thread.id)}
                onSelect={
                  canModerate
                    ? (isOn) => {
                        const ids = new Set(selected);
                        if (isOn) ids.add(thread.id);
                        else ids.delete(thread.id);
                        setSelected(ids);
                      }
                    : null
                }
              />
            ))}
          </Tbody>
        </Table>
      </Responsive>
      <Flex ref={end} direction="column" gap={2} padding={2}>
        {error && !isFetching && (
          <Typography role="alert" textColor="danger600">
            {text('threads.error.more')} {problem(error)}
          </Typography>
        )}
        {hasMore && (
          <Button variant="tertiary" loading={isFetching} onClick={loadMore}>
            {text('threads.more')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
};

/** Calls back when what it is put on comes near the screen. */
const useReached = (isWaiting: boolean, onReached: () => void) => {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWaiting || !mark.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onReached();
      },
      { rootMargin: '400px' }
    );
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [isWaiting, onReached]);
  return mark;
};

/** On a narrow screen the title, and what waits below it, are what there is room for. */
const Responsive = styled.div`
  min-inline-size: 0;

  th,
  td {
    text-align: start;
  }
  .newsroom-narrow {
    display: none;
  }

  @media (max-width: 59.9rem) {
    .newsroom-reported,
    .newsroom-approved,
    .newsroom-last {
      display: none;
    }
    .newsroom-narrow {
      display: block;
    }
    td,
    th {
      padding-inline: ${({ theme }) => theme.spaces[3]};
    }
    &&& td * {
      white-space: normal;
    }
  }
`;
