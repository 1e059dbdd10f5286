import { describe, expect, test } from 'vitest';

import { nameKey, normaliseName } from '../../server/tags/tag-name';

describe('normaliseName', () => {
  test.each([
    ['Climate Change', 'Climate Change'],
    ['  climate \t\n change ', 'climate change'],
    ['#climate-change', 'climate-change'],
    ['## Élysée'.normalize('NFD'), 'Élysée'],
    ['C#', 'C#'],
    ['NUL\u0000inside', 'NUL inside'],
    ['東京', '東京'],
  ])('%j → %j', (given, name) => {
    expect(normaliseName(given)).toBe(name);
  });

  test.each([[''], ['   '], ['#'], [null], [undefined], [7], ['x'.repeat(81)]])(
    'refuses %j',
    (given) => {
      expect(() => normaliseName(given)).toThrow(/^name: /);
    }
  );
});

describe('nameKey', () => {
  test('is one for names that mean the same', () => {
    const names = [
      'Climate Change',
      'CLIMATE CHANGE',
      'climate-change',
      'climate_change',
      'Climate–Change',
      'ｃｌｉｍａｔｅ　ｃｈａｎｇｅ',
      'cli\u200bmate change',
    ];
    expect(new Set(names.map(nameKey)).size).toBe(1);
  });

  test('keeps apart what differs', () => {
    const names = [
      'C',
      'C++',
      'C#',
      'Ano',
      'Año',
      '北京',
      '背景',
      '🎉',
      '🎊',
      '-',
      '--',
      'A-B',
      'AB',
    ];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });
});
