import { type LeftInPart, staysText } from './xlsx';
import { unescaped } from './xml';

/** A cell that was taken out of the part of its sheet. */
export interface CellApart {
  /** Counted from 1. */
  readonly row: number;
  /** As a person would type it; '' where the cell has nothing but a look. */
  readonly content: string;
  /** The number of its look; 0 is the plain one. */
  readonly look: number;
}

/** The cells of one sheet, by the letters of their columns. */
export type CellsApart = ReadonlyMap<string, readonly CellApart[]>;

/** Where a reader of cells puts those that it takes out. */
export type ColumnsApart = Map<string, CellApart[]>;

/*
 * Nearly all cells of a sheet are a plain text, a number, or a formula of their own. Through the engine each of them becomes
 * a dozen objects of a document before it is read. So they are taken out, and the engine gets what is left: links, formulas
 * that several cells share or that fill others, and what is written in signs of its own.
 */

export function takeApart(columns: ColumnsApart, column: string, cell: CellApart): void {
  const others = columns.get(column);
  if (others) others.push(cell);
  else columns.set(column, [cell]);
}

/** Text as it would be typed. Signs by their number, other systems' line ends and what XML forbids are for the engine. */
export function typedText(text: string): string | undefined {
  if (ONLY_FOR_ENGINE.test(text)) return undefined;
  return staysText(text) ? text : `'${text}`;
}

const ONLY_FOR_ENGINE = /_x[0-9A-Za-z]{4}_|[^\P{Cc}\t\n\u007F-\u009F]|[\uD800-\uDFFF\uFFFE\uFFFF]/u;

/** The cells that links stand on: the engine makes one of both. */
export function linkedCells(sheet: string): ReadonlySet<string> {
  const links = sheet.matchAll(/<(?:[\w.-]+:)?hyperlink\s[^<>]*?\bref\s*=\s*["']([A-Z]+[0-9]+)["']/g);
  return new Set([...links].map(([, cell = '']) => cell));
}

/** A cell with a formula of its own, in the form in which `sheet-part.ts` writes and `xlsx.ts` readies it. */
const FORMULA_CELL =
  /^<c r="([A-Z]+)([0-9]+)"(?: s="([0-9]+)")?(?: t="[a-z]+")?><f>([^<]+)<\/f>(?:<v>[^<]*<\/v>)?<\/c>$/;

/** Takes the cells with a formula of their own out of a sheet. */
export function formulasApart(columns: ColumnsApart): LeftInPart {
  return (cell) => {
    const [, column, row, look = '0', written] = FORMULA_CELL.exec(cell) ?? [];
    const formula = unescaped(written).trim();
    if (column === undefined || formula === '' || ONLY_FOR_ENGINE_IN_FORMULAS.test(formula)) return cell;
    takeApart(columns, column, { row: Number(row), content: `=${formula}`, look: Number(look) });
    return '';
  };
}

/** Other workbooks, functions under another name and lost references. */
const ONLY_FOR_ENGINE_IN_FORMULAS = /_x[0-9A-Z]{4}_|_xlfn\.|\[|#REF|SUBTOTAL\(|\r/i;

/** The last row and column of cells, as the address of a cell there. */
export function lastCellOf(cells: CellsApart): string | undefined {
  let [row, column] = [0, ''];
  for (const [letters, inColumn] of cells) {
    if (letters.length > column.length || (letters.length === column.length && letters > column))
      column = letters;
    for (const cell of inColumn) row = Math.max(row, cell.row);
  }
  return row === 0 ? undefined : `${column}${row}`;
}
