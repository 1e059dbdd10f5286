import {
  Button,
  DatePicker,
  Field,
  Flex,
  Popover,
  SingleSelectOption,
} from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { styled } from 'styled-components';

import { commentStatuses, reportReasons } from '../../content-types';
import { ruleWords } from '../comments/rule-words';
import { useRuleTitle } from '../comments/use-rule-title';
import { Select } from '../Select';
import { useDirection, useText } from '../text';
import { useLocalesQuery, useRuleNamesQuery } from './desk-api';
import { dateOfDay, dayOfDate } from './days';
import { filtersOn, type QueueKey } from './queue-key';
import { ThreadPicker } from './ThreadPicker';

type Props = { queue: QueueKey; onGo: (change: Partial<QueueKey>) => void };

/** Everything that a queue can be narrowed to, besides words. */
export const FilterMenu = ({ queue, onGo }: Props) => {
  const text = useText();
  const direction = useDirection();
  const count = filtersOn(queue).filter((name) => name !== 'search').length;
  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" startIcon={<Filter />}>
          {count > 0 ? text('filter.button.count', { count }) : text('filter.button')}
        </Button>
      </Popover.Trigger>
      <Popover.Content
        dir={direction}
        align="start"
        collisionPadding={16}
        aria-label={text('filter.button')}
      >
        <Form>
          <Filters queue={queue} onGo={onGo} />
        </Form>
      </Popover.Content>
    </Popover.Root>
  );
};

const Filters = ({ queue, onGo }: Props) => {
  const text = useText();
  const ruleTitle = useRuleTitle();
  const { data: known = [...ruleWords.keys()] } = useRuleNamesQuery(undefined);
  const { data: locales = [] } = useLocalesQuery(undefined);
  const { status, rule, report, from, to, locale } = queue;
  const rules = rule === null || known.includes(rule) ? known : [...known, rule];
  const codes = locales.map(({ code }) => code);
  const languages = locale === null || codes.includes(locale) ? codes : [...codes, locale];
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={4}>
      <ThreadPicker threads={queue.threads} onChange={(threads) => onGo({ threads })} />
      {queue.queue === 'all' && (
        <Choice
          label={text('filter.status')}
          value={status}
          options={commentStatuses}
          nameOf={(one) => text(`status.${one}`)}
          onChange={(value) => onGo({ status: value })}
        />
      )}
      <Choice
        label={text('filter.rule')}
        value={rule}
        options={rules}
        nameOf={ruleTitle}
        onChange={(value) => onGo({ rule: value })}
      />
      <Choice
        label={text('filter.report')}
        value={report}
        options={reportReasons}
        nameOf={(one) => text(`report.${one}`)}
        onChange={(value) => onGo({ report: value })}
      />
      <Dates>
        <Day label={text('filter.from')} value={from} onChange={(day) => onGo({ from: day })} />
        <Day label={text('filter.to')} value={to} onChange={(day) => onGo({ to: day })} />
      </Dates>
      {languages.length > 0 && (
        <Choice
          label={text('filter.locale')}
          value={locale}
          options={languages}
          nameOf={(code) => locales.find((one) => one.code === code)?.name ?? code}
          onChange={(value) => onGo({ locale: value })}
        />
      )}
    </Flex>
  );
};

type ChoiceProps<Word extends string> = {
  label: string;
  value: Word | null;
  options: readonly Word[];
  nameOf: (word: Word) => string;
  onChange: (value: Word | null) => void;
};

const Choice = <Word extends string>(props: ChoiceProps<Word>) => {
  const { label, value, options, nameOf, onChange } = props;
  const text = useText();
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <Select
        size="S"
        value={value ?? ''}
        placeholder={text('filter.any')}
        clearLabel={text('filter.clear', { what: label })}
        onClear={() => onChange(null)}
        onChange={(chosen) => onChange(options.find((one) => one === chosen) ?? null)}
      >
        {options.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {nameOf(one)}
          </SingleSelectOption>
        ))}
      </Select>
    </Field.Root>
  );
};

type DayProps = { label: string; value: string | null; onChange: (day: string | null) => void };

const Day = ({ label, value, onChange }: DayProps) => {
  const text = useText();
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <DatePicker
        size="S"
        maxDate={new Date()}
        clearLabel={text('filter.clear', { what: label })}
        onClear={() => onChange(null)}
        onChange={(date) => onChange(date ? dayOfDate(date) : null)}
        {...(value !== null && { value: dateOfDay(value) })}
      />
    </Field.Root>
  );
};

const Form = styled.div`
  inline-size: min(40rem, calc(100vw - 3.2rem));
  max-block-size: min(60rem, 70vh);
  overflow-y: auto;
`;

const Dates = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
  gap: ${({ theme }) => theme.spaces[3]};
`;
