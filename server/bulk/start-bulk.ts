import type { AdminUser } from '../authors/author';
import { cleanText } from '../comments/clean-text';
import type { Context } from '../context';
import { checkAddressFilter, type Ability } from '../desk/address-filter';
import { actorOf } from '../moderation/change-seen';
import type { Bulk, StartBulk } from './contract';
import { countFitting } from './select-batch';
import { insertBulk, toBulk } from './store';
import { wakeBulks } from './worker';

type Input = {
  readonly start: StartBulk;
  readonly user: AdminUser;
  readonly ability: Ability;
};

/** Each comment once, whatever the list says. */
const eachOnce = (selection: StartBulk['selection']): StartBulk['selection'] => {
  if ('filter' in selection) return selection;
  const byId = new Map(selection.comments.map((comment) => [comment.id, comment]));
  return { comments: [...byId.values()] };
};

/**
 * Begins one decision on many comments; it is worked off in the background.
 * @throws Refused `NOT_ALLOWED` for a filter by address without the permission to identify authors
 */
export const startBulk = async (ctx: Context, { start, user, ability }: Input): Promise<Bulk> => {
  const { to, reason = null, note } = start;
  const selection = eachOnce(start.selection);
  if ('filter' in selection) checkAddressFilter(ability, selection.filter);
  const createdAt = new Date();
  const actor = actorOf(user);
  const row = await insertBulk(ctx, {
    selection,
    to,
    reason,
    note: note ? cleanText(note) : null,
    total:
      'filter' in selection
        ? await countFitting(ctx, selection.filter, createdAt)
        : selection.comments.length,
    actorKey: actor.key,
    actorName: actor.name,
    createdAt,
  });
  wakeBulks(ctx);
  return toBulk(row);
};
