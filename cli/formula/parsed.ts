import {
  type AstExpression,
  MAX_COLS,
  MAX_ROWS,
  parse,
  parseA1Ref,
  parseStructRef,
  type RangeA1,
  tokenize,
} from '@borgar/fx/xlsx';
import { remembered } from '../../core/remembered';
import type { Zone } from '../../files/stored-cells';
import type { Left } from './values';

export type { AstExpression };

function parsedAnew(text: string): AstExpression | Left {
  try {
    return parse(withCommas(tokenize(text, { allowTernary: true, withLocation: false })), {
      permitArrayRanges: true,
      permitArrayCalls: true,
    });
  } catch {
    return { left: 'it cannot be read as a formula' };
  }
}

/** The same few formulas stand in every row, or one of its own stands in each: then none comes again. */
const MOST_PARSED = 500;

/** A formula taken apart, in the grammar of Excel and with the open ranges of Google (`A2:A`). */
export const parsed: (text: string) => AstExpression | Left = remembered(parsedAnew, MOST_PARSED);

type Tokens = ReturnType<typeof tokenize>;

/** Google takes a semicolon between arguments in every language; within braces it divides rows. */
function withCommas(tokens: Tokens): Tokens {
  let depth = 0;
  return tokens.map((token) => {
    if (token.value === '{') depth++;
    if (token.value === '}') depth--;
    return token.type === 'operator' && token.value === ';' && depth === 0 ? { ...token, value: ',' } : token;
  });
}

/** A range as it is written; which of its sides move with the cell that the formula stands in. */
export interface WrittenRange extends Zone {
  readonly sheet: string | undefined;
  readonly moves: Readonly<Record<keyof Zone, boolean>>;
}

interface WrittenTablePart {
  /** Blank: the table that the formula stands in. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly sections: readonly string[];
}

type WrittenReference =
  | { readonly range: WrittenRange }
  | { readonly part: WrittenTablePart }
  | { readonly name: string }
  | Left;

/** A reference of a formula, taken apart. */
export const reference: (written: string) => WrittenReference = remembered((written: string) => {
  const part = parseStructRef(written);
  const found = part ? undefined : parseA1Ref(written, { allowTernary: true });
  if ((found ?? part)?.workbookName) return { left: 'it reads another workbook' };
  if (found && 'range' in found) return { range: rangeOf(found.range, found.sheetName) };
  if (part)
    return { part: { table: part.table ?? '', columns: part.columns ?? [], sections: part.sections ?? [] } };
  return found?.name ? { name: found.name } : { left: 'it has a reference that cannot be read' };
});

/** What reaches to an end of the sheet does so wherever the formula stands. */
function rangeOf(range: RangeA1, sheet: string | undefined): WrittenRange {
  const { top = 0, left = 0, bottom = MAX_ROWS, right = MAX_COLS } = withoutNulls(range);
  const moves = {
    top: !range.$top && isSet(range.top),
    left: !range.$left && isSet(range.left),
    bottom: !range.$bottom && isSet(range.bottom),
    right: !range.$right && isSet(range.right),
  };
  return { sheet: sheet || undefined, top, left, bottom, right, moves };
}

function withoutNulls({ top, left, bottom, right }: RangeA1): Partial<Zone> {
  return Object.fromEntries(Object.entries({ top, left, bottom, right }).filter(([, side]) => isSet(side)));
}

function isSet(side: number | null | undefined): boolean {
  return side !== null && side !== undefined;
}

/** The references in a formula, as they are written, wherever they stand in it. */
export const referencesIn: (text: string) => readonly string[] = remembered(
  (text: string) =>
    tokenize(text, { allowTernary: true, withLocation: false })
      .filter(({ type }) => REFERENCES.has(type))
      .map(({ value }) => value),
  MOST_PARSED,
);

const REFERENCES: ReadonlySet<string> = new Set([
  'range',
  'range_beam',
  'range_ternary',
  'range_named',
  'structured',
]);
