import type {
  CommentAnswer,
  CommentsAnswer,
  CommentsQuery,
  OwnCommentAnswer,
  PostComment,
  PreviewAnswer,
  RepliesAnswer,
  RepliesQuery,
  ReportAnswer,
  ReportComment,
  VoteAnswer,
} from '../contracts';
import type { CallOptions } from './options';
import { readPages } from './read-pages';
import type { Ask, Transport } from './transport';

/** Which comments of a thread. @default `{ sort: 'newest', limit: 25, replies: 3 }` */
export type CommentsOptions = Omit<CommentsQuery, 'fragment'> & CallOptions;
/** Which replies. @default `{ limit: 25 }` */
export type RepliesOptions = RepliesQuery & CallOptions;

/** Reading, writing and judging comments. Whoever asks is told from the account's or the guest's token;
 * all reject with `NewsroomError`. */
export const createComments = (transport: Transport, locale: string | undefined) => {
  const { guests, json } = transport;
  const ofThread = (thread: string) => `/threads/${encodeURIComponent(thread)}/comments`;
  const at = (id: string) => `/comments/${encodeURIComponent(id)}`;
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
      const answer = await json<Answer>({ ...ask, asReader: true });
      const { guestToken } = answer.meta;
      if (guestToken !== undefined) await guests?.set(guestToken);
      return answer;
    } finally {
      pass();
    }
  };

  const list = (thread: string, { signal, ...query }: CommentsOptions = {}) =>
    json<CommentsAnswer>({
      path: ofThread(thread),
      query: { locale, ...query },
      asReader: true,
      signal,
    });

  const replies = (id: string, { signal, ...query }: RepliesOptions = {}) =>
    json<RepliesAnswer>({ path: `${at(id)}/replies`, query, asReader: true, signal });

  return {
    /** A page of a thread's conversations, each with its first replies. */
    list,

    /** All pages from `after` on. */
    pages: (thread: string, query: CommentsOptions = {}): AsyncIterable<CommentsAnswer> =>
      readPages(
        (after: string | undefined) => list(thread, { ...query, ...(after && { after }) }),
        ({ meta }) => meta.next
      ),

    /** A page as HTML for readers without JavaScript: what goes between the tags of
     * `<newsroom-comments>`. The same for every reader. */
    html: (thread: string, { signal, ...query }: CommentsOptions = {}): Promise<string> =>
      transport.text({
        path: ofThread(thread),
        query: { locale, ...query, fragment: true },
        accept: 'text/html',
        signal,
      }),

    /** One comment with what it answers. */
    get: (id: string, { signal }: CallOptions = {}) =>
      json<CommentAnswer>({ path: at(id), asReader: true, signal }),

    /** What stands below a comment: shallow first, then oldest first; flat. */
    replies,

    /** All pages of that, from `after` on. */
    replyPages: (id: string, query: RepliesOptions = {}): AsyncIterable<RepliesAnswer> =>
      readPages(
        (after: string | undefined) => replies(id, { ...query, ...(after && { after }) }),
        ({ meta }) => meta.next
      ),

    /** Posts. `data.status` says whether it is there for all (`approved`) or waits (`pending`). */
    post: (thread: string, comment: PostComment, { signal }: CallOptions = {}) =>
      writeAsReader<OwnCommentAnswer>({
        method: 'POST',
        path: ofThread(thread),
        body: { locale, ...comment },
        signal,
      }),

    /** Changes one's own comment, which is judged again. */
    edit: (id: string, body: string, { signal }: CallOptions = {}) =>
      json<OwnCommentAnswer>({
        method: 'PUT',
        path: at(id),
        body: { body },
        asReader: true,
        signal,
      }),

    /** Deletes one's own comment, its text for good. */
    delete: async (id: string, { signal }: CallOptions = {}): Promise<void> => {
      await transport.text({ method: 'DELETE', path: at(id), asReader: true, signal });
    },

    /** Reports a comment to the moderators; a second time changes nothing. */
    report: (id: string, report: ReportComment, { signal }: CallOptions = {}) =>
      json<ReportAnswer>({
        method: 'POST',
        path: `${at(id)}/reports`,
        body: report,
        asReader: true,
        signal,
      }),

    /** 1 for it, -1 against it, 0 takes the vote back. */
    vote: (id: string, value: 1 | 0 | -1, { signal }: CallOptions = {}) =>
      writeAsReader<VoteAnswer>({ method: 'PUT', path: `${at(id)}/vote`, body: { value }, signal }),

    /** Markdown as it would be shown. */
    preview: async (body: string, { signal }: CallOptions = {}): Promise<PreviewAnswer['data']> => {
      const ask = { method: 'POST', path: '/previews', body: { body }, signal } as const;
      return (await json<PreviewAnswer>(ask)).data;
    },
  };
};
