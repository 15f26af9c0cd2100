import { runBuild } from './programs';
import { serve } from './static-server';
import { watchSources } from './watch-sources';

/* npm run watch: builds everything anew whenever a source changes, and serves the local workbook meanwhile. */

const PORT = 4173;

async function rebuild(): Promise<void> {
  const isBuilt = await runBuild('all');
  console.log(isBuilt ? 'Reload the page.' : 'Not built; what stands in dist/ is from before.');
}

await rebuild();
const { origin } = await serve('dist/preview', Number(process.env.PORT) || PORT);
watchSources(rebuild);
console.log(`Watching. The local workbook is at ${origin}/; Ctrl+C ends this.`);
