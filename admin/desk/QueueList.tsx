import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { Box } from '@strapi/design-system';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { styled } from 'styled-components';

import type { Queue } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { CommentCard, type CardActions } from '../comments/CommentCard';
import type { Told } from '../comments/ChangedNotice';
import { useText } from '../text';
import { useStable } from '../use-stable';
import { queueSearch, type QueueKey } from './queue-key';
import type { CardKeys } from './card-keys';
import { isSomethingThere } from './is-something-open';

/** Pixels: what most cards take until they are measured. */
const usualHeight = 260;
const gap = 16;

type Props = {
  queue: QueueKey;
  comments: readonly DeskComment[];
  /** -1: not known. */
  total: number;
  isBusy: boolean;
  current: number;
  /** Moves when focus is to go to the current card. */
  wanted: number;
  isSelected: (id: string) => boolean;
  told: ReadonlyMap<string, Told>;
  viewersOf: (id: string) => string;
  canModerate: boolean;
  keys: CardKeys | undefined;
  actions: CardActions;
  /** The last comments that are loaded come near. */
  onEnd: () => void;
};

/** The cards that are on the screen, out of any number. */
export const QueueList = (props: Props) => {
  const { queue, comments, total, isBusy, current, wanted, isSelected, told, viewersOf } = props;
  const { canModerate, keys, actions, onEnd } = props;
  const text = useText();
  const feed = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);

  useLayoutEffect(() => setScroller(scrollerOf(feed.current)), []);
  // What stands above the list comes and goes.
  const measureMargin = useStable(() => {
    if (!feed.current || !scroller) return;
    const above = feed.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    setMargin(Math.round(above + scroller.scrollTop));
  });
  useLayoutEffect(measureMargin);

  const virtualizer = useVirtualizer({
    count: comments.length,
    getScrollElement: () => scroller,
    estimateSize: () => usualHeight,
    getItemKey: useCallback((index: number) => comments[index]?.id ?? index, [comments]),
    // The card with the focus stays, however far it is scrolled away.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        if (current < 0 || current >= range.count || shown.includes(current)) return shown;
        return [...shown, current].sort((a, b) => a - b);
      },
      [current]
    ),
    gap,
    overscan: 3,
    scrollMargin: margin,
  });
  const items = virtualizer.getVirtualItems();

  const last = items.at(-1)?.index ?? 0;
  const isNearEnd = last >= comments.length - 8;
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, comments.length, onEnd]);

  const focused = useRef(wanted);
  const focus = useStable((): boolean => {
    if (focused.current === wanted) return true;
    if (isSomethingThere() || !focusOn(feed.current, comments[current]?.id)) return false;
    focused.current = wanted;
    return true;
  });
  useLayoutEffect(() => {
    let request = 0;
    const attempt = () => {
      if (!focus()) request = requestAnimationFrame(attempt);
    };
    attempt();
    return () => cancelAnimationFrame(request);
  });

  return (
    <Feed
      ref={feed}
      // A feed has articles.
      role={comments.length > 0 ? 'feed' : 'group'}
      tabIndex={-1}
      aria-label={text(`queue.${queue.queue}`)}
      aria-busy={isBusy}
      style={{ blockSize: virtualizer.getTotalSize() }}
    >
      {items.map(({ index, start }) => {
        const comment = comments[index];
        if (!comment) return null;
        return (
          <Place
            key={comment.id}
            ref={virtualizer.measureElement}
            data-index={index}
            style={{ transform: `translateY(${start - margin}px)` }}
          >
            <CommentCard
              comment={comment}
              usualStatus={usualStatus(queue.queue)}
              threadQueue={
                queue.threads.length === 1
                  ? null
                  : queueSearch({ ...queue, threads: [comment.thread.id] })
              }
              position={index + 1}
              total={total}
              isCurrent={index === current}
              isSelected={isSelected(comment.id)}
              told={told.get(comment.id) ?? null}
              viewers={viewersOf(comment.id)}
              canModerate={canModerate}
              keys={keys}
              actions={actions}
            />
          </Place>
        );
      })}
    </Feed>
  );
};

/** Focuses a card, or the list where none is meant, and brings it into view. Answers false where the
 * card is not there, yet. */
const focusOn = (feed: HTMLElement | null, id: string | undefined): boolean => {
  const card =
    id === undefined
      ? feed
      : feed?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
  if (!card) return false;
  card.focus({ preventScroll: true });
  if (id === undefined) return true;
  const show = () => {
    const isTall = card.offsetHeight > window.innerHeight * 0.7;
    card.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
  };
  show();
  // Once more, when the cards around it have been measured.
  requestAnimationFrame(show);
  return true;
};

/** What every comment of a queue is, and so is not said on each; null: they differ. */
const usualStatus = (queue: Queue) =>
  queue === 'all' ? null : queue === 'reported' || queue === 'new' ? 'approved' : queue;

/** What scrolls the page: Strapi's own layout, not the window. */
const scrollerOf = (element: HTMLElement | null): HTMLElement => {
  for (let above = element?.parentElement; above; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above;
  }
  return document.documentElement;
};

const Feed = styled(Box)`
  position: relative;

  &:focus {
    outline: none;
  }

  [data-comment] {
    /* Below the tools, which stay. */
    scroll-margin-block: 9rem 7rem;
  }
`;

const Place = styled.div`
  position: absolute;
  inset-block-start: 0;
  inset-inline: 0;
`;
