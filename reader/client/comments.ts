import type {
  CommentAnswer,
  CommentsAnswer,
  OwnCommentAnswer,
  PreviewAnswer,
  RepliesAnswer,
  ReportAnswer,
  VoteAnswer,
} from '../contracts';
import type { Comments, CommentsOptions, RepliesOptions } from './client-types';
import type { CallOptions } from './options';
import { readPages } from './read-pages';
import type { Ask, Transport } from './transport';

/** Reading, writing and judging comments. */
export const createComments = (transport: Transport, locale: string | undefined): Comments => {
  const { guests, json } = transport;
  const ofThread = (thread: string) => `/threads/${encodeURIComponent(thread)}/comments`;
  const at = (id: string) => `/comments/${encodeURIComponent(id)}`;
  const asReader = true;
  let turn: Promise<void> = Promise.resolve();

  /** Sends what may make a guest of somebody, and keeps the token they get. Who is nobody yet waits
   * for their turn: two votes at once would make two guests of one reader. */
  const writeAsReader = async <Answer extends OwnCommentAnswer | VoteAnswer>(
    ask: Ask
  ): Promise<Answer> => {
    const before = turn;
    let pass = (): void => undefined;
    turn = new Promise((resolve) => (pass = resolve));
    try {
      await before;
      if (!(await transport.isNewGuest())) pass();
      const answer = await json<Answer>({ ...ask, asReader });
      const { guestToken } = answer.meta;
      if (guestToken !== undefined) await guests?.set(guestToken);
      return answer;
    } finally {
      pass();
    }
  };

  const list = (thread: string, { signal, ...query }: CommentsOptions = {}) =>
    json<CommentsAnswer>({ path: ofThread(thread), query: { locale, ...query }, asReader, signal });

  const replies = (id: string, { signal, ...query }: RepliesOptions = {}) =>
    json<RepliesAnswer>({ path: `${at(id)}/replies`, query, asReader, signal });

  /** From the place that a query names, or where the page before ended. */
  const from = <Options extends { after?: string }>(query: Options, after: string | undefined) =>
    after === undefined ? query : { ...query, after };

  return {
    list,
    replies,

    pages: (thread, query = {}) =>
      readPages(
        (after: string | undefined) => list(thread, from(query, after)),
        ({ meta }) => meta.next
      ),

    replyPages: (id, query = {}) =>
      readPages(
        (after: string | undefined) => replies(id, from(query, after)),
        ({ meta }) => meta.next
      ),

    html: (thread, { signal, ...query } = {}) =>
      transport.text({
        path: ofThread(thread),
        query: { locale, ...query, fragment: true },
        accept: 'text/html',
        signal,
      }),

    get: (id, { signal } = {}) => json<CommentAnswer>({ path: at(id), asReader, signal }),

    post: (thread, comment, { signal } = {}) =>
      writeAsReader<OwnCommentAnswer>({
        method: 'POST',
        path: ofThread(thread),
        body: { locale, ...comment },
        signal,
      }),

    edit: (id, body, { signal }: CallOptions = {}) =>
      json<OwnCommentAnswer>({ method: 'PUT', path: at(id), body: { body }, asReader, signal }),

    delete: async (id, { signal }: CallOptions = {}) => {
      await transport.text({ method: 'DELETE', path: at(id), asReader, signal });
    },

    report: (id, report, { signal }: CallOptions = {}) =>
      json<ReportAnswer>({
        method: 'POST',
        path: `${at(id)}/reports`,
        body: report,
        asReader,
        signal,
      }),

    vote: (id, value, { signal }: CallOptions = {}) =>
      writeAsReader<VoteAnswer>({ method: 'PUT', path: `${at(id)}/vote`, body: { value }, signal }),

    preview: async (body, { signal }: CallOptions = {}) => {
      const ask = { method: 'POST', path: '/previews', body: { body }, signal } as const;
      return (await json<PreviewAnswer>(ask)).data;
    },
  };
};
