import { watch } from 'node:fs';

/** Everything that a build reads. */
export const SOURCES = [
  'core',
  'files',
  'sidebar',
  'apps-script',
  'excel-addin',
  'preview',
  'cli',
  'tools',
  'manifest.xml',
] as const;
/** An editor saves a file in several strokes, and a whole-tree change comes as many. */
const QUIET_MS = 150;

/** Calls `changed` after each change of the sources, never twice at once: what changes meanwhile is one more call. */
export function watchSources(changed: () => Promise<unknown>): void {
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isDue = false;
  const run = async () => {
    if (isRunning) {
      isDue = true;
      return;
    }
    isRunning = true;
    await changed();
    isRunning = false;
    if (isDue) {
      isDue = false;
      await run();
    }
  };
  for (const source of SOURCES) {
    watch(source, { recursive: source !== 'manifest.xml' }, () => {
      clearTimeout(timer);
      timer = setTimeout(run, QUIET_MS);
    });
  }
}
