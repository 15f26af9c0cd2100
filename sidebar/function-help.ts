import type { CellOffset } from '../core/sheet/grid';

/** The help on a custom function as the sidebar shows it: made from the catalogue when the sidebar is built. */
export interface FunctionHelp {
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly help: string;
    readonly isOptional: boolean;
  }[];
  /** A formula as a person would type it. */
  readonly example: string;
  /** Which cells of its answer are dates, counted from the first. */
  readonly dates: readonly CellOffset[];
}

/** The element of the page that holds the list, as JSON: the functions themselves are no part of the sidebar's script. */
export const FUNCTION_HELP_ID = 'function-help';

export function functionHelpIn(document: Document): readonly FunctionHelp[] {
  return JSON.parse(document.getElementById(FUNCTION_HELP_ID)?.textContent ?? '[]');
}
