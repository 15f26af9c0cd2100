import type { FilledCell } from '../cells/cell';
import { anyValue, type Kind, share, wholeNumber } from '../cells/kinds';
import { isProblem, type Problem } from '../problems';
import { type RuleId, rule, ruleValue } from '../standard';
import { spoken } from '../words';
import { ulnFinding } from './uln';

/** A figure that the standard limits: how to read it, and what is wrong with it. */
interface Check<T = unknown> {
  readonly what: string;
  readonly kind: Kind<T>;
  readonly restsOn: readonly RuleId[];
  /** What the standard allows, in words: "2,250 to 2,750 words". */
  readonly allowed: string;
  /** What is wrong, as a sentence, or `undefined`. */
  finding(value: T): string | undefined;
  /** What is allowed but better otherwise, as a sentence, or `undefined`. */
  note?(value: T): string | undefined;
}

/** Far above every limit, so that a slip such as a date in the column is a problem and not a finding. */
const MOST = 20_000;

export const CHECKS = [
  around('Report words', 'report.words', 'report.tolerance'),
  between('Evidence pieces', 'portfolio.fewest', 'portfolio.most'),
  observationMinutes(),
  questioningShare(),
  around('Interview minutes', 'interview.minutes', 'interview.tolerance'),
  between('Interview questions', 'interview.questions', 'interview.questions'),
  around('Discussion minutes', 'discussion.minutes', 'discussion.tolerance'),
  check('ULN', anyValue, [], 'ten digits', (typed: FilledCell) => ulnFinding(String(typed))),
] as const;

export type Checked = (typeof CHECKS)[number]['what'];
export const CHECKED: readonly Checked[] = CHECKS.map(({ what }) => what);

/** `OK`, or what is wrong with a figure and where the limit is written; a problem where it is no such figure at all. */
export function checkFigure(what: Checked, typed: FilledCell): string | Problem {
  const { kind, finding, note, restsOn } = checkNamed(what);
  const value = kind.read(typed, what);
  if (isProblem(value)) return value;
  const said = finding(value) ?? note?.(value);
  return said === undefined ? 'OK' : [said, ...sourceOf(restsOn)].join(' ');
}

export function checkNamed(what: Checked): Check {
  return CHECKS.find((entry) => entry.what === what) as Check;
}

function check<W extends string, T>(
  what: W,
  kind: Kind<T>,
  restsOn: readonly RuleId[],
  allowed: string,
  finding: (value: T) => string | undefined,
) {
  return { what, kind: kind as Kind<unknown>, restsOn, allowed, finding: finding as Check['finding'] };
}

/** A figure with a tolerance either way. */
function around<W extends string>(what: W, target: RuleId, tolerance: RuleId) {
  const [lowest, highest] = limitsAround(target, tolerance);
  return within(what, lowest, highest, [target, tolerance]);
}

function between<W extends string>(what: W, fewest: RuleId, most: RuleId) {
  return within(what, ruleValue(fewest), ruleValue(most), fewest === most ? [fewest] : [fewest, most]);
}

/** Whole numbers, because 2,500 words less 10% must be 2,250 and not a hair below. */
function limitsAround(target: RuleId, tolerance: RuleId): [lowest: number, highest: number] {
  const leeway = Math.round((ruleValue(target) * ruleValue(tolerance)) / 100);
  return [ruleValue(target) - leeway, ruleValue(target) + leeway];
}

function within<W extends string>(
  what: W,
  lowest: number,
  highest: number,
  restsOn: readonly [RuleId, ...RuleId[]],
) {
  const { unit } = rule(restsOn[0]);
  const allowed = `${lowest === highest ? '' : `${spoken(lowest)} to `}${spoken(highest)} ${unit}`;
  return check(what, wholeNumber(1, MOST, highest), restsOn, allowed, (figure) => {
    if (figure < lowest) return `${spoken(lowest - figure)} too few: the standard asks for ${allowed}.`;
    if (figure > highest) return `${spoken(figure - highest)} too many: the standard asks for ${allowed}.`;
    return undefined;
  });
}

function observationMinutes() {
  const { what, kind, restsOn, allowed, finding } = around(
    'Observation minutes',
    'observation.minutes',
    'observation.tolerance',
  );
  const least = ruleValue('observation.leastMinutes');
  const note = (minutes: unknown) =>
    (minutes as number) < least
      ? `OK within the tolerance, but the source also asks for at least ${least} minutes (not confirmed): plan a full hour.`
      : undefined;
  const restsOnBoth: readonly RuleId[] = [...restsOn, 'observation.leastMinutes'];
  return { ...check(what, kind as Kind<number>, restsOnBoth, allowed, finding), note };
}

function questioningShare() {
  const most = ruleValue('observation.questioning');
  const allowed = `at most ${most}% of the observation`;
  return check('Questioning share', share, ['observation.questioning'], allowed, (part) =>
    part * 100 <= most ? undefined : `Too much questioning: the standard allows ${allowed}.`,
  );
}

function sourceOf(restsOn: readonly RuleId[]): string[] {
  const [first] = restsOn;
  return first === undefined ? [] : [`Source: ${rule(first).source.page}, ${rule(first).source.section}.`];
}
