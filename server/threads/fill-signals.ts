import { uids } from '../../content-types';
import { mendSignals } from '../comments/mend-signals';
import type { Context } from '../context';
import { rows } from '../rows';
import { inTransaction } from '../transaction';
import { lockThread } from './store';

/** Writes what rules and readers said of comments from before there was a table for it, thread by
 * thread. To be run once. */
export const fillSignals = async (ctx: Context): Promise<void> => {
  const threads = await rows(ctx, uids.thread).select<{ document_id: string }[]>('document_id');
  for (const { document_id: thread } of threads) {
    await inTransaction(ctx, async ({ trx }) => {
      if (await lockThread(ctx, thread, trx)) await mendSignals(ctx, thread, trx);
    });
  }
};
