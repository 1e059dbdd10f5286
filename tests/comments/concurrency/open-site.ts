import { openThread, posted, type Thread } from '../../fixtures/discussion';
import type { Newsroom } from '../../harness/start-newsroom';

export type Known = { readonly id: string; readonly guest: string; readonly thread: Thread };

/** Threads and the comments in them that writes choose from; posts add to them. */
export type Site = {
  readonly app: Newsroom;
  readonly threads: readonly Thread[];
  readonly comments: Known[];
};

/** Some threads, each with two conversations of a comment, an answer, and an answer to that. */
export const openSite = async (app: Newsroom, size: number): Promise<Site> => {
  const threads: Thread[] = [];
  const comments: Known[] = [];
  for (let number = 1; number <= size; number += 1) {
    const thread = await openThread(app, `Story ${number}`);
    for (const conversation of ['One', 'Two']) {
      let parent: string | undefined;
      for (const place of ['first', 'second', 'third']) {
        const body = `${conversation}, ${place}`;
        const known = await posted(app, thread, { body, ...(parent && { parent }) });
        comments.push({ ...known, thread });
        parent = known.id;
      }
    }
    threads.push(thread);
  }
  return { app, threads, comments };
};
