import { uids } from '../../content-types';
import { AppendOnly } from '../errors';

const refuse = () => {
  throw new AppendOnly('Decisions');
};

/** Decisions are written and never changed: every path that would is refused. */
export const decisionLifecycles = {
  models: [uids.decision],
  beforeUpdate: refuse,
  beforeUpdateMany: refuse,
  beforeDelete: refuse,
  beforeDeleteMany: refuse,
};
