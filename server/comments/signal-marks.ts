import type { ReportReason } from '../../content-types';
import type { CommentRow } from './store';

/** What the signals' table calls a report that gives this reason: it stands there beside the rules,
 * so that the desk filters by both alike. */
export const reportMark = (reason: ReportReason): string => `report:${reason}`;

export const isReportMark = (mark: string): boolean => mark.startsWith('report:');

/** What the column takes. */
export const longestMark = 40;

/** Names of the rules that did not pass, as the signals' table has them. */
export const ruleMarks = ({ signals }: Pick<CommentRow, 'signals'>): string[] => [
  ...new Set((signals ?? []).map(({ rule }) => rule.slice(0, longestMark))),
];
