import { useEffect, useMemo, useRef, useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { Bulk, StartBulk } from '../../server/bulk/contract';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useStable } from '../use-stable';
import {
  useBulksQuery,
  useCancelBulkMutation,
  useStartBulkMutation,
  useUndoBulkMutation,
} from './desk-api';

/** Milliseconds between two looks at what is running. */
const interval = 1_000;

type Options = {
  readonly isOff: boolean;
  /** One that was seen running has ended. */
  readonly onEnd: (bulk: Bulk) => void;
};

/** One's own bulk decisions: those that run, also from before the page was loaded, and those that ended
 * while it was open. */
export const useBulks = ({ isOff, onEnd }: Options) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [isPolling, setIsPolling] = useState(false);
  const { data } = useBulksQuery(undefined, {
    skip: isOff,
    pollingInterval: isPolling ? interval : 0,
    refetchOnMountOrArgChange: true,
  });
  const [start] = useStartBulkMutation();
  const [cancel] = useCancelBulkMutation();
  const [undo] = useUndoBulkMutation();
  const [watched, setWatched] = useState<ReadonlySet<string>>(new Set());
  const ended = useRef(new Set<string>());

  const runs = useMemo(() => (data ?? []).filter(isRunning), [data]);
  const hasRuns = runs.length > 0;
  useEffect(() => setIsPolling(hasRuns), [hasRuns]);
  useEffect(() => {
    setWatched((known) => new Set([...known, ...runs.map(({ id }) => id)]));
  }, [runs]);

  const tellEnd = useStable(onEnd);
  useEffect(() => {
    for (const bulk of data ?? []) {
      if (isRunning(bulk) || !watched.has(bulk.id) || ended.current.has(bulk.id)) continue;
      ended.current.add(bulk.id);
      tellEnd(bulk);
    }
  }, [data, watched, tellEnd]);

  const tried = async (work: () => Promise<Bulk>): Promise<boolean> => {
    try {
      const { id } = await work();
      setWatched((known) => new Set([...known, id]));
      return true;
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('bulk.failed', { problem: problem(error) }),
      });
      return false;
    }
  };

  return {
    shown: (data ?? []).filter(({ id }) => watched.has(id)),
    start: useStable((bulk: StartBulk) => tried(() => start(bulk).unwrap())),
    cancel: useStable((id: string) => tried(() => cancel(id).unwrap())),
    undo: useStable((id: string) => tried(() => undo(id).unwrap())),
    close: useStable((id: string) =>
      setWatched((known) => new Set([...known].filter((one) => one !== id)))
    ),
  };
};

export const isRunning = ({ state }: Bulk): boolean => state === 'running';
