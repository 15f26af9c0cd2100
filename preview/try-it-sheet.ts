import { addDays, addMonths, type Day } from '../core/dates/day';
import { catalogueFor } from '../core/functions/catalogue';
import { lastAssessmentOf } from '../core/rules/assessments';
import { figuresOf } from '../core/rules/checks';
import { expectedGateway, milestonesOf, RESULT_EXPECTED } from '../core/rules/timeline';
import type { Columns } from '../core/sheet/columns';
import { columnLetters } from '../core/sheet/grid';
import { SETTINGS_LISTS, SETTINGS_SHEET } from '../core/sheet/settings';
import { countedSteps, stepsInUsualOrder } from '../core/standard/order';
import {
  type Figure,
  type Method,
  numberOf,
  ruleOf,
  type Standard,
  stepsOf,
} from '../core/standard/standard';
import { countInWords } from '../core/words';
import { DATE_FORMAT } from './codec';
import { diceFrom } from './dice';
import { ANSWER, ANSWER_COLOUR, HEADING, MIDDLE } from './looks';
import type { Look, PlannedCell, SheetPlan } from './plan';
import { plannedDays, workingDay } from './sample-methods';

const TITLE: Look = { bold: true, fontSize: 16, textColor: '#1F3A5F' };
const HINT: Look = { textColor: '#5B6775' };
const YELLOW = '#FFF8E1';

/** The row of the first input and the first answer, as people count. */
const FIRST = 5;
/** Pixels of a row, and of each line of text in it. */
const ROW_HEIGHT = 8;
const LINE_HEIGHT = 17;

/** Something that is known of one apprentice: a yellow cell. */
interface Input {
  /** The column of a cohort sheet that it would stand in, where there is one. */
  readonly key: string;
  readonly label: string;
  readonly value: PlannedCell;
  readonly isDate?: true;
}

interface Question {
  readonly label: string;
  readonly formula: string;
  /** How many lines the answer needs. */
  readonly lines?: number;
}

/** The sheet where the functions answer questions about one apprentice, as they would on a day. */
export function tryItSheet(columns: Columns, asOf: Day): SheetPlan {
  const { standard } = columns;
  const inputs = inputsOf(columns, asOf);
  const cellOf = (key: string) => `B${FIRST + inputs.findIndex((input) => input.key === key)}`;
  const questions = questionsOf(columns, cellOf);
  const lines = Array.from({ length: Math.max(inputs.length, questions.length) }, (_, i) =>
    lineOf(inputs[i], questions[i]),
  );
  const timeline = timelineOf(standard, cellOf);
  const timelineRow = FIRST + lines.length + 3;
  return {
    name: 'Try it',
    rows: [
      ['Try the functions on one apprentice'],
      ['Change a yellow cell and the answers follow. In any empty cell, type =EPA to see every function.'],
      [],
      ['What you know', undefined, undefined, 'What EPA Cohort answers', undefined, 'The formula'],
      ...lines,
      [],
      ['Every date of this EPA, and the rule behind it', ...BLANKS, timeline],
      [],
      [{ formula: timeline }],
    ],
    columnWidths: [160, 104, 20, 180, 460, 340],
    rowHeights: { 0: 36, 3: 30, ...heightsOf(questions) },
    formats: inputs.flatMap(({ key, isDate }) =>
      isDate ? [{ range: cellOf(key), format: DATE_FORMAT }] : [],
    ),
    looks: looksOf(inputs.length, questions.length, timelineRow),
    hidesGrid: true,
  };
}

const BLANKS = [undefined, undefined, undefined, undefined] as const;

function lineOf(input: Input | undefined, question: Question | undefined): PlannedCell[] {
  const known = [input?.label, input?.value];
  if (question === undefined) return known;
  const { label, formula } = question;
  return [...known, undefined, label, { formula }, formula];
}

function heightsOf(questions: readonly Question[]): Readonly<Record<number, number>> {
  return Object.fromEntries(
    questions.map(({ lines = 1 }, i) => [FIRST - 1 + i, ROW_HEIGHT + LINE_HEIGHT * lines]),
  );
}

function looksOf(inputs: number, questions: number, timelineRow: number): NonNullable<SheetPlan['looks']> {
  const { wrapping: _, ...title } = HEADING;
  const [lastInput, lastAnswer] = [FIRST + inputs - 1, FIRST + questions - 1];
  return [
    { range: 'A1', look: TITLE },
    { range: 'A2', look: HINT },
    { range: 'A4:B4', look: title },
    { range: 'D4:F4', look: { ...title, fillColor: ANSWER_COLOUR } },
    { range: `A${FIRST}:A${lastInput}`, look: MIDDLE },
    { range: `B${FIRST}:B${lastInput}`, look: { ...MIDDLE, fillColor: YELLOW, align: 'left' } },
    { range: `D${FIRST}:D${lastAnswer}`, look: MIDDLE },
    { range: `E${FIRST}:E${lastAnswer}`, look: { ...MIDDLE, ...ANSWER, align: 'left', wrapping: 'wrap' } },
    { range: `F${FIRST}:F${lastAnswer}`, look: { ...MIDDLE, ...HINT } },
    { range: `A${timelineRow - 2}`, look: { ...TITLE, fontSize: 12 } },
    { range: `F${timelineRow - 2}`, look: HINT },
    { range: `A${timelineRow}:C${timelineRow}`, look: { bold: true } },
  ];
}

const LAST_ASSESSMENT = 'lastAssessment';

