import { expect, test } from 'vitest';

import { wordDiff } from '../../admin/history/word-diff';

/** `[-taken out-]{+put in+}` */
const shown = async (before: string, after: string) => {
  const pieces = await wordDiff(before, after);
  const side = (other: string) =>
    pieces
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('');
  expect(side('added')).toBe(before);
  expect(side('removed')).toBe(after);
  return pieces
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`
    )
    .join('');
};

test('words are taken out and put in as a whole', async () => {
  expect(await shown('The tram is late.', 'The tram was late.')).toBe(
    'The tram [-is-]{+was+} late.'
  );
});

test('in scripts with other letters, and in those that write no spaces', async () => {
  expect(await shown('Трамвай опоздал', 'Трамвай пришёл')).toBe('Трамвай [-опоздал-]{+пришёл+}');
  expect(await shown('私は猫です', '私は犬です')).toBe('私は[-猫-]{+犬+}です');
});

test('nothing, everything, and lines', async () => {
  expect(await shown('Same', 'Same')).toBe('Same');
  expect(await shown('', 'All new')).toBe('{+All new+}');
  expect(await shown('All gone', '')).toBe('[-All gone-]');
  expect(await shown('', '')).toBe('');
  expect(await shown('one\n\ntwo', 'one\ntwo')).toContain('one');
});

test('texts that have nothing in common are shown one after the other', async () => {
  const words = (stem: string) => Array.from({ length: 3_000 }, (_, i) => `${stem}${i}`).join(' ');
  const pieces = await wordDiff(words('a'), words('b'));
  expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
