import { randomInt } from 'node:crypto';
import type { PassThrough } from 'node:stream';

import type { Context } from '../../context';
import { takePlace } from '../../live/places';
import { openStream } from '../../live/stream';
import { settingsOf } from '../../settings/settings';
import { findVisibleThread } from '../find-visible-thread';
import { listenToThread } from './thread-hub';

/** Milliseconds before connecting again. By chance, lest all readers come back at once when Strapi was
 * restarted. */
const waits = [1_000, 4_000] as const;

/** Who lets this much pile up does not read any more. */
const mostWaiting = 512 * 1024;

type Input = {
  /** The `:thread` of the URL. */
  readonly param: string;
  readonly locale: string | undefined;
  /** The cursor that the reader has come to; null for one who begins. */
  readonly after: string | null;
  readonly ipHash: string | null;
};

/**
 * Opens a stream of what readers see happen in a thread. It ends when the reader goes away, when the
 * thread is to be seen no more, and with the process.
 * @throws Unknown `THREAD_UNKNOWN`
 * @throws TooManyStreams for one address, or for all of this process
 */
export const openThreadStream = async (
  ctx: Context,
  { param, locale, after, ipHash }: Input
): Promise<PassThrough> => {
  const thread = await findVisibleThread(ctx, param, locale);
  const { streams, streamsPerAddress } = settingsOf(ctx).values.limits;
  const leaveAddress = takePlace(ctx, `thread ${ipHash ?? ''}`, streamsPerAddress);
  let leaveAll: () => void;
  try {
    leaveAll = takePlace(ctx, 'threads', streams);
  } catch (error) {
    leaveAddress();
    throw error;
  }
  const stream = openStream({ mostWaiting, retry: randomInt(...waits) });
  stream.onClose(() => {
    leaveAddress();
    leaveAll();
  });
  listenToThread(ctx, { stream, thread, after }).catch((error: unknown) => {
    ctx.strapi.log.warn(`newsroom: a stream of a thread could not begin: ${String(error)}`);
    stream.close();
  });
  return stream.body;
};
