import { spoken } from '../words';
import { type Rule, ruleOf, type Source, type Standard, type Unit } from './standard';

/** The words for the highest grade after a resit. */
export const CAPS = ['Pass', 'No cap'] as const;
export type Cap = (typeof CAPS)[number];

/** A figure of an EPAO, and where somebody wrote it down. */
export interface SetFigure {
  /** The rule that it stands in for. */
  readonly rule: string;
  readonly value: number | string;
  /** The unit in which it is told; a word has none. */
  readonly unit?: Unit | undefined;
  readonly source: Source;
}

/** The same standard with the figures of an EPAO over its own: the very same one where there are none. */
export function asSet(standard: Standard, figures: readonly SetFigure[]): Standard {
  if (figures.length === 0) return standard;
  const rules = figures.map((figure) => [figure.rule, ruleAsSet(ruleOf(standard, figure.rule), figure)]);
  return { ...standard, rules: { ...standard.rules, ...Object.fromEntries(rules) } };
}

/** Once an EPAO has said it, nothing about it is open any more. What the rule said before stays readable. */
function ruleAsSet(rule: Rule, { value, unit, source }: SetFigure): Rule {
  const { value: _, unit: _unit, word: _word, alternatives: _alternatives, ...kept } = rule;
  const said = typeof value === 'number' ? { value, ...(unit && { unit }) } : { word: value };
  return {
    ...kept,
    ...said,
    reading: `Set for your EPAO: ${figureInWords(said)}. Without it: ${rule.reading}`,
    source,
    owner: 'your EPAO',
    confirmed: true,
  };
}

/** "level 2", "10%", "2,500 words", "No cap"; `undefined` for a rule that is a statement. */
export function figureInWords({
  value,
  unit,
  word,
}: Pick<Rule, 'value' | 'unit' | 'word'>): string | undefined {
  if (value === undefined) return word;
  if (unit === 'level') return `level ${value}`;
  if (unit === '%') return `${value}%`;
  // Only 1 is singular, and every other unit has a plural in s.
  return `${spoken(value)} ${value === 1 ? unit?.replace(/s$/, '') : unit}`;
}
