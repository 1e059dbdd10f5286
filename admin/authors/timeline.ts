import type { AuthorNote, Sanction } from '../../server/authors/contract';
import type { DeskComment } from '../../server/desk/contract';

/** Something that an author did, or that was done about them. */
export type Happening = { readonly at: string; readonly key: string } & (
  | { readonly kind: 'comment'; readonly comment: DeskComment }
  | { readonly kind: 'put'; readonly sanction: Sanction }
  | { readonly kind: 'lifted'; readonly sanction: Sanction }
  | { readonly kind: 'note'; readonly note: AuthorNote }
);

type Sources = {
  readonly comments: readonly DeskComment[];
  /** Whether there are older comments that are not loaded. */
  readonly hasMore: boolean;
  readonly sanctions: readonly Sanction[];
  readonly notes: readonly AuthorNote[];
};

/**
 * All of it, latest first. What is older than the oldest comment here waits until the comments
 * between are loaded, so that nothing is put in above what is shown already.
 */
export const timelineOf = ({ comments, hasMore, sanctions, notes }: Sources): Happening[] => {
  const happenings: Happening[] = [
    ...comments.map((comment): Happening => ({
      kind: 'comment',
      at: comment.createdAt,
      key: `comment ${comment.id}`,
      comment,
    })),
    ...sanctions.flatMap((sanction): Happening[] => [
      { kind: 'put', at: sanction.createdAt, key: `put ${sanction.id}`, sanction },
      ...(sanction.liftedAt === null
        ? []
        : [
            {
              kind: 'lifted' as const,
              at: sanction.liftedAt,
              key: `lifted ${sanction.id}`,
              sanction,
            },
          ]),
    ]),
    ...notes.map((note): Happening => ({
      kind: 'note',
      at: note.createdAt,
      key: `note ${note.id}`,
      note,
    })),
  ];
  const oldest = hasMore
    ? comments.reduce((least, { createdAt }) => Math.min(least, timeOf(createdAt)), Infinity)
    : -Infinity;
  return happenings
    .filter(({ at }) => timeOf(at) >= oldest)
    .sort((one, other) => timeOf(other.at) - timeOf(one.at) || (one.key < other.key ? 1 : -1));
};

const timeOf = (date: string) => new Date(date).getTime();
