import { engine, type WorkbookData } from './o-spreadsheet';

type Content = WorkbookData['sheets'][number]['cells'][string];

/** A formula in pieces: what stands between its references, and each of them with the row that it begins to count from. */
interface Pattern {
  readonly row: number;
  readonly between: readonly string[];
  readonly references: readonly string[];
}

/**
 * Says what a cell of a column holds, from the top down: a formula that is that of the cell above, one row lower, as the
 * references that moved, which the engine takes over without reading the formula again. So it keeps long columns itself. It
 * writes into what it takes over: such data is for one workbook.
 */
export function likeTheOneAbove(): (row: number, content: string) => Content {
  let pattern: Pattern | undefined;
  let lastRow = 0;
  return (row, content) => {
    const isBelow = row === lastRow + 1;
    lastRow = row;
    if (!content.startsWith('=')) {
      pattern = undefined;
      return content;
    }
    const moved = isBelow && pattern ? referencesIn(pattern, row) : undefined;
    if (pattern && moved && formulaOf(pattern, moved) === content)
      return { R: moved.map((reference, i) => (reference === pattern?.references[i] ? '=' : reference)) };
    pattern = patternOf(content, row);
    return content;
  };
}

/** Only names are asked of the engine here: it is to say what in a formula is a reference. */
const NAMES_ALONE = { getRangeFromSheetXC: (_: string, name: string) => name };

function patternOf(formula: string, row: number): Pattern | undefined {
  // A quote inside a text, as the engine spells it, would hide where the text ends.
  if (formula.includes('\\"')) return undefined;
  const { rangeDependencies, isBadExpression } = engine.CompiledFormula.Compile(
    formula,
    '',
    NAMES_ALONE as never,
  );
  const references = rangeDependencies as unknown as readonly string[];
  if (isBadExpression || references.length === 0) return undefined;
  const between: string[] = [];
  let at = 0;
  for (const reference of references) {
    const found = outsideQuotes(formula, reference, at);
    if (found === -1) return undefined;
    between.push(formula.slice(at, found));
    at = found + reference.length;
  }
  return { row, between: [...between, formula.slice(at)], references };
}

/** Where a reference stands as a word of its own, and not in a text. */
function outsideQuotes(formula: string, reference: string, from: number): number {
  for (let at = formula.indexOf(reference, from); at !== -1; at = formula.indexOf(reference, at + 1)) {
    const isInText = formula.slice(0, at).split('"').length % 2 === 0;
    const isWord =
      !/[\w.$]/.test(formula[at - 1] ?? '') && !/[\w.$(]/.test(formula[at + reference.length] ?? '');
    if (!isInText && isWord) return at;
  }
  return -1;
}

/** A row that moves along; one behind a dollar sign stays. */
const MOVING_ROW = /(?<=(?:^|[!:])\$?[A-Z]{1,3})(\d+)(?=:|$)/gi;

function referencesIn({ row: from, references }: Pattern, row: number): readonly string[] {
  return references.map((reference) =>
    reference.replace(MOVING_ROW, (old) => String(Number(old) + row - from)),
  );
}

function formulaOf({ between }: Pattern, references: readonly string[]): string {
  return between.map((piece, i) => piece + (references[i] ?? '')).join('');
}
