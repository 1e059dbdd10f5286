import { rejectionReasons } from '../../content-types';
import type { MessageKey } from '../text';

/** The text of a moderator's reason; one that this version does not know counts as another one. */
export const reasonKey = (reason: string): MessageKey =>
  `reason.${rejectionReasons.find((one) => one === reason) ?? 'other'}`;