function inputsOf({ standard, of }: Columns, asOf: Day): readonly Input[] {
  const epaStart = workingDay(addMonths(asOf, -2));
  const usualDays = expectedGateway(standard, asOf) - asOf;
  const planned = plannedDays(standard, stepsInUsualOrder(standard), epaStart, diceFrom(1));
  const last = lastAssessmentOf(standard)(Object.fromEntries(planned));
  const input = (key: string, value: PlannedCell) => ({ key, label: of(key).heading, value });
  const date = (key: string, day: Day | undefined) => ({ ...input(key, day), isDate: true as const });
  return [
    date('start', workingDay(addDays(epaStart, -usualDays - 30))),
    date('epaStart', epaStart),
    ...countedSteps(standard).map(({ key }) => date(key, planned.get(key))),
    { key: LAST_ASSESSMENT, label: 'Last assessment', value: last, isDate: true },
    ...standard.methods.map((method, i) => input(method.grade.key, gradeInTurn(method, i))),
    ...figuresTried(standard).map(({ figure, value }) => input(figure.key, value)),
    input('uln', '1234567890'),
  ];
}

/** The best grade and the lowest pass in turn, so that there is something to explain. */
function gradeInTurn({ grades }: Method, place: number): string | undefined {
  return place % 2 === 0 ? grades[grades.length - 1] : grades[1];
}

/** A figure that is too low, and one that is just inside its tolerance. */
function figuresTried(standard: Standard): readonly { readonly figure: Figure; readonly value: number }[] {
  const figures = figuresOf(standard);
  const number = (id: string) => numberOf(standard, id);
  const low = figures.flatMap((figure) => {
    const { limit } = figure;
    return 'fewest' in limit ? [{ figure, value: number(limit.fewest) - 1 }] : [];
  });
  const inside = figures.flatMap((figure) => {
    const { limit } = figure;
    if (!('around' in limit)) return [];
    return [{ figure, value: Math.ceil(number(limit.around) * (1 - number(limit.tolerance) / 200)) }];
  });
  return [...low.slice(0, 1), ...inside.slice(0, 1)];
}

/** A question for each kind of answer: what is due when, what the grades make, and whether figures are in order. */
function questionsOf(columns: Columns, cellOf: (key: string) => string): readonly Question[] {
  const { standard } = columns;
  return [
    { label: 'Gateway expected', formula: `=EPA_GATEWAY_EXPECTED(${cellOf('start')})` },
    ...deadlineQuestions(standard, cellOf('epaStart')),
    ...firstDayQuestions(columns, cellOf),
    { label: RESULT_EXPECTED, formula: `=EPA_RESULT_EXPECTED(${cellOf(LAST_ASSESSMENT)},${CLOSURES})` },
    ...gradeQuestions(standard, cellOf),
    ...figuresTried(standard).map(({ figure: { check, key } }) => checkQuestion(check, cellOf(key))),
    checkQuestion('ULN', cellOf('uln')),
    { label: 'Version', formula: '=EPA_VERSION()' },
  ];
}

/** The milestone whose last day comes first, and the end of the EPA period. */
function deadlineQuestions(standard: Standard, epaStart: string): readonly Question[] {
  const milestones = milestonesOf(standard);
  return [...milestones.slice(0, 1), ...milestones.slice(-1)].map(({ milestone, label }) => ({
    label,
    formula: `=EPA_DEADLINE(${epaStart},"${milestone}")`,
  }));
}

/** Each step that is counted from another one has a function of its own, which rests on that rule alone. */
function firstDayQuestions(columns: Columns, cellOf: (key: string) => string): readonly Question[] {
  const functions = catalogueFor(columns);
  return stepsOf(columns.standard).flatMap(({ from }) => {
    if (from === undefined) return [];
    const { rule, after, label } = from;
    return functions
      .filter(({ restsOn }) => restsOn.length === 1 && restsOn[0] === rule)
      .map(({ name }) => ({ label, formula: `=${name}(${cellOf(after)})` }));
  });
}

function gradeQuestions(standard: Standard, cellOf: (key: string) => string): readonly Question[] {
  const { methods, settable } = standard;
  const grades = methods.map(({ grade }) => cellOf(grade.key)).join(',');
  const { alternatives = [] } = settable.distinctions ? ruleOf(standard, settable.distinctions) : {};
  return [
    { label: 'Overall grade', formula: `=EPA_GRADE(${grades})` },
    ...alternatives.map((needed) => ({
      label: `Where ${countInWords(needed)} distinctions do`,
      formula: `=EPA_GRADE(${grades},${needed})`,
    })),
    { label: 'Why this grade', formula: `=EPA_GRADE_EXPLAIN(${grades})`, lines: 5 },
  ];
}

function checkQuestion(what: string, cell: string): Question {
  return { label: what, formula: `=EPA_CHECK("${what}",${cell})`, lines: 3 };
}

/** The list of closures in the settings, for functions that take it alone. */
const CLOSURES = closuresRange();

function closuresRange(): string {
  const { column, firstRow, lastRow } = SETTINGS_LISTS.closures;
  const letters = columnLetters(column);
  return `'${SETTINGS_SHEET}'!$${letters}$${firstRow + 1}:$${letters}$${lastRow + 1}`;
}

function timelineOf(standard: Standard, cellOf: (key: string) => string): string {
  const cells = ['epaStart', ...countedSteps(standard).map(({ key }) => key), LAST_ASSESSMENT].map(cellOf);
  return `=EPA_TIMELINE(${[...cells, CLOSURES].join(',')})`;
}
