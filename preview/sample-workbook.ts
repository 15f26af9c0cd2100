import { grade } from '../core/cells/kinds';
import { addDays, addMonths, type Day } from '../core/dates/day';
import { RULE_IDS } from '../core/standard';
import { DATE_FORMAT } from './codec';
import { columnLetters, type Look, type PlannedCell, type SheetPlan, type WorkbookPlan } from './plan';
import { type SampleApprentice, sampleCohort, workingDay } from './sample-cohort';

const ANSWER_COLOUR = '#0B6B66';
const MIDDLE: Look = { verticalAlign: 'middle' };
const HEADING: Look = {
  ...MIDDLE,
  bold: true,
  wrapping: 'wrap',
  fillColor: '#1F3A5F',
  textColor: '#FFFFFF',
};
/** Calculated columns: a heading of another colour, cells on a tint. */
const ANSWER_HEADING: Look = { ...HEADING, fillColor: ANSWER_COLOUR };
const ANSWER: Look = { fillColor: '#EFF8F7' };
const TITLE: Look = { bold: true, fontSize: 16, textColor: '#1F3A5F' };
const HINT: Look = { textColor: '#5B6775' };

const LOOK_OF: Readonly<Record<string, Look>> = {
  Distinction: { fillColor: '#DCE9FB', textColor: '#123F7A', bold: true },
  Pass: { fillColor: '#DDF3E4', textColor: '#14532D' },
  Fail: { fillColor: '#FBE0DD', textColor: '#8B1A1A', bold: true },
  Incomplete: { fillColor: '#FFF1CC', textColor: '#6B4700' },
  'Break in learning': { fillColor: '#ECEFF3', textColor: '#46515E' },
  Withdrawn: { fillColor: '#ECEFF3', textColor: '#46515E' },
};

/** The cells of one row, by heading. */
type CellAt = (heading: string) => string;

interface Column {
  readonly heading: string;
  readonly kind: 'text' | 'date' | 'grade';
  /** In pixels, where the kind's own width does not do. */
  readonly width?: number;
  /** The words that colour their cell. */
  readonly words?: readonly string[];
  readonly value?: (apprentice: SampleApprentice) => PlannedCell;
  readonly formula?: (cell: CellAt) => string;
}

/** Room for the content, and for two words of heading beside the filter button. */
const WIDTHS = { text: 134, date: 102, grade: 116 } as const;

const GRADES = grade.choices ?? [];
const CLOSURES = 'Closures!$A$2:$A$9';
const ASSESSMENT_DATES = ['Observation date', 'Interview date', 'Discussion date'] as const;

const COLUMNS: readonly Column[] = [
  { heading: 'ULN', kind: 'text', width: 92, value: ({ uln }) => uln },
  { heading: 'Apprentice', kind: 'text', width: 216, value: ({ apprentice }) => apprentice },
  { heading: 'Employer', kind: 'text', width: 170, value: ({ employer }) => employer },
  { heading: 'Cohort', kind: 'text', width: 88, value: ({ cohort }) => cohort },
  { heading: 'Start date', kind: 'date', value: ({ start }) => start },
  { heading: 'Planned end date', kind: 'date', width: 114, value: ({ plannedEnd }) => plannedEnd },
  {
    heading: 'Learning status',
    kind: 'text',
    words: ['Break in learning', 'Withdrawn'],
    value: ({ learningStatus }) => learningStatus,
  },
  { heading: 'Gateway date', kind: 'date', width: 116, value: ({ gateway }) => gateway },
  { heading: 'EPA start', kind: 'date', value: ({ epaStart }) => epaStart },
  { heading: 'Observation date', kind: 'date', width: 112, value: ({ observation }) => observation },
  {
    heading: 'Observation grade',
    kind: 'grade',
    words: GRADES,
    value: ({ observationGrade }) => observationGrade,
  },
  { heading: 'Project submitted', kind: 'date', value: ({ projectSubmitted }) => projectSubmitted },
  { heading: 'Interview date', kind: 'date', value: ({ interview }) => interview },
  { heading: 'Project grade', kind: 'grade', words: GRADES, value: ({ projectGrade }) => projectGrade },
  { heading: 'Discussion date', kind: 'date', value: ({ discussion }) => discussion },
  {
    heading: 'Discussion grade',
    kind: 'grade',
    words: GRADES,
    value: ({ discussionGrade }) => discussionGrade,
  },
  { heading: 'Results confirmed', kind: 'date', value: ({ resultsConfirmed }) => resultsConfirmed },
  {
    heading: 'Overall grade',
    kind: 'grade',
    words: [...GRADES, 'Incomplete'],
    formula: (cell) =>
      `=EPA_GRADE(${cell('Observation grade')},${cell('Project grade')},${cell('Discussion grade')})`,
  },
  {
    heading: 'Gateway expected',
    kind: 'date',
    formula: (cell) => `=EPA_GATEWAY_EXPECTED(${cell('Start date')})`,
  },
  {
    heading: 'Project due',
    kind: 'date',
    formula: (cell) => `=EPA_DEADLINE(${cell('EPA start')},"Project")`,
  },
  {
    heading: 'Interview from',
    kind: 'date',
    formula: (cell) => `=EPA_INTERVIEW_FROM(${cell('Project submitted')})`,
  },
  {
    heading: 'EPA end',
    kind: 'date',
    formula: (cell) => `=EPA_DEADLINE(${cell('EPA start')},"EPA end")`,
  },
  {
    heading: 'Result expected',
    kind: 'date',
    formula(cell) {
      const days = ASSESSMENT_DATES.map(cell).join(',');
      return `=EPA_RESULT_EXPECTED(IF(COUNT(${days})=${ASSESSMENT_DATES.length},MAX(${days}),""),${CLOSURES})`;
    },
  },
];

