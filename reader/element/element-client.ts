import { createComments } from '../client/comments';
import type { ClientOptions } from '../client/options';
import { createThreads } from '../client/threads';
import { createTransport } from '../client/transport';
import type { ElementClient } from './view';

/** The client without what is not about threads and comments. */
export const createElementClient = (options: ClientOptions): ElementClient => {
  const transport = createTransport(options);
  return {
    threads: createThreads(transport, options.locale),
    comments: createComments(transport, options.locale),
  };
};
