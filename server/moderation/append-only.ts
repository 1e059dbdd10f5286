import { uids } from '../../content-types';
import { AppendOnly } from '../errors';

const refuse = () => {
  throw new AppendOnly('Decisions');
};

const refuseSanction = () => {
  throw new AppendOnly('Sanctions');
};

/** Decisions are written and never changed: every path that would is refused. */
export const decisionLifecycles = {
  models: [uids.decision],
  beforeUpdate: refuse,
  beforeUpdateMany: refuse,
  beforeDelete: refuse,
  beforeDeleteMany: refuse,
};

/** Sanctions stay on record as they are: lifting one is recorded on it past these hooks. */
export const sanctionLifecycles = {
  models: [uids.sanction],
  beforeUpdate: refuseSanction,
  beforeUpdateMany: refuseSanction,
  beforeDelete: refuseSanction,
  beforeDeleteMany: refuseSanction,
};
