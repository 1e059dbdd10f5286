/** `npm run build:reader`: what websites load, with type declarations that need no other package. */
import { writeFileSync } from 'node:fs';

import { generateDtsBundle } from 'dts-bundle-generator';

import { inRoot } from './paths.mjs';
import { buildReader, readerFile, readerSources } from './reader-bundle.mjs';

const names = /** @type {(keyof typeof readerSources)[]} */ (Object.keys(readerSources));
for (const name of names) await buildReader(name);

// One by one: what one of them declares for all pages is not the other's.
for (const name of names) {
  const [declarations] = generateDtsBundle(
    [
      {
        filePath: inRoot(readerSources[name]),
        output: {
          noBanner: true,
          exportReferencedTypes: false,
          // The element's names for the types of the page and of JSX.
          inlineDeclareGlobals: true,
          inlineDeclareExternals: true,
        },
      },
    ],
    { preferredConfigPath: inRoot('reader/tsconfig.json') }
  );
  writeFileSync(readerFile(name).replace(/\.mjs$/, '.d.mts'), declarations);
}
