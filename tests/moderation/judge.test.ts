import { z } from '@strapi/utils';
import { describe, expect, test } from 'vitest';

import { Conflict, InvalidConfig } from '../../server/errors';
import { compileRules, judge } from '../../server/moderation/judge';
import { hold, pass, reject, spam, type Outcome, type Rule } from '../../server/moderation/rule';
import { rules } from '../../server/moderation/rules';
import { aDraft } from './a-draft';

const saying = (name: string, outcome: unknown): Rule => ({
  name,
  check: () => outcome as Outcome,
});
const verdict = (own: readonly Rule[], options = {}) => judge(aDraft(), compileRules(own, options));

describe('judge', () => {
  test('approves what every rule passes', () => {
    expect(verdict([saying('a', pass()), saying('b', pass({ found: 1 }))])).toEqual({
      status: 'approved',
      signals: [],
      decidedBy: null,
    });
    expect(verdict([])).toEqual({ status: 'approved', signals: [], decidedBy: null });
  });

  test('the worst outcome decides, and every signal is kept in the order of the rules', () => {
    const all = [
      saying('holds', hold({ found: 1 })),
      saying('rejects', reject({ found: 2 })),
      saying('passes', pass()),
      saying('spams', spam({ found: 3 })),
    ];
    const expected = {
      status: 'rejected',
      decidedBy: 'rejects',
      signals: [
        { rule: 'holds', outcome: 'hold', evidence: { found: 1 } },
        { rule: 'rejects', outcome: 'reject', evidence: { found: 2 } },
        { rule: 'spams', outcome: 'spam', evidence: { found: 3 } },
      ],
    };
    expect(verdict(all)).toEqual(expected);
    const reversed = verdict([...all].reverse());
    expect(reversed).toMatchObject({ status: 'rejected', decidedBy: 'rejects' });
    expect([...reversed.signals].reverse()).toEqual(expected.signals);
  });

  test('spam outweighs hold; of equals the first decided', () => {
    expect(verdict([saying('a', hold()), saying('b', spam())])).toMatchObject({
      status: 'spam',
      decidedBy: 'b',
    });
    expect(verdict([saying('a', hold()), saying('b', hold())])).toMatchObject({
      status: 'pending',
      decidedBy: 'a',
    });
  });

  test('a refusal goes through as it is', () => {
    const refusal = new Conflict('Said already', { code: 'DUPLICATE' });
    const refusing: Rule = {
      name: 'refusing',
      check: () => {
        throw refusal;
      },
    };
    expect(() => verdict([saying('a', hold()), refusing])).toThrow(refusal);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'pass'],
    ['a list', [pass()]],
    ['an unknown kind', { kind: 'approve', evidence: {} }],
    ['a name that every object has', { kind: 'constructor', evidence: {} }],
    ['evidence that is a word', { kind: 'hold', evidence: 'because' }],
    ['evidence that is null', { kind: 'hold', evidence: null }],
    ['a promise', Promise.resolve(pass())],
  ])('a rule that returns %s is named, and approves nothing', (_, outcome) => {
    const run = () => verdict([saying('odd-rule', outcome)]);
    expect(run).toThrow(TypeError);
    expect(run).toThrow(/odd-rule/);
  });

  test('a rule of the host project may leave evidence out', () => {
    expect(verdict([saying('terse', { kind: 'hold' })]).signals).toEqual([
      { rule: 'terse', outcome: 'hold', evidence: {} },
    ]);
  });
});

