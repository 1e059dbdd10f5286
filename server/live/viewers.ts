import { uids } from '../../content-types';
import type { Context } from '../context';
import type { Job } from '../jobs/job';
import { newRow, rows } from '../rows';
import { viewerSeconds, type Look, type Viewer } from './contract';

/** The most that are told of. */
const most = 500;

type Row = { user_key: string; user_name: string | null; tab: string; comment: string };

const goneSince = (): Date => new Date(Date.now() - viewerSeconds * 1_000);

/** Who is looking at which comment. */
export const readViewers = async (ctx: Context): Promise<Viewer[]> => {
  const found = (await rows(ctx, uids.viewer)
    .select('user_key', 'user_name', 'tab', 'comment')
    .where('seen_at', '>', goneSince())
    .whereNotNull('comment')
    .orderBy([{ column: 'user_key' }, { column: 'tab' }])
    .limit(most)) as Row[];
  return found.map(({ user_key, user_name, tab, comment }) => ({
    userKey: user_key,
    userName: user_name,
    tab,
    comment,
  }));
};

/** Notes what an admin user looks at in one of their tabs. */
export const noteViewer = async (
  ctx: Context,
  { user, look }: { user: { key: string; name: string }; look: Look }
): Promise<void> => {
  const { tab, comment } = look;
  const tabOfUser = { user_key: user.key, tab };
  if (comment === null) {
    await rows(ctx, uids.viewer).where(tabOfUser).delete();
    return;
  }
  const now = new Date();
  const seen = { user_name: user.name.slice(0, 100), comment, seen_at: now, updated_at: now };
  const isKnown = (await rows(ctx, uids.viewer).where(tabOfUser).update(seen)) > 0;
  if (isKnown) return;
  await rows(ctx, uids.viewer)
    .insert({
      ...newRow(now),
      ...tabOfUser,
      ...seen,
    })
    .onConflict(['user_key', 'tab'])
    .merge(['user_name', 'comment', 'seen_at', 'updated_at']);
};

/** Removes those who have gone. */
export const clearViewersJob: Job = {
  name: 'clear-viewers',
  rule: '*/5 * * * *',
  work: (ctx) => rows(ctx, uids.viewer).where('seen_at', '<', goneSince()).delete(),
};
