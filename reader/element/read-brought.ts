import type { FirstAnswers } from './view';

/**
 * What the page brought along between the element's tags, as the server's HTML fragment has it: the
 * answers it was made from. Null where there is nothing, or nothing that can be read: then the server is
 * asked, as ever.
 */
export const readBrought = (host: Element): FirstAnswers | null => {
  const data = host.querySelector('script.newsroom-data[type="application/json"]');
  try {
    const { thread, comments } = JSON.parse(data?.textContent ?? '') as FirstAnswers;
    const isComplete =
      Array.isArray(comments.data) && Array.isArray(comments.meta.own) && thread.data.policy;
    return isComplete ? { thread, comments } : null;
  } catch {
    return null;
  }
};
