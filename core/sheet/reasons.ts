import { type Day, formatDay } from '../dates/day';
import { messageOf } from '../problems';
import { remembered } from '../remembered';
import { currentGrade, failedColumn } from '../rules/attempts';
import { missingForGateway, missingInWords } from '../rules/gateway';
import { actionInWords, mostPressing, type OpenAction, type SetBy } from '../rules/open-action';
import type { Stage } from '../rules/stage';
import type { Standing } from '../rules/standing';
import { ownerOf, ruleOf, type Standard } from '../standard/standard';
import type { View } from './calculated-columns';
import { type Apprentice, type Columns, columnsOf } from './columns';
import { findingInWords } from './findings';

/** Why something is said of an apprentice: what the sheet says, and the rules that it rests on. */
export interface Reason {
  /** A sentence each. */
  readonly facts: readonly string[];
  /** Rules of the standard, by their ids. */
  readonly rules: readonly string[];
}

type ReasonFor = (standard: Standard, apprentice: Apprentice, columns: Columns, asOf: Day) => Reason;

/** What puts an apprentice at each stage. */
const STAGE_REASONS: Readonly<Record<Stage, ReasonFor>> = {
  Withdrawn: inCell('learningStatus'),
  'Break in learning': inCell('learningStatus'),
  Certificated: inCell('certificateDate'),
  'Resit or retake': failedMethods,
  Passed: (standard, apprentice, columns) => ({
    facts: [cellInWords(columns, apprentice, 'resultsConfirmed'), 'Nothing is failed.'],
    rules: standard.grading.bands.map(({ rule }) => rule),
  }),
  'Awaiting confirmation': ({ times }) => ({
    facts: ['Every method has a grade, and the day on which the EPAO confirmed them has not come.'],
    rules: [times.result],
  }),
  'In EPA': inCell('epaStart', ({ times }) => [times.epaPeriod]),
  'At gateway': inCell('gatewayDate', ({ gateway }) =>
    gateway.flatMap(({ kind, restsOn }) => (kind === 'sign-off' ? restsOn : [])),
  ),
  'Ready for gateway': ({ gateway }) => ({
    facts: ['Everything for gateway is settled.'],
    rules: gateway.flatMap(({ restsOn }) => restsOn),
  }),
  'On programme': (standard, apprentice, columns, asOf) => ({
    facts: [
      cellInWords(columns, apprentice, 'start'),
      `Not settled for gateway: ${missingInWords(standard, apprentice, asOf)}.`,
    ],
    rules: missingForGateway(standard, apprentice, asOf).flatMap(({ restsOn }) => restsOn),
  }),
};

function inCell(column: string, rules: (standard: Standard) => readonly string[] = () => []): ReasonFor {
  return (standard, apprentice, columns) => ({
    facts: [cellInWords(columns, apprentice, column)],
    rules: rules(standard),
  });
}

function failedMethods(standard: Standard, apprentice: Apprentice, columns: Columns): Reason {
  const failed = standard.methods.filter((method) => currentGrade(apprentice, method) === 'Fail');
  const { bands } = standard.grading;
  return {
    facts:
      failed.length > 0
        ? failed.map((method) => cellInWords(columns, apprentice, failedColumn(apprentice, method)))
        : [cellInWords(columns, apprentice, 'confirmedGrade')],
    rules: [bands[bands.length - 1]?.rule, standard.resits].filter((rule) => rule !== undefined),
  };
}

function cellInWords(columns: Columns, apprentice: Apprentice, column: string): string {
  const { heading, kind } = columns.of(column);
  const value = apprentice[column];
  return `${heading} is ${kind.name === 'date' ? formatDay(value as Day) : String(value)}.`;
}

/** Why an apprentice is at this stage; nothing where no stage can be told. */
export function stageReason(
  columns: Columns,
  { standard, asOf }: View,
  apprentice: Apprentice,
  stage: Stage | undefined,
): Reason | undefined {
  if (stage === undefined) return undefined;
  const { facts, rules } = STAGE_REASONS[stage](standard, apprentice, columns, asOf.asOf);
  return { facts, rules: [...new Set(rules)] };
}

/** Why the RAG word is what it is: what contradicts, or the action whose day decides. */
export function ragReason(
  columns: Columns,
  view: View,
  { doubts, actions, rag }: Standing,
): Reason | undefined {
  if (rag === undefined) return undefined;
  if (doubts.length > 0) {
    const rules = doubts.flatMap(({ restsOn }) => (restsOn === undefined ? [] : [restsOn]));
    const facts = doubts.map((doubt) => messageOf(findingInWords(columns, doubt).problem));
    return { facts, rules: [...new Set(rules)] };
  }
  const decides = mostPressing(actions, view.asOf);
  if (decides === undefined) return { facts: ['Nothing is open.'], rules: [] };
  return {
    facts: [`${actionInWords(decides, view.asOf)}.`, ...dayInWords(columns, view, decides)],
    rules: decides.setBy !== undefined && 'rule' in decides.setBy ? [decides.setBy.rule] : [],
  };
}

/** Where the day of an action comes from, where no rule of the standard sets it. */
function dayInWords(columns: Columns, { asOf }: View, { setBy, waitUntil }: OpenAction): readonly string[] {
  const waits = waitUntil === undefined ? [] : [`Overdue after ${formatDay(waitUntil)}: ${OWN_REMINDER}`];
  return [...sourceInWords(columns, asOf.reminders, setBy), ...waits];
}

const OWN_REMINDER = 'your own reminder in the settings, not a rule.';

function sourceInWords(
  columns: Columns,
  reminders: View['asOf']['reminders'],
  setBy: SetBy | undefined,
): readonly string[] {
  if (setBy === undefined || 'rule' in setBy) return [];
  if ('column' in setBy) return [`That day is the ${columns.of(setBy.column).heading} in the sheet.`];
  return [`That day is ${reminders[setBy.reminder]} days on: ${OWN_REMINDER}`];
}

/** A workbook has one standard, or the same one with other settings. */
const MOST_STANDARDS = 9;
const columnsFor = remembered(columnsOf, MOST_STANDARDS);

/** Stage and RAG with their reasons in one text, each rule with its force and whose it is. */
export function whyInWords(view: View, apprentice: Apprentice): string | undefined {
  const standing = view.standingOf(apprentice);
  const { stage, rag } = standing;
  const columns = columnsFor(view.standard);
  const reasons = [
    [stage, stageReason(columns, view, apprentice, stage)],
    [rag, ragReason(columns, view, standing)],
  ] as const;
  const told = reasons.flatMap(([word, reason]) =>
    reason === undefined
      ? []
      : [`${word}: ${[...reason.facts, ...rulesInWords(view.standard, reason)].join(' ')}`],
  );
  return told.length === 0 ? undefined : told.join(' ');
}

/** "(EPA period: must, says the standard.)" */
function rulesInWords(standard: Standard, { rules }: Reason): readonly string[] {
  if (rules.length === 0) return [];
  const told = rules.map((id) => {
    const rule = ruleOf(standard, id);
    return `${rule.title}: ${rule.force}, says ${ownerOf(rule)}${rule.confirmed ? '' : ', not confirmed'}`;
  });
  return [`(${told.join('; ')}.)`];
}
