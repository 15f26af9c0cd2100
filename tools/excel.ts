import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DEVELOPMENT } from './build-excel-addin';
import { runBuild, runProgram } from './programs';
import { serve } from './static-server';
import { watchSources } from './watch-sources';

/*
 * npm run excel                   serves the add-in from this computer and opens Excel with it
 * npm run excel https://…         the same in Excel on the web, with the workbook at that address
 * npm run excel:stop              takes it out of Excel again
 */

/** Half a gigabyte of packages with three install scripts, so it is fetched when somebody wants it (decision 22). */
const SIDELOAD = ['--yes', 'office-addin-debugging@7.0.0'] as const;
const MANIFEST = `${DEVELOPMENT.folder}/manifest.xml`;

const BEFORE = `This needs Excel, and for the first time the network. A certificate for localhost is made, which your system asks you to trust.`;
const NO_CERTIFICATE =
  'There is no trusted certificate for localhost, without which Excel loads nothing. Try again and say yes.';
const BY_HAND = `Excel was not opened. By hand: Excel on the web > Home > Add-ins > More settings > Upload My Add-in > ${MANIFEST}.
The add-in is served as long as this runs.`;

/** Only Windows and Mac have an Excel to open; a workbook on the web opens from anywhere. */
function sideloadArguments(document: string | undefined): readonly string[] | undefined {
  if (document !== undefined) return ['start', MANIFEST, 'web', '--document', document, '--no-debug'];
  if (process.platform === 'linux') return undefined;
  return ['start', MANIFEST, 'desktop', '--no-debug'];
}

function certificateFile(name: string): Buffer {
  return readFileSync(join(homedir(), '.office-addin-dev-certs', name));
}

async function start(document: string | undefined): Promise<void> {
  console.log(BEFORE);
  if (!(await runBuild('excel-dev'))) throw new Error('Not built.');
  if (!(await runProgram('office-addin-dev-certs', ['install'])).isDone) throw new Error(NO_CERTIFICATE);
  const tls = { cert: certificateFile('localhost.crt'), key: certificateFile('localhost.key') };
  const { origin } = await serve(DEVELOPMENT.folder, DEVELOPMENT.port, { tls });
  console.log(`${DEVELOPMENT.name} is served at ${origin}/.`);
  watchSources(() => runBuild('excel-dev'));
  const args = sideloadArguments(document);
  if (args === undefined || !(await runProgram('npx', [...SIDELOAD, ...args])).isDone) console.log(BY_HAND);
  console.log(
    'Reload the pane after a change; Ctrl+C ends this, and npm run excel:stop takes it out of Excel.',
  );
}

async function stop(): Promise<void> {
  const { isDone } = await runProgram('npx', [...SIDELOAD, 'stop', MANIFEST]);
  if (!isDone)
    throw new Error(
      `Not taken out. In Excel: Home > Add-ins > More settings, then remove ${DEVELOPMENT.name}.`,
    );
}

const [first] = process.argv.slice(2);
try {
  await (first === 'stop' ? stop() : start(first));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
