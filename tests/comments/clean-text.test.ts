import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanName, cleanText } from '../../server/comments/clean-text';

/** The flag of a part of a country: `gbsct` is Scotland. */
const flag = (region: string) =>
  `🏴${region.replace(/./g, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)))}\u{E007F}`;

describe('cleanText leaves alone', () => {
  it.each([
    ['German', 'Schöne Grüße aus Köln – „Straße“ bleibt Straße, nicht 12 €!'],
    ['Arabic with marks', 'السَّلَامُ عَلَيْكُمْ وَرَحْمَةُ اللهِ، كيف الحال؟'],
    ['Hebrew with points', 'שָׁלוֹם עֲלֵיכֶם, מה שלומך?'],
    ['Hebrew with cantillation', 'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים'],
    ['Persian with non-joiners', 'می\u200Cخواهم کتاب\u200Cها را ببینم'],
    ['Hindi with joiners', 'हिन्दी में टिप्पणी, क्\u200Dष और श्री'],
    ['Thai', 'สวัสดีครับ ขอบคุณสำหรับบทความที่น่าสนใจ'],
    ['Thai with break hints', 'ภาษา\u200Bไทย'],
    ['Vietnamese', 'Tiếng Việt: Nguyễn, đường phố, sẽ được'],
    ['Japanese', '今日は、素晴らしい記事をありがとうございます。ガギグ'],
    ['Japanese name with a variant', '葛\u{E0100}城さん'],
    ['Korean', '안녕하세요, 좋은 기사입니다'],
    ['Chinese', '這篇文章寫得很好'],
    ['Greek', 'Ελληνικά: Ἀθῆναι, ΐ'],
    ['Tibetan', 'བོད་སྐད་ རྒྱ'],
    ['Burmese', 'မြန်မာဘာသာ'],
    ['Amharic', 'ሰላም ለዓለም'],
    ['mixed directions with marks', 'שלום\u200F! (C++)\u200E, ok'],
    ['soft hyphens', 'Donau\u00ADdampf\u00ADschiff'],
    ['emoji families', '👩‍👩‍👧‍👦 👨🏾‍🚀 🏳️‍🌈 ❤️‍🔥 1️⃣ ☺︎'],
    ['flags', `🇩🇪 🇺🇦 ${flag('gbsct')} ${flag('gbwls')}`],
    ['a flag with a city', flag('ushou')],
    ['mathematics', '∑ x² ≠ 3 ∧ 𝒜 ⊂ ℝ'],
    ['phonetics', 'ɡ̊ʷə̃ː ḱ'],
    ['indented code', '```\n\tif (a) {\n\t\tb();\n\n\n\t}\n```'],
    ['indentation at the start', '    code'],
  ])('%s', (_language, text) => {
    expect(text).toBe(text.normalize('NFC'));
    expect(cleanText(text)).toBe(text);
  });
});

