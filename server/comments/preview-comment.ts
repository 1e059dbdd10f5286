import type { Context } from '../context';
import { limitAddress } from '../limits/limits';
import { refuseTooLong } from '../moderation/rules/length';
import { settingsOf } from '../settings/settings';
import { cleanText } from './clean-text';
import { renderHtml } from './render-html';

/**
 * What a text would look like: the whole of it, as a post of it would be stored.
 * @throws TooFast
 * @throws UnusableDraft `TOO_LONG` for what could not be posted either
 */
export const previewComment = async (
  ctx: Context,
  { body, ipHash }: { body: string; ipHash: string | null }
): Promise<{ data: { html: string }; meta: Record<string, never> }> => {
  await limitAddress(ctx, 'preview', ipHash);
  const text = cleanText(body);
  refuseTooLong(text, settingsOf(ctx).bodyLength.max);
  return { data: { html: renderHtml(text) }, meta: {} };
};
