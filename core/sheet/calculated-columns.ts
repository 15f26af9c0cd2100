import { GRADES, type Grade } from '../cells/grades';
import type { Day } from '../dates/day';
import type { Problem } from '../problems';
import { remembered } from '../remembered';
import type { AsOf } from '../rules/as-of';
import { assessmentsOf, lastOfAllAssessments } from '../rules/assessments';
import { gatewayInWords } from '../rules/gateway';
import { gradesOf, overallGrade, overallGrades } from '../rules/grading';
import { actionInWords } from '../rules/open-action';
import { STAGE_STANDS_WITHOUT, stageOf } from '../rules/stage';
import { RAG_WORDS, type Standing, standings } from '../rules/standing';
import { dayAfter, expectedResult, milestonesOf, RESULT_EXPECTED } from '../rules/timeline';
import type { Standard } from '../standard/standard';
import { type Apprentice, type ColumnGroup, type ColumnKey, columnsOf } from './columns';
import { checkTheSheet, nextStepOf } from './next-step';
import { type Place, SETTINGS } from './settings';
import type { Tone } from './tones';

/** A word that colours its cell: the word says it first, the colour second. */
export interface WordColour {
  readonly word: string;
  readonly tone: Tone;
}

/** A column that is worked out from those that people fill in. */
export interface CalculatedColumn {
  readonly heading: string;
  readonly kind: 'text' | 'date';
  readonly help: string;
  /** The columns that it makes sense with: a set-up adds it together with them. */
  readonly group: ColumnGroup;
  readonly colours?: readonly WordColour[];
  /** The function that answers this column alone; EPA_TRACKER answers all of them. */
  readonly alone?: `EPA_${string}`;
  /** A function that answers it from a few cells: quick, and easy to read, where each row has a formula of its own. */
  readonly ofCells?: { readonly fn: `EPA_${string}`; readonly given: readonly Given[] };
  answer(apprentice: Apprentice, view: View): string | Day | undefined;
  /** Columns whose cells, where they cannot be read, leave an answer that there is as it is. */
  readonly standsWithout?: readonly ColumnKey[];
  /** What is answered where the answer rests on a cell that cannot be read; its problem, where nothing is said. */
  whenUnreadable?(problem: Problem, view: View): string;
}

/** An argument of a formula: the cell of a column, the cell of a setting, a text. */
export type Given = { readonly column: ColumnKey } | { readonly setting: Place } | { readonly text: string };

/** What answers look from: a day, what a provider has set, and where each apprentice stands. */
export interface View {
  /** The standard with what the provider's EPAO has laid down. */
  readonly standard: Standard;
  readonly asOf: AsOf;
  /** Worked out once for a row, however many of its columns ask. */
  standingOf(apprentice: Apprentice): Standing;
  /** The same of an apprentice of whom no rule has found anything. */
  faultlessStandingOf(apprentice: Apprentice): Standing;
}

export function viewOf(standard: Standard, asOf: AsOf): View {
  const standing = standings(standard, asOf);
  return {
    standard,
    asOf,
    // Of the apprentice who was asked about last, so that rows do not pile up.
    standingOf: remembered((apprentice: Apprentice) => standing(apprentice), 1),
    faultlessStandingOf: (apprentice) => standing(apprentice, true),
  };
}

const GRADE_TONES: Readonly<Record<Grade, Tone>> = {
  Fail: 'bad',
  Pass: 'good',
  Merit: 'good',
  Distinction: 'best',
};
/** The colours of the RAG words, wherever they stand. */
export const RAG_TONES: Readonly<Record<(typeof RAG_WORDS)[number], Tone>> = {
  Check: 'doubt',
  Overdue: 'bad',
  'Due soon': 'warning',
  'On track': 'good',
  Complete: 'quiet',
};

/** The colours of grades, wherever they stand. */
export function gradeColours(grades: readonly Grade[]): readonly WordColour[] {
  return GRADES.filter((grade) => grades.includes(grade)).map((word) => ({ word, tone: GRADE_TONES[word] }));
}

