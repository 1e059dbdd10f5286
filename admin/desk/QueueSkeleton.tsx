import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { keyframes, styled } from 'styled-components';

import { useText } from '../text';

/** Stands where cards will be while they are loaded. */
export const QueueSkeleton = () => {
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-busy>
      <VisuallyHidden role="status">{text('desk.loading')}</VisuallyHidden>
      {[0, 1, 2].map((index) => (
        <Box
          key={index}
          aria-hidden
          background="neutral0"
          borderColor="neutral150"
          shadow="tableShadow"
          hasRadius
          padding={6}
        >
          <Flex direction="column" alignItems="flex-start" gap={4}>
            <Bar style={{ inlineSize: '20%' }} />
            <Bar style={{ inlineSize: '70%' }} />
            <Bar style={{ inlineSize: '55%' }} />
          </Flex>
        </Box>
      ))}
    </Flex>
  );
};

const breathe = keyframes`
  50% { opacity: 0.4; }
`;

const Bar = styled.div`
  block-size: 1.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral200};

  @media (prefers-reduced-motion: no-preference) {
    animation: ${breathe} 1.6s ease-in-out infinite;
  }
`;
