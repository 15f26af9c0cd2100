import { GRADES } from '../cells/grades';
import { RAG_WORDS } from '../rules/next-action';
import type { ColumnKey } from '../sheet/columns';
import { SETTINGS_REFERENCES as SETTINGS } from '../sheet/settings';
import type { Tone } from './tones';

/** A word that colours its cell: the word says it first, the colour second. */
export interface WordColour {
  readonly word: string;
  readonly tone: Tone;
}

/** How a formula refers to a sheet: each style of calculated column has its own way. */
export interface References {
  readonly headers: string;
  readonly rows: string;
  /** The cells of one column. */
  cells(key: ColumnKey): string;
  /** An expression over cells that must be worked out for each row. */
  forEachRow(expression: string): string;
}

interface DerivedColumn {
  readonly heading: string;
  readonly kind: 'text' | 'date';
  readonly help: string;
  readonly colours?: readonly WordColour[];
  formula(references: References): string;
}

const GRADE_TONES: Readonly<Record<(typeof GRADES)[number], Tone>> = {
  Fail: 'bad',
  Pass: 'good',
  Distinction: 'best',
};
const RAG_TONES: Readonly<Record<(typeof RAG_WORDS)[number], Tone>> = {
  Overdue: 'bad',
  'Due soon': 'warning',
  'On track': 'good',
  Complete: 'quiet',
};

/** The calculated columns of a cohort sheet, right of what people fill in. */
export const DERIVED_COLUMNS: readonly DerivedColumn[] = [
  {
    heading: 'Overall grade',
    kind: 'text',
    help: 'Indicative: only the EPAO confirms grades. Do not show it to the apprentice before.',
    colours: GRADES.map((word) => ({ word, tone: GRADE_TONES[word] })),
    formula: ({ cells }) =>
      `EPA_GRADE(${[cells('observationGrade'), cells('projectGrade'), cells('discussionGrade'), SETTINGS.distinctionsNeeded].join(',')})`,
  },
  {
    heading: 'Gateway',
    kind: 'text',
    help: 'Through gateway, Ready, or what is missing.',
    formula: ({ headers, rows }) => `EPA_GATEWAY(${headers},${rows},${SETTINGS.columnNames})`,
  },
  {
    heading: 'Stage',
    kind: 'text',
    help: 'Where the apprentice stands.',
    formula: ({ headers, rows }) => `EPA_STATUS(${headers},${rows},${SETTINGS.columnNames})`,
  },
  {
    heading: 'RAG',
    kind: 'text',
    help: 'Overdue, Due soon, On track or Complete, as of the day in the settings.',
    colours: RAG_WORDS.map((word) => ({ word, tone: RAG_TONES[word] })),
    formula: (references) => `EPA_RAG(${asOfArguments(references)})`,
  },
  {
    heading: 'Next action',
    kind: 'text',
    help: 'What to do next, with its date.',
    formula: (references) => `EPA_NEXT(${asOfArguments(references)})`,
  },
  {
    heading: 'Project due',
    kind: 'date',
    help: 'Last day to hand in the project.',
    formula: ({ cells }) => `EPA_DEADLINE(${cells('epaStart')},"Project")`,
  },
  {
    heading: 'EPA end',
    kind: 'date',
    help: 'Last day of the EPA period.',
    formula: ({ cells }) => `EPA_DEADLINE(${cells('epaStart')},"EPA end")`,
  },
  {
    heading: 'Result expected',
    kind: 'date',
    help: 'When the EPAO aims to confirm the grade; expected, not promised.',
    formula: (references) => `EPA_RESULT_EXPECTED(${lastOfThree(references)},${SETTINGS.closures})`,
  },
];

function asOfArguments({ headers, rows }: References): string {
  return [headers, rows, SETTINGS.asOf, SETTINGS.columnNames, SETTINGS.dueSoonDays, SETTINGS.closures].join(
    ',',
  );
}

/** The latest of the three assessments once all have a date. Not MAX, which would take a whole column together. */
function lastOfThree({ cells, forEachRow }: References): string {
  const [a, b, c] = [cells('observationDate'), cells('interviewDate'), cells('discussionDate')];
  const later = (one: string, other: string) => `IF(${one}>${other},${one},${other})`;
  return forEachRow(`IF((${a}<>"")*(${b}<>"")*(${c}<>""),IF(${a}>${b},${later(a, c)},${later(b, c)}),"")`);
}
