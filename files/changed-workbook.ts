import { sayWrittenByExcel } from './app-properties';
import { type CellEdit, editedCells } from './edited-cells';
import { forgetCalcChain, keptStyles } from './edited-package';
import { type KeptPackage, keptPackage, type PackedParts, sheetsOf } from './kept-package';
import { moveInPackage, type SheetMove } from './moved-package';
import { type ChangedName, withNames } from './names-of-ranges';
import { type FrameEdits, withFrame } from './sheet-frame';
import { withTableHeadings } from './table-headings';
import { arrangeSheets } from './workbook-sheets';

/** What has become of a sheet since its workbook was opened, or a sheet that is new. */
export interface ChangedSheet {
  /** None where it is as it was. */
  readonly name: string | undefined;
  /** Its place among the sheets with cells when the workbook was opened; none where it is new. */
  readonly opened: number | undefined;
  readonly isHidden: boolean;
  readonly moves: readonly SheetMove[];
  /** By address. */
  readonly cells: ReadonlyMap<string, CellEdit>;
  /** The cells among them that show a day: some workbooks count days from 1904. */
  readonly days: ReadonlySet<string>;
  readonly frame: FrameEdits | undefined;
}

export interface ChangedWorkbook {
  /** In the order of their tabs. */
  readonly sheets: readonly ChangedSheet[];
  readonly names: readonly ChangedName[];
}

/** The package that was opened with what has changed since; every part that nothing of it concerns is the same bytes. */
export function changedWorkbook(parts: PackedParts, { sheets, names }: ChangedWorkbook): PackedParts {
  const kept = keptPackage(parts);
  const opened = sheetsOf(kept).filter(({ path }) => path !== undefined);
  const was = ({ opened: place }: ChangedSheet) => (place === undefined ? undefined : opened[place]);
  const present = new Set(sheets.map(was));
  moveInPackage(kept, {
    moves: new Map(sheets.flatMap((sheet) => named(was(sheet)?.name, sheet.moves))),
    renamed: new Map(
      sheets.flatMap((sheet) => {
        const from = was(sheet)?.name;
        return from === undefined || sheet.name === undefined ? [] : [[from, sheet.name] as const];
      }),
    ),
    deleted: new Set(opened.filter((sheet) => !present.has(sheet)).map(({ name }) => name)),
  });
  const tabs = sheets.map((sheet) => ({
    name: sheet.name ?? was(sheet)?.name ?? '',
    path: was(sheet)?.path,
    isHidden: sheet.isHidden,
  }));
  const paths = arrangeSheets(kept, tabs);
  const hasMoved =
    sheets.some(({ moves }) => moves.length > 0) || opened.some((sheet) => !present.has(sheet));
  const hasChangedFormulas = writeSheets(kept, sheets, paths);
  writeNames(kept, names);
  if (hasMoved || hasChangedFormulas) forgetCalcChain(kept);
  if (sheets.some(({ cells }) => [...cells.values()].some(isOfAddIn))) sayWrittenByExcel(kept);
  return kept.parts();
}

/** Does it calculate with a function that only an add-in has? */
function isOfAddIn({ formula }: CellEdit): boolean {
  return typeof formula === 'string' && formula.includes('_xldudf_');
}

function named<T>(name: string | undefined, value: T): readonly (readonly [string, T])[] {
  return name === undefined ? [] : [[name, value]];
}

function writeSheets(kept: KeptPackage, sheets: readonly ChangedSheet[], paths: readonly string[]): boolean {
  const styles = keptStyles(kept);
  const isFrom1904 = countsFrom1904(kept);
  let hasChangedFormulas = false;
  sheets.forEach((sheet, i) => {
    const path = paths[i] as string;
    const before = kept.read(path);
    if (before === undefined) return;
    const cells = isFrom1904 ? countedFrom1904(sheet) : sheet.cells;
    const edited = editedCells(before, cells, styles.lookWith);
    hasChangedFormulas ||= edited.hasChangedFormulas;
    const xml = sheet.frame ? withFrame(edited.xml, sheet.frame, styles.ruleLook) : edited.xml;
    if (xml !== before) kept.write(path, xml);
    withTableHeadings(kept, path, sheet);
  });
  styles.keep();
  return hasChangedFormulas;
}

/** From the first day of Excel's usual calendar to that of the other one. */
const DAYS_TO_1904 = 1462;

function countsFrom1904(kept: KeptPackage): boolean {
  return /<(?:[\w.-]+:)?workbookPr\s[^>]*\bdate1904\s*=\s*["'](?:1|true)["']/.test(
    kept.read(kept.workbookPath ?? '') ?? '',
  );
}

function countedFrom1904({ cells, days }: ChangedSheet): ReadonlyMap<string, CellEdit> {
  return new Map(
    [...cells].map(([address, cell]) => [
      address,
      days.has(address) && typeof cell.value === 'number'
        ? { ...cell, value: cell.value - DAYS_TO_1904 }
        : cell,
    ]),
  );
}

function writeNames(kept: KeptPackage, names: readonly ChangedName[]): void {
  const { workbookPath } = kept;
  if (names.length === 0 || workbookPath === undefined) return;
  const xml = withNames(kept.read(workbookPath) ?? '', names);
  kept.write(workbookPath, xml);
}

/** What each kind of workbook is called; under another ending Excel does not open it. */
const ENDINGS: readonly (readonly [kind: string, ending: string])[] = [
  ['sheet.macroEnabled.main+xml', 'xlsm'],
  ['template.macroEnabled.main+xml', 'xltm'],
  ['template.main+xml', 'xltx'],
];

/** The ending of the file that a package is. */
export function endingOf(parts: PackedParts): string {
  const types = keptPackage(parts).read('[Content_Types].xml') ?? '';
  return ENDINGS.find(([kind]) => types.includes(kind))?.[1] ?? 'xlsx';
}
