import type { BulkActionComponent } from '@strapi/content-manager/strapi-admin';
import { useNotification, useQueryParams, useRBAC, useTable } from '@strapi/strapi/admin';

import { moderate } from '../permissions';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useChangeThreadsMutation, useCommentableQuery } from './thread-api';
import { threadChangeNames, threadChanges, type ThreadChangeName } from './thread-changes';

/** The most entries that one request names. */
const most = 100;

/** In the Content Manager's lists of commentable types: what it does to the threads of the entries
 * that are selected. The Content Manager calls each like a hook. */
export const threadBulkActions: BulkActionComponent[] = threadChangeNames.map((name) => {
  const Action: BulkActionComponent = ({ documents, model }) => {
    const text = useText();
    const { allowedActions } = useRBAC(moderate);
    const { data: commentable } = useCommentableQuery(undefined);
    const change = useChange(name, model);
    if (!allowedActions.canModerate || !commentable?.includes(model)) return null;
    const documentIds = documents.map(({ documentId }) => documentId);
    return {
      label: text(`threads.bulk.${name}`),
      variant: 'tertiary',
      dialog: {
        type: 'dialog',
        title: text(`threads.bulk.${name}`),
        content: text(`threads.bulk.${name}.ask`, { count: documentIds.length }),
        confirmLabel: text('threads.bulk.confirm'),
        onConfirm: () => change(documentIds),
      },
    };
  };
  return Action;
});

const useChange = (name: ThreadChangeName, uid: string) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const selectRow = useTable('threadBulkActions', (table) => table.selectRow);
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const [send] = useChangeThreadsMutation();
  const locale = query.plugins?.i18n?.locale;

  return async (documentIds: readonly string[]) => {
    try {
      let count = 0;
      for (let from = 0; from < documentIds.length; from += most) {
        const threads = await send({
          uid,
          documentIds: documentIds.slice(from, from + most),
          change: threadChanges[name],
          ...(locale !== undefined && { locale }),
        }).unwrap();
        count += threads.length;
      }
      toggleNotification({
        type: 'success',
        message: text(`threads.bulk.${name}.done`, { count }),
      });
      selectRow([]);
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('panel.failed', { problem: problem(error) }),
      });
    }
  };
};
