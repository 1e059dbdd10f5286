import { permissions } from '../desk/contract';
import type { Context } from '../context';
import { Refused } from '../errors';
import type { DraftAuthor } from '../moderation/rule';
import { staffAuthor, userAuthor, type AdminUser, type SiteUser } from '../authors/author';
import type { Actor, takeWriteContext, WriteContext } from './write-context';

/** What `takeWriteContext` answered to the hook that asks. */
export type GivenContext = ReturnType<typeof takeWriteContext>;

type RequestState = {
  state?: {
    user?: AdminUser & SiteUser;
    userAbility?: { can: (action: string) => boolean };
    route?: { info?: { type?: string } };
  };
};

/** The author that data of a host project's own code names: vouched for by nobody. */
const scriptAuthor = (data: Record<string, unknown>): DraftAuthor => {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : null);
  return {
    kind: 'script',
    key: text('authorKey'),
    name: text('authorName') ?? '',
    email: text('authorEmail'),
    url: text('authorUrl'),
    isProven: false,
    isStaff: false,
  };
};

const noTrap = { honeypot: null, typedForMs: null };

const withAuthor = (author: DraftAuthor, actor: Actor): WriteContext => ({
  actor,
  evidence: { author, ipHash: null, userAgent: null, flood: null, trap: noTrap },
});

const stateOf = ({ strapi }: Context): RequestState['state'] =>
  (strapi.requestContext.get() as RequestState | undefined)?.state;

/**
 * Who writes, and what is known of them: as the action said (`withWriteContext`), or else from the
 * path of the write: an admin user in the Content Manager, a signed-in user behind a host project's
 * own controller, or code without any request or within another write. What the data claims about
 * its author counts only in the last case, and never as proof.
 */
export const writeContextOf = (
  ctx: Context,
  given: GivenContext,
  data: Record<string, unknown>
): WriteContext => {
  if (given !== null && given !== 'within') return given;
  const state = given === 'within' ? undefined : stateOf(ctx);
  const user = state?.user;
  if (user && state.userAbility) {
    const author = staffAuthor(user);
    return withAuthor(author, { kind: 'staff', key: author.key, name: author.name });
  }
  if (user && state.route?.info?.type === 'content-api') {
    const author = userAuthor(user);
    return withAuthor(author, { kind: 'author', key: author.key, name: author.name });
  }
  return withAuthor(scriptAuthor(data), { kind: 'script', key: null, name: null });
};

/**
 * In the Content Manager a person decides with nothing but a form: they need the permission that
 * the desk asks for.
 * @throws Refused `NOT_ALLOWED`
 */
export const requireModerator = (ctx: Context, given: GivenContext): void => {
  if (given !== null) return;
  const state = stateOf(ctx);
  if (!state?.userAbility || state.userAbility.can(permissions.moderate)) return;
  throw new Refused('Deciding on comments needs the permission to moderate', {
    code: 'NOT_ALLOWED',
    permission: permissions.moderate,
  });
};
