import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { PRODUCT } from '../../core/version';
import { ADDRESS_PLACE, manifestFor } from '../build-excel-addin';
import { excelSteps, localDoor, sheetsSteps } from './pages';

type Files = Readonly<Record<string, Uint8Array | string>>;

export const CHECKSUMS = 'SHA256SUMS.txt';
const STEPS = 'Read me first.html';
const FILES_OF_THE_WORKBOOK = 'files';

/**
 * Packs what was built in `dist` into `outDir`: what a coordinator downloads, one zip for each host, which needs no terminal
 * and no Node.js. `address` is where the files for Excel will be, if that is known. Answers the names of the zips.
 */
export async function release(outDir: string, address?: string): Promise<readonly string[]> {
  const packed = {
    [`epa-cohort-sheets-${PRODUCT.version}.zip`]: await zip('EPA Cohort for Google Sheets', await sheets()),
    [`epa-cohort-excel-${PRODUCT.version}.zip`]: await zip('EPA Cohort for Excel', await excel(address)),
    [`epa-cohort-local-workbook-${PRODUCT.version}.zip`]: await zip('EPA Cohort', await localWorkbook()),
  };
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const sums = Object.entries(packed).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  await Promise.all([
    ...Object.entries(packed).map(([name, bytes]) => writeFile(join(outDir, name), bytes)),
    writeFile(join(outDir, CHECKSUMS), sums.join('')),
  ]);
  return Object.keys(packed);
}

/** The notices of third parties stand at the end of the files that hold their code: those are what people paste. */
async function sheets(): Promise<Files> {
  const built = await folder('dist/apps-script');
  const texts = ['Code.js', 'sidebar.html', 'appsscript.json'].map((name) => ({
    name,
    content: new TextDecoder().decode(built[name]),
  }));
  return { ...built, [STEPS]: await sheetsSteps(texts) };
}

async function excel(address: string | undefined): Promise<Files> {
  const built = Object.entries(await folder('dist/excel-addin'));
  const site = Object.fromEntries(built.filter(([name]) => !name.startsWith('manifest')));
  return {
    ...within('site', { ...site, ...OPEN_TO_EXCEL }),
    ...(address !== undefined && { 'manifest.xml': await manifestFor(address) }),
    [STEPS]: await excelSteps(await manifestFor(ADDRESS_PLACE), ADDRESS_PLACE),
  };
}

/** Excel reads functions.json from another address than the page's: two usual kinds of server are told to let it. */
const OPEN_TO_EXCEL: Files = {
  _headers: '/*\n  Access-Control-Allow-Origin: *\n',
  'web.config': `<?xml version="1.0" encoding="UTF-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
        <add name="Access-Control-Allow-Origin" value="*" />
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
`,
};

async function localWorkbook(): Promise<Files> {
  return {
    ...within(FILES_OF_THE_WORKBOOK, await folder('dist/preview')),
    'Open EPA Cohort.html': localDoor(FILES_OF_THE_WORKBOOK),
  };
}

const within = (place: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${place}/${name}`, content]));

async function folder(path: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const read = files.sort().map(async (file) => {
    const name = file.slice(join(path, '/').length).replaceAll('\\', '/');
    return [name, new Uint8Array(await readFile(file))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** The same files make the same zip on every day, so that its checksum says what is in it. */
const PACKED_AT = new Date(2026, 0, 1);

async function zip(name: string, files: Files): Promise<Uint8Array> {
  const all: Files = { ...files, 'LICENSE.txt': await readFile('LICENSE', 'utf8') };
  return zipSync(
    Object.fromEntries(
      Object.entries(all).map(([path, content]): [string, Zippable[string]] => [
        `${name}/${path}`,
        [typeof content === 'string' ? strToU8(content) : content, { mtime: PACKED_AT, level: 9 }],
      ]),
    ),
  );
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
