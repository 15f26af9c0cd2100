import { grade } from '../core/cells/kinds';
import { addDays, addMonths, type Day } from '../core/dates/day';
import { DERIVED_COLUMNS } from '../core/set-up/calculated-columns';
import { columnLetters } from '../core/sheet/grid';
import { COLUMNS, type Column, type ColumnKey } from '../core/sheet/columns';
import { SETTINGS_CELLS, SETTINGS_SHEET } from '../core/sheet/settings';
import { SETTINGS_REFERENCES } from '../core/set-up/references';
import { RULE_IDS } from '../core/standard';
import { DATE_FORMAT } from './codec';
import { ANSWER, ANSWER_COLOUR, HEADING, lookOf, MIDDLE, SETTINGS_WIDTHS } from './looks';
import type { Look, PlannedCell, SheetPlan, WorkbookPlan } from './plan';
import { type SampleApprentice, sampleCohort, workingDay } from './sample-cohort';

const TITLE: Look = { bold: true, fontSize: 16, textColor: '#1F3A5F' };
const HINT: Look = { textColor: '#5B6775' };
const CLOSURES = SETTINGS_REFERENCES.closures;

/** Words that people type, in the colours of the same words where they are calculated. */
const TYPED_WORDS: Readonly<Record<string, Look>> = {
  Distinction: lookOf('best'),
  Pass: lookOf('good'),
  Fail: lookOf('bad'),
  'Break in learning': lookOf('quiet'),
  Withdrawn: lookOf('quiet'),
};

/** Room for the content, and for two words of heading beside the filter button. */
const WIDTHS: Partial<Record<Column['kind']['name'], number>> = {
  text: 134,
  date: 108,
  'sign-off': 108,
  number: 108,
  tick: 116,
};
const WIDER: Partial<Record<ColumnKey, number>> = {
  uln: 92,
  apprentice: 216,
  employer: 170,
  cohort: 88,
  learningStatus: 134,
  notes: 200,
};
const USUAL_WIDTH = 116;

export interface SampleWorkbook extends WorkbookPlan {
  /** The cell that is selected first: an answer, once the sheet is set up. */
  readonly startsAt: string;
  /** The first column in view, right of the names. */
  readonly viewFrom: string;
}

/** A workbook with fictional apprentices, ready to be set up, as they would stand on a day; `isFixed` keeps that day, else it moves on with the clock. */
export function sampleWorkbook(asOf: Day, count: number, isFixed = true): SampleWorkbook {
  return {
    sheets: [
      cohortSheet(sampleCohort(asOf, count)),
      tryItSheet(asOf),
      rulesSheet(),
      settingsSheet(asOf, isFixed),
    ],
    startsAt: `${answerLetters('Next action')}3`,
    viewFrom: answerLetters('Stage'),
  };
}

function answerLetters(heading: string): string {
  return columnLetters(COLUMNS.length + DERIVED_COLUMNS.findIndex((column) => column.heading === heading));
}

function cohortSheet(apprentices: readonly SampleApprentice[]): SheetPlan {
  const lastRow = apprentices.length + 1;
  const ranges = COLUMNS.map((column, i) => ({
    ...column,
    range: `${columnLetters(i)}2:${columnLetters(i)}${lastRow}`,
  }));
  return {
    name: 'Cohort',
    rows: [COLUMNS.map(({ heading }) => heading), ...apprentices.map(rowOf)],
    columnWidths: COLUMNS.map(({ key, kind }) => WIDER[key] ?? WIDTHS[kind.name] ?? USUAL_WIDTH),
    rowHeights: { 0: 46 },
    frozen: { rows: 1, columns: 2 },
    formats: ranges
      .filter(({ kind }) => kind.name === 'date' || kind.name === 'sign-off')
      .map(({ range }) => ({ range, format: DATE_FORMAT })),
    looks: [{ range: `A1:${columnLetters(COLUMNS.length - 1)}1`, look: HEADING }],
    colouredWords: ranges.flatMap(({ range, kind }) =>
      (kind === grade || kind.choices?.includes('Withdrawn') ? (kind.choices ?? []) : []).flatMap((word) => {
        const look = TYPED_WORDS[word];
        return look ? [{ range, word, look }] : [];
      }),
    ),
    offeredWords: ranges.flatMap(({ range, kind }) => (kind.choices ? [{ range, words: kind.choices }] : [])),
    // As wide as the sheet will be, so that Stage and RAG can be filtered.
    filter: `A1:${columnLetters(COLUMNS.length + DERIVED_COLUMNS.length - 1)}${lastRow}`,
  };
}

function rowOf(apprentice: SampleApprentice): PlannedCell[] {
  return COLUMNS.map(({ key }) => {
    const value = apprentice[key];
    return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value;
  });
}

const FIRST = 5;
const TIMELINE = 19;

/** What is typed on the left of the sheet "Try it", from its fifth row on. */
function known(asOf: Day): readonly (readonly [label: string, value: PlannedCell, isDate?: true])[] {
  const epaStart = workingDay(addMonths(asOf, -2));
  return [
    ['Start date', workingDay(addMonths(epaStart, -16)), true],
    ['EPA start', epaStart, true],
    ['Project submitted', workingDay(addDays(epaStart, 44)), true],
    ['Last assessment', workingDay(addDays(epaStart, 66)), true],
    ['Observation grade', 'Distinction'],
    ['Project grade', 'Pass'],
    ['Discussion grade', 'Distinction'],
    ['Report words', 2310],
    ['Evidence pieces', 9],
    ['ULN', '1234567890'],
  ];
}

