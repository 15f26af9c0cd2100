import { columnLetters } from '../sheet/grid';

/*
 * How calculated columns of an Excel workbook find their answers: one EPA_TRACKER for each cohort sheet stands on a sheet of
 * its own and fills its block there; beside each apprentice a native formula looks the answer up by its place. So an edit
 * calls one custom function, however many rows there are (docs/decisions/0018).
 */

/** Names stand in people's workbooks: for ever. */
export const ANSWERS_SHEET = 'EPA answers';

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
