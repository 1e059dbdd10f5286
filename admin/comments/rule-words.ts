import type { MessageKey } from '../text';

type RuleWords = {
  readonly title: MessageKey;
  /** What the rule measured; it gets the signal's evidence by name. */
  readonly sentence?: MessageKey;
  /** Evidence without which the sentence makes no sense. */
  readonly needs?: readonly string[];
};

/** How the built-in rules speak, by their names. Others are shown by what their evidence says. */
export const ruleWords: Partial<Record<string, RuleWords>> = {};