describe('compileRules', () => {
  const optional: Rule<{ limit: number }, { above: (found: number) => boolean }> = {
    name: 'optional',
    options: z.strictObject({ limit: z.number().default(5) }),
    prepare: ({ limit }) => ({ above: (found) => found > limit }),
    check: ({ body }, { above }) => (above(body.length) ? hold() : pass()),
  };
  const statusOf = (body: string, options?: Record<string, unknown>) =>
    judge(aDraft({ body }), compileRules([optional], options ? { optional: options } : {})).status;

  test('a rule gets its options, defaults filled in, as it prepared them', () => {
    expect(statusOf('12345')).toBe('approved');
    expect(statusOf('123456')).toBe('pending');
    expect(statusOf('123456', { limit: 6 })).toBe('approved');
    expect(statusOf('123456', { enabled: true, limit: 5 })).toBe('pending');
  });

  test('prepares once, not per draft', () => {
    let prepared = 0;
    const counting: Rule = { ...optional, prepare: () => ({ above: () => ++prepared < 0 }) };
    let times = 0;
    const compiled = compileRules([
      { ...counting, prepare: () => ({ above: () => false, times: ++times }) },
    ]);
    for (let draft = 0; draft < 3; draft++) judge(aDraft(), compiled);
    expect(times).toBe(1);
  });

  test('a rule that is switched off does not run', () => {
    expect(statusOf('123456', { enabled: false })).toBe('approved');
    const compiled = compileRules([saying('broken', undefined)], { broken: { enabled: false } });
    expect(judge(aDraft(), compiled).status).toBe('approved');
  });

  test('options that do not fit are named', () => {
    const compile = () => compileRules([optional], { optional: { limit: 'many', other: 1 } });
    expect(compile).toThrow(InvalidConfig);
    expect(compile).toThrow(/moderation\.options\.optional\.limit/);
    expect(compile).toThrow(/moderation\.options\.optional\.other/);
  });

  test('options of a rule that is gone are left alone', () => {
    expect(compileRules([optional], { gone: { limit: 1 } })).toHaveLength(1);
  });

  test('what the settings have parsed, rules accept: parsing twice changes nothing', () => {
    for (const { name, options } of rules) {
      const once = options?.parse({});
      expect(options?.parse(once), name).toEqual(once);
    }
  });
});

describe('the built-in rules', () => {
  test('pass an ordinary comment of a known reader', () => {
    expect(judge(aDraft(), compileRules(rules))).toEqual({
      status: 'approved',
      signals: [],
      decidedBy: null,
    });
  });

  test('none hides what another has to say', () => {
    const body = 'BUY VIAGRA NOW AT HTTP://A.EXAMPLE AND HTTP://B.EXAMPLE, YOU FOOLS';
    const link = { url: 'http://a.example/', host: 'a.example', start: 18, end: 34 };
    const { status, signals, decidedBy } = judge(
      aDraft({
        body,
        links: [link, link],
        author: { isProven: false },
        history: { approved: 0, recent: ['spam', 'spam', 'spam', 'spam', 'rejected'] },
        trap: { honeypot: 'x', typedForMs: 10 },
        site: { holdAll: true },
      }),
      compileRules(rules, {
        'blocked-words': { words: ['viagra'] },
        'held-words': { words: ['fool*'] },
      })
    );
    expect(signals.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual([
      'honeypot spam',
      'typing-time spam',
      'blocked-words reject',
      'held-words hold',
      'links hold',
      'shouting hold',
      'recent-rejections hold',
      'new-author hold',
      'hold-all hold',
    ]);
    expect({ status, decidedBy }).toEqual({ status: 'rejected', decidedBy: 'blocked-words' });
    expect(JSON.parse(JSON.stringify(signals))).toEqual(signals);
  });

  test('have names of their own, and a sentence and a default for every option', () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const { name, options } of rules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      if (!options) continue;
      expect(options).toBeInstanceOf(z.ZodObject);
      for (const [option, schema] of Object.entries((options as z.ZodObject).shape)) {
        expect((schema as z.ZodType).description, `${name}.${option}`).toMatch(/@default/);
      }
      expect(options.safeParse({}).success, name).toBe(true);
      expect(options.safeParse({ unheardOf: 1 }).success, name).toBe(false);
    }
  });

  test('text is not read by rules before its length is known', () => {
    const readers = ['blocked-words', 'held-words', 'links', 'shouting'];
    const order = rules.map(({ name }) => name);
    for (const reader of readers) {
      expect(order.indexOf(reader)).toBeGreaterThan(order.indexOf('length'));
    }
  });
});
