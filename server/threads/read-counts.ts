import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';
import type { CountsAnswer, CountsQuery } from './contract';
import { readerWords } from './reader-words';
import type { ThreadRow } from './store';
import { parseThreadKey } from './thread-key';

/** Approved comments of up to 100 threads, in one statement. */
export const readCounts = async (
  ctx: Context,
  { threads: params, locale, words }: CountsQuery
): Promise<CountsAnswer> => {
  const keys = params.map((param) => ({ param, key: parseThreadKey(ctx, param, locale ?? null) }));
  const known = keys.flatMap(({ key }) => key ?? []);
  const raws =
    known.length === 0
      ? []
      : ((await rows(ctx, uids.thread)
          .where({ published: true })
          .whereNull('purge_at')
          .whereIn(
            'subject_document_id',
            known.map(({ subjectDocumentId }) => subjectDocumentId)
          )) as Record<string, unknown>[]);
  const threads = raws.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw));
  const data: Record<string, number> = {};
  for (const { param, key } of keys) {
    const thread = threads.find(
      (one) =>
        one.subjectDocumentId === key?.subjectDocumentId &&
        one.subjectUid === key.subjectUid &&
        one.subjectLocale === key.subjectLocale
    );
    if (thread) data[param] = thread.approvedCount;
  }
  if (words === undefined) return { data, meta: {} };
  const { locale: spoken, texts } = readerWords(words);
  return { data, meta: { words: { locale: spoken, texts: { comments: texts.comments } } } };
};
