import { plainCell } from '../core/cells/cell';
import type { Codec } from '../core/functions/call';
import { messageOf, type ProblemKind } from '../core/problems';
import { DATE_FORMAT } from './excel-dates';

/** The error that Excel shows for a problem. It shows the message with #VALUE! and #N/A, never with #NUM!. */
const ERROR_CODES = {
  invalid: 'invalidValue',
  notCovered: 'notAvailable',
  outOfRange: 'invalidNumber',
} as const satisfies Record<ProblemKind, keyof typeof CustomFunctions.ErrorCode>;

/** A number that brings its format along; formulas read the number. */
interface FormattedDay {
  readonly type: 'Double';
  readonly basicValue: number;
  readonly numberFormat: string;
}

/** Excel's cells. A date is its serial number both ways, which Excel shows as a date once the cell is formatted so. */
export const codec: Codec<number | CustomFunctions.Error> = {
  decode(value) {
    return typeof value === 'object' && value !== null
      ? (objectInCell(value) ?? '#VALUE!')
      : plainCell(value);
  },
  encodeDay: (day) => day,
  encodeProblem: (problem) =>
    new CustomFunctions.Error(CustomFunctions.ErrorCode[ERROR_CODES[problem.kind]], messageOf(problem)),
};

/** As `codec`, and where Excel can carry it (2021 cannot), a date shows as one whatever the format of its cell. */
export const codecWithFormats: Codec<number | FormattedDay | CustomFunctions.Error> = {
  ...codec,
  encodeDay: (day) =>
    canCarryFormats() ? { type: 'Double', basicValue: day, numberFormat: DATE_FORMAT } : day,
};

/** Not known before Office is there: a cell may be calculated earlier. */
function canCarryFormats(): boolean {
  try {
    return Office.context.requirements.isSetSupported('CustomFunctionsRuntime', '1.4');
  } catch {
    return false;
  }
}

/** What a cell shows that holds an object: a data type (a formatted number, an entity) or an error of a formula. */
function objectInCell(object: { basicValue?: unknown; code?: unknown }) {
  try {
    return plainCell(object.basicValue ?? object.code);
  } catch {
    return undefined;
  }
}
