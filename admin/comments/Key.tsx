import { styled } from 'styled-components';

/** A key of the keyboard. */
export const Key = styled.kbd`
  display: inline-block;
  min-inline-size: 2rem;
  margin-inline-start: ${({ theme }) => theme.spaces[2]};
  padding-inline: 0.5rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};
  background: ${({ theme }) => theme.colors.neutral100};
  font-family: inherit;
  font-size: 1.1rem;
  line-height: 1.8rem;
  text-align: center;
`;
