import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';

/**
 * What Excel must know of the functions before it runs them. Cells arrive as they are (`any`, always a matrix),
 * errors included, because core deals with ranges, blanks and problems. Ids are for ever: workbooks hold them.
 * The page at `address` is the help on each; without an address there is none.
 */
export function functionsJson(address: string | undefined) {
  return {
    allowErrorForDataTypeAny: true,
    // So that dates can bring their format along.
    allowCustomDataForDataTypeAny: true,
    functions: CATALOGUE.map((fn) => declaration(fn, address)),
  };
}

function declaration({ name, summary, parameters }: CustomFunction, address: string | undefined) {
  return {
    id: name,
    name,
    description: summary,
    ...(address !== undefined && { helpUrl: `${address}/taskpane.html#${name}` }),
    parameters: parameters.map(({ name, help, isOptional, takes }) => ({
      name,
      description: help,
      ...MATRIX,
      // To Excel a repeated parameter is optional by itself.
      ...(takes === 'grids' ? { repeating: true } : isOptional && { optional: true }),
    })),
    result: MATRIX,
  };
}

const MATRIX = { type: 'any', dimensionality: 'matrix' } as const;
