import { CATALOGUE } from '../../core/functions/catalogue';
import type { CustomFunction, ValueKind } from '../../core/functions/define';
import { type Example, type ExampleArgument, examplesOf } from '../../core/functions/examples';
import { formulaOf, isRange } from '../../core/functions/formula';

/** How a host hands over what the catalogue's examples can only write as text or `null`. */
export interface HostCells {
  /** A date cell of this day (2026-03-05), coming in or going out. */
  readonly date: (iso: string) => unknown;
  /** A blank cell coming in; blanks always go out as ''. */
  readonly blank: unknown;
}

export interface ExampleCase {
  /** The formula as a person would type it. */
  readonly title: string;
  readonly fn: CustomFunction;
  readonly args: readonly unknown[];
  readonly answer: unknown;
  /** As much of the host's answer as the example shows of it. */
  readonly shown: (answer: unknown) => unknown;
}

/** Every example of every function, in a host's own cells: `expect(shown(host(fn, args))).toEqual(answer)`. */
export function exampleCases(cells: HostCells): ExampleCase[] {
  return CATALOGUE.flatMap((fn) =>
    examplesOf(fn).map((example) => ({
      title: formulaOf(fn, example.given),
      fn,
      args: example.given.map((given, i) =>
        inCells(given, () => fn.parameters[i]?.kind.name === 'date', cells),
      ),
      answer: inCells(example.gives, (column) => kindOf(fn, column) === 'date', { ...cells, blank: '' }),
      shown: (answer: unknown) => (example.goesOn ? beginning(answer, example.gives) : answer),
    })),
  );
}

function kindOf(fn: CustomFunction, column: number): ValueKind | undefined {
  return fn.answers === 'table' ? fn.returns[column]?.kind : fn.returns;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value or range of an example in the host's cells; headings and other text in a column of dates stay text. */
function inCells(
  value: ExampleArgument,
  isDate: (column: number) => boolean,
  { date, blank }: HostCells,
): unknown {
  const inCell = (content: unknown, column: number) => {
    if (content === null) return blank;
    return typeof content === 'string' && ISO_DAY.test(content) && isDate(column) ? date(content) : content;
  };
  return isRange(value) ? value.map((row) => row.map(inCell)) : inCell(value, 0);
}

/** The start of a text, or the top left of a table, as far as the example goes. */
function beginning(answer: unknown, gives: Example['gives']): unknown {
  if (!isRange(gives)) return String(answer).slice(0, String(gives).length);
  return (answer as unknown[][]).slice(0, gives.length).map((row) => row.slice(0, gives[0]?.length));
}
