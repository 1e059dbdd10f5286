import type { DeskThread } from '../../server/desk/contract';
import { pluginId } from '../plugin-id';
import { searchOf } from '../paged';

/** A thread's own screen. */
export const threadPath = (id: string) => `/plugins/${pluginId}/threads/${encodeURIComponent(id)}`;

/** The desk with this thread's comments only. */
export const deskPath = (thread: string, queue: string) => ({
  pathname: `/plugins/${pluginId}`,
  search: searchOf({ queue, threads: thread }),
});

/** The entry that a thread belongs to. */
export const entryPath = ({
  subjectUid,
  subjectDocumentId,
}: Pick<DeskThread, 'subjectUid' | 'subjectDocumentId'>) =>
  `/content-manager/collection-types/${subjectUid}/${subjectDocumentId}`;
