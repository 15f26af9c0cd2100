import type { CustomFunction } from './define';
import type { ExampleArgument, ExampleCell } from './examples';

/** A formula as a person would type it, the same in both hosts: `=EPA_GRADE("Pass", "Pass", "Distinction")`. */
export function formulaOf({ name }: CustomFunction, given: readonly ExampleArgument[]): string {
  return `=${name}(${given.map(argumentText).join(', ')})`;
}

function argumentText(argument: ExampleArgument): string {
  return isRange(argument) ? rangeText(argument) : cellText(argument);
}

/** An array constant: commas between columns, semicolons between rows. */
function rangeText(range: readonly (readonly ExampleCell[])[]): string {
  return `{${range.map((row) => row.map(cellText).join(', ')).join('; ')}}`;
}

function cellText(cell: ExampleCell): string {
  if (cell === null) return '""';
  if (typeof cell === 'string') return `"${cell.replace(/"/g, '""')}"`;
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}

export function isRange(argument: ExampleArgument): argument is readonly (readonly ExampleCell[])[] {
  return Array.isArray(argument);
}
