import { useEffect, useId } from 'react';

import { getFetchClient, useAuth } from '@strapi/strapi/admin';

import type { Look } from '../../server/live/contract';
import { backendUrl } from './backend-url';

/** Milliseconds. Who is not heard of for 40 seconds is gone. */
const heartbeat = 15_000;
/** Who walks through a list looks at nothing on the way. */
const settle = 400;

/** This tab, as long as it is not loaded anew. */
const tab = [...crypto.getRandomValues(new Uint8Array(8))]
  .map((byte) => byte.toString(16).padStart(2, '0'))
  .join('');

/** What each user of the hook looks at; the latest counts, as a drawer does over its page. */
const looks = new Map<string, string>();
let said: string | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

const current = (): string | null =>
  document.hidden ? null : ([...looks.values()].at(-1) ?? null);

const say = async () => {
  clearTimeout(timer);
  const comment = current();
  if (comment === null && said === null) return;
  said = comment;
  if (comment !== null) timer = setTimeout(() => void say(), heartbeat);
  try {
    await getFetchClient().put('/newsroom/live/viewer', { tab, comment } satisfies Look);
  } catch {
    // The next one says it again; nothing hangs on it.
  }
};

const saySoon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => void say(), settle);
};

/** Tells other moderators which comment one looks at; null: none. */
export const useLooking = (commentId: string | null): void => {
  const key = useId();
  const token = useAuth('useLooking', (auth) => auth.token);

  useEffect(() => {
    if (commentId === null) return;
    looks.delete(key);
    looks.set(key, commentId);
    saySoon();
    return () => {
      looks.delete(key);
      saySoon();
    };
  }, [key, commentId]);

  useEffect(() => {
    // A page that goes away waits for no answer.
    const goodbye = () => {
      if (said === null || token === null) return;
      said = null;
      void fetch(`${backendUrl()}/newsroom/live/viewer`, {
        method: 'PUT',
        keepalive: true,
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify({ tab, comment: null } satisfies Look),
      }).catch(() => undefined);
    };
    document.addEventListener('visibilitychange', saySoon);
    window.addEventListener('pagehide', goodbye);
    return () => {
      document.removeEventListener('visibilitychange', saySoon);
      window.removeEventListener('pagehide', goodbye);
    };
  }, [token]);
};
