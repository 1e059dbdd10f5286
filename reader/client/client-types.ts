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
  ThreadAnswer,
  ThreadEvent,
  ThreadQuery,
  VoteAnswer,
} from '../contracts';
import type {
  Article,
  ArticleInput,
  EntriesAnswer,
  EntriesQuery,
  EntryAnswer,
  EntryQuery,
  RelatedQuery,
  Tag,
  TagInput,
} from './entry-types';
import type { CallOptions, LocaleOptions } from './options';
import type { Subscription, SubscribeOptions } from './subscribe';

/** Which comments of a thread. @default `{ sort: 'newest', limit: 25, replies: 3 }` */
export type CommentsOptions = Omit<CommentsQuery, 'fragment'> & CallOptions;
/** Which replies. @default `{ limit: 25 }` */
export type RepliesOptions = RepliesQuery & CallOptions;

/** Which thread, and in which locale to bring the web component's words along. */
export type ThreadOptions = ThreadQuery & CallOptions;

/** Threads: an article's `documentId` names its thread, `<uid>:<documentId>` that of another type's
 * entry. */
export type Threads = {
  /** Whether a thread is open, how many comments it has, and what a form needs to know. */
  readonly get: (thread: string, options?: ThreadOptions) => Promise<ThreadAnswer>;
  /** Approved comments by thread, of any number of threads. Unknown ones are left out. */
  readonly counts: (
    threads: readonly string[],
    options?: LocaleOptions
  ) => Promise<Record<string, number>>;
  /**
   * Hears what happens in a thread, first `ready`, until it is closed. Connects again by itself, and
   * misses nothing or is told so by `reset`. While a browser's page is hidden it lets go of the
   * connection, of which there are six for a site.
   */
  readonly subscribe: (
    thread: string,
    listener: (event: ThreadEvent) => void,
    options?: SubscribeOptions & LocaleOptions
  ) => Subscription;
  /** The same to loop over. Leaving the loop ends it; it throws where `subscribe` closes with an error. */
  readonly events: (
    thread: string,
    options?: Omit<SubscribeOptions, 'onState'> & LocaleOptions
  ) => AsyncIterable<ThreadEvent>;
};

/** Comments. Whoever asks is told from the account's token or the guest's. */
export type Comments = {
  /** A page of a thread's conversations, each with its first replies. */
  readonly list: (thread: string, query?: CommentsOptions) => Promise<CommentsAnswer>;
  /** All pages from `after` on. */
  readonly pages: (thread: string, query?: CommentsOptions) => AsyncIterable<CommentsAnswer>;
  /** A page as HTML for readers without JavaScript and for search engines: what goes between the tags
   * of `<newsroom-comments>`. The same for every reader. */
  readonly html: (thread: string, query?: CommentsOptions) => Promise<string>;
  /** One comment with what it answers. */
  readonly get: (id: string, options?: CallOptions) => Promise<CommentAnswer>;
  /** What stands below a comment: shallow first, then oldest first; flat. */
  readonly replies: (id: string, query?: RepliesOptions) => Promise<RepliesAnswer>;
  /** All pages of that, from `after` on. */
  readonly replyPages: (id: string, query?: RepliesOptions) => AsyncIterable<RepliesAnswer>;
  /** Posts. `data.status` says whether it is there for all (`approved`) or waits (`pending`). */
  readonly post: (
    thread: string,
    comment: PostComment,
    options?: CallOptions
  ) => Promise<OwnCommentAnswer>;
  /** Changes one's own comment, which is judged again. */
  readonly edit: (id: string, body: string, options?: CallOptions) => Promise<OwnCommentAnswer>;
  /** Deletes one's own comment, its text for good. */
  readonly delete: (id: string, options?: CallOptions) => Promise<void>;
  /** Reports a comment to the moderators; a second time changes nothing. */
  readonly report: (
    id: string,
    report: ReportComment,
    options?: CallOptions
  ) => Promise<ReportAnswer>;
  /** 1 for it, -1 against it, 0 takes the vote back. */
  readonly vote: (id: string, value: 1 | 0 | -1, options?: CallOptions) => Promise<VoteAnswer>;
  /** Markdown as it would be shown. */
  readonly preview: (body: string, options?: CallOptions) => Promise<PreviewAnswer['data']>;
};

/** Strapi's standard routes and parameters. */
export type Entries<Entry, Input> = {
  readonly list: (query?: EntriesQuery & CallOptions) => Promise<EntriesAnswer<Entry>>;
  /** All pages from `pagination.page` on. */
  readonly pages: (query?: EntriesQuery & CallOptions) => AsyncIterable<EntriesAnswer<Entry>>;
  readonly get: (
    documentId: string,
    query?: EntryQuery & CallOptions
  ) => Promise<EntryAnswer<Entry>>;
  readonly bySlug: (slug: string, query?: EntryQuery & CallOptions) => Promise<EntryAnswer<Entry>>;
  /** Needs a token that may: nobody may at first. So do `update` and `delete`. */
  readonly create: (data: Input, query?: EntryQuery & CallOptions) => Promise<EntryAnswer<Entry>>;
  /** Changes what is given. */
  readonly update: (
    documentId: string,
    data: Partial<Input>,
    query?: EntryQuery & CallOptions
  ) => Promise<EntryAnswer<Entry>>;
  readonly delete: (documentId: string, options?: LocaleOptions) => Promise<void>;
};

export type Articles = Entries<Article, ArticleInput> & {
  /** Published articles that share most tags with this one. */
  readonly related: (
    documentId: string,
    query?: RelatedQuery & CallOptions
  ) => Promise<{ data: Article[]; meta: Record<string, unknown> }>;
};

/** What a feed tells of: new articles, those with a tag (by its slug), or a thread's comments. */
export type FeedOf = 'articles' | { tag: string } | { thread: string };

/** The content API. Everything that goes wrong rejects with `NewsroomError`; what is aborted rejects
 * with the signal's reason. */
export type Client = {
  readonly threads: Threads;
  readonly comments: Comments;
  readonly articles: Articles;
  /** Tags, which are in no language. */
  readonly tags: Entries<Tag, TagInput>;
  /** The address of a feed. */
  readonly feedUrl: (of: FeedOf, format: 'rss' | 'atom' | 'json') => string;
};
