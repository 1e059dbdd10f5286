import type { ReactNode } from 'react';

import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { AuthorNote, Sanction } from '../../server/authors/contract';
import type { DeskComment } from '../../server/desk/contract';
import { statusBadges } from '../comments/status-badges';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useRemoveNoteMutation } from './author-api';
import { reasonKey } from './reason-key';
import type { Happening } from './timeline';

type Props = {
  happening: Happening;
  canModerate: boolean;
  onComment: (comment: DeskComment) => void;
};

export const TimelineItem = ({ happening, canModerate, onComment }: Props) => {
  switch (happening.kind) {
    case 'comment':
      return <Comment comment={happening.comment} onComment={onComment} />;
    case 'note':
      return <Note note={happening.note} canModerate={canModerate} />;
    case 'put':
    case 'lifted':
      return <SanctionEvent sanction={happening.sanction} what={happening.kind} />;
  }
};

const Comment = ({
  comment,
  onComment,
}: {
  comment: DeskComment;
  onComment: Props['onComment'];
}) => {
  const text = useText();
  const { status, thread, body } = comment;
  return (
    <Entry date={comment.createdAt}>
      <Flex gap={2} wrap="wrap">
        <ReadableBadge size="S" tone={statusBadges[status]}>
          {text(`status.${status}`)}
        </ReadableBadge>
        <Typography variant="pi" textColor="neutral600" style={breakAnywhere}>
          <bdi>{thread.title ?? text('conversation.untitled')}</bdi>
        </Typography>
      </Flex>
      <Excerpt dir="auto" textColor="neutral800">
        {status === 'deleted' ? text('conversation.deleted') : body}
      </Excerpt>
      <TextButton onClick={() => onComment(comment)}>
        {text('author-drawer.conversation')}
      </TextButton>
    </Entry>
  );
};

const Note = ({ note, canModerate }: { note: AuthorNote; canModerate: boolean }) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const userId = useAuth('TimelineItem', (auth) => auth.user?.id);
  const [remove, { isLoading }] = useRemoveNoteMutation();
  const isOwn = note.actorKey === `staff:${userId}`;

  const forget = async () => {
    try {
      await remove(note.id).unwrap();
      toggleNotification({ type: 'success', message: text('note.removed') });
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('note.failed', { problem: problem(error) }),
      });
    }
  };

  return (
    <Entry date={note.createdAt} background="primary100">
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
        {text('note.by', { name: note.actorName ?? text('sanction.someone') })}
      </Typography>
      <Typography tag="p" dir="auto" textColor="neutral800" style={written}>
        {note.body}
      </Typography>
      {isOwn && canModerate && (
        <TextButton disabled={isLoading} onClick={() => void forget()}>
          {text('note.remove')}
        </TextButton>
      )}
    </Entry>
  );
};

const SanctionEvent = ({ sanction, what }: { sanction: Sanction; what: 'put' | 'lifted' }) => {
  const text = useText();
  const name =
    (what === 'put' ? sanction.actorName : sanction.liftedByName) ?? text('sanction.someone');
  const date = what === 'put' ? sanction.createdAt : (sanction.liftedAt ?? sanction.createdAt);
  return (
    <Entry date={date} background={what === 'put' ? 'warning100' : 'success100'}>
      <Typography fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
        {text(`sanction.event.${what}`, { kind: sanction.kind, name })}
      </Typography>
      {what === 'put' && (
        <Typography tag="p" variant="pi" textColor="neutral800" dir="auto" style={written}>
          {text(reasonKey(sanction.reason))}
          {sanction.note && ` · ${sanction.note}`}
        </Typography>
      )}
    </Entry>
  );
};

type EntryProps = { date: string; background?: string; children: ReactNode };

const Entry = ({ date, background = 'neutral0', children }: EntryProps) => (
  <Box tag="li" background={background} borderColor="neutral150" hasRadius padding={3} minWidth={0}>
    <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
      {children}
      <Typography variant="pi" textColor="neutral600">
        <RelativeTime date={date} />
      </Typography>
    </Flex>
  </Box>
);

const breakAnywhere = { overflowWrap: 'anywhere' } as const;
const written = { ...breakAnywhere, whiteSpace: 'pre-wrap' } as const;

const Excerpt = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  overflow: hidden;
  overflow-wrap: anywhere;
`;
