import { describe, expect, test } from 'vitest';

import { registerTranslations } from '../../admin/register-translations';
import en from '../../admin/translations/en.json';

const prefixed = Object.fromEntries(
  Object.entries(en).map(([key, text]) => [`newsroom.${key}`, text])
);

describe('registerTranslations', () => {
  test('keys the texts with the name of the plugin', async () => {
    expect(await registerTranslations(['en'])).toEqual([{ locale: 'en', data: prefixed }]);
  });

  test('answers for every language asked for, in English where it has no other', async () => {
    expect(await registerTranslations(['xx', '../en', 'constructor'])).toEqual([
      { locale: 'xx', data: prefixed },
      { locale: '../en', data: prefixed },
      { locale: 'constructor', data: prefixed },
    ]);
    expect(await registerTranslations([])).toEqual([]);
  });
});
