import { useEffect, useRef, type MutableRefObject } from 'react';

import { Box, Button, Flex, SingleSelectOption, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { DrawerHost } from '../drawers/DrawerHost';
import { Offline } from '../live/Offline';
import { Select } from '../Select';
import { useText } from '../text';
import { useStable } from '../use-stable';
import { BulkBar } from './BulkBar';
import { BulkProgress } from './BulkProgress';
import { cardKeys } from './card-keys';
import { DeskDialogs } from './DeskDialogs';
import { FilterChips } from './FilterChips';
import { FilterMenu } from './FilterMenu';
import { noFilters, type QueueKey } from './queue-key';
import { countedTo } from './queue-page';
import { QueueEmpty } from './QueueEmpty';
import { QueueEnd } from './QueueEnd';
import { QueueList } from './QueueList';
import { QueueProblem } from './QueueProblem';
import { QueueSkeleton } from './QueueSkeleton';
import { QueueTabs } from './QueueTabs';
import { SaidBar } from './SaidBar';
import { SavedQueues } from './SavedQueues';
import { SearchBox } from './SearchBox';
import { useDesk } from './use-desk';
import { useDeskKeys } from './use-desk-keys';
import { useFindCurrent } from './use-find-current';
import type { Queue as Loaded } from './use-queue';

type Props = {
  queueKey: QueueKey;
  search: string;
  queue: Loaded;
  canModerate: boolean;
  onGo: (change: Partial<QueueKey>) => void;
  /** Set to what opens the help sheet. */
  help: MutableRefObject<() => void>;
};

/** The queues, and the comments of one of them, in every state that it can be in. */
export const Queue = ({ queueKey, search, queue, canModerate, onGo, help }: Props) => {
  const text = useText();
  const intl = useIntl();
  const searchBox = useRef<HTMLInputElement>(null);
  const desk = useDesk({ key: queueKey, search, queue, canModerate });
  const keys = useDeskKeys({ desk, canModerate, onGo, searchBox });
  const { comments, current, selection, decisions, arrivals, bulks } = desk;
  const { page, error, loading, hasMore } = queue;
  useFindCurrent({ queue, current });

  useEffect(() => {
    help.current = keys.openHelp;
  });
  // A dialog without a trigger of its own does not give the focus back.
  const isAsking =
    desk.rejecting !== null ||
    desk.question !== null ||
    desk.writing.writing !== null ||
    keys.isHelpOpen;
  const wasAsking = useRef(false);
  const refocus = useStable(() => current.go(current.current));
  useEffect(() => {
    if (wasAsking.current && !isAsking) refocus();
    wasAsking.current = isAsking;
  }, [isAsking, refocus]);

  const { clear } = selection;
  useEffect(clear, [search, clear]);

  const lastCounts = useRef(page?.meta.counts);
  if (page) lastCounts.current = page.meta.counts;
  const counts = page?.meta.counts ?? lastCounts.current;

  const viewersOf = (id: string) => {
    const names = arrivals.viewers
      .filter(({ comment }) => comment === id)
      .map(({ userName }) => userName ?? text('changed.someone'));
    const unique = [...new Set(names)];
    return unique.length === 0
      ? ''
      : text('comment.viewers', { count: unique.length, names: intl.formatList(unique) });
  };

  const onEnd = useStable(() => {
    if (!error) void queue.loadMore();
  });
  const showNew = () => {
    arrivals.clear();
    void queue.refresh();
  };
  const authorName =
    queueKey.author === null
      ? undefined
      : comments.find(({ author }) => author.key === queueKey.author)?.author.name;
  const isEmpty = page !== undefined && comments.length === 0 && !hasMore && !error;
  const exact = !hasMore ? comments.length : -1;

  return (
    <QueueTabs queue={queueKey.queue} counts={counts} onGo={(one) => onGo({ queue: one })}>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
        <Offline />
        <Flex gap={2} wrap="wrap">
          <SearchBox
            ref={searchBox}
            search={queueKey.search}
            onSearch={(words) => onGo({ search: words })}
          />
          <FilterMenu queue={queueKey} onGo={onGo} />
          <SavedQueues queue={queueKey} onGo={onGo} onAsk={desk.setQuestion} />
          <Spacer />
          <Select
            size="S"
            aria-label={text('desk.sort')}
            value={queueKey.sort}
            onChange={(value) => onGo({ sort: value === 'newest' ? 'newest' : 'oldest' })}
          >
            <SingleSelectOption value="oldest">{text('desk.sort.oldest')}</SingleSelectOption>
            <SingleSelectOption value="newest">{text('desk.sort.newest')}</SingleSelectOption>
          </Select>
        </Flex>
        <FilterChips queue={queueKey} authorName={authorName ?? null} onGo={onGo} />
        {page?.meta.searchedBy === 'scan' && (
          <Typography variant="pi" textColor="neutral600" role="note">
            {text('filter.scan')}
          </Typography>
        )}
        {bulks.shown.map((bulk) => (
          <BulkProgress
            key={bulk.id}
            bulk={bulk}
            onCancel={() => void bulks.cancel(bulk.id)}
            onUndo={() => void bulks.undo(bulk.id)}
            onClose={() => bulks.close(bulk.id)}
          />
        ))}
      </Flex>
      {(comments.length > 0 || arrivals.waiting > 0) && (
        <Sticky>
          {canModerate && comments.length > 0 && (
            <BulkBar
              queue={queueKey.queue}
              selection={selection}
              loaded={comments.length}
              hasMore={hasMore}
              onDecide={(to) => desk.choose({ kind: 'selected' }, to)}
              onSelectMatching={() => void desk.selectMatching()}
            />
          )}
          {arrivals.waiting > 0 && (
            <Button size="S" variant="secondary" onClick={showNew}>
              {arrivals.waiting > countedTo
                ? text('desk.arrived.many')
                : text('desk.arrived', { count: arrivals.waiting })}
            </Button>
          )}
        </Sticky>
      )}
      <Box paddingTop={2} paddingBottom={10}>
        {!page &&
          (error ? (
            <QueueProblem error={error} onRetry={() => void queue.refresh()} />
          ) : (
            <QueueSkeleton />
          ))}
        {isEmpty && <QueueEmpty queue={queueKey} onClear={() => onGo(noFilters)} />}
        {page && (
          <QueueList
            queue={queueKey}
            comments={comments}
            total={exact}
            isBusy={loading !== null}
            current={current.index}
            wanted={current.wanted}
            isSelected={selection.isSelected}
            told={decisions.told}
            viewersOf={viewersOf}
            canModerate={canModerate}
            keys={keys.areOn ? cardKeys : undefined}
            actions={desk.actions}
            onEnd={onEnd}
          />
        )}
        {page && (
          <QueueEnd
            hasMore={hasMore}
            isLoading={loading === 'more'}
            error={error}
            onMore={() => void queue.loadMore()}
            onRetry={() => void (hasMore ? queue.loadMore() : queue.refresh())}
          />
        )}
      </Box>
      <SaidBar said={decisions.said} hasKeys={keys.areOn} onUndo={() => void decisions.undo()} />
      <DeskDialogs desk={desk} keys={keys} />
      <DrawerHost
        drawer={desk.drawer}
        onClose={() => desk.setDrawer(null)}
        onOpen={desk.setDrawer}
        onChanged={desk.take}
      />
    </QueueTabs>
  );
};

const Spacer = styled.span`
  flex: 1;
`;

/** Stays on the screen while the cards move below it. */
const Sticky = styled(Flex).attrs({ gap: 3, wrap: 'wrap', background: 'neutral100' })`
  position: sticky;
  inset-block-start: 0;
  z-index: 3;
  min-block-size: 5.6rem;
  margin-inline: -0.4rem;
  padding: 0.8rem 0.4rem;
`;
