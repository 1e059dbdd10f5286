import { describe, expect, test } from 'vitest';

import { isMadeFrom, numbered, slugOf } from '../../server/articles/slug';

describe('slugOf', () => {
  test.each([
    ['Tram line reopens', 'tram-line-reopens'],
    ['Über Größe, Maß & Ärger', 'ueber-groesse-mass-and-aerger'],
    ['Straße', 'strasse'],
    ['Привет, мир!', 'privet-mir'],
    ['Кремль', 'kreml'],
    ['Ελλάδα: Θεσσαλονίκη', 'ellada-thessaloniki'],
    ['Việt Nam: Đà Nẵng', 'viet-nam-da-nang'],
    ['مرحبا بالعالم', 'mrhba-balaalm'],
    ['東京オリンピック', 'dong-jing-orinpituku'],
    ['北京 title', 'bei-jing-title'],
    ['안녕하세요 세계', 'annyeonghaseyo-segye'],
    ['สวัสดีครับ', 'swasdiikhrab'],
    ['हिन्दी समाचार', 'hindii-smaacaar'],
    ['ქართული', 'kartuli'],
    ['Łódź, Ørsted, Þór, Ŝanĝo', 'lodz-orsted-thor-sango'],
    ['naïve café — “quoted”', 'naive-cafe-quoted'],
    ['O’Brien’s 50% off $5', 'obriens-50-percent-off-dollar-5'],
    ['AC/DC, v1.2 & C++', 'ac-dc-v1-2-and-c-plus-plus'],
    ['  --Spaces_and  hyphens-- ', 'spaces-and-hyphens'],
    ['zero\u200bwidth \u202eoverride', 'zerowidth-override'],
    ['👍 Yes', 'yes'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full-width'],
  ])('%s → %s', (title, slug) => {
    expect(slugOf(title, 'article')).toBe(slug);
  });

  test.each(['', '   ', '🎉👍', '!!! …', '\u0000', '\ud800', '—'])(
    'answers the fallback where nothing can be read: %j',
    (title) => {
      expect(slugOf(title, 'article-2026-11-23')).toBe('article-2026-11-23');
    }
  );

  test('reads as the language does', () => {
    expect(slugOf('Käse & Brot', '', { locale: 'de-AT' })).toBe('kaese-und-brot');
    expect(slugOf('Hämeenlinna', '', { locale: 'fi' })).toBe('hameenlinna');
    expect(slugOf('Türkiye', '', { locale: 'tr' })).toBe('turkiye');
  });

  test('is the same for composed and decomposed letters', () => {
    expect(slugOf('Größe é'.normalize('NFD'), '')).toBe(slugOf('Größe é'.normalize('NFC'), ''));
  });

  test('is cut between words', () => {
    expect(slugOf('word '.repeat(60), '')).toBe(Array(20).fill('word').join('-'));
    expect(slugOf('w'.repeat(300), '')).toBe('w'.repeat(100));
    expect(slugOf(`${'a'.repeat(100)} b`, '')).toBe('a'.repeat(100));
    expect(slugOf('one two three', '', { maxLength: 10 })).toBe('one-two');
  });

  test('is always an address, whatever the title', () => {
    for (let code = 0; code < 0x30000; code += 7) {
      const slug = slugOf(`${String.fromCodePoint(code)} x ${String.fromCodePoint(code + 3)}`, 'f');
      expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }
  });
});

describe('isMadeFrom', () => {
  const fallback = /^article-\d{4}-\d{2}-\d{2}(?:-\d+)?$/;

  test('knows its own slugs, numbered or not', () => {
    expect(isMadeFrom('tram-line', 'Tram line', fallback)).toBe(true);
    expect(isMadeFrom('tram-line-12', 'Tram line!', fallback)).toBe(true);
    expect(isMadeFrom('tram-line-b', 'Tram line', fallback)).toBe(false);
    expect(isMadeFrom('tram', 'Tram line', fallback)).toBe(false);
    expect(isMadeFrom('article-2026-11-23-2', '🎉', fallback)).toBe(true);
    expect(isMadeFrom('party', '🎉', fallback)).toBe(false);
  });
});

test('numbered', () => {
  expect([1, 2, 3].map((number) => numbered('x', number))).toEqual(['x', 'x-2', 'x-3']);
});
