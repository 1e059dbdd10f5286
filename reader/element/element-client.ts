import { createComments } from '../client/comments';
import type { ClientOptions } from '../client/options';
import { readThread } from '../client/read-thread';
import { createTransport } from '../client/transport';
import type { ElementClient } from './view';

/** The client without what the element needs none of. */
export const createElementClient = (options: ClientOptions): ElementClient => {
  const transport = createTransport(options);
  return {
    threads: { get: readThread(transport) },
    comments: createComments(transport),
  };
};
