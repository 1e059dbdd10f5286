import type { Comments } from './client-types';
import { commentsPath, createComments } from './comments';
import { readPages } from './read-pages';
import type { Transport } from './transport';

/** Comments one request at a time, page by page, and as HTML. */
export const createAllComments = (transport: Transport, locale: string | undefined): Comments => {
  const comments = createComments(transport, locale);

  /** From the place that a query names, or where the page before ended. */
  const from = <Options extends { after?: string }>(query: Options, after: string | undefined) =>
    after === undefined ? query : { ...query, after };

  return {
    ...comments,

    pages: (thread, query = {}) =>
      readPages(
        (after: string | undefined) => comments.list(thread, from(query, after)),
        ({ meta }) => meta.next
      ),

    replyPages: (id, query = {}) =>
      readPages(
        (after: string | undefined) => comments.replies(id, from(query, after)),
        ({ meta }) => meta.next
      ),

    html: (thread, { signal, ...query } = {}) =>
      transport.text({
        path: commentsPath(thread),
        query: { locale, ...query, fragment: true },
        accept: 'text/html',
        signal,
      }),
  };
};
