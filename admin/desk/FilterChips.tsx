import type { ReactNode } from 'react';

import { Flex, Tag, TextButton, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { useRuleTitle } from '../comments/use-rule-title';
import { useText } from '../text';
import { dateOfDay } from './days';
import { filtersOn, noFilters, type QueueKey } from './queue-key';
import { ThreadTitle } from './ThreadTitle';

type Props = {
  queue: QueueKey;
  /** How the author that is filtered on signs, where that is known. */
  authorName: string | null;
  onGo: (change: Partial<QueueKey>) => void;
};

/** What is filtered on, each to be taken away. */
export const FilterChips = ({ queue, authorName, onGo }: Props) => {
  const text = useText();
  const on = filtersOn(queue);
  if (on.length === 0) return null;
  const others = on.filter((name) => name !== 'threads');
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={text('filter.on')}>
      {queue.threads.map((id) => (
        <Chip
          key={id}
          name={text('filter.thread')}
          onRemove={() => onGo({ threads: queue.threads.filter((one) => one !== id) })}
        >
          <ThreadTitle id={id} threads={queue.threads} />
        </Chip>
      ))}
      {others.map((name) => (
        <Chip key={name} name={text(`filter.${name}`)} onRemove={() => onGo({ [name]: null })}>
          <Value queue={queue} name={name} authorName={authorName} />
        </Chip>
      ))}
      <TextButton onClick={() => onGo(noFilters)}>{text('filter.clear.all')}</TextButton>
    </Flex>
  );
};

type ValueProps = Pick<Props, 'queue' | 'authorName'> & {
  name: Exclude<keyof typeof noFilters, 'threads'>;
};

const Value = ({ queue, name, authorName }: ValueProps) => {
  const text = useText();
  const intl = useIntl();
  const ruleTitle = useRuleTitle();
  const value = queue[name];
  if (value === null) return null;
  if (name === 'from' || name === 'to') {
    return intl.formatDate(dateOfDay(value), { dateStyle: 'medium' });
  }
  if (queue.status !== null && name === 'status') return text(`status.${queue.status}`);
  if (queue.report !== null && name === 'report') return text(`report.${queue.report}`);
  if (name === 'rule') return ruleTitle(value);
  if (name === 'author' && value.startsWith('address:')) return text('author-drawer.address.title');
  if (name === 'author') return <bdi>{authorName ?? text('filter.author.one')}</bdi>;
  return <bdi>{value}</bdi>;
};

type ChipProps = { name: string; children: ReactNode; onRemove: () => void };

const Chip = ({ name, children, onRemove }: ChipProps) => {
  const text = useText();
  return (
    <Tag
      icon={<Cross aria-hidden />}
      label={text('filter.clear', { what: name })}
      onClick={onRemove}
    >
      <Flex tag="span" gap={1}>
        <Typography tag="span" variant="pi" textColor="neutral600">
          {name}
        </Typography>
        <Typography tag="span" variant="pi" fontWeight="semiBold" textColor="neutral800">
          {children}
        </Typography>
      </Flex>
    </Tag>
  );
};
