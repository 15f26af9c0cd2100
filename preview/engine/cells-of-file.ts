import { columnLetters } from '../../core/sheet/grid';
import { type CellApart, type CellsApart, lastCellOf } from '../../files/cells-apart';
import type { FileParts } from '../../files/xlsx';
import { likeTheOneAbove } from './formulas-below';
import type { WorkbookData } from './o-spreadsheet';

// Cells that were taken out of a file before the engine read it: into its data, as if it had read them itself

type SheetData = WorkbookData['sheets'][number];

const SHEETS = 'xl/worksheets/';
/** The sheet on which each look stands once; people's sheets have shorter names. */
const LOOKS_SHEET = 'The looks of the cells that are read apart';
const LOOKS_PART = `${SHEETS}sheet1000000.xml`;
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook whose sheets are as large as they were with all their cells, with a sheet that shows the engine each look. */
export function withLooksAndSizes(parts: FileParts, sheets: ReadonlyMap<string, CellsApart>): FileParts {
  const sized = [...sheets].map(([path, cells]) => [path, withSize(parts[path] ?? '', cells)]);
  const relation = `<Relationship Id="rIdLooks" Type="${RELATION}" Target="worksheets/sheet1000000.xml"/>`;
  const added = {
    'xl/workbook.xml': ['</sheets>', `<sheet name="${LOOKS_SHEET}" sheetId="1000000" r:id="rIdLooks"/>`],
    'xl/_rels/workbook.xml.rels': ['</Relationships>', relation],
    '[Content_Types].xml': ['</Types>', `<Override PartName="/${LOOKS_PART}" ContentType="${TYPE}"/>`],
  } as const;
  const grown = Object.entries(added).map(([path, [end, element]]) => [
    path,
    parts[path]?.replace(end, () => element + end) ?? '',
  ]);
  return { ...parts, ...Object.fromEntries([...sized, ...grown]), [LOOKS_PART]: looksPart(sheets) };
}

/** What the engine takes the size of a sheet from. */
function withSize(xml: string, cells: CellsApart): string {
  const last = lastCellOf(cells);
  // A cell that the engine reads itself would be written over.
  if (last === undefined || xml.includes(`<c r="${last}"`)) return xml;
  const row = `<row r="${/\d+/.exec(last)?.[0]}"><c r="${last}"/></row>`;
  return xml
    .replace('</sheetData>', () => `${row}</sheetData>`)
    .replace('<sheetData/>', () => `<sheetData>${row}</sheetData>`);
}

const LOOKS_IN_ROW = 100;

function placeOfLook(look: number): string {
  return `${columnLetters(look % LOOKS_IN_ROW)}${Math.floor(look / LOOKS_IN_ROW) + 1}`;
}

