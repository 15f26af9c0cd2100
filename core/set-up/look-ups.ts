import { columnLetters } from '../sheet/grid';
import { ANSWERS_SHEET } from '../sheet/own-sheets';

/*
 * How calculated columns of an Excel workbook find their answers: one EPA_TRACKER for each cohort sheet stands on a sheet of
 * its own and fills its block there; beside each apprentice a native formula looks the answer up by its place. So an edit
 * calls one custom function, however many rows there are (docs/decisions/0018).
 */

/** Each cohort sheet has a block of this many columns on the sheet of answers: more than any version answers. */
export const BLOCK_WIDTH = 26;

/** Excel's 16,384 columns would hold more; no workbook has so many cohorts. */
export const MOST_BLOCKS = 60;

/**
 * The formula of a calculated column, the same in every row: the error of the whole answer, else the apprentice's own, else
 * blank. Excel shows 0 for a blank cell that is looked up. `{anchor}` is the first cell of the block, `{answers}` its
 * columns.
 *
 * The row is counted from the heading above, which is named twice: by its place, and by its place on this very sheet. In a
 * copy of the sheet the two have no cell in common, so that a copy shows an error and never the answers of the original.
 */
export function lookUpFor(
  place: number,
  { sheet, position, headingRow }: { sheet: string; position: number; headingRow: number },
): string {
  const heading = `$${columnLetters(position)}$${headingRow + 1}`;
  const row = `ROW()-ROW(${heading} ${quoted(sheet)}!${heading})+ROW({anchor})`;
  const answer = `INDEX({answers},${row},${place + 1})`;
  return `=IF(ISERROR({anchor}),{anchor},IF(${answer}="","",${answer}))`;
}

export function quoted(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** A formula of a plan once the host knows which block the sheet has. */
export function inBlock(formula: string, block: number): string {
  const [first, last] = [block * BLOCK_WIDTH, (block + 1) * BLOCK_WIDTH - 1].map(columnLetters);
  const answers = quoted(ANSWERS_SHEET);
  return formula
    .replace(/\{anchor\}/g, `${answers}!$${first}$1`)
    .replace(/\{answers\}/g, `${answers}!$${first}:$${last}`);
}

/** Is it a look-up of ours, whichever block it reads? */
export function isLookUp(formula: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith(`=IF(ISERROR(${quoted(ANSWERS_SHEET)}!$`);
}

/** What it looks up, wherever it stands and whatever its sheet is called by now: two are alike where this is. */
export function foldedLookUp(formula: string): string {
  return formula
    .replace(/\{anchor\}/g, '$')
    .replace(/\{answers\}/g, '$:$')
    .replace(/(?:'(?:[^']|'')*'|[\p{L}_][\p{L}\d_.]*)!/gu, '')
    .replace(/\$[A-Z]+\$?\d*/g, '$')
    .replace(/\s*(?=\))/g, '')
    .replace(/ +/g, ' ');
}

/** The form of every look-up, with the column of the answers that it looks up. */
const LOOKED_UP = /^=IF\(ISERROR\(.*\),.*,IF\(INDEX\(.*ROW\(\)-ROW\(.*,(\d+)\)="","",INDEX\(.*,\1\)\)\)$/;

/** Also of one whose answers were deleted, or whose sheet of answers has another name. */
export function placeLookedUp(formula: string): number | undefined {
  const place = LOOKED_UP.exec(tidied(formula))?.[1];
  return place === undefined ? undefined : Number(place) - 1;
}

/** Without the spaces that somebody may have put in. The space between two references is an operator. */
function tidied(formula: string): string {
  return formula.replace(/([=(,])\s+/g, '$1');
}

/** Does a look-up find what the planned one would, in this block? Excel moves its references itself. */
export function isLookUpAsPlanned(formula: string, planned: string, block: number): boolean {
  const now = tidied(formula);
  const isSame = foldedLookUp(now) === foldedLookUp(planned) && blockNamed(now) === block;
  return isSame && !now.includes('#REF!');
}

/** The row of the heading that a look-up counts from, counted from 1. */
export function headingRowOf(formula: string): string | undefined {
  return /ROW\(\)-ROW\(\$?[A-Z]+\$?(\d+)/.exec(tidied(formula))?.[1];
}

/** What stands in the first cell of each block, of the first row of the sheet of answers. */
export function anchorsIn(top: readonly unknown[]): readonly string[] {
  return top
    .slice(0, MOST_BLOCKS * BLOCK_WIDTH)
    .filter((_, column) => column % BLOCK_WIDTH === 0)
    .map(String);
}

/**
 * Which block answers for a sheet: the one that its look-ups name, unless that is another sheet's, as in a copy; else the
 * one whose formula reads from its headings on; else a free one.
 */
export function blockFor(
  anchors: readonly string[],
  { sheet, headingRow }: { readonly sheet: string; readonly headingRow: number },
  formulas: readonly unknown[],
): number {
  const place = `${sheet.toLowerCase()} ${headingRow + 1}`;
  const isOwn = (anchor = '') => isFree(anchor) || placeRead(anchor) === place;
  const named = formulas.map(blockNamed).find((block) => block !== undefined);
  if (named !== undefined && isOwn(anchors[named])) return named;
  const found = anchors.findIndex((anchor) => placeRead(anchor) === place);
  return found < 0 ? freeBlock(anchors) : found;
}

/** Nothing stands there, or what a sheet left that is gone. */
export function isFree(anchor: string): boolean {
  return anchor === '' || anchor.includes('#REF!');
}

/** The block that a look-up reads. */
function blockNamed(formula: unknown): number | undefined {
  if (!isLookUp(formula)) return undefined;
  return BLOCKS.get(/!\$([A-Z]+)\$/.exec(String(formula))?.[1] ?? '');
}

/** By their first column. A look-up that reads from another one on reads no block that a set-up knows. */
const BLOCKS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: MOST_BLOCKS }, (_, block) => [columnLetters(block * BLOCK_WIDTH), block]),
);

/** The sheet and the row that the first range of a formula begins at; below a row of groups the headings are one lower. */
function placeRead(formula: string): string | undefined {
  const [, quoted, plain, row] =
    /^=EPA_TRACKER\(INDEX\((?:'((?:[^']|'')+)'|([^'!,()[\]]+))!\$[A-Z]+\$(\d+):/.exec(formula) ?? [];
  const sheet = (quoted?.replace(/''/g, "'") ?? plain)?.toLowerCase();
  if (sheet === undefined) return undefined;
  return `${sheet} ${Number(row) + (/\[#Data\]\)\+2|,3\),0\)/.test(formula) ? 1 : 0)}`;
}

/** The first block in which nothing stands, or what a sheet left that is gone. */
function freeBlock(anchors: readonly string[]): number {
  const free = anchors.findIndex(isFree);
  return free < 0 ? anchors.length : free;
}
