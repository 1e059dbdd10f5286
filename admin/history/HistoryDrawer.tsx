import type { ReactNode } from 'react';

import { Box, Flex, Loader, Typography } from '@strapi/design-system';

import type { DeskComment, History } from '../../server/desk/contract';
import type { DrawerProps } from '../drawers/DrawerHost';
import { SheetFrame } from '../drawers/SideSheet';
import { Problem } from '../live/Problem';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
import { DecisionEntry } from './DecisionEntry';
import { RevisionDiff } from './RevisionDiff';
import { useCommentHistoryQuery } from './history-api';

/** Who decided what on a comment, what its text was before, and what readers reported. */
const HistoryDrawer = ({ comment }: DrawerProps & { comment: DeskComment }) => {
  const text = useText();
  const { currentData: history, error, isFetching, refetch } = useCommentHistoryQuery(comment.id);
  return (
    <SheetFrame
      title={text('history.title')}
      subtitle={
        <Typography variant="pi" textColor="neutral600" style={breakAnywhere}>
          {text('history.of', { name: comment.author.name })}
        </Typography>
      }
    >
      {history ? (
        <Lists comment={comment} history={history} />
      ) : error && !isFetching ? (
        <Problem title={text('history.error')} error={error} onRetry={() => void refetch()} />
      ) : (
        <Flex justifyContent="center" padding={8}>
          <Loader>{text('history.loading')}</Loader>
        </Flex>
      )}
    </SheetFrame>
  );
};

/** The server lists what came first first; here it is the other way round. */
const Lists = ({ comment, history }: { comment: DeskComment; history: History }) => {
  const text = useText();
  const { decisions, revisions, reports } = history;
  const changes = revisions.map((revision, index) => ({
    revision,
    after: revisions[index + 1]?.body ?? comment.body,
  }));
  return (
    <Flex direction="column" alignItems="stretch" gap={7}>
      <Section title={text('history.decisions')} empty={text('history.decisions.none')}>
        {decisions.toReversed().map((decision) => (
          <DecisionEntry key={decision.id} decision={decision} />
        ))}
      </Section>
      <Section title={text('history.revisions')} empty={text('history.revisions.none')}>
        {changes.toReversed().map(({ revision, after }) => (
          <Entry key={revision.revision}>
            <Typography tag="p" variant="pi" textColor="neutral600" style={breakAnywhere}>
              <bdi>
                {revision.actorKind === 'staff'
                  ? (revision.actorName ?? text('sanction.someone'))
                  : text(`history.actor.${revision.actorKind ?? 'script'}`)}
              </bdi>
              {' · '}
              <RelativeTime date={revision.replacedAt} />
            </Typography>
            <RevisionDiff before={revision.body} after={after} />
          </Entry>
        ))}
      </Section>
      <Section title={text('history.reports')} empty={text('history.reports.none')}>
        {reports.toReversed().map((report, index) => (
          <Entry key={index}>
            <Flex gap={2} wrap="wrap">
              <Typography fontWeight="semiBold" textColor="neutral800">
                {text(`history.report.${report.reason}`)}
              </Typography>
              <ReadableBadge size="S" tone={report.resolvedAt === null ? 'warning' : 'neutral'}>
                {text(
                  report.resolvedAt === null ? 'history.report.open' : 'history.report.settled'
                )}
              </ReadableBadge>
            </Flex>
            {report.note && (
              <Typography tag="p" dir="auto" textColor="neutral800" style={written}>
                {report.note}
              </Typography>
            )}
            <Typography variant="pi" textColor="neutral600">
              <RelativeTime date={report.createdAt} />
            </Typography>
          </Entry>
        ))}
      </Section>
    </Flex>
  );
};

type SectionProps = { title: string; empty: string; children: readonly ReactNode[] };

const Section = ({ title, empty, children }: SectionProps) => {
  return (
    <section>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {title}
      </Typography>
      {children.length === 0 ? (
        <Box paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {empty}
          </Typography>
        </Box>
      ) : (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
          {children}
        </Flex>
      )}
    </section>
  );
};

const Entry = ({ children }: { children: ReactNode }) => (
  <Box tag="li" borderColor="neutral150" hasRadius padding={3} minWidth={0}>
    <Flex direction="column" alignItems="stretch" gap={2}>
      {children}
    </Flex>
  </Box>
);

const breakAnywhere = { overflowWrap: 'anywhere' } as const;
const written = { ...breakAnywhere, whiteSpace: 'pre-wrap' } as const;

export default HistoryDrawer;
