import { useId, useState } from 'preact/hooks';
import { readCell, wholeNumber } from '../core/cells/kinds';
import { isProblem, messageOf, type Problem, problem } from '../core/problems';
import { METHODS, methodGrade, methodGradeFromCounts, type Outcome } from '../core/rules/grading';
import { columnOf, GRADE_COLUMNS } from '../core/sheet/columns';
import { useSidebar } from './context';
import { ChoiceField, Why } from './controls';
import { Icon } from './icons';
import { type InView, isWriting } from './state';

/** More criteria than a method has would not fit on a screen to tick. */
const MOST_TO_TICK = 40;
const criteriaCount = wholeNumber(0, MOST_TO_TICK, 12);

type Way = 'Count' | 'Tick';

/** Works out a method's grade from its criteria. The source lists none of them, so their number is typed. */
export function Criteria({ whom }: { readonly whom: InView }) {
  const [method, setMethod] = useState<(typeof METHODS)[number]>('Observation');
  const [way, setWay] = useState<Way>('Count');
  const [result, setResult] = useState<Outcome | Problem | undefined>();
  const name = useId();
  const chooseWay = (next: Way) => {
    setWay(next);
    setResult(undefined);
  };
  return (
    <details class="tool">
      <summary>Criteria calculator</summary>
      <ChoiceField
        label="Method"
        value={method}
        choices={METHODS}
        blank="Choose a method"
        onChoose={(choice) => {
          const chosen = METHODS.find((known) => known === choice);
          if (!chosen) return;
          setMethod(chosen);
          // What was counted for one method is no grade of another.
          setResult(undefined);
        }}
      />
      <fieldset class="ways">
        <legend>How</legend>
        {(['Count', 'Tick'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={way === each} onChange={() => chooseWay(each)} />
            {each} the criteria that are met
          </label>
        ))}
      </fieldset>
      {way === 'Count' ? (
        <Counts key={method} onResult={setResult} />
      ) : (
        <Ticks key={method} onResult={setResult} />
      )}
      <Result method={method} result={result} whom={whom} />
    </details>
  );
}

interface WayProps {
  readonly onResult: (result: Outcome | Problem | undefined) => void;
}

const COUNTS = ['Pass criteria met', 'of', 'Distinction criteria met', 'of'] as const;
const COUNT_LABELS = [
  'Pass criteria met',
  'Pass criteria in all',
  'Distinction criteria met',
  'Distinction criteria in all',
] as const;

