import { createArticles } from './client/articles';
import { createComments } from './client/comments';
import { createEntries } from './client/entries';
import type { Tag, TagInput } from './client/entry-types';
import type { ClientOptions } from './client/options';
import { createThreads } from './client/threads';
import { createTransport } from './client/transport';

export { NewsroomError, type ErrorCode } from './client/newsroom-error';
export type { CommentsOptions, RepliesOptions } from './client/comments';
export type {
  Article,
  ArticleInput,
  EntriesAnswer,
  EntriesQuery,
  EntryAnswer,
  EntryQuery,
  Media,
  Tag,
  TagInput,
} from './client/entry-types';
export type { CallOptions, ClientOptions, LocaleOptions } from './client/options';
export type { Subscription, SubscribeOptions, SubscriptionState } from './client/subscribe';
export type { TokenStorage } from './client/token-storage';
export type * from './contracts';

/** What a feed tells of: new articles, those with a tag (by its slug), or a thread's comments. */
export type FeedOf = 'articles' | { tag: string } | { thread: string };

/**
 * The content API of a Strapi with Newsroom, for websites and programs: browsers, Node 20 and newer,
 * edge runtimes. Everything that goes wrong rejects with `NewsroomError`; what is aborted rejects with
 * the signal's reason.
 *
 * @example
 * const newsroom = createClient({ api: 'https://cms.example.com' });
 * const { data, meta } = await newsroom.comments.list(article.documentId);
 * @throws TypeError if `api` is no address
 */
export const createClient = (options: ClientOptions) => {
  const transport = createTransport(options);
  const { locale } = options;
  return {
    threads: createThreads(transport, locale),
    comments: createComments(transport, locale),
    articles: createArticles(transport, locale),
    /** Tags are in no language. */
    tags: createEntries<Tag, TagInput>(transport, { of: 'tags', locale: undefined }),
    /** The address of a feed. */
    feedUrl: (of: FeedOf, format: 'rss' | 'atom' | 'json'): string => {
      const [kind, name] =
        of === 'articles' ? [of] : 'tag' in of ? ['tags', of.tag] : ['threads', of.thread];
      const path = name === undefined ? kind : `${kind}/${encodeURIComponent(name)}`;
      return `${transport.base}/feeds/${path}.${format}`;
    },
  };
};

export type Client = ReturnType<typeof createClient>;
