import { existsSync, readFileSync } from 'node:fs';

/** What is pushed to Google, as .clasp.json must name it. */
export const SHEETS_FOLDER = 'dist/apps-script';

const HOW_TO_CONNECT = `
For a new spreadsheet:        npx clasp create-script --type sheets --title EPA-Cohort --rootDir ${SHEETS_FOLDER}
For a spreadsheet you have:   npx clasp create-script --title EPA-Cohort --parentId ID-OF-THE-SPREADSHEET --rootDir ${SHEETS_FOLDER}
For a script you have:        npx clasp clone-script ID-OF-THE-SCRIPT --rootDir ${SHEETS_FOLDER}

Each asks Google, so it needs your account (npx clasp login, once) and the network. Then run this again.`;

/** Why nothing can be pushed yet, with what to do; `undefined` where everything is there. */
export function whyNotConnected(): string | undefined {
  if (!existsSync('.clasp.json'))
    return `No script project is connected: there is no .clasp.json here.\n${HOW_TO_CONNECT}`;
  const rootDir = rootDirOf(readFileSync('.clasp.json', 'utf8'));
  if (rootDir === SHEETS_FOLDER) return undefined;
  return `.clasp.json pushes ${rootDir ?? 'another folder'}. Set "rootDir" in it to "${SHEETS_FOLDER}", or delete the file and connect again.\n${HOW_TO_CONNECT}`;
}

function rootDirOf(settings: string): string | undefined {
  try {
    const { rootDir } = JSON.parse(settings) as { rootDir?: unknown };
    return typeof rootDir === 'string'
      ? rootDir.replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/$/, '')
      : undefined;
  } catch {
    return undefined;
  }
}
