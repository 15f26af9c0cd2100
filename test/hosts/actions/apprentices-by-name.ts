import type { Cell } from '../../../core/cells/cell';
import type { Day } from '../../../core/dates/day';
import { type Answer, type Codec, call } from '../../../core/functions/call';
import { functionNamed } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { isProblem, type Problem } from '../../../core/problems';

/** What is known of an apprentice, by the headings that people fill in; what is not there is blank. */
type KnownCells = ReadonlyMap<string, Cell>;

/** A cohort as somebody keeps it who knows names and headings, and neither rows nor columns. */
export interface Cohort {
  readonly headings: readonly string[];
  readonly people: ReadonlyMap<string, KnownCells>;
}

/** Everything stays as core has it, so that a problem can be told from a text that reads like one. */
const asItIs: Codec<Day | Problem> = {
  decode: (value) => value as Cell,
  encodeDay: (day) => day,
  encodeProblem: (problem) => problem,
};

const TRACKER = functionNamed('EPA_TRACKER') as CustomFunction;
const answered = new Map<string, ReadonlyMap<string, Cell | Problem>>();

/** What is calculated of one apprentice, worked out from that apprentice alone: by heading. */
export function answersOf(
  { headings, people }: Cohort,
  name: string,
  today: Day,
): ReadonlyMap<string, Cell | Problem> {
  const cells = headings.map((heading) => people.get(name)?.get(heading) ?? '');
  const key = JSON.stringify([today, headings, cells]);
  const known = answered.get(key) ?? calculated(headings, cells, today);
  answered.set(key, known);
  return known;
}

function calculated(headings: readonly string[], cells: readonly Cell[], today: Day) {
  const answer: Answer<Day | Problem> = call(TRACKER, [[headings, cells], today], asItIs);
  if (isProblem(answer) || !Array.isArray(answer)) throw new Error(`No answer: ${JSON.stringify(answer)}`);
  const [names = [], values = []] = answer;
  return new Map(names.map((heading, i) => [String(heading), values[i] as Cell | Problem]));
}
