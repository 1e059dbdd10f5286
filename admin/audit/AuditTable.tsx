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
import { styled } from 'styled-components';

import { Problem } from '../live/Problem';
import { readDesk } from '../permissions';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useLazyNewsroomAuditQuery, useNewsroomAuditQuery, type AuditFilter } from './audit-api';
import { AuditRow } from './AuditRow';

type Props = { filter: AuditFilter; isFiltered: boolean; onClear: () => void };

const columns = ['at', 'actor', 'what', 'on', 'why'] as const;

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
      <Responsive>
        <Table colCount={columns.length} rowCount={page.data.length + 1}>
          <Thead>
            <Tr>
              {columns.map((column) => (
                <Th key={column} className={`newsroom-${column}`}>
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
      </Responsive>
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

/** On a narrow screen one cell stands below the other. */
const Responsive = styled.div`
  min-inline-size: 0;

  th,
  td {
    text-align: start;
  }
  /* Strapi's own rule for a row's first cell is more specific. */
  &&& td {
    vertical-align: top;
    padding-block: ${({ theme }) => theme.spaces[3]};
  }

  @media (max-width: 59.9rem) {
    .newsroom-on,
    .newsroom-why {
      display: none;
    }
    .newsroom-narrow {
      display: block;
    }
    td,
    th {
      padding-inline: ${({ theme }) => theme.spaces[3]};
    }
    &&& td * {
      white-space: normal;
      overflow-wrap: break-word;
    }
  }
  @media (min-width: 60rem) {
    .newsroom-narrow {
      display: none;
    }
  }
`;
