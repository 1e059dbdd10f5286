import { styled } from 'styled-components';

import { useText } from '../text';
import { useThreadTitlesQuery } from './desk-api';

type Props = {
  id: string;
  /** All that are named together, so that they are asked for at once. */
  threads: readonly string[];
};

/** What a thread is about. */
export const ThreadTitle = ({ id, threads }: Props) => {
  const text = useText();
  const { data } = useThreadTitlesQuery({ ids: threads });
  const title = data?.find((thread) => thread.id === id)?.title;
  return <Title>{title ?? text('filter.thread.one')}</Title>;
};

const Title = styled.bdi`
  display: block;
  max-inline-size: min(28rem, 60vw);
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;
