import { useEffect, useState } from 'react';

import { Loader, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../text';
import { wordDiff, type DiffPiece } from './word-diff';

type Props = { before: string; after: string };

/** What was taken out of a text and what was put in, word by word. */
export const RevisionDiff = ({ before, after }: Props) => {
  const text = useText();
  const [pieces, setPieces] = useState<readonly DiffPiece[] | 'failed' | null>(null);

  useEffect(() => {
    let isGone = false;
    wordDiff(before, after).then(
      (found) => !isGone && setPieces(found),
      // The library could not be loaded.
      () => !isGone && setPieces('failed')
    );
    return () => {
      isGone = true;
    };
  }, [before, after]);

  if (pieces === null) return <Loader small>{text('history.loading')}</Loader>;
  if (pieces === 'failed') {
    return (
      <Diff tag="p" dir="auto">
        {before}
      </Diff>
    );
  }
  return (
    <Diff tag="p" dir="auto">
      {pieces.map((piece, index) =>
        piece.kind === 'same' ? (
          piece.text
        ) : (
          <Change key={index} as={piece.kind === 'added' ? 'ins' : 'del'} $kind={piece.kind}>
            <VisuallyHidden tag="span">
              {text(piece.kind === 'added' ? 'history.added' : 'history.removed.text')}
            </VisuallyHidden>
            {piece.text}
          </Change>
        )
      )}
    </Diff>
  );
};

const Diff = styled(Typography)`
  display: block;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  line-height: 1.6;
`;

const Change = styled.span<{ $kind: 'added' | 'removed' }>`
  border-radius: 2px;
  color: ${({ theme, $kind }) => theme.colors[$kind === 'added' ? 'success700' : 'danger700']};
  background: ${({ theme, $kind }) => theme.colors[$kind === 'added' ? 'success100' : 'danger100']};
  text-decoration: ${({ $kind }) => ($kind === 'added' ? 'underline' : 'line-through')};
  text-underline-offset: 0.2em;
  box-decoration-break: clone;

  /* What stands for what was there. */
  & + & {
    margin-inline-start: 0.3rem;
  }
`;
