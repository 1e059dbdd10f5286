import { article } from './article';
import { bulk } from './bulk';
import { claim } from './claim';
import { comment } from './comment';
import { decision } from './decision';
import { job } from './job';
import { note } from './note';
import { report } from './report';
import { revision } from './revision';
import { sanction } from './sanction';
import { savedQueue } from './saved-queue';
import { signal } from './signal';
import { tag } from './tag';
import { thread } from './thread';
import { viewer } from './viewer';
import { vote } from './vote';

export * from './bulk';
export * from './claim';
export * from './comment';
export * from './decision';
export * from './report';
export * from './sanction';
export * from './thread';
export * from './vote';

/** The content types as Strapi registers them; each key equals the type's singular name. */
export const contentTypes = {
  article: { schema: article },
  bulk: { schema: bulk },
  claim: { schema: claim },
  comment: { schema: comment },
  decision: { schema: decision },
  job: { schema: job },
  note: { schema: note },
  report: { schema: report },
  revision: { schema: revision },
  sanction: { schema: sanction },
  'saved-queue': { schema: savedQueue },
  signal: { schema: signal },
  tag: { schema: tag },
  thread: { schema: thread },
  viewer: { schema: viewer },
  vote: { schema: vote },
};

/** Full names of the plugin's content types. */
export const uids = {
  article: 'plugin::newsroom.article',
  bulk: 'plugin::newsroom.bulk',
  claim: 'plugin::newsroom.claim',
  comment: 'plugin::newsroom.comment',
  decision: 'plugin::newsroom.decision',
  job: 'plugin::newsroom.job',
  note: 'plugin::newsroom.note',
  report: 'plugin::newsroom.report',
  revision: 'plugin::newsroom.revision',
  sanction: 'plugin::newsroom.sanction',
  savedQueue: 'plugin::newsroom.saved-queue',
  signal: 'plugin::newsroom.signal',
  tag: 'plugin::newsroom.tag',
  thread: 'plugin::newsroom.thread',
  viewer: 'plugin::newsroom.viewer',
  vote: 'plugin::newsroom.vote',
} as const;
