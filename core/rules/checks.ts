import type { FilledCell } from '../cells/cell';
import { amount, anyValue, type Kind, readCell, share, wholeNumber } from '../cells/kinds';
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
  type Unit,
} from '../standard/standard';
import { spoken } from '../words';
import { weakest } from './force';
import type { Progress } from './progress';
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
  finding(value: T, adjustment?: Adjustment): Finding | undefined;
}

/** What is agreed for one apprentice, so that other figures are fair. */
export interface Adjustment {
  /** Part of the usual time: 0.25 for a quarter more. */
  readonly extraTime: number;
  /** Is anything agreed besides extra time? */
  readonly hasOther: boolean;
}

/** What is agreed for an apprentice; `undefined` where nothing is recorded, as for most. */
export function adjustmentOf({ extraTime, reasonableAdjustments }: Progress): Adjustment | undefined {
  if (extraTime === undefined && reasonableAdjustments === undefined) return undefined;
  return { extraTime: extraTime ?? 0, hasOther: reasonableAdjustments !== undefined };
}

interface Finding {
  /** A sentence. */
  readonly words: string;
  readonly force: Force | undefined;
  /** What is agreed for the apprentice may allow it: nobody but a person can tell. */
  readonly mayBeAgreed?: true;
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
    const words = ulnFinding(typed as FilledCell);
    return words === undefined ? undefined : { words, force: undefined };
  },
};

/** `OK`, blank where there is no figure yet, or what is wrong with a figure and where the limit is written; a problem where it is no such figure at all. */
export function checkFigure(standard: Standard, what: string, typed: FilledCell): string | Problem {
  const { kind, finding, restsOn } = checksOf(standard).find((check) => check.what === what) as Check;
  const value = readCell(kind, typed, what);
  if (value === undefined) return '';
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
  finding(value: unknown, adjustment?: Adjustment): Finding | undefined;
};

function within(
  standard: Standard,
  limit: Limit,
  restsOn: readonly string[],
  ...[below, above]: readonly [below: readonly string[], above: readonly string[]]
): Unnamed {
  const [lowest, highest] = boundsOf(standard, limit) as readonly [number, number];
  const { unit } = ruleOf(standard, restsOn[0] as string);
  const upTo = (most: number) => `${lowest === most ? '' : `${spoken(lowest)} to `}${spoken(most)} ${unit}`;
  const allowed = upTo(highest);
  const outside = (by: number, way: string, rules: readonly string[], most: number): Finding => ({
    words: `${spoken(by)} too ${way}: the standard asks for ${upTo(most)}${most === highest ? '' : ' with extra time'}.`,
    force: weakest(standard, rules),
  });
  const mostFor = unit === 'minutes' ? mostMinutes(standard, highest) : () => highest;
  return {
    kind: wholeNumber(1, MOST, highest, unit),
    restsOn,
    allowed,
    finding: (value, adjustment) => {
      const figure = value as number;
      const most = mostFor(adjustment);
      if (figure >= lowest && figure <= most) return undefined;
      const found =
        figure < lowest
          ? outside(lowest - figure, 'few', below, most)
          : outside(figure - most, 'many', above, most);
      return ADJUSTABLE.includes(unit) ? asAgreed(found, adjustment) : found;
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
    kind: amount(MOST, least, rule.unit),
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

/** What an arrangement for one apprentice can change: how long something is, never how many of something there are. */
const ADJUSTABLE: readonly (Unit | undefined)[] = ['minutes', 'words'];

/** Thousandths are finer than any percentage that is agreed, and whole, so that 66 minutes and a quarter are 82.5. */
const THOUSANDTHS = 1000;

/**
 * The most minutes for an apprentice: extra time lengthens the usual most, rounded down to whole minutes. What the EPAO
 * has set for people with extra time stands instead, but never below the usual most.
 */
function mostMinutes(standard: Standard, usual: number): (adjustment?: Adjustment) => number {
  const { adjustedMinutes: rule } = standard.settable;
  const set = rule === undefined ? undefined : ruleOf(standard, rule).value;
  return (adjustment) => {
    if (adjustment === undefined || adjustment.extraTime === 0) return usual;
    const share = THOUSANDTHS + Math.round(adjustment.extraTime * THOUSANDTHS);
    return Math.max(usual, set ?? Math.floor((usual * share) / THOUSANDTHS));
  };
}

/** Another arrangement may allow what a figure breaks. */
function asAgreed(found: Finding, adjustment: Adjustment | undefined): Finding {
  if (!adjustment?.hasOther) return found;
  const words = `${found.words} A reasonable adjustment is recorded: make sure that it covers this.`;
  return { ...found, words, mayBeAgreed: true };
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
    finding: (value, adjustment) =>
      check.finding(value, adjustment) ?? ((value as number) < least ? { words, force } : undefined),
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
    finding: (part, adjustment) =>
      (part as number) * 100 <= most
        ? undefined
        : asAgreed({ words, force: ruleOf(standard, id).force }, adjustment),
  };
}

function sourceOf(standard: Standard, [first]: readonly string[]): string[] {
  if (first === undefined) return [];
  const { source } = ruleOf(standard, first);
  return [`Source: ${source.page}, ${source.section}.`];
}
