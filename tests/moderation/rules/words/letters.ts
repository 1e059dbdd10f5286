import fc from 'fast-check';

/** Small letters of several scripts that use spaces; none stands for another. */
const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'бгджзийклмнптфцчшщъыьэюя',
  'αβγδεζηθικλμνξπρστυφχψω',
  'אבגדהוזחטיכלמנסעפצקרשת',
  'ابتثجحخدذرزسشصضطظعغفقلمنهو',
  'कखगघचछजझटठडढणतथदधनपफबभमयरलवशसह',
  'աբգդեզէըթժիլխծկձղճմյնշչպջռսվտրցւփքֆ',
];

/** A plain word of one script, with no letter three times in a row. */
export const plainWord = (minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc
    .constantFrom(...alphabets)
    .chain((alphabet) =>
      fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((all) => all.join(''))
    )
    .filter((word) => !/(.)\1\1/u.test(word));

/** A word with letters of its own script added on one or both sides. */
export const longerWord: fc.Arbitrary<{ readonly word: string; readonly longer: string }> = fc
  .constantFrom(...alphabets)
  .chain((alphabet) => {
    const some = (minLength: number) =>
      fc
        .array(fc.constantFrom(...alphabet), { minLength, maxLength: 6 })
        .map((all) => all.join(''));
    return fc.tuple(some(0), some(2), some(0));
  })
  .map(([before, word, after]) => ({ word, longer: before + word + after }))
  .filter(({ word, longer }) => word !== longer && !/(.)\1\1/u.test(longer));

/** What cannot be seen. */
export const invisible = fc.constantFrom(
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u034f',
  '\u180e',
  '\u200e',
  '\u{e0061}'
);
