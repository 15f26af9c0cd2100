import { addToRoot, type KeptPackage, relationsPath } from './kept-package';
import { prefixOf, withoutAsides } from './xml-pieces';

const TYPE = 'application/vnd.openxmlformats-officedocument.extended-properties+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties';
const NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const EXCEL = '<Application>Microsoft Excel</Application>';
const PATH = 'docProps/app.xml';

/**
 * LibreOffice shows what a custom function last answered only in files that Excel says it wrote; of every other it calculates
 * all anew, without our functions.
 */
export function sayWrittenByExcel(kept: KeptPackage): void {
  const path = [...kept.relationsOf('').values()].find(({ kind }) => kind === 'extended-properties')?.path;
  const xml = path === undefined ? undefined : kept.read(path);
  if (path !== undefined && xml !== undefined) {
    const said = withExcel(withoutAsides(xml));
    if (said !== xml) kept.write(path, said);
    return;
  }
  kept.write(
    PATH,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${NAMESPACE}">${EXCEL}</Properties>`,
  );
  addToRoot(kept, '[Content_Types].xml', (p) => `<${p}Override PartName="/${PATH}" ContentType="${TYPE}"/>`);
  addToRoot(
    kept,
    relationsPath(''),
    (p) => `<${p}Relationship Id="rIdApp" Type="${RELATION}" Target="${PATH}"/>`,
  );
}

function withExcel(xml: string): string {
  if (/<(?:[\w.-]+:)?Application>Microsoft Excel/.test(xml)) return xml;
  const p = prefixOf(xml);
  const said = EXCEL.replaceAll(/(<\/?)/g, `$1${p}`);
  // A version of another program's would be taken for one of Excel's.
  const bare = xml.replace(/<(?:[\w.-]+:)?(Application|AppVersion)(?:\s*\/>|>[^<]*<\/(?:[\w.-]+:)?\1>)/g, '');
  return /\/>\s*$/.test(bare) && !bare.includes('</')
    ? bare.replace(/\/>\s*$/, `>${said}</${p}Properties>`)
    : bare.replace(/(<\/[^<>]*>\s*)$/, `${said}$1`);
}
