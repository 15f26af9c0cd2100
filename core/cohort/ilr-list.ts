import type { Day } from '../dates/day';
import { lastAssessmentOf } from '../rules/assessments';
import { isDone } from '../rules/progress';
import type { Apprentice } from '../sheet/columns';
import { dayCell, type HandedList, type ListCell, type ListedRow, type ListOf, leftOut } from './list';

/*
 * What the programme aim of the ILR should say, by what the workbook knows: advice to compare with the MIS, and no return.
 * Read from the ILR specification and the validation rules for 2026 to 2027, version 4 of 9 September 2026.
 */

const SPECIFICATION = 'ILR specification 2026 to 2027';
const VALIDATION = 'ILR validation rules 2026 to 2027';

/** What a field should hold: a value, or in words what to look up where the workbook does not know it. */
interface Advised {
  readonly field: 'CompStatus' | 'LearnActEndDate' | 'Outcome' | 'AchDate' | 'WithdrawReason';
  readonly value: string;
  readonly why: string;
  readonly source: string;
}

/** What each state of an apprentice asks for, in the order of the fields of the aim. */
const ADVICE = {
  trained: [
    [
      'CompStatus',
      '1',
      'Training is finished and the assessment is awaited: the aim is continuing.',
      SPECIFICATION,
    ],
    [
      'LearnActEndDate',
      '',
      'The last day of training. The workbook does not hold it: at the latest the gateway date.',
      SPECIFICATION,
    ],
    ['Outcome', '8', 'Training is complete and the result of the assessment is not known.', SPECIFICATION],
  ],
  passed: [
    ['CompStatus', '2', 'The apprenticeship is completed.', SPECIFICATION],
    ['Outcome', '1', 'The EPAO has confirmed that the apprentice has passed.', SPECIFICATION],
    [
      'AchDate',
      '',
      'The end of the EPA, with CompStatus 2 only, and not before LearnActEndDate. Take it from the EPAO’s letter.',
      VALIDATION,
    ],
  ],
  failed: [
    [
      'CompStatus',
      '2',
      'The EPA is over. Where a resit or retake is agreed, leave the aim as it is until then.',
      SPECIFICATION,
    ],
    ['Outcome', '3', 'The EPAO has confirmed that the apprentice has not passed.', SPECIFICATION],
    [
      'AchDate',
      '',
      'The end of the EPA, whether passed or failed. Take it from the EPAO’s letter.',
      VALIDATION,
    ],
  ],
  withdrawn: [
    ['CompStatus', '3', 'The apprentice has withdrawn.', SPECIFICATION],
    ['LearnActEndDate', '', 'The last day of learning. The workbook does not hold it.', SPECIFICATION],
    ['Outcome', '3', 'Not achieved, because the apprentice has withdrawn.', SPECIFICATION],
    ['WithdrawReason', '', 'Why the apprentice left, by the code list of the specification.', SPECIFICATION],
  ],
  onBreak: [
    [
      'CompStatus',
      '6',
      'The apprentice is on an agreed break in learning; the return is a new aim.',
      SPECIFICATION,
    ],
    ['LearnActEndDate', '', 'The last day before the break. The workbook does not hold it.', SPECIFICATION],
    ['Outcome', '3', 'Not achieved yet, because of the break.', SPECIFICATION],
  ],
} as const satisfies Readonly<
  Record<string, readonly (readonly [Advised['field'], string, string, string])[]>
>;
type IlrState = keyof typeof ADVICE;

/** Advice on the programme aim, a line a field. A result stands in it only once the EPAO has confirmed it. */
export const ilrList: ListOf = (rows, { standard, asOf: { asOf } }): HandedList => {
  const lastOf = lastAssessmentOf(standard);
  const lines = rows.flatMap((row): (readonly ListCell[])[] => {
    const state = ilrState(row, asOf);
    if (state === undefined) return [];
    const { apprentice } = row.read;
    const known = whatIsKnown(apprentice, lastOf(apprentice, asOf));
    return ADVICE[state].map(([field, value, why, source]) => [
      row.entry.uln ?? '',
      apprentice.apprentice ?? '',
      'ZPROG001',
      field,
      value,
      why,
      source,
      ...(value === '' ? known : NOTHING_MORE),
    ]);
  });
  const told = rows.filter((row) => ilrState(row, asOf) !== undefined).length;
  return {
    headings: [
      'ULN',
      'Apprentice',
      'Aim',
      'Field',
      'Value',
      'Why',
      'Source',
      'Gateway date',
      'Last assessment',
      'Results confirmed',
    ],
    rows: lines,
    notes: [
      ...leftOut(
        rows.length - told,
        'they are still in training, or their status is to be checked: the workbook knows of nothing to update',
      ),
      'Advice to compare with your MIS: where both agree there is nothing to do. Days that only the MIS or the EPAO knows are left blank.',
    ],
  };
};

const NOTHING_MORE: readonly ListCell[] = ['', '', ''];

/** By what the day can be looked up that is left blank. */
function whatIsKnown({ gatewayDate, resultsConfirmed }: Apprentice, last: Day | undefined): ListCell[] {
  return [dayCell(gatewayDate), dayCell(last), dayCell(resultsConfirmed)];
}

/** What the ILR should say of somebody; `undefined` where the workbook knows of nothing, or of too little. */
function ilrState({ entry: { stage, confirmed }, read }: ListedRow, asOf: Day): IlrState | undefined {
  const { resultsConfirmed, confirmedGrade } = read.apprentice;
  switch (stage) {
    case 'Withdrawn':
      return 'withdrawn';
    case 'Break in learning':
      return 'onBreak';
    case 'Passed':
    case 'Certificated':
      return confirmed === 'Fail' || confirmed === 'Check' ? undefined : 'passed';
    case 'Resit or retake':
      return confirmedGrade === 'Fail' && isDone(resultsConfirmed, asOf) ? 'failed' : 'trained';
    case 'At gateway':
    case 'In EPA':
    case 'Awaiting confirmation':
      return 'trained';
    default:
      return undefined;
  }
}
