/** Whether there is a page, and the reader looks at something else. */
export const isPageHidden = (): boolean => typeof document !== 'undefined' && document.hidden;

/** Calls back whenever that changes; answers what ends it. */
export const watchPage = (onChange: () => void): (() => void) => {
  if (typeof document === 'undefined') return () => undefined;
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
};

/** Waits until the page is looked at, or the signal is aborted. */
export const pageShown = (until: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (isPageHidden() && !until.aborted) return;
      stop();
      until.removeEventListener('abort', look);
      resolve();
    };
    const stop = watchPage(look);
    until.addEventListener('abort', look);
    look();
  });
