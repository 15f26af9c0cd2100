import type { FilledCell } from '../cells/cell';
import { amount, anyValue, type Kind, share, wholeNumber } from '../cells/kinds';
import { isProblem, type Problem } from '../problems';
import {
  type Figure,
  type Force,
  type Limit,
  numberOf,
  type Owner,
  ownerOf,
  ruleOf,
  rulesOfLimit,
  type Standard,
  stepsOf,
} from '../standard/standard';
import { spoken } from '../words';
import { weakest } from './force';
import { ulnFinding } from './uln';

/** A figure that the standard limits: how to read it, and what is wrong with it. */
export interface Check<T = unknown> {
  readonly what: string;
  /** The column that holds the figure; a share is worked out from two columns. */
  readonly column: string;
  readonly kind: Kind<T>;
  readonly restsOn: readonly string[];
  /** What the standard allows, in words: "2,250 to 2,750 words". */
  readonly allowed: string;
  /** For a share: the column of the whole. */
  readonly shareOf?: string;
  /** What is to be said of a figure, with the force of the rules that say it; `undefined` where all is well. */
  finding(value: T): Finding | undefined;
}

interface Finding {
  /** A sentence. */
  readonly words: string;
  readonly force: Force | undefined;
}

/** Far above every limit, so that a slip such as a date in the column is a problem and not a finding. */
const MOST = 20_000;

/** Every figure that a standard limits: those of the gateway, then those of the methods. */
export function figuresOf(standard: Standard): readonly Figure[] {
  return [
    ...standard.gateway.filter((item) => item.kind === 'figure'),
    ...stepsOf(standard).flatMap(({ figures }) => figures),
  ];
}

/** Everything that can be checked by itself: the figures, and the ULN. */
export function checksOf(standard: Standard): readonly Check[] {
  return [...figuresOf(standard).map((figure) => checkOf(standard, figure)), ULN_CHECK];
}

const ULN_CHECK: Check = {
  what: 'ULN',
  column: 'uln',
  kind: anyValue,
  restsOn: [],
  allowed: 'ten digits',
  finding: (typed) => {
    const words = ulnFinding(String(typed));
    return words === undefined ? undefined : { words, force: undefined };
  },
};

/** `OK`, or what is wrong with a figure and where the limit is written; a problem where it is no such figure at all. */
export function checkFigure(standard: Standard, what: string, typed: FilledCell): string | Problem {
  const { kind, finding, restsOn } = checksOf(standard).find((check) => check.what === what) as Check;
  const value = kind.read(typed, what);
  if (isProblem(value)) return value;
  const found = finding(value);
  return found === undefined ? 'OK' : [found.words, ...sourceOf(standard, restsOn)].join(' ');
}

/** The lowest and the highest figure that a limit allows; a share has none by itself. */
export function boundsOf(
  standard: Standard,
  limit: Limit,
): readonly [lowest: number, highest: number] | undefined {
  if ('shareOf' in limit) return undefined;
  if ('least' in limit) return [numberOf(standard, limit.least), Number.POSITIVE_INFINITY];
  if ('fewest' in limit) return [numberOf(standard, limit.fewest), numberOf(standard, limit.most)];
  const target = numberOf(standard, limit.around);
  // Whole numbers, because 2,500 words less 10% must be 2,250 and not a hair below.
  const leeway = Math.round((target * numberOf(standard, limit.tolerance)) / 100);
  return [target - leeway, target + leeway];
}

export function checkOf(standard: Standard, figure: Figure): Check {
  const { limit, check: what, key: column } = figure;
  if ('shareOf' in limit) return { ...shareCheck(standard, limit), what, column };
  if ('least' in limit) return { ...leastCheck(standard, limit.least), what, column };
  if ('fewest' in limit) {
    const { fewest, most } = limit;
    const restsOn = rulesOfLimit(limit);
    return { ...within(standard, limit, restsOn, [fewest], [most]), what, column };
  }
  const { around, tolerance, atLeast } = limit;
  const rules = [around, tolerance];
  const check = within(standard, limit, rules, rules, rules);
  return { ...(atLeast ? withLeast(standard, check, atLeast) : check), what, column };
}

