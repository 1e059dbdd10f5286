/** `npm run generate:reader-contracts`: writes `reader/contracts.ts`. */
import { writeFileSync } from 'node:fs';

import { readerContracts } from './reader-contracts';

writeFileSync('reader/contracts.ts', await readerContracts());
