import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import * as main from '../apps-script/main';
import { CATALOGUE } from '../core/functions/catalogue';
import { PRODUCT } from '../core/version';
import { customFunctionStub, entryPointStub, triggerStubs } from './apps-script-stubs';
import { type Bundle, bundle } from './bundle';
import { asPageComment, asScriptComment, noticesFor } from './notices';
import { inlineScript, policyScript, SIDEBAR_BUNDLE, sidebarPage } from './sidebar-page';
import { withoutCommentMarks } from './without-comment-marks';

/** The bundle's one variable; names that end in an underscore are private to Google: no cell and no page can reach them. */
const BUNDLE = 'EpaCohort_';

/**
 * The page runs its own script and asks the spreadsheet through Google; it loads nothing and sends nothing. Google drops the
 * meta tags of a page, so a script sets this policy.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
].join('; ');

/** Writes the folder that is pushed to Google as it stands, so nothing of an earlier build may stay in it. */
export async function buildAppsScript(outDir: string): Promise<void> {
  const [code, page] = await Promise.all([codeFile(), pageFile()]);
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  await Promise.all([
    writeFile(`${outDir}/Code.js`, code),
    writeFile(`${outDir}/sidebar.html`, page),
    copyFile('apps-script/appsscript.json', `${outDir}/appsscript.json`),
  ]);
}

/** Google takes one file for a page, so the script stands in it; it waits for the body itself. */
async function pageFile(): Promise<string> {
  const { code, packages } = await bundle('apps-script/page/start.ts', {
    ...SIDEBAR_BUNDLE,
    supported: { 'template-literal': false },
  });
  const page = await sidebarPage({
    policy: policyScript(POLICY),
    head: inlineScript(withoutCommentMarks(code)),
    body: '<div id="app"><p class="starting">Opening EPA Cohort…</p></div>',
  });
  return page + asPageComment(await noticesFor(packages));
}

async function codeFile(): Promise<string> {
  const { code, packages } = await server();
  const entryPoints = Object.keys(main).filter((name) => name !== 'callFunction');
  return [
    `// ${PRODUCT.name} ${PRODUCT.version}, MIT licence`,
    code,
    ...CATALOGUE.map((fn) => customFunctionStub(fn, BUNDLE)),
    ...entryPoints.map((name) => entryPointStub(name, BUNDLE)),
    asScriptComment(await noticesFor(packages)),
    triggerStubs(BUNDLE),
  ].join('\n');
}

function server(): Promise<Bundle> {
  return bundle('apps-script/main.ts', { globalName: BUNDLE, target: 'es2019' });
}
