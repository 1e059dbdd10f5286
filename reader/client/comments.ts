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
import { threadPath } from './read-thread';
import type { Ask, Transport } from './transport';

/** Where the comments of a thread are. */
export const commentsPath = (thread: string): string => `${threadPath(thread)}/comments`;

/** Reading, writing and judging comments, one request at a time. */
export const createComments = (
  transport: Transport,
  locale?: string
): Omit<Comments, 'pages' | 'replyPages' | 'html'> => {
  const { guests, json } = transport;
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

  return {
    list: (thread, { signal, ...query }: CommentsOptions = {}) =>
      json<CommentsAnswer>({
        path: commentsPath(thread),
        query: { locale, ...query },
        asReader,
        signal,
      }),

    replies: (id, { signal, ...query }: RepliesOptions = {}) =>
      json<RepliesAnswer>({ path: `${at(id)}/replies`, query, asReader, signal }),

    get: (id, { signal } = {}) => json<CommentAnswer>({ path: at(id), asReader, signal }),

    post: (thread, comment, { signal } = {}) =>
      writeAsReader<OwnCommentAnswer>({
        method: 'POST',
        path: commentsPath(thread),
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
