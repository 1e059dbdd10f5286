import type { FirstAnswers } from './view';

/**
 * What the page brought along between the element's tags, as the server's HTML fragment has it: the
 * answers it was made from. Null where there is nothing that can be read: then the server is asked, as
 * ever.
 */
export const readBrought = (host: Element): FirstAnswers | null => {
  const data = host.querySelector('script.newsroom-data[type="application/json"]');
  try {
    return JSON.parse(data?.textContent ?? '') as FirstAnswers;
  } catch {
    return null;
  }
};
