import { useEffect, useRef, useState } from 'react';

import { useAuth } from '@strapi/strapi/admin';

import type { ActorKind } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import type { LiveChange } from '../../server/live/contract';
import { useLive } from '../live/use-live';
import { useStable } from '../use-stable';
import { useLazyCommentNowQuery, useLazyQueueMatchesQuery } from './desk-api';
import { filterOf, filtersOn, type QueueKey } from './queue-key';
import { replace } from './queue-page';
import type { useDecisions } from './use-decisions';
import type { Queue } from './use-queue';

/** Milliseconds in which changes are gathered before the server is asked about them. */
const pause = 800;

/** As many ids as the server takes at once. */
const mostAsked = 100;

type Options = {
  readonly key: QueueKey;
  readonly search: string;
  readonly queue: Queue;
  readonly decisions: ReturnType<typeof useDecisions>;
};

/**
 * What others do while the queue is open. What is shown says so in its place; what is new to the queue
 * is counted in `waiting` and never moves the list.
 */
export const useArrivals = ({ key, search, queue, decisions }: Options) => {
  const [askForMatches] = useLazyQueueMatchesQuery();
  const [askForComment] = useLazyCommentNowQuery();
  const userId = useAuth('useArrivals', (auth) => auth.user?.id);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const gathered = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const clear = () => setArrived(new Set());
  useEffect(() => {
    gathered.current.clear();
    clear();
  }, [search]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const settle = useStable(async () => {
    void queue.refreshCounts();
    const ids = [...gathered.current].slice(0, mostAsked);
    gathered.current.clear();
    if (ids.length === 0) return;
    const of = search;
    let fitting: readonly string[] = ids;
    if (filtersOn(key).length > 0) {
      try {
        fitting = await askForMatches({ filter: filterOf(key), ids }).unwrap();
      } catch {
        // The next refresh shows them.
        return;
      }
    }
    if (of === search) setArrived((known) => new Set([...known, ...fitting]));
  });

  const refreshInPlace = async (id: string) => {
    const of = search;
    try {
      const now = await askForComment(id).unwrap();
      if (now) queue.change(of, (page) => replace(page, now));
    } catch {
      // It stays as it was seen.
    }
  };

  const isOwnBulk = ({ bulk, actorKey }: LiveChange) =>
    bulk !== null && actorKey === `staff:${userId}`;

  const show = (change: LiveChange, shown: DeskComment) => {
    // A bulk says itself how far it is, and the queue is read anew once it is over.
    if (decisions.isUnder(shown.id) || isOwnBulk(change)) return;
    if (change.what === 'reported') void refreshInPlace(shown.id);
    else if (change.revision > shown.revision) decisions.tell(shown.id, toldOf(change));
  };

  const live = useLive((changes) => {
    const comments = new Map(queue.page?.data.map((comment) => [comment.id, comment]));
    for (const change of changes) {
      const shown = comments.get(change.comment);
      const isIn = change.queues.includes(key.queue);
      if (shown) show(change, shown);
      else if (isIn && !queue.hasLeft(change.comment, change.revision)) {
        gathered.current.add(change.comment);
      }
      if (!isIn) setArrived((known) => without(known, change.comment));
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void settle(), pause);
  });

  const known = new Set(queue.page?.data.map(({ id }) => id));
  return { ...live, waiting: [...arrived].filter((id) => !known.has(id)).length, clear };
};

const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  ids.has(id) ? new Set([...ids].filter((one) => one !== id)) : ids;

const toldOf = ({ what, status, actorKey, actorName, at }: LiveChange) => {
  const actorKind: ActorKind = actorKey?.startsWith('staff:')
    ? 'staff'
    : what === 'edited' || what === 'removed'
      ? 'author'
      : 'script';
  return {
    comment: null,
    decision: { actorKind, actorName, to: what === 'edited' ? null : status, createdAt: at },
  };
};
