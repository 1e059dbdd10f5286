import { useCallback } from 'react';

import {
  Button,
  EmptyStateLayout,
  Flex,
  Loader,
  Table,
  Tbody,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useRBAC } from '@strapi/strapi/admin';

import { Problem } from '../live/Problem';
import { readDesk } from '../permissions';
import { ResponsiveTable } from '../ResponsiveTable';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useLazyNewsroomAuditQuery, useNewsroomAuditQuery, type AuditFilter } from './audit-api';
import { AuditRow } from './AuditRow';

type Props = { filter: AuditFilter; isFiltered: boolean; onClear: () => void };

const columns = ['at', 'actor', 'what', 'on', 'why'] as const;
const isWide = (column: (typeof columns)[number]) => column === 'on' || column === 'why';

export const AuditTable = ({ filter, isFiltered, onClear }: Props) => {
  const text = useText();
  const problem = useProblem();
  const { allowedActions: may } = useRBAC(readDesk);
  const { currentData: page, error, isFetching, refetch } = useNewsroomAuditQuery(filter);
  const [loadNext] = useLazyNewsroomAuditQuery();
  const next = page?.meta.next ?? null;
  const loadMore = useCallback(() => {
    if (next !== null) void loadNext({ ...filter, after: next });
  }, [filter, next, loadNext]);

  if (!page) {
    return error && !isFetching ? (
      <Problem title={text('audit.error')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Flex justifyContent="center" padding={8}>
        <Loader>{text('audit.loading')}</Loader>
      </Flex>
    );
  }
  if (page.data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={text(isFiltered ? 'audit.none.filtered' : `audit.none.${filter.kind}`)}
        action={
          isFiltered ? (
            <Button variant="secondary" onClick={onClear}>
              {text('audit.clear')}
            </Button>
          ) : undefined
        }
        hasRadius
        shadow="tableShadow"
      />
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ResponsiveTable>
        <Table colCount={columns.length} rowCount={page.data.length + 1}>
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th key={column} className={isWide(column) ? 'newsroom-wide' : undefined}>
                  <Typography variant="sigma">{text(`audit.column.${column}`)}</Typography>
                </Th>
              ))}
            </Tr>
          </Thead>
          <Tbody>
            {page.data.map((entry) => (
              <AuditRow key={entry.id} entry={entry} isLinked={may.canRead ?? false} />
            ))}
          </Tbody>
        </Table>
      </ResponsiveTable>
      <Flex direction="column" gap={2}>
        {error && !isFetching && (
          <Typography role="alert" textColor="danger600">
            {text('audit.error.more')} {problem(error)}
          </Typography>
        )}
        {next !== null && (
          <Button variant="tertiary" loading={isFetching} onClick={loadMore}>
            {text('audit.more')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
};
