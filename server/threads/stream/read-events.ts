import { uids } from '../../../content-types';
import { publicColumns, publicComment } from '../../comments/public-comment';
import { toCommentRows } from '../../comments/store';
import type { Context } from '../../context';
import { chunksOf, rows } from '../../rows';
import type { ThreadEvent } from '../contract';
import type { ThreadRow } from '../store';

/** Who missed more decisions than this is told to begin anew. */
const mostMissed = 1_000;

/** Where a thread's decisions end now; 0 where there are none. Writers lock the thread before they
 * decide, so its decisions become visible in the order of their ids. */
export const endOfDecisions = async (ctx: Context, thread: string): Promise<number> => {
  const last = await rows(ctx, uids.decision)
    .where({ thread })
    .orderBy('id', 'desc')
    .first<{ id: number } | undefined>('id');
  return last?.id ?? 0;
};

type Decision = { readonly id: number; readonly comment: string; readonly from: string | null };

/** What became of comments that readers see or saw: where each began, by its first decision. */
const begun = (decisions: readonly Decision[]): Map<string, boolean> => {
  const wasVisible = new Map<string, boolean>();
  for (const { comment, from } of decisions) {
    if (!wasVisible.has(comment)) wasVisible.set(comment, from === 'approved');
  }
  return wasVisible;
};

export type ReadEvents = {
  /** What readers are told, each comment once; null: more than can be told. */
  readonly events: ThreadEvent[] | null;
  /** Where this ends. */
  readonly position: number;
};

/**
 * What readers see happen to a thread's comments after a position, by what is true now. One statement
 * where nothing did, or else two.
 * @param until leaves out what comes after this position
 */
export const readEvents = async (
  ctx: Context,
  thread: Pick<ThreadRow, 'documentId' | 'subjectAuthorKey'>,
  { after, until }: { after: number; until?: number }
): Promise<ReadEvents> => {
  const query = rows(ctx, uids.decision)
    .select('id', 'comment', 'from')
    .where({ thread: thread.documentId })
    .where('id', '>', after);
  if (until !== undefined) void query.where('id', '<=', until);
  const decisions = (await query.orderBy('id').limit(mostMissed + 1)) as Decision[];
  const position = decisions.at(-1)?.id ?? after;
  if (decisions.length > mostMissed) return { events: null, position };

  const wasVisible = begun(decisions);
  const now = await readNow(ctx, [...wasVisible.keys()]);
  const events = [...wasVisible].flatMap(([id, was]): ThreadEvent[] => {
    const row = now.get(id);
    if (row?.status === 'approved') {
      const data = { comment: publicComment(thread, row) };
      return [{ event: was ? 'edited' : 'approved', data }];
    }
    if (!was) return [];
    const tombstone = row?.shown ? publicComment(thread, row) : null;
    return [{ event: 'removed', data: { id, tombstone } }];
  });
  return { events, position };
};

const readNow = async (ctx: Context, ids: readonly string[]) => {
  const found = [];
  for (const some of chunksOf(ids)) {
    const raws = (await rows(ctx, uids.comment)
      .select([...publicColumns, 'shown'])
      .whereIn('document_id', some)) as unknown[];
    found.push(...toCommentRows(ctx, raws));
  }
  return new Map(found.map((row) => [row.documentId, row]));
};