type Unnamed = Omit<Check<number>, 'what' | 'column' | 'kind' | 'finding'> & {
  readonly kind: Kind<unknown>;
  finding(value: unknown): Finding | undefined;
};

function within(
  standard: Standard,
  limit: Limit,
  restsOn: readonly string[],
  ...[below, above]: readonly [below: readonly string[], above: readonly string[]]
): Unnamed {
  const [lowest, highest] = boundsOf(standard, limit) as readonly [number, number];
  const { unit } = ruleOf(standard, restsOn[0] as string);
  const allowed = `${lowest === highest ? '' : `${spoken(lowest)} to `}${spoken(highest)} ${unit}`;
  const outside = (by: number, way: string, rules: readonly string[]): Finding => ({
    words: `${spoken(by)} too ${way}: the standard asks for ${allowed}.`,
    force: weakest(standard, rules),
  });
  return {
    kind: wholeNumber(1, MOST, highest),
    restsOn,
    allowed,
    finding: (value) => {
      const figure = value as number;
      if (figure < lowest) return outside(lowest - figure, 'few', below);
      return figure > highest ? outside(figure - highest, 'many', above) : undefined;
    },
  };
}

/** Who asks, in a sentence that goes on with what is asked for. */
const ASKS: Readonly<Record<Owner, string>> = {
  'the standard': 'the standard asks for',
  'the funding rules': 'the funding rules ask for',
  'your EPAO': 'your EPAO asks for',
  'your own reminder': 'your own reminder is',
};

/** So many or more, where parts of one count too. */
function leastCheck(standard: Standard, id: string): Unnamed {
  const least = numberOf(standard, id);
  const rule = ruleOf(standard, id);
  const allowed = `at least ${spoken(least)} ${rule.unit}${rule.confirmed ? '' : ' (not confirmed)'}`;
  const short = (figure: number) => spoken(Number((least - figure).toFixed(1)));
  return {
    kind: amount(MOST, least),
    restsOn: [id],
    allowed,
    finding: (value) =>
      (value as number) >= least
        ? undefined
        : {
            words: `${short(value as number)} too few: ${ASKS[ownerOf(rule)]} ${allowed}.`,
            force: rule.force,
          },
  };
}

/** A second sentence of the source about the least of a figure, which its tolerance contradicts. */
function withLeast(
  standard: Standard,
  check: Unnamed,
  { rule: id, advice }: { readonly rule: string; readonly advice: string },
): Unnamed {
  const { force, confirmed, unit } = ruleOf(standard, id);
  const least = numberOf(standard, id);
  const words = `OK within the tolerance, but the source also asks for at least ${least} ${unit}${confirmed ? '' : ' (not confirmed)'}: ${advice}.`;
  return {
    ...check,
    restsOn: [...check.restsOn, id],
    finding: (value) => check.finding(value) ?? ((value as number) < least ? { words, force } : undefined),
  };
}

function shareCheck(
  standard: Standard,
  { shareOf, noun, most: id }: { readonly shareOf: string; readonly noun: string; readonly most: string },
): Unnamed {
  const most = numberOf(standard, id);
  const step = stepsOf(standard).find(({ figures }) => figures.some(({ key }) => key === shareOf));
  const allowed = `at most ${most}% of the ${step?.name.toLowerCase()}`;
  const words = `Too much ${noun}: the standard allows ${allowed}.`;
  return {
    kind: share,
    restsOn: [id],
    allowed,
    shareOf,
    finding: (part) =>
      (part as number) * 100 <= most ? undefined : { words, force: ruleOf(standard, id).force },
  };
}

function sourceOf(standard: Standard, [first]: readonly string[]): string[] {
  if (first === undefined) return [];
  const { source } = ruleOf(standard, first);
  return [`Source: ${source.page}, ${source.section}.`];
}