function looksPart(sheets: ReadonlyMap<string, CellsApart>): string {
  const looks = new Set<number>();
  for (const cells of sheets.values())
    for (const column of cells.values()) for (const { look } of column) looks.add(look);
  const rows = new Map<number, string[]>();
  for (const look of [...looks].sort((one, other) => one - other)) {
    const row = Math.floor(look / LOOKS_IN_ROW) + 1;
    const cell = `<c r="${placeOfLook(look)}" s="${look}"/>`;
    rows.set(row, [...(rows.get(row) ?? []), cell]);
  }
  const written = [...rows].map(([row, cells]) => `<row r="${row}">${cells.join('')}</row>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${written.join('')}</sheetData></worksheet>`;
}

/** The workbook with the cells that were read apart; `nameOf` says which sheet a part is. */
export function withCellsApart(
  data: WorkbookData,
  sheets: ReadonlyMap<string, CellsApart>,
  nameOf: (path: string) => string | undefined,
): WorkbookData {
  const looks = data.sheets.find(({ name }) => name === LOOKS_SHEET);
  const apartOf = new Map([...sheets].map(([path, cells]) => [nameOf(path), cells]));
  return {
    ...data,
    sheets: data.sheets
      .filter((sheet) => sheet !== looks)
      .map((sheet) => {
        const cells = apartOf.get(sheet.name);
        return cells && looks ? withCells(withoutNoBorders(sheet, data), cells, { data, looks }) : sheet;
      }),
  };
}

/** The engine goes over each cell that has a border, also over those whose border is none. */
function withoutNoBorders(sheet: SheetData, { borders }: WorkbookData): SheetData {
  const drawn = Object.entries(sheet.borders).filter(([, border]) => isDrawn(borders[border]));
  return { ...sheet, borders: Object.fromEntries(drawn) };
}

function isDrawn(border: object | undefined): boolean {
  return border !== undefined && Object.keys(border).length > 0;
}

interface KnownLooks {
  readonly data: WorkbookData;
  readonly looks: SheetData;
}

const LOOKS = ['styles', 'formats', 'borders'] as const;
type Look = Readonly<Record<(typeof LOOKS)[number], number | undefined>>;

function withCells(sheet: SheetData, cells: CellsApart, known: KnownLooks): SheetData {
  const contents = { ...sheet.cells };
  const looks = { styles: { ...sheet.styles }, formats: { ...sheet.formats }, borders: { ...sheet.borders } };
  // Whole rows and columns have their looks cell by cell, each of which ours are to be put in the place of.
  const isByCell = LOOKS.some((kind) => Object.keys(looks[kind]).length > 0);
  const lookOf = looksIn(known);
  for (const [letters, column] of cells) {
    const inOrder = inOrderOfRows(column);
    putContents(contents, letters, inOrder);
    for (const { first, last, look } of runsOf(inOrder, lookOf))
      for (const kind of LOOKS) {
        const id = look[kind];
        if (id === undefined) continue;
        if (isByCell) for (let row = first; row <= last; row++) looks[kind][`${letters}${row}`] = id;
        else looks[kind][first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`] = id;
      }
  }
  return { ...sheet, ...looks, cells: contents };
}

function inOrderOfRows(cells: readonly CellApart[]): readonly CellApart[] {
  const isInOrder = cells.every(({ row }, i) => i === 0 || row > (cells[i - 1] as CellApart).row);
  return isInOrder
    ? cells
    : [...new Map(cells.map((cell) => [cell.row, cell])).values()].sort((one, other) => one.row - other.row);
}

function putContents(contents: SheetData['cells'], letters: string, cells: readonly CellApart[]): void {
  const told = likeTheOneAbove();
  for (const { row, content } of cells) if (content !== '') contents[`${letters}${row}`] = told(row, content);
}

/** What a look is in the engine's numbers, each asked once. Text that is text already needs no format that says so. */
function looksIn({ data, looks }: KnownLooks): (cell: CellApart) => Look {
  const found = new Map<string, Look>();
  return ({ look, content }) => {
    const isQuoted = content.startsWith("'");
    const key = `${look} ${isQuoted}`;
    const known = found.get(key);
    if (known) return known;
    const place = placeOfLook(look);
    const format = looks.formats[place];
    const border = looks.borders[place];
    const one = {
      styles: looks.styles[place],
      formats: isQuoted && format !== undefined && data.formats[format] === '@' ? undefined : format,
      borders: border !== undefined && isDrawn(data.borders[border]) ? border : undefined,
    };
    found.set(key, one);
    return one;
  };
}

interface Run {
  readonly first: number;
  last: number;
  readonly look: Look;
}

/** Cells below one another that look alike. */
function runsOf(cells: readonly CellApart[], lookOf: (cell: CellApart) => Look): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    if (cell.look === 0) continue;
    const look = lookOf(cell);
    const run = runs.at(-1);
    if (run?.look === look && run.last === cell.row - 1) run.last = cell.row;
    else runs.push({ first: cell.row, last: cell.row, look });
  }
  return runs;
}
