import { Typography, VisuallyHidden } from '@strapi/design-system';
import { css, styled, type DefaultTheme } from 'styled-components';

import type { Signal } from '../../server/moderation/rule';
import { useText } from '../text';
import { markText } from './mark-text';
import { spansIn } from './spans';
import { useRuleTitle } from './use-rule-title';

type Props = {
  /** As written: offsets refer to it. */
  text: string;
  field: 'body' | 'authorName';
  signals: readonly Signal[];
};

/** A text as its author wrote it, with every piece marked that a rule points at, named by the rule:
 * on hover, and for those who listen. */
export const MarkedText = ({ text, field, signals }: Props) => {
  const say = useText();
  const ruleTitle = useRuleTitle();
  return markText(text, spansIn(field, signals)).map((segment, index) => {
    if (segment.rules.length === 0) return segment.text;
    const rules = segment.rules.map(ruleTitle).join(', ');
    const isHard = signals.some(
      ({ rule, outcome }) => outcome !== 'hold' && segment.rules.includes(rule)
    );
    return (
      <Mark key={index} title={rules} $isHard={isHard}>
        {segment.text}
        <VisuallyHidden tag="span">{say('comment.mark', { rules })}</VisuallyHidden>
      </Mark>
    );
  });
};

/** `isHard`: a rule calls it spam or rejects it, where others only hold it. */
export const markCss = (theme: DefaultTheme, isHard: boolean) => css`
  font: inherit;
  border-radius: 2px;
  color: ${theme.colors.neutral800};
  background: ${theme.colors[isHard ? 'danger100' : 'warning100']};
  box-shadow: inset 0 -2px 0 ${theme.colors[isHard ? 'danger500' : 'warning500']};
  box-decoration-break: clone;
`;

const Mark = styled(Typography).attrs({ tag: 'mark' })<{ $isHard: boolean }>`
  ${({ theme, $isHard }) => markCss(theme, $isHard)}
`;