function Counts({ onResult }: WayProps) {
  const [typed, setTyped] = useState<readonly string[]>(['', '', '', '']);
  const change = (at: number, text: string) => {
    const next = typed.map((old, i) => (i === at ? text : old));
    setTyped(next);
    onResult(gradeFromTyped(next));
  };
  return (
    <div class="counts">
      {typed.map((text, i) => (
        <label key={COUNT_LABELS[i]}>
          {COUNTS[i]}
          <input
            class="short"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            aria-label={COUNT_LABELS[i]}
            value={text}
            onInput={(event) => change(i, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}

/** The grade from four counts as they were typed; blank where there is no total yet. */
function gradeFromTyped(typed: readonly string[]): Outcome | Problem | undefined {
  const read = typed.map((text, i) => readCell(criteriaCount, text, COUNT_LABELS[i] as string));
  const fault = read.find(isProblem);
  if (fault) return fault;
  const [passMet = 0, passTotal = 0, distinctionMet = 0, distinctionTotal = 0] = read as (
    | number
    | undefined
  )[];
  const over = (
    [
      [0, passMet, passTotal],
      [2, distinctionMet, distinctionTotal],
    ] as const
  ).find(([, met, total]) => met > total);
  if (over) {
    const [at, value, total] = over;
    // While the total is still to be typed, nothing is wrong.
    if (typed[at + 1]?.trim() === '') return undefined;
    return problem('COUNT_OVER_TOTAL', { argument: COUNT_LABELS[at] as string, value, total });
  }
  return methodGradeFromCounts(passMet, passTotal, distinctionMet, distinctionTotal);
}

type Tick = boolean | undefined;
const KINDS = ['Pass', 'Distinction'] as const;

function Ticks({ onResult }: WayProps) {
  const [ticks, setTicks] = useState<readonly (readonly Tick[])[]>([[], []]);
  const change = (next: readonly (readonly Tick[])[]) => {
    setTicks(next);
    const [pass = [], distinction = []] = next;
    onResult(pass.length === 0 ? undefined : methodGrade(pass, distinction));
  };
  const replace = (kind: number, row: readonly Tick[]) =>
    change(ticks.map((old, i) => (i === kind ? row : old)));
  return (
    <>
      <p class="remark">Click a criterion to change it: not assessed, met, not met.</p>
      {KINDS.map((kind, i) => (
        <TickRow key={kind} kind={kind} row={ticks[i] ?? []} onChange={(row) => replace(i, row)} />
      ))}
    </>
  );
}

function TickRow({
  kind,
  row,
  onChange,
}: {
  readonly kind: (typeof KINDS)[number];
  readonly row: readonly Tick[];
  readonly onChange: (row: readonly Tick[]) => void;
}) {
  const id = useId();
  const [fault, setFault] = useState<Problem | undefined>();
  const resize = (text: string) => {
    const count = readCell(criteriaCount, text, `${kind} criteria in all`);
    setFault(isProblem(count) ? count : undefined);
    const length = isProblem(count) ? 0 : (count ?? 0);
    onChange(Array.from({ length }, (_, i) => row[i]));
  };
  return (
    <div class="ticks">
      <label for={id}>
        {kind} criteria in all{' '}
        <input
          id={id}
          class="short"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          placeholder="0"
          onInput={(event) => resize(event.currentTarget.value)}
        />
      </label>
      <p class="remark bad" role="status">
        {fault && messageOf(fault)}
      </p>
      <div class="row">
        {row.map((state, i) => (
          // A criterion is its number.
          <button
            type="button"
            key={i}
            class={`criterion ${stateOf(state).name}`}
            onClick={() => onChange(row.map((old, j) => (j === i ? nextTick(old) : old)))}
          >
            <span class="unseen">
              {kind} criterion {i + 1}: {stateOf(state).words}
            </span>
            <span aria-hidden="true">{i + 1}</span>
            <Icon name={stateOf(state).icon} />
          </button>
        ))}
      </div>
    </div>
  );
}

const TICK_STATES = {
  undefined: { name: 'open', words: 'not assessed', icon: 'open' },
  true: { name: 'met', words: 'met', icon: 'done' },
  false: { name: 'unmet', words: 'not met', icon: 'cross' },
} as const;

function stateOf(tick: Tick): (typeof TICK_STATES)[keyof typeof TICK_STATES] {
  return TICK_STATES[String(tick) as keyof typeof TICK_STATES];
}

function nextTick(now: Tick): Tick {
  if (now === undefined) return true;
  return now ? false : undefined;
}

function Result({
  method,
  result,
  whom,
}: {
  readonly method: (typeof METHODS)[number];
  readonly result: Outcome | Problem | undefined;
  readonly whom: InView;
}) {
  const { session, state } = useSidebar();
  const column = GRADE_COLUMNS[METHODS.indexOf(method)] as (typeof GRADE_COLUMNS)[number];
  const { heading } = columnOf(column);
  const isGrade = typeof result === 'string' && result !== 'Incomplete';
  return (
    <div class="outcome" aria-live="polite">
      {isProblem(result) ? (
        <p class="bad">{messageOf(result)}</p>
      ) : (
        <p>
          {method}: <strong>{result ?? 'no grade yet'}</strong>
        </p>
      )}
      <Why
        rules={['grading.passCriteria', 'grading.distinctionCriteria']}
        about="is this the grade of the method?"
      />
      {isGrade && (
        <button
          type="button"
          class="small main"
          aria-disabled={!whom.identity || isWriting(state, column)}
          onClick={() => void session.write(whom, [{ column, value: result }])}
        >
          Write {result} to {heading}
        </button>
      )}
    </div>
  );
}
