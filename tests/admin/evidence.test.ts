import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';

import { findingOf } from '../../admin/comments/evidence';
import { ruleWords } from '../../admin/comments/rule-words';
import { message } from '../../admin/text';
import en from '../../admin/translations/en.json';
import type { Match, Signal } from '../../server/moderation/rule';
import { rules } from '../../server/moderation/rules';

const intl = createIntl({
  locale: 'en',
  messages: Object.fromEntries(Object.entries(en).map(([key, text]) => [`newsroom.${key}`, text])),
  onError: (error) => {
    throw error;
  },
});
const signal = (rule: string, evidence: unknown, outcome: Signal['outcome'] = 'hold') =>
  ({ rule, outcome, evidence }) as Signal;
const said = (...given: Parameters<typeof signal>) =>
  findingOf(signal(...given)).sentences.map(({ key, values }) =>
    intl.formatMessage(message(key), values)
  );
const match = (text: string, entry?: string): Match => ({
  field: 'body',
  start: 0,
  end: text.length,
  text,
  ...(entry !== undefined && { entry }),
});

describe('the built-in rules', () => {
  test('have words for every rule that can signal, under the name it has', () => {
    // These refuse a comment, which then never comes to the desk.
    const refusing = [
      'thread-open',
      'length',
      'parent-valid',
      'reserved-names',
      'flood',
      'repeated',
    ];
    const signalling = rules.map(({ name }) => name).filter((name) => !refusing.includes(name));
    expect([...ruleWords.keys()].sort()).toEqual(signalling.sort());
  });

  test('say what was found, and what it was measured against', () => {
    expect(said('links', { found: 3, threshold: 2, matches: [match('a.example')] })).toEqual([
      '3 links; from 2 on a comment is held.',
    ]);
    expect(said('links', { found: 12, threshold: 10 }, 'reject')).toEqual([
      '12 links; from 10 on a comment is rejected.',
    ]);
    expect(said('shouting', { found: 0.97, threshold: 0.7, letters: 1204 })).toEqual([
      '97% of 1,204 letters are capitals; above 70% a comment is held.',
    ]);
    expect(
      said('recent-rejections', { found: 0.5, threshold: 0.3, rejected: 3, decided: 6 })
    ).toEqual([
      "3 of the author's last 6 comments were rejected or spam; from 30% on new ones are held.",
    ]);
    expect(said('new-author', { found: 0, threshold: 1 })).toEqual([
      'No approved comment yet; it takes 1.',
    ]);
    expect(said('new-author', { found: 1, threshold: 3 })).toEqual([
      '1 approved comment so far; it takes 3.',
    ]);
    expect(said('hold-all', { by: 'thread' })).toEqual([
      'Every comment on this article waits for a moderator.',
    ]);
    expect(said('honeypot', { found: 20, threshold: 1 }, 'spam')).toEqual([
      'The form field that people cannot see was filled in (20 characters).',
    ]);
  });

  test('say how a form was sent at a time that cannot be', () => {
    expect(said('typing-time', { found: 412, threshold: 2000 }, 'spam')).toEqual([
      'Sent 0.412 s after its form was shown; below 2 s it is spam.',
    ]);
    expect(said('typing-time', { found: -5, threshold: 0 }, 'spam')).toEqual([
      'Sent before its form was shown.',
    ]);
    expect(said('typing-time', { found: 3e9, threshold: 2592e6 }, 'spam')).toEqual([
      'Sent more than a month after its form was shown.',
    ]);
  });

  test('say nothing rather than half of it', () => {
    expect(said('links', {})).toEqual([]);
    expect(said('shouting', { found: 0.9 })).toEqual([]);
  });
});

describe('rules of the host project', () => {
  test('are shown by what their evidence says', () => {
    expect(said('no-bit-ly', { found: 3, threshold: 2, hosts: ['bit.ly', 't.co'] })).toEqual([
      'Found 3; the limit is 2.',
      'hosts: bit.ly, t.co',
    ]);
    expect(said('score', { found: 0.75, model: 'small', sure: true })).toEqual([
      'Found 0.75.',
      'model: small',
      'sure: true',
    ]);
  });

  test('may say anything at all', () => {
    for (const evidence of [null, undefined, 'text', 7, [], { a: null, b: { c: 1 }, d: [{}] }]) {
      expect(findingOf(signal('odd', evidence))).toEqual({ sentences: [], pieces: [], hidden: 0 });
    }
    expect(findingOf(signal('constructor', { matches: [null, 1, { text: 'x' }] })).pieces).toEqual(
      []
    );
  });
});

describe('the pieces of text', () => {
  test('stand once each, with the list entry that they met where they do not show it', () => {
    const matches = [
      match('v1agra', 'viagra'),
      match('casino'),
      match('https://bit.ly/x', 'bit.ly'),
      match('casino'),
    ];
    expect(findingOf(signal('blocked-words', { matches })).pieces).toEqual([
      { text: 'v1agra', entry: 'viagra' },
      { text: 'casino', entry: null },
      { text: 'https://bit.ly/x', entry: null },
    ]);
  });

  test('are counted where there are too many to show', () => {
    const matches = Array.from({ length: 9 }, (_, index) => match(`word${index}`));
    expect(findingOf(signal('blocked-words', { matches }))).toMatchObject({ hidden: 3 });
    expect(findingOf(signal('blocked-words', { matches, matchCount: 80 }))).toMatchObject({
      hidden: 74,
    });
  });
});
