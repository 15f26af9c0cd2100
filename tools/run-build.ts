import { build } from './build';
import { buildAppsScript } from './build-apps-script';
import { buildCli } from './build-cli';
import { addressFrom, buildExcelAddin, DEVELOPMENT } from './build-excel-addin';
import { SHEETS_FOLDER } from './sheets-project';

/*
 * npm run build                                    everything, the add-in without a manifest
 * npm run build https://example.org/excel-addin    everything, the add-in for that address
 */

/** What other scripts ask for. */
const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  all: () => build(addressFrom(process.env.EPA_COHORT_BASE_URL)),
  'apps-script': () => buildAppsScript(SHEETS_FOLDER),
  cli: () => buildCli('dist/cli'),
  'excel-dev': () =>
    buildExcelAddin(DEVELOPMENT.folder, {
      address: `https://localhost:${DEVELOPMENT.port}`,
      isForDevelopment: true,
    }),
};

const NO_MANIFEST = `
There is NO MANIFEST for Excel in dist/excel-addin: Excel can load an add-in only from an https address, and this build was
given none. Google Sheets and the local workbook do not need one. For Excel, build for the address that will hold the files:

  npm run build https://your.site/epa-cohort

To try the add-in from this computer: npm run excel
`;

async function buildAll(setting: string | undefined): Promise<void> {
  const address = addressFrom(setting);
  await build(address);
  console.log('Built dist/apps-script, dist/excel-addin, dist/preview and dist/cli.');
  console.log(address === undefined ? NO_MANIFEST : `dist/excel-addin is to be served at ${address}.`);
}

const [what] = process.argv.slice(2);
const part = PARTS[what ?? ''];
try {
  await (part ? part() : buildAll(what ?? process.env.EPA_COHORT_BASE_URL));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
