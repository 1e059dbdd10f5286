import type { Draft, DraftAuthor, Link, Match } from '../../server/moderation/rule';

type Parts = Partial<Omit<Draft, 'author' | 'thread' | 'history' | 'trap' | 'site'>> & {
  readonly author?: Partial<DraftAuthor>;
  readonly thread?: Partial<Draft['thread']>;
  readonly history?: Partial<Draft['history']>;
  readonly trap?: Partial<Draft['trap']>;
  readonly site?: Partial<Draft['site']>;
};

/** A draft that no rule minds, but for the parts given: a proven reader's new root comment. */
export const aDraft = ({ author, thread, history, trap, site, ...rest }: Parts = {}): Draft => ({
  kind: 'new',
  body: 'I read this twice.',
  text: rest.body ?? 'I read this twice.',
  links: [],
  parent: null,
  sanction: null,
  repeats: null,
  flood: null,
  now: new Date('2026-05-01T12:00:00Z'),
  ...rest,
  author: {
    kind: 'guest',
    key: 'guest:1',
    name: 'Rosa Lind',
    email: null,
    url: null,
    isProven: true,
    isStaff: false,
    ...author,
  },
  thread: { isOpen: true, closesAt: null, policy: 'default', ...thread },
  history: { approved: 3, recent: ['approved', 'approved', 'approved'], ...history },
  trap: { honeypot: null, typedForMs: null, ...trap },
  site: { hosts: ['paper.example'], staffNames: [], holdAll: false, maxDepth: 4, ...site },
});

export const staff: Partial<DraftAuthor> = { kind: 'staff', key: 'staff:1', isStaff: true };

/** Links to these hosts, as if each stood in the body as its host. */
export const linksIn = (body: string, hosts: readonly string[]): Link[] => {
  let from = 0;
  return hosts.map((host) => {
    const start = body.indexOf(host, from);
    from = start + host.length;
    return { url: `http://${host}/`, host, start, end: from };
  });
};

/** Matches whose offsets do not give back their text. */
export const misplaced = (
  draft: Draft,
  matches: readonly Match[] | undefined
): readonly Match[] => {
  const fields = {
    body: draft.body,
    text: draft.text,
    authorName: draft.author.name,
    authorUrl: draft.author.url ?? '',
  };
  return (matches ?? []).filter(
    ({ field, start, end, text }) => fields[field].slice(start, end) !== text
  );
};
