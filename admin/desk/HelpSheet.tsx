import { Box, Flex, Modal, Switch, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { Key } from '../comments/Key';
import { useDirection, useText } from '../text';
import { keyGroups, keyOf } from './keys';
import type { Commands } from './use-keys';

type Props = {
  isOpen: boolean;
  onClose: () => void;
  /** What keys do here: no others are shown. */
  commands: Commands;
  areOn: boolean;
  onSwitch: (on: boolean) => void;
};

/** Every key of the desk, and how to switch them off. */
export const HelpSheet = ({ isOpen, onClose, commands, areOn, onSwitch }: Props) => {
  const text = useText();
  const direction = useDirection();
  const groups = keyGroups
    .map(([group, all]) => ({ group, shown: all.filter((one) => commands[one] !== undefined) }))
    .filter(({ shown }) => shown.length > 0);
  return (
    <Modal.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Content dir={direction}>
        <Modal.Header closeLabel={text('keys.close')}>
          <Modal.Title>{text('keys.title')}</Modal.Title>
        </Modal.Header>
        <Modal.Body dir={direction}>
          <Flex gap={4} justifyContent="space-between" paddingBottom={5} wrap="wrap">
            <Typography textColor="neutral600">{text('keys.hint.off')}</Typography>
            {/* Its knob leaves it from right to left. */}
            <span dir="ltr">
              <Switch
                checked={areOn}
                aria-label={text('keys.switch')}
                onLabel={text('keys.on')}
                offLabel={text('keys.off')}
                visibleLabels
                onCheckedChange={onSwitch}
              />
            </span>
          </Flex>
          <Groups>
            {groups.map(({ group, shown }) => (
              <Box key={group}>
                <Typography tag="h3" variant="sigma" textColor="neutral600">
                  {text(`keys.group.${group}`)}
                </Typography>
                <Flex tag="dl" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
                  {shown.map((command) => (
                    <Row key={command}>
                      <Typography tag="dt" textColor="neutral800">
                        {text(`keys.${command}`)}
                      </Typography>
                      <dd>
                        <Keys of={keyOf[command]} />
                      </dd>
                    </Row>
                  ))}
                </Flex>
              </Box>
            ))}
          </Groups>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
};

const Keys = ({ of }: { of: string }) => {
  const text = useText();
  if (of === 'Escape') return <Key>{text('keys.escape')}</Key>;
  if (/^[A-Z]$/.test(of)) {
    return (
      <>
        <Key>{text('keys.shift')}</Key>
        <Key>{of.toLowerCase()}</Key>
      </>
    );
  }
  return <Key>{of}</Key>;
};

const Groups = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};

  ${({ theme }) => theme.breakpoints.medium} {
    grid-template-columns: 1fr 1fr;
    column-gap: ${({ theme }) => theme.spaces[10]};
  }
`;

const Row = styled.div`
  display: flex;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[3]};
`;
