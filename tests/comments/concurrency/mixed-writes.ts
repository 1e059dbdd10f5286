import fc from 'fast-check';

import { at, kinds } from './write-kinds';
import type { Site } from './open-site';

/** One write: what it does, where, to whom and with which text, as numbers that always mean
 * something, so that a list of writes means the same each time. */
export type Write = {
  readonly kind: keyof typeof kinds;
  readonly thread: number;
  readonly comment: number;
  readonly choice: number;
};

/** What a write came to. A script's write that the plugin refuses has the status that the refusal
 * would have over HTTP; anything else that it throws is a 500. */
export type Outcome = {
  readonly kind: Write['kind'];
  readonly status: number;
  readonly said: unknown;
};

export const writeKinds = Object.keys(kinds) as Write['kind'][];

const readersOwn = [
  'root',
  'reply',
  'reply',
  'edit',
  'edit',
  'decide',
  'decide',
  'report',
] as const;

/** What needs no more than a connection, to another process too. */
export const overHttp = [
  ...readersOwn,
  'delete by author',
  'close',
  'open',
  'unpublish',
  'publish',
] as const satisfies Write['kind'][];

/** Any write of these kinds. */
export const anyOf = (of: readonly Write['kind'][]): fc.Arbitrary<Write> =>
  fc.record({
    kind: fc.constantFrom(...of),
    thread: fc.nat(999),
    comment: fc.nat(999),
    choice: fc.nat(999),
  });

/** Any write; what readers and moderators do is likelier, lest everything is soon removed. */
export const anyWrite = anyOf([...writeKinds, ...readersOwn, ...readersOwn]);

/** Writes once. Throws only where the server cannot be reached. */
export const write = async (site: Site, { kind, ...given }: Write): Promise<Outcome> => {
  const { status, body } = await kinds[kind]({
    ...site,
    thread: at(site.threads, given.thread),
    comment: at(site.comments, given.comment),
    choice: given.choice,
  });
  return { kind, status, said: status < 400 ? undefined : body };
};