/** The answer that stands to the right of each, with the lines that it needs. */
const ANSWERS = [
  ['Gateway expected', 'EPA_GATEWAY_EXPECTED(B5)', 1],
  ['Project due', 'EPA_DEADLINE(B6,"Project")', 1],
  ['Interview from', 'EPA_INTERVIEW_FROM(B7)', 1],
  ['Result expected', `EPA_RESULT_EXPECTED(B8,${CLOSURES})`, 1],
  ['Overall grade', 'EPA_GRADE(B9,B10,B11)', 1],
  ['Where two distinctions do', 'EPA_GRADE(B9,B10,B11,2)', 1],
  ['Why this grade', 'EPA_GRADE_EXPLAIN(B9,B10,B11)', 5],
  ['Length of the report', 'EPA_CHECK("Report words",B12)', 1],
  ['Portfolio', 'EPA_CHECK("Evidence pieces",B13)', 2],
  ['ULN', 'EPA_CHECK("ULN",B14)', 2],
] as const;

function tryItSheet(asOf: Day): SheetPlan {
  const inputs = known(asOf);
  const last = FIRST + inputs.length;
  const timeline = `=EPA_TIMELINE(B6,B7,B8,${CLOSURES})`;
  const { wrapping: _, ...title } = HEADING;
  return {
    name: 'Try it',
    rows: [
      ['Try the functions on one apprentice'],
      ['Change a yellow cell and the answers follow. In any empty cell, type =EPA to see every function.'],
      [],
      ['What you know', undefined, undefined, 'What EPA Cohort answers', undefined, 'The formula'],
      ...inputs.map(([label, value], i) => {
        const [question, formula] = ANSWERS[i] as (typeof ANSWERS)[number];
        return [label, value, undefined, question, { formula: `=${formula}` }, `=${formula}`];
      }),
      [undefined, undefined, undefined, 'Version', { formula: '=EPA_VERSION()' }, '=EPA_VERSION()'],
      [],
      [
        'Every date of this EPA, and the rule behind it',
        undefined,
        undefined,
        undefined,
        undefined,
        timeline,
      ],
      [],
      [{ formula: timeline }],
    ],
    columnWidths: [160, 104, 20, 180, 460, 340],
    rowHeights: {
      0: 36,
      3: 30,
      ...Object.fromEntries(ANSWERS.map(([, , lines], i) => [FIRST - 1 + i, 8 + 17 * lines])),
    },
    formats: inputs.flatMap(([, , isDate], i) =>
      isDate ? [{ range: `B${FIRST + i}`, format: DATE_FORMAT }] : [],
    ),
    looks: [
      { range: 'A1', look: TITLE },
      { range: 'A2', look: HINT },
      { range: 'A4:B4', look: title },
      { range: 'D4:F4', look: { ...title, fillColor: ANSWER_COLOUR } },
      { range: `A${FIRST}:A${last}`, look: MIDDLE },
      { range: `B${FIRST}:B${last - 1}`, look: { ...MIDDLE, fillColor: '#FFF8E1', align: 'left' } },
      { range: `D${FIRST}:D${last}`, look: MIDDLE },
      { range: `E${FIRST}:E${last}`, look: { ...MIDDLE, ...ANSWER, align: 'left', wrapping: 'wrap' } },
      { range: `F${FIRST}:F${last}`, look: { ...MIDDLE, ...HINT } },
      { range: `A${TIMELINE - 2}`, look: { ...TITLE, fontSize: 12 } },
      { range: `F${TIMELINE - 2}`, look: HINT },
      { range: `A${TIMELINE}:C${TIMELINE}`, look: { bold: true } },
    ],
    hidesGrid: true,
  };
}

function rulesSheet(): SheetPlan {
  const last = RULE_IDS.length + 1;
  return {
    name: 'Rules',
    rows: [[{ formula: '=EPA_RULES()' }]],
    columnWidths: [250, 60, 84, 110, 600, 420],
    rowHeights: Object.fromEntries(RULE_IDS.map((_, i) => [i + 1, 42])),
    frozen: { rows: 1, columns: 1 },
    looks: [
      { range: 'A1:F1', look: HEADING },
      { range: `A2:F${last}`, look: { ...MIDDLE, wrapping: 'wrap' } },
    ],
  };
}

/** What this provider has set: its closures, beside the bank holidays that are built in. The set-up fills in the rest. */
function settingsSheet(asOf: Day, isFixed: boolean): SheetPlan {
  return {
    name: SETTINGS_SHEET,
    rows: [
      headingsOf(SETTINGS_CELLS.filter(({ row }) => row === 0)),
      [undefined, isFixed ? asOf : undefined, undefined, addDays(asOf, 14)],
      [undefined, undefined, undefined, addDays(asOf, 28)],
    ],
    columnWidths: SETTINGS_WIDTHS,
    frozen: { rows: 1, columns: 0 },
    formats: [
      { range: 'B2', format: DATE_FORMAT },
      { range: 'D2:D100', format: DATE_FORMAT },
    ],
    looks: [
      { range: 'A1:B1', look: HEADING },
      { range: 'D1', look: HEADING },
      { range: 'F1:G1', look: HEADING },
    ],
  };
}

function headingsOf(cells: typeof SETTINGS_CELLS): PlannedCell[] {
  const width = Math.max(...cells.map(({ column }) => column)) + 1;
  return Array.from({ length: width }, (_, i) => cells.find(({ column }) => column === i)?.value);
}
