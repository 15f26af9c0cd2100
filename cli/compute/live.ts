import { liveFormula, quotedByGoogle } from '../../core/set-up/live-formula';
import { movedAlong } from '../../files/formula-references';
import type { PlacedFormula } from './dependents';

/** For which host formulas are made live: they are stored in different words. */
export const LIVE_IN = ['sheets', 'excel'] as const;
export type LiveIn = (typeof LIVE_IN)[number];

const OURS = /(?:_xludf\.|_xldudf_)*(?<![A-Z0-9_.])(EPA_[A-Z0-9_]+)(?=\s*\()/gi;
const FOREIGN_OURS = /(?:_xludf\.|_xldudf_)+(EPA_[A-Z0-9_]+)(?=\s*\()/gi;
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;
/** Functions that came to Excel late, of those that a set-up uses: a file has them with this in front. */
const LATE =
  /(?<![A-Z0-9_.])(CHOOSECOLS|CHOOSEROWS|HSTACK|VSTACK|TAKE|DROP|FILTER|SORT|UNIQUE|XLOOKUP|IFNA)(?=\s*\()/gi;
const IN_FILES: Readonly<Record<string, string>> = { FILTER: '_xlfn._xlws.', SORT: '_xlfn._xlws.' };
/** Google's ranges that go down to the end of a sheet. */
const OPEN_RANGE = /(\$?[A-Z]{1,3}\$?)(\d+):(\$?[A-Z]{1,3})(?![\w$(])/gi;
/** As far as formulas of a set-up read; whole columns are more than Excel hands to a function. */
const MOST_ROWS = 20_000;

/** A formula of ours as a file holds it where it is live in this host; `undefined` where it is so already. */
export function liveInFile(
  { formula: { text, row, column, from } }: PlacedFormula,
  host: LiveIn,
): string | undefined {
  const own = from ? movedAlong(text, row - from.row, column - from.column) : text;
  const quoted = quotedByGoogle(own);
  const typed = quoted === undefined ? own : forFiles(quoted);
  const live =
    host === 'excel'
      ? storedForExcel(typed)
      : outsideQuotes(typed, (piece) => piece.replace(FOREIGN_OURS, '$1'));
  return live === own ? undefined : live;
}

/** A formula as Excel keeps it in a file: functions of an add-in have a sign of their own. */
export function storedForExcel(formula: string): string {
  return outsideQuotes(formula, (piece) =>
    piece.replace(OURS, (_, name: string) => `_xldudf_${name.toUpperCase()}`),
  );
}

/** What Google exported in quotes, in the grammar of the file around it. */
function forFiles(quoted: string): string {
  return withCommas(liveFormula(quoted), (piece) =>
    piece
      .replace(LATE, (name) => `${IN_FILES[name.toUpperCase()] ?? '_xlfn.'}${name.toUpperCase()}`)
      .replace(
        OPEN_RANGE,
        (_, first: string, row: string, last: string) =>
          `${first}${row}:${last}${first.endsWith('$') ? '$' : ''}${Number(row) + MOST_ROWS}`,
      ),
  );
}

/** A semicolon between arguments is a comma there; within braces it divides rows. */
function withCommas(formula: string, change: (piece: string) => string): string {
  let depth = 0;
  return outsideQuotes(formula, (piece) =>
    change(
      piece.replace(/[{};]/g, (sign) => {
        depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
        return sign === ';' && depth === 0 ? ',' : sign;
      }),
    ),
  );
}

function outsideQuotes(formula: string, change: (piece: string) => string): string {
  return formula
    .split(QUOTED)
    .map((piece, i) => (i % 2 === 0 ? change(piece) : piece))
    .join('');
}
