import { plainCell } from '../../core/cells/cell';
import type { Codec } from '../../core/functions/call';
import type { Problem } from '../../core/problems';
import { ERROR_OF } from '../../files/error-values';

/** Cells as a file holds them: a day is its number, a problem the error that Excel shows for it. */
export const codec: Codec<string | number> = {
  decode: plainCell,
  encodeDay: (day) => day,
  encodeProblem: errorOf,
  keepsRanges: true,
};

export function errorOf({ kind }: Problem): string {
  return ERROR_OF[kind];
}
