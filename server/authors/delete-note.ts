import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import type { AuthorNote } from './contract';
import { findNote, removeNote, toNote } from './note-store';
import type { Moderator } from './sanction-store';

/**
 * Takes back a note of one's own.
 * @throws Unknown `NOTE_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for somebody else's
 */
export const deleteNote = async (
  ctx: Context,
  { id, by }: { id: string; by: Moderator }
): Promise<AuthorNote> => {
  const note = await findNote(ctx, id);
  if (!note) throw new Unknown('note');
  if (note.actorKey !== by.key) {
    throw new Refused('Only its writer can delete a note', { code: 'NOT_ALLOWED' });
  }
  await removeNote(ctx, note);
  return toNote(note);
};
