import { createArticles } from './client/articles';
import type { Client } from './client/client-types';
import { createAllComments } from './client/all-comments';
import { createEntries } from './client/entries';
import type { Tag, TagInput } from './client/entry-types';
import type { ClientOptions } from './client/options';
import { createThreads } from './client/threads';
import { createTransport } from './client/transport';

export type * from './client/client-types';
export type * from './client/entry-types';
export { NewsroomError, type ErrorCode } from './client/newsroom-error';
export type { CallOptions, ClientOptions, LocaleOptions } from './client/options';
export type { Subscription, SubscribeOptions, SubscriptionState } from './client/subscribe';
export type { TokenStorage } from './client/token-storage';
export type * from './contracts';

/**
 * The content API of a Strapi with Newsroom, for websites and programs: browsers, Node 20 and newer,
 * edge runtimes.
 *
 * @example
 * const newsroom = createClient({ api: 'https://cms.example.com' });
 * const { data, meta } = await newsroom.comments.list(article.documentId);
 * @throws TypeError if `api` is no address
 */
export const createClient = (options: ClientOptions): Client => {
  const transport = createTransport(options);
  const { locale } = options;
  return {
    threads: createThreads(transport, locale),
    comments: createAllComments(transport, locale),
    articles: createArticles(transport, locale),
    tags: createEntries<Tag, TagInput>(transport, { of: 'tags', locale: undefined }),
    feedUrl: (of, format) => {
      const [kind, name] =
        of === 'articles' ? [of] : 'tag' in of ? ['tags', of.tag] : ['threads', of.thread];
      const path = name === undefined ? kind : `${kind}/${encodeURIComponent(name)}`;
      return `${transport.base}/feeds/${path}.${format}`;
    },
  };
};
