import type { AuditFilter } from './audit-api';

export const auditKinds = ['decisions', 'sanctions'] as const;

/** What the URL says: days as they are where the reader is, such as `2026-04-30`, both included. */
export type AuditChoice = {
  readonly kind: (typeof auditKinds)[number];
  readonly actor: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
};

export const readAuditChoice = (search: URLSearchParams): AuditChoice => ({
  kind: auditKinds.find((one) => one === search.get('kind')) ?? 'decisions',
  actor: search.get('actor') || undefined,
  from: dayIn(search.get('from')),
  to: dayIn(search.get('to')),
});

/** As the server is asked: from the first day's beginning to the last one's end. */
export const auditFilter = ({ kind, actor, from, to }: AuditChoice): AuditFilter => ({
  kind,
  actor,
  from: from && startOf(from, 0),
  to: to && startOf(to, 1),
});

/** A moment's day, where the reader is. */
export const dayOf = (date: Date): string =>
  [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');

const dayIn = (text: string | null) =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : undefined;

const startOf = (day: string, later: number) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
};
