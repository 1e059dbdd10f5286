import type { DeskComment } from '../../server/desk/contract';

export type Branch = { readonly comment: DeskComment; readonly replies: Branch[] };

/**
 * Puts comments below those they answer; each once, oldest first. One whose parent is not among them
 * stands at the top, where its quote says what it answers.
 */
export const buildTree = (comments: readonly DeskComment[]): Branch[] => {
  const branches = new Map<string, Branch>();
  const sorted = [...comments].sort((one, other) =>
    one.createdAt === other.createdAt
      ? compare(one.id, other.id)
      : compare(one.createdAt, other.createdAt)
  );
  for (const comment of sorted) branches.set(comment.id, { comment, replies: [] });
  const roots: Branch[] = [];
  for (const branch of branches.values()) {
    const { parent, id } = branch.comment;
    const above = parent && parent.id !== id ? branches.get(parent.id) : undefined;
    (above?.replies ?? roots).push(branch);
  }
  return roots;
};

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
