import { Refused } from '../errors';
import { permissions, type QueueFilter } from './contract';
import { addressOf } from './queue-filter';

/** What an admin user may do, as Strapi puts it into `koa.state.userAbility`. */
export type Ability = { can(action: string): boolean };

/**
 * Lets a filter by address hash pass only for those who may see address hashes. To be called wherever
 * a filter comes in.
 * @throws Refused `NOT_ALLOWED`
 */
export const checkAddressFilter = (
  ability: Ability,
  { author }: Pick<QueueFilter, 'author'>
): void => {
  if (author === undefined || addressOf(author) === null) return;
  if (ability.can(permissions.identify)) return;
  throw new Refused('Comments of one address are for those who may identify authors', {
    code: 'NOT_ALLOWED',
    permission: permissions.identify,
  });
};
