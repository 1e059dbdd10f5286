import type { Context } from '../context';
import { limitAddress } from '../limits/limits';
import { cleanText } from './clean-text';
import { renderHtml } from './render-html';

/**
 * What a text would look like.
 * @throws TooFast
 */
export const previewComment = async (
  ctx: Context,
  { body, ipHash }: { body: string; ipHash: string | null }
): Promise<{ data: { html: string }; meta: Record<string, never> }> => {
  await limitAddress(ctx, 'preview', ipHash);
  return { data: { html: renderHtml(cleanText(body.slice(0, 20_000))) }, meta: {} };
};
