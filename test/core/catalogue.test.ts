import { describe, expect, test } from '@jest/globals';
import { plainCell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { CATALOGUE } from '../../core/functions/catalogue';
import { EXAMPLES, examplesOf } from '../../core/functions/examples';
import { PROBLEMS } from '../../core/problems';
import { iso } from '../days';

const codec: Codec<string> = {
  decode: plainCell,
  encodeDay: iso,
  encodeProblem: ({ code }) => code,
};

/** The examples of functions without arguments: there is only one way to call them. */
const LEAST_EXAMPLES = (parameters: number) => (parameters === 0 ? 1 : 2);

// Names end up in people's workbooks: add at the end of a list, never rename or take away.
test('the names of the functions, for ever', () => {
  expect(CATALOGUE.map((fn) => `${fn.name}(${fn.parameters.map(({ name }) => name).join(', ')})`)).toEqual([
    'EPA_GRADE(observation, project, discussion, distinctions_needed)',
    'EPA_GRADE_EXPLAIN(observation, project, discussion, distinctions_needed)',
    'EPA_METHOD_GRADE(pass_criteria, distinction_criteria)',
    'EPA_METHOD_GRADE_COUNTS(pass_met, pass_total, distinction_met, distinction_total)',
    'EPA_GATEWAY_EXPECTED(start)',
    'EPA_DEADLINE(epa_start, milestone)',
    'EPA_INTERVIEW_FROM(project_submitted)',
    'EPA_RESULT_EXPECTED(last_assessment, closures)',
    'EPA_WORKDAY(start, days, closures)',
    'EPA_TIMELINE(epa_start, project_submitted, last_assessment, closures)',
    'EPA_CHECK(what, value)',
    'EPA_TRACKER(sheet, as_of, settings)',
    'EPA_GATEWAY(sheet, as_of, settings)',
    'EPA_STATUS(sheet, as_of, settings)',
    'EPA_RAG(sheet, as_of, settings)',
    'EPA_NEXT(sheet, as_of, settings)',
    'EPA_COHORT(sheet, as_of, settings)',
    'EPA_ISSUES(sheet, as_of, settings)',
    'EPA_RULES()',
    'EPA_VERSION()',
  ]);
});

test('the codes of the problems, for ever', () => {
  expect(Object.keys(PROBLEMS)).toEqual([
    'CELL_ERROR',
    'DATE_UNREADABLE',
    'DATE_TWO_DIGIT_YEAR',
    'DATE_MONTH_FIRST',
    'DATE_IMPOSSIBLE',
    'DATE_OUT_OF_RANGE',
    'GRADE_UNKNOWN',
    'TICK_UNKNOWN',
    'CHOICE_UNKNOWN',
    'NUMBER_UNREADABLE',
    'NUMBER_NOT_WHOLE',
    'NUMBER_OUT_OF_RANGE',
    'SHARE_UNREADABLE',
    'COUNT_OVER_TOTAL',
    'SHAPES_DIFFER',
    'ONE_CELL_ONLY',
    'WORKING_DAYS_UNKNOWN',
    'HEADING_DOUBLED',
    'HEADING_UNKNOWN',
    'IDENTITY_MISSING',
    'COLUMN_NAMES_FULL',
    'HEADINGS_NOT_FOUND',
    'COLUMN_MISSING',
    'SHEET_MISSING',
    'SHEET_CHANGED',
    'SHEET_BUSY',
    'SHEET_FILTERED',
    'DATES_FROM_1904',
    'SHEET_PROTECTED',
    'APPRENTICE_GONE',
    'APPRENTICE_UNNAMED',
    'APPRENTICE_DOUBLED',
    'ULN_DOUBTFUL',
    'DATE_IS_TEXT',
    'DATES_OUT_OF_ORDER',
    'DATES_SWAPPED',
    'ASSESSED_AFTER_EPA_END',
    'AFTER_LAST_DAY',
    'BEFORE_FIRST_DAY',
    'OUT_OF_SEQUENCE',
    'BETTER_LATER',
    'FIGURE_OUTSIDE_STANDARD',
    'DATE_IN_FUTURE',
    'DATE_ON_DAY_OFF',
    'GRADE_WITHOUT_DATE',
  ]);
});

describe.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s', (_, fn) => {
  test('is explained in whole sentences, on one line', () => {
    for (const text of [fn.summary, ...fn.parameters.map(({ help }) => help)]) {
      expect(text).toMatch(/^[A-Z][^\n<>]*\.$/);
    }
  });

  test('has parameters in lower case, the optional ones last', () => {
    for (const { name } of fn.parameters) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
    const optional = fn.parameters.map(({ isOptional }) => isOptional);
    expect([...optional].sort()).toEqual(optional);
  });

  test('has examples', () => {
    expect(examplesOf(fn).length).toBeGreaterThanOrEqual(LEAST_EXAMPLES(fn.parameters.length));
  });

  test.each(examplesOf(fn).map((example) => [JSON.stringify(example.given), example] as const))(
    '%s',
    (_, example) => {
      const answer = call(fn, example.given, codec);
      if (!example.goesOn) expect(answer).toEqual(example.gives);
      else if (typeof answer === 'string') expect(answer.startsWith(example.gives as string)).toBe(true);
      else expect(topLeft(answer, example.gives)).toEqual(example.gives);
    },
  );
});

test('every example is of a function that there is', () => {
  const names: readonly string[] = CATALOGUE.map(({ name }) => name);
  expect(Object.keys(EXAMPLES).filter((name) => !names.includes(name))).toEqual([]);
});

/** As many rows and columns of a table as the example shows of it. */
function topLeft(table: unknown, shown: unknown): unknown {
  const rows = shown as readonly (readonly unknown[])[];
  const columns = rows[0]?.length;
  return (table as readonly (readonly unknown[])[]).slice(0, rows.length).map((row) => row.slice(0, columns));
}
