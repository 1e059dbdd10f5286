import { cleanText } from '../comments/clean-text';
import type { Context } from '../context';
import { InvalidInput, Unknown } from '../errors';
import type { AuthorNote } from './contract';
import { findAuthor, requireSight, type Sight } from './find-author';
import { findNote, insertNote, toNote } from './note-store';
import type { Moderator } from './sanction-store';

type Input = {
  readonly key: string;
  readonly body: string;
  readonly by: Moderator;
  readonly sight: Sight;
};

/**
 * Notes something about an author, for other moderators.
 * @throws Refused `NOT_ALLOWED` for an address, without the permission to identify authors
 * @throws Unknown `AUTHOR_UNKNOWN`
 * @throws InvalidInput for a text that shows nothing
 */
export const writeNote = async (
  ctx: Context,
  { key, body, by, sight }: Input
): Promise<AuthorNote> => {
  requireSight(key, sight);
  const text = cleanText(body);
  if (text === '') throw new InvalidInput([{ field: 'body', problem: 'shows nothing' }]);
  await findAuthor(ctx, key);
  const note = await findNote(ctx, await insertNote(ctx, { author: key, body: text, by }));
  if (!note) throw new Unknown('note');
  return toNote(note);
};
