import { useEffect, useState } from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { Key } from '../comments/Key';
import { useText } from '../text';
import { keyOf } from './keys';
import type { Said } from './use-decisions';

/** Milliseconds that a message stays; its key takes the decision back after that as well. */
const shownFor = 10_000;

type Props = { said: Said | null; hasKeys: boolean; onUndo: () => void };

/** What was done last, and how to take it back. */
export const SaidBar = ({ said, hasKeys, onUndo }: Props) => {
  const text = useText();
  const [over, setOver] = useState(0);
  const number = said?.number ?? 0;
  useEffect(() => {
    const timer = setTimeout(() => setOver(number), shownFor);
    return () => clearTimeout(timer);
  }, [number]);
  const isShown = said !== null && over < number;
  return (
    <Place role="status" aria-live="polite">
      {isShown && (
        <Bar>
          <Typography textColor="neutral0" style={{ overflowWrap: 'anywhere' }}>
            {said.message}
          </Typography>
          {said.canUndo && (
            <Undo type="button" onClick={onUndo} aria-keyshortcuts={hasKeys ? 'z' : undefined}>
              {text('undo.button')}
              {hasKeys && <Key aria-hidden>{keyOf.undo}</Key>}
            </Undo>
          )}
        </Bar>
      )}
    </Place>
  );
};

const Place = styled.div`
  position: fixed;
  inset-block-end: 2.4rem;
  inset-inline: 1.6rem;
  z-index: 4;
  display: flex;
  justify-content: center;
  pointer-events: none;
`;

const Bar = styled(Flex).attrs({
  gap: 4,
  background: 'neutral800',
  hasRadius: true,
  shadow: 'popupShadow',
})`
  max-inline-size: 64rem;
  padding: 1rem 1.6rem;
  pointer-events: auto;
`;

const Undo = styled.button`
  flex-shrink: 0;
  padding: 0.4rem 0.8rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  color: ${({ theme }) => theme.colors.neutral0};
  text-decoration: underline;
  cursor: pointer;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.neutral0};
  }
`;
