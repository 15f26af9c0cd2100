import { formulasApart } from '../../files/cells-apart';
import { REFUSALS } from '../../files/file-words';
import { isRefused, type RefusedFile } from '../../files/limits';
import { type Fullness, type NormalPackage, normalPackage } from '../../files/normal-package';
import { type FileParts, readable } from '../../files/xlsx';
import { DATE_FORMAT } from '../codec';
import { withCellsApart, withLooksAndSizes } from './cells-of-file';
import { engine, type WorkbookData } from './o-spreadsheet';
import { LOCALE } from './terms';

/** A workbook's data ready to be shown. */
interface XlsxData {
  readonly data: WorkbookData;
  /** What the person who opens it should know, in whole sentences. */
  readonly notes: readonly string[];
}

/** What a .xlsx holds; where the engine cannot take all of it, the cells alone. */
export function dataFromXlsx(file: string, parts: FileParts): XlsxData | RefusedFile {
  try {
    return loaded(file, parts, 'everything');
  } catch (error) {
    console.warn(`Not all of ${file} could be read.`, error);
    return cellsOnly(file, parts);
  }
}

function cellsOnly(file: string, parts: FileParts): XlsxData | RefusedFile {
  try {
    return loaded(file, parts, 'cells only');
  } catch (error) {
    console.warn(`Nothing of ${file} could be read.`, error);
    return { refused: REFUSALS.damaged(file) };
  }
}

function loaded(file: string, parts: FileParts, fullness: Fullness): XlsxData | RefusedFile {
  const normal = normalPackage(file, parts, fullness, 'apart');
  if (isRefused(normal)) return normal;
  return { data: dataOf(normal), notes: normal.notes };
}

function dataOf({ parts, apart }: NormalPackage): WorkbookData {
  const leftOf = (path: string) => formulasApart(apart.get(path) ?? new Map());
  const { parts: prepared, sheetNames, names } = readable(parts, isKnown, leftOf);
  const loaded = engine.load(withLooksAndSizes(prepared, apart));
  for (const sheet of loaded.sheets) releaseQuotedText(sheet, loaded);
  const nameOf = (path: string) => sheetNames[Number(/\d+/.exec(path)?.[0]) - 1];
  const data = withCellsApart(loaded, apart, nameOf);
  const dayFirst = Object.entries(data.formats).map(([id, format]) => [id, BRITISH[format] ?? format]);
  const place = ({ name }: { name: string }) => sheetNames.indexOf(name);
  return {
    ...data,
    // The engine orders sheets by file name; people, by their tabs. Charts need a library that this page does not have.
    sheets: data.sheets
      .map((sheet) => ({ ...sheet, figures: [] }))
      .sort((one, other) => place(one) - place(other)),
    formats: Object.fromEntries(dayFirst),
    namedRanges: names,
    settings: { ...data.settings, locale: LOCALE },
  };
}

/** Does the engine have the function, of its own or of ours? */
function isKnown(functionName: string): boolean {
  return engine.registries.functionRegistry.contains(functionName.toUpperCase());
}

/** Excel's own date formats follow its language; the engine makes American ones of them. */
const BRITISH: Readonly<Record<string, string>> = {
  'm/d/yyyy': DATE_FORMAT,
  'm/d/yy hh:mm': `${DATE_FORMAT} hh:mm`,
  'm/d/yy h:mm': `${DATE_FORMAT} hh:mm`,
  'm/d/yyyy hh:mm': `${DATE_FORMAT} hh:mm`,
};

/** A text cell that begins with an apostrophe is text already; the text format would show the apostrophe too. */
function releaseQuotedText({ cells, formats }: WorkbookData['sheets'][number], data: WorkbookData): void {
  for (const [address, content] of Object.entries(cells)) {
    const format = formats[address];
    const isQuoted = typeof content === 'string' && content.startsWith("'");
    if (isQuoted && format !== undefined && data.formats[format] === '@') delete formats[address];
  }
}
