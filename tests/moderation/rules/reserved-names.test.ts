import { describe, expect, test } from 'vitest';

import { UnusableDraft } from '../../../server/errors';
import { compileRules, judge } from '../../../server/moderation/judge';
import { reservedNames } from '../../../server/moderation/rules/reserved-names';
import { aDraft, staff } from '../a-draft';

const site = { staffNames: ['Ivan Petrov', 'Lena', 'José Núñez', 'Мария', 'Alan'] };
const compiled = compileRules([reservedNames]);

const isReserved = (name: string, parts: Parameters<typeof aDraft>[0] = {}) => {
  try {
    judge(aDraft({ site, ...parts, author: { ...parts.author, name } }), compiled);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(UnusableDraft);
    expect(error).toMatchObject({ details: { code: 'NAME_RESERVED', field: 'author.name' } });
    return true;
  }
};

describe('reserved-names', () => {
  test.each([
    'admin',
    'ADMIN',
    'Admin ',
    'a d m i n',
    'ad-min',
    'Àdmin',
    'аdmіn', // Cyrillic а and і
    'Αdmin', // Greek capital alpha
    'adm1n',
    '@dmin',
    'Adm\u200bin',
    'Ａｄｍｉｎ',
    '𝓐𝓭𝓶𝓲𝓷',
    'Admin ✅',
    'admln',
    'Moderator',
    'rnoderator',
    'Editorial-Team',
    'editorialteam',
  ])('%j is taken for a reserved name', (name) => {
    expect(isReserved(name)).toBe(true);
  });

  test.each([
    'ivan petrov',
    'IvanPetrov',
    'lvan Petrov', // small L
    'Ivan.Petrov',
    'Iván Pétrov',
    'Ivаn Реtrov', // Cyrillic
    'LENA',
    'Iena', // capital i
    'Jose Nunez',
    'МАРИЯ',
    'AIan', // capital i
    'A1an',
  ])('%j is taken for a name of staff', (name) => {
    expect(isReserved(name)).toBe(true);
  });

  test.each([
    'Rosa Lind',
    'Ed',
    'Edith Torre',
    'Admiral Nelson',
    'Badmin Ton',
    'Lina',
    'Helena',
    'Alana',
    'Ivan',
    'Mario',
    'Marina',
    'Modesta',
    '王伟',
    '🙂',
    '',
  ])('%j is free', (name) => {
    expect(isReserved(name)).toBe(false);
  });

  test('staff sign with their names', () => {
    expect(isReserved('Lena', { author: staff })).toBe(false);
  });

  test('an edit cannot change the name, so a reader of long standing may still edit', () => {
    expect(isReserved('Lena', { kind: 'edit' })).toBe(false);
  });

  test('the list can be replaced', () => {
    const own = compileRules([reservedNames], { 'reserved-names': { names: ['The Daily'] } });
    expect(() => judge(aDraft({ author: { name: 'the daily' } }), own)).toThrow(UnusableDraft);
    expect(judge(aDraft({ author: { name: 'admin' } }), own).status).toBe('approved');
  });
});