/** A workbook that shows what the functions do, on fictional apprentices as they would stand on a day. */
export function sampleWorkbook(asOf: Day, count: number): WorkbookPlan {
  const apprentices = sampleCohort(asOf, count);
  const graded = apprentices.findIndex((apprentice) => apprentice.discussionGrade !== undefined);
  return {
    sheets: [cohortSheet(apprentices), tryItSheet(asOf), rulesSheet(), closuresSheet(asOf)],
    startsAt: `${letterOf('Overall grade')}${Math.max(graded, 0) + 2}`,
  };
}

function letterOf(heading: string): string {
  return columnLetters(COLUMNS.findIndex((column) => column.heading === heading));
}

function cohortSheet(apprentices: readonly SampleApprentice[]): SheetPlan {
  const lastRow = apprentices.length + 1;
  const rangeOf = (column: Column, first = 2, last = lastRow) => {
    const letter = letterOf(column.heading);
    return `${letter}${first}:${letter}${last}`;
  };
  const isAnswer = ({ formula }: Column) => formula !== undefined;
  return {
    name: 'Cohort',
    rows: [COLUMNS.map(({ heading }) => heading), ...apprentices.map(rowOf)],
    columnWidths: COLUMNS.map(({ kind, width }) => width ?? WIDTHS[kind]),
    rowHeights: { 0: 46 },
    frozen: { rows: 1, columns: 2 },
    formats: COLUMNS.filter(({ kind }) => kind === 'date').map((column) => ({
      range: rangeOf(column),
      format: DATE_FORMAT,
    })),
    looks: COLUMNS.flatMap((column) => [
      { range: rangeOf(column, 1, 1), look: isAnswer(column) ? ANSWER_HEADING : HEADING },
      ...(isAnswer(column) ? [{ range: rangeOf(column), look: ANSWER }] : []),
    ]),
    colouredWords: COLUMNS.flatMap((column) =>
      (column.words ?? []).map((word) => ({ range: rangeOf(column), word, look: LOOK_OF[word] ?? {} })),
    ),
    offeredWords: COLUMNS.filter(({ words }) => words === GRADES).map((column) => ({
      range: rangeOf(column),
      words: GRADES,
    })),
    filter: `A1:${columnLetters(COLUMNS.length - 1)}${lastRow}`,
  };
}

function rowOf(apprentice: SampleApprentice, i: number): PlannedCell[] {
  const cell: CellAt = (heading) => `${letterOf(heading)}${i + 2}`;
  return COLUMNS.map(({ value, formula }) => (formula ? { formula: formula(cell) } : value?.(apprentice)));
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

/** Days on which a provider's EPAO is closed, beside the bank holidays that are built in. */
function closuresSheet(asOf: Day): SheetPlan {
  return {
    name: 'Closures',
    rows: [
      ['Closed on', 'Why'],
      [addDays(asOf, 14), 'Staff training day'],
      [addDays(asOf, 28), 'Office move'],
    ],
    columnWidths: [110, 260],
    frozen: { rows: 1, columns: 0 },
    formats: [{ range: 'A2:A9', format: DATE_FORMAT }],
    looks: [{ range: 'A1:B1', look: HEADING }],
  };
}
