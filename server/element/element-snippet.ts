import type { Context } from '../context';
import type { ElementSnippet } from './contract';
import { Unknown } from '../errors';
import { findThreadById } from '../threads/store';
import { threadParam } from '../threads/thread-key';
import { elementScript } from './element-script';

/**
 * What a website needs to show a thread's comments with this version of the element.
 * @throws Unknown `THREAD_UNKNOWN`
 * @throws NotBuilt
 */
export const elementSnippet = async (
  ctx: Context,
  { id, api }: { id: string; /** Of the content API. */ api: string }
): Promise<ElementSnippet> => {
  const thread = await findThreadById(ctx, id);
  if (!thread) throw new Unknown('thread');
  const { version, integrity } = elementScript();
  return {
    src: `${api}/element.js?v=${version}`,
    integrity,
    // The client adds what is usual.
    api: api.replace(/\/api\/newsroom$/, ''),
    thread: threadParam(thread),
    threadLocale: thread.subjectLocale || null,
  };
};
