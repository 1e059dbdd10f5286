import { useQueryParams, useRBAC } from '@strapi/strapi/admin';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Box, Typography } from '@strapi/design-system';

import { Boundary } from '../Boundary';
import { readDesk } from '../permissions';
import { useDirection, useText } from '../text';
import { useCommentableQuery } from './thread-api';
import { ThreadSummary } from './ThreadSummary';

/**
 * The side panel in the edit view of commentable types. The Content Manager calls it like a hook
 * and shows what it returns; whatever changes while it is shown is up to the content.
 */
export const CommentsPanel: PanelComponent = ({ model, documentId, document, meta }) => {
  const text = useText();
  const direction = useDirection();
  const { allowedActions } = useRBAC(readDesk);
  const { data: commentable } = useCommentableQuery(undefined);
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  if (!allowedActions.canRead || !commentable?.includes(model)) return null;

  const isSaved = documentId !== undefined && documentId !== 'create' && document !== undefined;
  return {
    title: text('panel.title'),
    content: (
      <Box dir={direction} width="100%">
        <Boundary fallback={<Typography>{text('panel.error')}</Typography>}>
          {isSaved ? (
            <ThreadSummary
              // Saving and publishing may open the thread or change its state: it is asked for again.
              key={`${document.updatedAt ?? ''} ${meta?.availableStatus.length ?? 0}`}
              subject={{ uid: model, documentId, locale: query.plugins?.i18n?.locale }}
            />
          ) : (
            <Typography variant="pi" textColor="neutral600">
              {text('panel.creating')}
            </Typography>
          )}
        </Boundary>
      </Box>
    ),
  };
};
