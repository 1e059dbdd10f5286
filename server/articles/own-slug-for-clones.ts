import { uids } from '../../content-types';
import type { Context } from '../context';
import { findVersions } from './store';

type Clone = {
  readonly uid: string;
  readonly action: string;
  readonly params: { documentId?: unknown; data?: unknown };
};

/**
 * Document Service middleware: a copy of an article is an article of its own, so it takes neither
 * the slug nor the first publication along. The Content Manager's form sends the copied slug back,
 * which is therefore not one that was typed.
 */
export const ownSlugForClones =
  (ctx: Context) =>
  async (clone: Clone, next: () => Promise<unknown>): Promise<unknown> => {
    if (clone.uid !== uids.article || clone.action !== 'clone') return next();
    const data = (clone.params.data ?? {}) as Record<string, unknown>;
    const sources = await findVersions(ctx, [String(clone.params.documentId)]);
    const isCopied = sources.some(({ slug }) => slug === data.slug);
    clone.params.data = { ...data, slug: isCopied ? null : (data.slug ?? null), publishedOn: null };
    return next();
  };
