import { readdirSync, readFileSync } from 'node:fs';

import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';

import { registerTranslations } from '../../admin/register-translations';

type Texts = Record<string, string>;

const folder = 'admin/translations';
const textsOf = (language: string): Texts =>
  JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as Texts;

const en = textsOf('en');
const languages = readdirSync(folder)
  .map((file) => file.replace('.json', ''))
  .filter((language) => language !== 'en');

/** What code has to hand to a text: `count: plural`, and for choices between words also the words. */
const needsOf = (elements: readonly MessageFormatElement[]): Set<string> => {
  const needs = new Set<string>();
  const addAll = (more: Set<string>) => {
    for (const need of more) needs.add(need);
  };
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        needs.add(element.value);
        break;
      case TYPE.number:
      case TYPE.date:
      case TYPE.time:
        needs.add(`${element.value}: ${TYPE[element.type]}`);
        break;
      case TYPE.plural:
        // A language without plurals may as well print the bare number.
        needs.add(`${element.value}: number`);
        for (const { value } of Object.values(element.options)) addAll(needsOf(value));
        break;
      case TYPE.select:
        needs.add(`${element.value}: ${Object.keys(element.options).sort().join('|')}`);
        for (const { value } of Object.values(element.options)) addAll(needsOf(value));
        break;
      case TYPE.tag:
        needs.add(`<${element.value}>`);
        addAll(needsOf(element.children));
        break;
      case TYPE.literal:
      case TYPE.pound:
        break;
    }
  }
  return needs;
};

/** Every choice by number in a text. */
const pluralsOf = (elements: readonly MessageFormatElement[]): string[][] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner;
  });

/** Numbers whose form a text does not say. */
const formless = (language: string, options: readonly string[]): number[] => {
  const rules = new Intl.PluralRules(language);
  return Array.from({ length: 121 }, (_, number) => number).filter(
    (number) => !options.includes(`=${number}`) && !options.includes(rules.select(number))
  );
};

test('there are the languages that we promise', () => {
  expect(languages.toSorted()).toEqual(['ar', 'de', 'es', 'fr', 'ja']);
});

test.each(languages)('%s is loaded where the admin offers it', async (language) => {
  const [loaded] = await registerTranslations([language]);
  const texts = Object.entries(textsOf(language));
  expect(loaded?.data).toEqual(
    Object.fromEntries(texts.map(([key, text]) => [`newsroom.${key}`, text]))
  );
});

describe.each(['en', ...languages])('%s', (language) => {
  const texts = textsOf(language);

  test('has every text, and no other, in the same order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
    expect(Object.entries(texts).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('takes what the English text takes', () => {
    const needs = (all: Texts) =>
      Object.fromEntries(
        Object.entries(all).map(([key, text]) => [key, [...needsOf(parse(text))].sort()])
      );
    expect(needs(texts)).toEqual(needs(en));
  });

  test('has a form for every number', () => {
    const without = Object.entries(texts).flatMap(([key, text]) =>
      pluralsOf(parse(text)).flatMap((options) => {
        const missing = formless(language, options);
        return missing.length > 0 ? [`${key}: ${missing.slice(0, 5).join(', ')} …`] : [];
      })
    );
    expect(without).toEqual([]);
  });
});

test.each(languages)('%s is not English left standing', (language) => {
  const texts = textsOf(language);
  // Names, and words that are the same in both.
  const same = Object.keys(en).filter(
    (key) => texts[key] === en[key] && /\p{L}{4}/u.test(en[key]!)
  );
  expect(same.length).toBeLessThan(Object.keys(en).length * 0.08);
});
