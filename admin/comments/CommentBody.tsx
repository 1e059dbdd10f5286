import { useMemo, useState, type MouseEvent } from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';
import { markHtml } from './mark-html';
import { markCss, MarkedText } from './MarkedText';
import { spansIn } from './spans';
import { useRuleTitle } from './use-rule-title';

/** Texts beyond this are folded, so that one of them does not push the queue away. */
const longText = { characters: 1200, lines: 16 };

/**
 * A comment's text as readers see it, with the pieces marked that rules point at. Where a piece is not
 * to be seen there, it is shown as written; and on demand the other way.
 */
export const CommentBody = ({ comment }: { comment: DeskComment }) => {
  const text = useText();
  const { body, html, signals } = comment;
  const hasMarks = spansIn('body', signals).length > 0;
  const isLong = body.length > longText.characters || body.split('\n').length > longText.lines;
  const ruleTitle = useRuleTitle();
  const marked = useMemo(
    () =>
      markHtml({
        body,
        html,
        signals,
        nameOf: (rules) => rules.map(ruleTitle).join(', '),
      }),
    [body, html, signals, ruleTitle]
  );
  const [isSource, setIsSource] = useState(marked.isPartial);
  const [isOpen, setIsOpen] = useState(false);

  return (
    <Flex direction="column" alignItems="stretch" gap={2} minWidth={0}>
      <Fold $isFolded={isLong && !isOpen}>
        {isSource ? (
          <Source tag="p" dir="auto">
            <MarkedText text={body} field="body" signals={signals} />
          </Source>
        ) : (
          // The server has sanitised it when it was written, as for readers.
          <Published
            tag="div"
            dir="auto"
            onClick={openLinkElsewhere}
            dangerouslySetInnerHTML={{ __html: marked.html }}
          />
        )}
      </Fold>
      <Flex gap={4} wrap="wrap">
        {isLong && (
          <TextButton aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {text(isOpen ? 'comment.collapse' : 'comment.expand')}
          </TextButton>
        )}
        {hasMarks && (
          <TextButton onClick={() => setIsSource(!isSource)}>
            {text(isSource ? 'comment.view.published' : 'comment.view.source')}
          </TextButton>
        )}
      </Flex>
    </Flex>
  );
};

/** What a stranger linked to must not replace the desk, nor learn where it stands. */
const openLinkElsewhere = (event: MouseEvent<HTMLElement>) => {
  const link = event.target instanceof Element && event.target.closest('a');
  if (!link || !link.href) return;
  event.preventDefault();
  window.open(link.href, '_blank', 'noopener,noreferrer');
};

const Fold = styled(Box)<{ $isFolded: boolean }>`
  overflow-wrap: anywhere;
  ${({ $isFolded }) =>
    $isFolded &&
    `max-height: 28rem;
     overflow: hidden;
     mask-image: linear-gradient(to bottom, black 80%, transparent);`}
`;

const Source = styled(Typography)`
  display: block;
  white-space: pre-wrap;
  line-height: 1.6;
`;

const Published = styled(Typography)`
  display: block;
  line-height: 1.6;

  mark {
    ${({ theme }) => markCss(theme, false)}
  }

  mark[data-hard] {
    ${({ theme }) => markCss(theme, true)}
  }

  /* For those who listen. */
  mark > span {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  > * + * {
    margin-block-start: 0.8rem;
  }

  a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }

  strong {
    font-weight: ${({ theme }) => theme.fontWeights.bold};
  }

  em {
    font-style: italic;
  }

  ul,
  ol {
    padding-inline-start: 2.4rem;
  }

  ul {
    list-style: disc;
  }

  ol {
    list-style: decimal;
  }

  blockquote {
    padding-inline-start: 1.2rem;
    border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
    color: ${({ theme }) => theme.colors.neutral600};
  }

  code,
  pre {
    font-family: monospace;
    white-space: pre-wrap;
    background: ${({ theme }) => theme.colors.neutral150};
    border-radius: ${({ theme }) => theme.borderRadius};
    padding-inline: 0.4rem;
  }
`;
