import type { MessageKey } from '../text';

/** What a sentence gets: evidence by name, and the signal's outcome as `outcome`. */
export type Facts = Readonly<Record<string, string | number>>;

type RuleWords = {
  readonly title: MessageKey;
  /** What the rule found, measured against its threshold. */
  readonly sentence?: MessageKey;
  /** Evidence without which the sentence would make no sense. */
  readonly needs?: readonly string[];
  /** Facts that the sentence wants in another shape. */
  readonly facts?: (facts: Facts) => Facts;
};

const measured = ['found', 'threshold'];

/** How the built-in rules speak, by their names. Others are shown by what their evidence says. */
export const ruleWords: ReadonlyMap<string, RuleWords> = new Map<string, RuleWords>([
  ['blocked-words', { title: 'rule.blocked-words' }],
  ['held-words', { title: 'rule.held-words' }],
  ['links', { title: 'rule.links', sentence: 'evidence.links', needs: measured }],
  [
    'shouting',
    { title: 'rule.shouting', sentence: 'evidence.shouting', needs: [...measured, 'letters'] },
  ],
  [
    'recent-rejections',
    {
      title: 'rule.recent-rejections',
      sentence: 'evidence.recent-rejections',
      needs: ['rejected', 'decided', 'threshold'],
    },
  ],
  ['new-author', { title: 'rule.new-author', sentence: 'evidence.new-author', needs: measured }],
  ['hold-all', { title: 'rule.hold-all', sentence: 'evidence.hold-all', needs: ['by'] }],
  ['sanctions', { title: 'rule.sanctions', sentence: 'evidence.sanctions', needs: ['kind'] }],
  ['honeypot', { title: 'rule.honeypot', sentence: 'evidence.honeypot', needs: ['found'] }],
  [
    'typing-time',
    {
      title: 'rule.typing-time',
      sentence: 'evidence.typing-time',
      needs: measured,
      facts: ({ found, threshold }) => ({
        seconds: Number(found) / 1000,
        least: Number(threshold) / 1000,
        when: Number(found) < 0 ? 'before' : Number(found) < Number(threshold) ? 'soon' : 'late',
      }),
    },
  ],
]);
