import type { ReactNode } from 'react';

import { Flex, IconButton, Modal } from '@strapi/design-system';
import { ArrowLeft, ArrowRight } from '@strapi/icons';
import { keyframes, styled } from 'styled-components';

import { useDirection, useText } from '../text';
import { useFocusBack } from './use-focus-back';

type Props = {
  onClose: () => void;
  /** Null where there is nothing to go back to. */
  onBack: (() => void) | null;
  children: ReactNode;
};

/** A dialog that stands at the end of the line, over the whole height; over all of a small screen.
 * Closed, it gives the focus back to where it came from. */
export const SideSheet = ({ onClose, onBack, children }: Props) => {
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Sheet
        dir={useDirection()}
        aria-describedby={undefined}
        onCloseAutoFocus={useFocusBack()}
        data-back={onBack ? '' : undefined}
      >
        <BackContext onBack={onBack}>{children}</BackContext>
      </Sheet>
    </Modal.Root>
  );
};

const BackContext = ({ onBack, children }: Pick<Props, 'onBack' | 'children'>) => {
  const text = useText();
  const isMirrored = useDirection() === 'rtl';
  if (!onBack) return children;
  return (
    <>
      <Back>
        <IconButton variant="ghost" size="S" label={text('live.back')} onClick={onBack}>
          {isMirrored ? <ArrowRight /> : <ArrowLeft />}
        </IconButton>
      </Back>
      {children}
    </>
  );
};

type FrameProps = {
  title: ReactNode;
  /** Below the title, in place while the rest scrolls. */
  subtitle?: ReactNode;
  /** Below everything, in place while the rest scrolls. */
  footer?: ReactNode;
  children: ReactNode;
};

/** The parts of a sheet: a head, what scrolls, and a foot. */
export const SheetFrame = ({ title, subtitle, footer, children }: FrameProps) => {
  const text = useText();
  return (
    <>
      <Head closeLabel={text('dialog.close')} alignItems="flex-start" gap={3}>
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <Modal.Title variant="beta" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Modal.Title>
          {subtitle}
        </Flex>
      </Head>
      <Content>{children}</Content>
      {footer}
    </>
  );
};

const comeIn = keyframes`
  from { opacity: 0; translate: var(--from) 0; }
`;

const Sheet = styled(Modal.Content)`
  --from: 4rem;
  &&,
  &&[data-state] {
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: min(68rem, 100%);
    max-inline-size: 100%;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0;
    border-radius: 0;
    transform: none;
    animation: none;
  }
  &:dir(rtl) {
    --from: -4rem;
  }
  @media (prefers-reduced-motion: no-preference) {
    &&[data-state='open'] {
      animation: ${comeIn} 200ms ease-out;
    }
  }
  &:focus {
    outline: none;
  }
`;

const Head = styled(Modal.Header)`
  [data-back] > & {
    padding-inline-start: ${({ theme }) => theme.spaces[9]};
  }
`;

const Back = styled.div`
  position: absolute;
  inset-block-start: 1.2rem;
  inset-inline-start: 1.2rem;
`;

const Content = styled.div`
  flex: 1;
  min-block-size: 0;
  overflow-y: auto;
  overscroll-behavior: contain;
  padding: ${({ theme }) => theme.spaces[4]};
  background: ${({ theme }) => theme.colors.neutral0};

  ${({ theme }) => theme.breakpoints.medium} {
    padding: ${({ theme }) => theme.spaces[6]};
  }
`;
