import { existsSync } from 'node:fs';
import { runProgram } from './programs';

/* npm run validate: asks Microsoft's service whether it accepts the manifest of the last build. */

const MANIFEST = 'dist/excel-addin/manifest.xml';

if (!existsSync(MANIFEST)) {
  console.error(
    `There is no ${MANIFEST}. Build for an address first: npm run build https://your.site/epa-cohort`,
  );
  process.exitCode = 1;
} else {
  console.log(
    'This sends the manifest, and nothing else, to a service of Microsoft, so it needs the network.',
  );
  const { isDone } = await runProgram('office-addin-manifest', ['validate', MANIFEST]);
  if (!isDone) {
    console.error(
      'Not validated. Where the service could not be reached, try again with a connection; else mend manifest.xml.',
    );
    process.exitCode = 1;
  }
}
