import { useEffect, useRef, useState } from 'react';

import { Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import type { ChangedMeanwhile, DeskComment } from '../../server/desk/contract';
import type { Target } from '../comments/DecisionButtons';
import { RejectDialog } from '../comments/RejectDialog';
import type { DrawerProps } from '../drawers/DrawerHost';
import { SheetFrame } from '../drawers/SideSheet';
import { Problem } from '../live/Problem';
import { useLooking } from '../live/use-looking';
import { moderate } from '../permissions';
import { useText } from '../text';
import type { Rejection } from '../use-reason';
import { buildTree } from './build-tree';
import { ConversationBranches } from './ConversationBranches';
import { useConversation } from './use-conversation';
import { useDecideAlone } from './use-decide-alone';

/** The whole conversation that a comment stands in, to read, decide and reply in. */
const ConversationDrawer = ({
  comment,
  onOpen,
  onChanged,
}: DrawerProps & { comment: DeskComment }) => {
  const text = useText();
  const { allowedActions } = useRBAC(moderate);
  const conversation = useConversation(comment);
  const { decide } = useDecideAlone();
  const [rejecting, setRejecting] = useState<DeskComment | null>(null);
  const [changed, setChanged] = useState<ReadonlyMap<string, ChangedMeanwhile>>(new Map());
  const list = useRef<HTMLDivElement>(null);
  const { comments, isLoaded, error, put } = conversation;
  useLooking(comment.id);

  useEffect(() => {
    if (isLoaded) itemOf(list.current, comment.id)?.scrollIntoView({ block: 'center' });
  }, [isLoaded, comment.id]);

  const settle = async (on: DeskComment, choice: { to: Target } & Partial<Rejection>) => {
    const outcome = await decide(on, choice);
    if (outcome.kind === 'decided') take(outcome.comment);
    if (outcome.kind === 'changed') {
      take(outcome.changed.comment);
      setChanged((known) => new Map(known).set(on.id, outcome.changed));
    }
    // The button that was pressed is another one now.
    itemOf(list.current, on.id)?.focus();
  };
  const take = (...newer: DeskComment[]) => {
    put(...newer);
    newer.forEach((one) => onChanged(one));
    setChanged(
      (known) => new Map([...known].filter(([id]) => !newer.some((one) => one.id === id)))
    );
  };
  const endRejecting = () => {
    if (rejecting) setTimeout(() => itemOf(list.current, rejecting.id)?.focus());
    setRejecting(null);
  };

  const { title } = comment.thread;
  return (
    <SheetFrame
      title={text('conversation.title')}
      subtitle={
        <Link
          tag={NavLink}
          to={`/content-manager/collection-types/${comment.thread.subjectUid}/${comment.thread.subjectDocumentId}`}
          style={{ overflowWrap: 'anywhere' }}
        >
          <bdi>{title ?? text('conversation.untitled')}</bdi>
        </Link>
      }
      footer={
        conversation.hasNews && (
          <Flex role="status" justifyContent="center" padding={3} background="primary100">
            <Button size="S" onClick={conversation.refresh}>
              {text('conversation.news')}
            </Button>
          </Flex>
        )
      }
    >
      <div ref={list}>
        {error && !isLoaded && !conversation.isFetching ? (
          <Problem
            title={text('conversation.error')}
            error={error}
            onRetry={conversation.refresh}
          />
        ) : !isLoaded ? (
          <Flex justifyContent="center" padding={8}>
            <Loader>{text('conversation.loading')}</Loader>
          </Flex>
        ) : (
          <ConversationBranches
            branches={buildTree(comments)}
            asked={comment.id}
            level={0}
            canModerate={allowedActions.canModerate ?? false}
            viewers={conversation.viewers}
            changed={changed}
            onAuthor={(author) => onOpen({ kind: 'author', author })}
            onHistory={(one) => onOpen({ kind: 'history', comment: one })}
            onChoose={(one, to) =>
              to === 'rejected' ? setRejecting(one) : void settle(one, { to })
            }
            onReplied={take}
          />
        )}
        {isLoaded && conversation.hasMore && (
          <Flex direction="column" gap={2} paddingTop={4}>
            {error && !conversation.isFetching && (
              <Typography role="alert" textColor="danger600">
                {text('conversation.error.more')}
              </Typography>
            )}
            <Button
              variant="tertiary"
              loading={conversation.isFetching}
              onClick={conversation.loadMore}
            >
              {text('conversation.more')}
            </Button>
          </Flex>
        )}
        {isLoaded && comments.length === 0 && (
          <Typography textColor="neutral600">{text('conversation.empty')}</Typography>
        )}
      </div>
      <RejectDialog
        comment={rejecting}
        onCancel={endRejecting}
        onReject={(rejection) => {
          if (rejecting) void settle(rejecting, { to: 'rejected', ...rejection });
          endRejecting();
        }}
      />
    </SheetFrame>
  );
};

const itemOf = (list: HTMLElement | null, id: string) =>
  list?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);

export default ConversationDrawer;
