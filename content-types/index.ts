import { article } from './article';
import { claim } from './claim';
import { comment } from './comment';
import { decision } from './decision';
import { report } from './report';
import { revision } from './revision';
import { tag } from './tag';
import { thread } from './thread';

export * from './claim';
export * from './comment';
export * from './decision';
export * from './report';
export * from './thread';

/** The content types as Strapi registers them; each key equals the type's singular name. */
export const contentTypes = {
  article: { schema: article },
  claim: { schema: claim },
  comment: { schema: comment },
  decision: { schema: decision },
  report: { schema: report },
  revision: { schema: revision },
  tag: { schema: tag },
  thread: { schema: thread },
};

/** Full names of the plugin's content types. */
export const uids = {
  article: 'plugin::newsroom.article',
  claim: 'plugin::newsroom.claim',
  comment: 'plugin::newsroom.comment',
  decision: 'plugin::newsroom.decision',
  report: 'plugin::newsroom.report',
  revision: 'plugin::newsroom.revision',
  tag: 'plugin::newsroom.tag',
  thread: 'plugin::newsroom.thread',
} as const;
