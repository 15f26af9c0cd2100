import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle';
import { asScriptComment, noticesFor } from './notices';

/** The one file that `npx epa-cohort` runs: it needs Node and nothing else. */
const CLI_FILE = 'epa-cohort.mjs';

export async function buildCli(outDir: string): Promise<void> {
  const { code, packages } = await bundle('cli/main.ts', {
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
  await mkdir(outDir, { recursive: true });
  const file = join(outDir, CLI_FILE);
  await writeFile(file, `#!/usr/bin/env node\n${code}${asScriptComment(await noticesFor(packages))}`);
  await chmod(file, 0o755);
}
