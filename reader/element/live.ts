import { apiBase } from '../client/api-base';
import { threadPath } from '../client/read-thread';
import type { ThreadEvent } from '../contracts';
import { hearThread } from './hear-thread';
import { refresh } from './read';
import type { View } from './view';

/** Milliseconds that a connection may be away before it is said: most come back at once. */
const patience = 4_000;

/** Hears what happens in the thread from now on. */
export const listen = (view: View): void => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const setOffline = (isOffline: boolean) => {
    view.isOffline = isOffline;
    view.update();
  };
  const { api, thread, threadLocale } = view.settings;
  const url = new URL(`${apiBase(api)}${threadPath(thread)}/stream`, document.baseURI);
  if (threadLocale) url.searchParams.set('locale', threadLocale);
  hearThread(url, {
    signal: view.end.signal,
    onEvent: (event) => hear(view, event),
    onConnected: (isConnected) => {
      if (isConnected) {
        clearTimeout(timer);
        timer = undefined;
        setOffline(false);
      } else timer ??= setTimeout(setOffline, patience, true);
    },
  });
};

const hear = (view: View, event: ThreadEvent): void => {
  const { discussion } = view;
  const isOutdated =
    event.event === 'reset' ||
    (event.event === 'ready' && event.data.version !== discussion.version) ||
    // Only its author is told what became of it.
    (event.event === 'removed' && discussion.mine.has(event.data.id));
  discussion.tell(event);
  view.update();
  if (isOutdated) void refresh(view);
};
