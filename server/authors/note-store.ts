import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow, newRow, rows } from '../rows';
import type { AuthorNote } from './contract';
import type { Moderator } from './sanction-store';

/** A note's row. Dates are ISO 8601. */
export type NoteRow = {
  readonly id: number;
  readonly documentId: string;
  readonly author: string;
  readonly body: string;
  readonly actorKey: string | null;
  readonly actorName: string | null;
  readonly createdAt: string;
};

/** The most that are shown of one author. */
const most = 500;

const toNoteRows = (ctx: Context, raws: readonly unknown[]): NoteRow[] =>
  raws.map((raw) => fromRow<NoteRow>(ctx, uids.note, raw as Record<string, unknown>));

/** As the desk shows it. */
export const toNote = (row: NoteRow): AuthorNote => ({
  id: row.documentId,
  body: row.body,
  actorKey: row.actorKey,
  actorName: row.actorName,
  createdAt: row.createdAt,
});

/** All about one author, newest first. */
export const findNotes = async (ctx: Context, author: string): Promise<NoteRow[]> =>
  toNoteRows(
    ctx,
    (await rows(ctx, uids.note).where({ author }).orderBy('id', 'desc').limit(most)) as unknown[]
  );

export const findNote = async (ctx: Context, documentId: string): Promise<NoteRow | null> => {
  const found = (await rows(ctx, uids.note)
    .where({ document_id: documentId })
    .limit(1)) as unknown[];
  return toNoteRows(ctx, found)[0] ?? null;
};

/** Its `documentId`. */
export const insertNote = async (
  ctx: Context,
  { author, body, by }: { author: string; body: string; by: Moderator }
): Promise<string> => {
  const row = newRow();
  await rows(ctx, uids.note).insert({
    ...row,
    author,
    body,
    actor_key: by.key,
    actor_name: by.name,
  });
  return row.document_id;
};

export const removeNote = async (ctx: Context, { id }: NoteRow): Promise<void> => {
  await rows(ctx, uids.note).where({ id }).delete();
};