/**
 * The calculated columns of a cohort sheet, right of what people fill in; a new one is an entry here. Their headings are
 * the standard's; what they answer is what the standard of the view says.
 */
export function calculatedColumns(standard: Standard): readonly CalculatedColumn[] {
  const lastOf = lastOfAllAssessments(standard);
  // Made once somebody has to be told what to check.
  const columnsFor = remembered(columnsOf);
  return [
    {
      heading: 'Overall grade',
      kind: 'text',
      group: 'grades',
      help: 'Indicative: only the EPAO confirms grades. Do not show it to the apprentice before.',
      colours: gradeColours(overallGrades(standard)),
      answer: (apprentice, view) => overallGrade(view.standard, gradesOf(view.standard, apprentice)),
    },
    {
      heading: 'Gateway',
      kind: 'text',
      group: 'gateway',
      help: 'Through gateway, Ready, or what is missing.',
      alone: 'EPA_GATEWAY',
      answer: (apprentice, { standard, asOf }) => gatewayInWords(standard, apprentice, asOf.asOf),
    },
    {
      heading: 'Stage',
      kind: 'text',
      group: 'apprentice',
      help: 'Where the apprentice stands.',
      alone: 'EPA_STATUS',
      // Not the whole standing, which rests on more cells.
      answer: (apprentice, { standard, asOf }) => stageOf(standard, apprentice, asOf.asOf),
      standsWithout: STAGE_STANDS_WITHOUT,
    },
    {
      heading: 'RAG',
      kind: 'text',
      group: 'apprentice',
      help: 'Check, Overdue, Due soon, On track or Complete, as of the day in the settings.',
      colours: RAG_WORDS.map((word) => ({ word, tone: RAG_TONES[word] })),
      alone: 'EPA_RAG',
      answer: (apprentice, { standingOf }) => standingOf(apprentice).rag,
      whenUnreadable: () => 'Check',
    },
    {
      heading: 'Next action',
      kind: 'text',
      group: 'apprentice',
      help: 'Who has to do what next, and by when.',
      alone: 'EPA_NEXT',
      answer: (apprentice, { standingOf, asOf }) => {
        const next = nextStepOf(columnsFor(standard), standingOf(apprentice), asOf);
        return next && actionInWords(next, asOf);
      },
      whenUnreadable: (problem, { asOf }) => actionInWords(checkTheSheet(problem), asOf),
    },
    ...deadlineColumns(standard),
    {
      heading: RESULT_EXPECTED,
      kind: 'date',
      group: 'deadlines',
      help: 'When the EPAO aims to confirm the grade; expected, not promised.',
      answer: (apprentice, view) => {
        const last = lastOf(apprentice, view.asOf.asOf);
        return last === undefined ? undefined : expectedResult(view.standard, last, view.asOf.closures);
      },
    },
  ];
}

/** The last days that differ: those with a rule of their own, and the end of the EPA period for all others. */
function deadlineColumns(standard: Standard): readonly CalculatedColumn[] {
  const { settable, times } = standard;
  const { epaPeriod } = times;
  const handInWeeks = settable.handIn === undefined ? [] : [{ setting: SETTINGS.handInWeeks.place }];
  const milestones = milestonesOf(standard);
  const end = milestones[milestones.length - 1];
  const isAssessed = (milestone: string) => assessmentsOf(standard).some(({ name }) => name === milestone);
  return milestones
    .filter((milestone) => milestone.rule !== epaPeriod || milestone === end)
    .map(({ milestone, label, rule }) => ({
      heading: label,
      kind: 'date',
      group: 'deadlines',
      help:
        rule === epaPeriod
          ? 'Last day of the EPA period.'
          : `Last day ${isAssessed(milestone) ? 'for' : 'to hand in'} the ${milestone.toLowerCase()}.`,
      ofCells: {
        fn: 'EPA_DEADLINE',
        given: [
          { column: 'epaStart' },
          { text: milestone },
          ...(rule === settable.handIn ? handInWeeks : []),
        ],
      },
      answer: ({ epaStart }, view) =>
        epaStart === undefined ? undefined : dayAfter(view.standard, rule, epaStart),
    }));
}
