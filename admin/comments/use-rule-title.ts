import { useCallback } from 'react';

import { useText } from '../text';
import { ruleWords } from './rule-words';

/** A rule's name in the admin's language; a rule of the host project keeps its own. */
export const useRuleTitle = () => {
  const text = useText();
  return useCallback(
    (rule: string) => {
      const title = ruleWords.get(rule)?.title;
      return title ? text(title) : rule;
    },
    [text]
  );
};
