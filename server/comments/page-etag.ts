import etag from 'etag';

import type { Context } from '../context';
import { isOpen } from '../threads/is-open';
import { pageKey, type PageKey } from './page-cache';
import type { ThreadRow } from '../threads/store';

/** Of what is answered: to be raised when it changes its form. */
const edition = 1;

/**
 * The `ETag` of a page for nobody in particular, known before it is read. It moves with every public
 * change of the thread, and with its being open, which may also end by time.
 */
export const pageEtag = (
  ctx: Context,
  { thread, query }: PageKey & { thread: ThreadRow }
): string =>
  etag(JSON.stringify([edition, isOpen(ctx, thread), pageKey({ thread, query })]), {
    weak: true,
  });
