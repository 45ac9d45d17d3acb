// `node build.mjs FILE`: makes the component. `duo-doctor check-kit build` calls it.

import { writeFile } from 'node:fs/promises';
import { componentize } from '@bytecodealliance/componentize-js';

const { component } = await componentize({
  sourcePath: 'check.js',
  witPath: 'wit',
  worldName: 'check',
  // What a check does not need is not in it. `stdio` stays: an exception says itself where it was.
  disableFeatures: ['random', 'clocks', 'http', 'fetch-event'],
});
await writeFile(process.argv[2], component);
