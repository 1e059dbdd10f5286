import { useCallback } from 'react';

import { useText } from '../text';
import { ruleTitle } from './evidence';

/** A rule's name in the admin's language; a rule of the host project keeps its own. */
export const useRuleTitle = () => {
  const text = useText();
  return useCallback(
    (rule: string) => {
      const title = ruleTitle(rule);
      return title ? text(title.key) : rule;
    },
    [text]
  );
};
