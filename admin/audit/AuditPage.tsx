import { useMemo } from 'react';

import { DatePicker, Flex, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { Offline } from '../live/Offline';
import { searchOf } from '../paged';
import { inspectAudit } from '../permissions';
import { Select } from '../Select';
import { useText } from '../text';
import { useNewsroomAuditQuery } from './audit-api';
import { auditFilter, auditKinds, dayOf, readAuditChoice, type AuditChoice } from './audit-filter';
import { AuditTable } from './AuditTable';

/** Who decided what. What is shown lives in the URL. */
const AuditPage = () => (
  <Page.Protect permissions={inspectAudit}>
    <Audit />
  </Page.Protect>
);

const Audit = () => {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const choice = useMemo(() => readAuditChoice(params), [params]);
  const filter = useMemo(() => auditFilter(choice), [choice]);
  // Of the filter before, while another is loaded: the names hold meanwhile.
  const { data } = useNewsroomAuditQuery(filter);
  const actors = data?.meta.actors ?? [];
  const go = (change: Partial<AuditChoice>) => {
    const next = { ...choice, ...change };
    setParams(searchOf({ ...next, kind: next.kind === 'decisions' ? undefined : next.kind }));
  };

  return (
    <Page.Main>
      <Page.Title>{text('audit.title')}</Page.Title>
      <Layouts.Header title={text('audit.title')} subtitle={text('audit.subtitle')} />
      <Layouts.Action
        startActions={
          <Flex gap={2} wrap="wrap">
            <Select
              size="S"
              aria-label={text('audit.kind')}
              value={choice.kind}
              onChange={(value) => go({ kind: auditKinds.find((one) => one === value) })}
            >
              {auditKinds.map((kind) => (
                <SingleSelectOption key={kind} value={kind}>
                  {text(`audit.kind.${kind}`)}
                </SingleSelectOption>
              ))}
            </Select>
            <Select
              size="S"
              aria-label={text('audit.actor')}
              value={choice.actor ?? everybody}
              onChange={(value) => go({ actor: value === everybody ? undefined : String(value) })}
            >
              <SingleSelectOption value={everybody}>{text('audit.actor.all')}</SingleSelectOption>
              {actors.map(({ key, name }) => (
                <SingleSelectOption key={key} value={key}>
                  {name}
                </SingleSelectOption>
              ))}
            </Select>
            {(['from', 'to'] as const).map((end) => (
              <DatePicker
                key={end}
                size="S"
                aria-label={text(`audit.${end}`)}
                placeholder={text(`audit.${end}`)}
                clearLabel={text(`audit.${end}.clear`)}
                value={choice[end] === undefined ? undefined : localDay(choice[end])}
                onChange={(date) => go({ [end]: date && dayOf(date) })}
                onClear={() => go({ [end]: undefined })}
              />
            ))}
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Offline />
          <AuditTable
            key={searchOf(filter)}
            filter={filter}
            isFiltered={Boolean(choice.actor ?? choice.from ?? choice.to)}
            onClear={() => go({ actor: undefined, from: undefined, to: undefined })}
          />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** No actor's key. */
const everybody = 'everybody';

const localDay = (day: string) => new Date(`${day}T12:00:00`);

export default AuditPage;
