import type { CommentRow } from '../comments/store';

/** Where each comment stands: the path of the one above it, and its own id. */
const pathsOf = (comments: readonly CommentRow[]): Map<string, string> => {
  const byId = new Map(comments.map((comment) => [comment.documentId, comment]));
  const paths = new Map<string, string>();
  const find = ({ documentId, parent, path }: CommentRow): string => {
    const known = paths.get(documentId);
    if (known !== undefined) return known;
    const above = parent === null ? undefined : byId.get(parent);
    // Below a row that is gone, what it says of itself is the best there is.
    const alone = parent === null || !path ? `${documentId}/` : path;
    paths.set(documentId, alone);
    if (above) paths.set(documentId, `${find(above)}${documentId}/`);
    return paths.get(documentId) ?? alone;
  };
  comments.forEach(find);
  return paths;
};

const idsIn = (path: string): string[] => path.split('/').filter(Boolean);

/** Approved comments below each comment. */
const repliesBelow = (
  comments: readonly CommentRow[],
  paths: ReadonlyMap<string, string>
): Map<string, number> => {
  const below = new Map<string, number>();
  for (const { documentId, status } of comments) {
    if (status !== 'approved') continue;
    for (const above of idsIn(paths.get(documentId) ?? '')) {
      if (above !== documentId) below.set(above, (below.get(above) ?? 0) + 1);
    }
  }
  return below;
};

/** A thread's comments with the columns that follow from other rows as they should be: place, counts,
 * and whether it is shown. `reports`: open ones by comment. */
export const asCounted = (
  comments: readonly CommentRow[],
  reports: ReadonlyMap<string, number>
): CommentRow[] => {
  const paths = pathsOf(comments);
  const below = repliesBelow(comments, paths);
  return comments.map((comment) => {
    const path = paths.get(comment.documentId) ?? comment.path;
    const [root = comment.documentId] = idsIn(path);
    const replyCount = below.get(comment.documentId) ?? 0;
    return {
      ...comment,
      path,
      root,
      depth: idsIn(path).length - 1,
      replyCount,
      reportCount: reports.get(comment.documentId) ?? 0,
      shown: comment.status === 'approved' || replyCount > 0,
    };
  });
};
