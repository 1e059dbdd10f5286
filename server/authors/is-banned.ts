import type { Context } from '../context';
import { Sanctioned } from '../errors';
import { settingsOf } from '../settings/settings';
import type { Reader } from './identify-reader';
import { sanctionOn } from './sanctions-in-force';

/**
 * Whether a ban keeps this reader from reporting and voting. Where banned authors are not told that
 * they are, what they do is stored nowhere.
 * @throws Sanctioned `AUTHOR_BANNED` where they are told
 */
export const isBanned = async (
  ctx: Context,
  { reader, ipHash }: { reader: Reader | null; ipHash: string | null }
): Promise<boolean> => {
  const options = settingsOf(ctx).values.moderation.options.sanctions;
  if (!options?.enabled) return false;
  const sanction = await sanctionOn(ctx, { authorKey: reader?.key ?? null, ipHash });
  if (sanction?.kind !== 'ban') return false;
  if (options.refuse) throw new Sanctioned('ban', sanction.until);
  return true;
};
