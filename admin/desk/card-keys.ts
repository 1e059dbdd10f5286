import type { Act } from '../comments/CommentActions';
import type { Target } from '../comments/DecisionButtons';
import { keyOf } from './keys';

/** The key for each thing that a card offers. */
export type CardKeys = Readonly<Record<Target | Act, string>>;

export const cardKeys: CardKeys = keyOf;
