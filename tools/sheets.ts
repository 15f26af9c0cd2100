import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PRODUCT } from '../core/version';
import { runBuild, runProgram } from './programs';
import { SHEETS_FOLDER, whyNotConnected } from './sheets-project';
import { watchSources } from './watch-sources';

/*
 * npm run sheets:push      builds, and puts the files into the connected script project
 * npm run sheets:watch     the same again whenever a source changes
 * npm run sheets:deploy    pushes, and makes the version that a published add-on names
 */

const BEFORE = `This needs the network and the Google account of "npx clasp login". It replaces every file of the connected
script project, and nothing in the spreadsheet.`;

const NOT_TAKEN = `Google did not take it; the reason stands above. "No credentials": run npx clasp login. "User has not enabled the Apps
Script API": switch it on at script.google.com/home/usersettings. Otherwise look at the network and try again.`;

/** What was pushed last, so that a change elsewhere pushes nothing. */
let pushed = '';

async function push(): Promise<boolean> {
  if (!(await runBuild('apps-script'))) return false;
  const built = readdirSync(SHEETS_FOLDER).map((file) => readFileSync(join(SHEETS_FOLDER, file), 'utf8'));
  const now = JSON.stringify(built);
  if (now === pushed) return true;
  const { isDone } = await runProgram('clasp', ['push', '--force']);
  if (isDone) pushed = now;
  else console.error(NOT_TAKEN);
  return isDone;
}

async function deploy(): Promise<boolean> {
  if (!(await push())) return false;
  const { isDone, said } = await runProgram('clasp', ['create-version', PRODUCT.version]);
  const version = /(\d+)\s*$/.exec(said.trim())?.[1];
  if (!isDone || version === undefined) {
    console.error(NOT_TAKEN);
    return false;
  }
  console.log(`
Version ${version} of the script holds ${PRODUCT.name} ${PRODUCT.version}. Nobody has it yet. Google Cloud console > Google Workspace Marketplace
SDK > App Configuration > Sheets add-on: set the script version to ${version}, and save. It reaches people within a day.`);
  return true;
}

async function watch(): Promise<boolean> {
  await push();
  watchSources(async () => {
    await push();
  });
  console.log('Watching. Reload the spreadsheet after a push; Ctrl+C ends this.');
  return true;
}

const COMMANDS: Readonly<Record<string, () => Promise<boolean>>> = { push, watch, deploy };

const why = whyNotConnected();
if (why !== undefined) {
  console.error(why);
  process.exitCode = 1;
} else {
  console.log(BEFORE);
  if (!(await COMMANDS[process.argv[2] ?? '']?.())) process.exitCode = 1;
}
