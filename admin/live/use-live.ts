import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

import { useAuth } from '@strapi/strapi/admin';

import type { LiveChange, Viewer } from '../../server/live/contract';
import { live } from './live';

type Live = {
  /** Others who look at comments now; not oneself in another tab. */
  readonly viewers: readonly Viewer[];
  /** `off`: nothing is heard, for now or at all. */
  readonly mode: 'live' | 'polling' | 'off';
};

/** What happens to comments while one looks, one's own doing included. All users of this hook on a
 * page share one connection. */
export const useLive = (onChanges: (changes: LiveChange[]) => void): Live => {
  const token = useAuth('useLive', (auth) => auth.token);
  const userId = useAuth('useLive', (auth) => auth.user?.id);
  const { viewers, mode } = useSyncExternalStore(live.watch, live.snapshot);
  const latest = useRef(onChanges);

  useEffect(() => {
    latest.current = onChanges;
  });
  useEffect(() => live.use(token), [token]);
  useEffect(() => live.listen((changes) => latest.current(changes)), []);

  const others = useMemo(
    () => viewers.filter(({ userKey }) => userKey !== `staff:${userId}`),
    [viewers, userId]
  );
  return { viewers: others, mode };
};