describe('cleanText', () => {
  it.each([
    ['composes letters', 'Gru\u0308\u00DFe', 'Grüße'],
    ['line ends', 'a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['NUL', 'a\u0000b', 'ab'],
    ['C0 and DEL', 'a\u0001\u0008\u000E\u001B[31m\u001F\u007Fb', 'a[31mb'],
    ['C1', 'a\u0080\u009B\u009Fb', 'ab'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['lone surrogates', 'a\uD83Db\uDE00c', 'a\uFFFDb\uFFFDc'],
    ['overrides', 'a\u202Egpj.exe\u202Cb', 'agpj.exeb'],
    ['embeddings and isolates', '\u202Aa\u202Bb\u202Dc\u2066d\u2067e\u2068f\u2069', 'abcdef'],
    ['deprecated format characters', 'a\u206A\u206Fb', 'ab'],
    ['byte order marks', '\uFEFFa\uFEFFb', 'ab'],
    ['noncharacters', 'a\uFFFE\uFFFF\uFDD0\u{1FFFE}b', 'ab'],
    ['tags that spell a message', 'a\u{E0001}\u{E0068}\u{E0069}b', 'ab'],
    ['tags on another emoji', '😀\u{E0067}\u{E0062}\u{E007F}', '😀'],
    ['a flag without its end', flag('gbsct').replace('\u{E007F}', ''), '🏴'],
    ['a message behind a flag', `${flag('gbeng')}\u{E0068}\u{E0069}`, flag('gbeng')],
    ['too long a flag', flag('gbenglish'), '🏴'],
    ['towers of marks', `Z${'\u0300\u0301'.repeat(50)}a`, `Z${'\u0300\u0301'.repeat(4)}a`],
    [
      'towers with joiners between',
      `Z${'\u0335\u200D'.repeat(50)}`,
      `Z${'\u0335\u200D'.repeat(4)}`,
    ],
    [
      'bytes hidden in variation selectors',
      `😀${'\u{E0101}'.repeat(90)}`,
      `😀${'\u{E0101}'.repeat(8)}`,
    ],
    ['invisible padding', `a${'\u200B'.repeat(500)}b`, `a${'\u200B'.repeat(8)}b`],
    ['blanks at line ends', 'a  \nb\t\u00A0\u3000\nc ', 'a\nb\nc'],
    ['empty lines around', '\n \n\t\na\n\n', 'a'],
    ['many empty lines', 'a\n\n\n\n \n\nb', 'a\n\n\nb'],
    ['nothing', '', ''],
    ['blanks', ' \n\t ', ''],
    ['only what cannot be seen', '\u200B\u200D\u3164\u2800\u115F \u00AD\n\u200E\uFE0F', ''],
    ['only marks', '\u0301\u0301', ''],
  ])('%s', (_what, text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it('is settled, well-formed and free of controls for any text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cleaned = cleanText(text);
        expect(cleanText(cleaned)).toBe(cleaned);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        expect(cleaned).not.toMatch(/\p{Surrogate}|\p{Noncharacter_Code_Point}/u);
        expect(cleaned.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(cleaned).not.toMatch(/[\u202A-\u202E\u2066-\u2069\uFEFF]/);
        expect(cleaned).not.toMatch(/\p{M}{9}/u);
        expect(cleaned).not.toMatch(/\n{4}|^\n|\s$/);
      }),
      { numRuns: 5000 }
    );
  });
});

describe('cleanName', () => {
  it.each([
    ['  Ada \n Lovelace\t', 'Ada Lovelace'],
    ['Ada\u2003\u00A0Lovelace', 'Ada Lovelace'],
    ['Ada\u202E nimda', 'Ada nimda'],
    ['Ada\u0000', 'Ada'],
    ['O\u2019Brien-Müller, Jr.', 'O\u2019Brien-Müller, Jr.'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['👩‍🚀', '👩‍🚀'],
    ['\u3164', ''],
    [' ', ''],
    ['\u2800\u200B', ''],
  ])('%j', (name, cleaned) => {
    expect(cleanName(name)).toBe(cleaned);
  });

  it('is settled and on one line for any text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = cleanName(text);
        expect(cleanName(name)).toBe(name);
        expect(cleanText(name)).toBe(name);
        expect(name).not.toMatch(/[\n\t]|^\s|\s$|\s\s/);
      }),
      { numRuns: 5000 }
    );
  });
});

/** Text of any code units, dense in what cleaning is about. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['\n', '\r', '\r\n', '\t', ' ', '\u00A0', '\u2028', '\u0000', '\u0085', '\uFEFF', 'a'],
        ...['\u0301', '\u0308', '\u0338', '\u1161', '\u11A8', '\u1100', '\u200B', '\u200D', '<'],
        ...['\u200E', '\u202E', '\u2067', '\u2069', '\uFE0F', '\uD83C', '\uDFF4', '\u3164', 'é'],
        ...['🏴', '\u{E0067}', '\u{E0062}', '\u{E0073}', '\u{E007F}', '\u{E0001}', '\u{E0101}'],
        ...[flag('gbsct'), '\u0344', '\u0958', '\u212B', '\uFB1D', '\u{1D15E}']
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit))
    ),
    { maxLength: 60 }
  )
  .map((pieces) => pieces.join(''));
