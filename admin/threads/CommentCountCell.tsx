import { Flex, Typography } from '@strapi/design-system';
import { useQueryParams, useRBAC, useTable } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { isRecord } from '../answer';
import { readDesk } from '../permissions';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { batchOf } from './batch-of';
import { useSubjectCountsQuery } from './thread-api';

/** Approved and waiting comments of one row in the Content Manager's list. */
export const CommentCountCell = ({ uid, documentId }: { uid: string; documentId: string }) => {
  const text = useText();
  const intl = useIntl();
  const { allowedActions: may } = useRBAC(readDesk);
  const rows: readonly unknown[] = useTable('CommentCountCell', ({ rows }) => rows, false) ?? [];
  const [{ query }] = useQueryParams<{ plugins?: { i18n?: { locale?: string } } }>();
  const documentIds = batchOf(rows.flatMap(documentIdOf), documentId);
  const { data } = useSubjectCountsQuery(
    { uid, documentIds, locale: query.plugins?.i18n?.locale },
    { skip: !may.canRead || documentIds.length === 0 }
  );
  const counts = data?.[documentId];

  if (!counts) {
    return <Typography textColor="neutral600">{text('column.none')}</Typography>;
  }
  return (
    <Flex gap={2}>
      <Typography
        textColor="neutral800"
        title={text('column.approved', { count: counts.approved })}
      >
        {intl.formatNumber(counts.approved)}
      </Typography>
      {counts.pending > 0 && (
        <ReadableBadge size="S" tone="warning">
          {text('column.pending', { count: counts.pending })}
        </ReadableBadge>
      )}
    </Flex>
  );
};

const documentIdOf = (row: unknown): string[] =>
  isRecord(row) && typeof row.documentId === 'string' ? [row.documentId] : [];
