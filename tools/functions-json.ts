import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';

/**
 * What Excel must know of the functions before it runs them. Cells arrive as they are (`any`, always a matrix),
 * errors included, because core deals with ranges, blanks and problems. Ids are for ever: workbooks hold them.
 */
export function functionsJson(helpUrl: string) {
  return {
    allowErrorForDataTypeAny: true,
    functions: CATALOGUE.map((fn) => declaration(fn, helpUrl)),
  };
}

function declaration({ name, summary, parameters }: CustomFunction, helpUrl: string) {
  return {
    id: name,
    name,
    description: summary,
    helpUrl: `${helpUrl}#${name}`,
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
