import { useId } from 'preact/hooks';
import { isProblem, messageOf, type Problem } from '../core/problems';
import {
  type CriteriaGroup,
  criteriaGroupsOf,
  criteriaInAll,
  gradeFromTicks,
  gradeFromTypedCounts,
  nextTick,
  type Tick,
  type TypedCounts,
} from '../core/rules/criteria';
import type { Outcome } from '../core/rules/grading';
import type { Method } from '../core/standard/standard';
import { useSidebar } from './context';
import { Why } from './controls';
import { ChoiceField } from './fields';
import { Icon } from './icons';
import { type InView, isWriting, ownerOf } from './state';
import { useStandard } from './use-columns';
import { useKept } from './use-kept';

const WAYS = ['Count', 'Tick'] as const;
type Way = (typeof WAYS)[number];

type Result = Outcome | Problem | undefined;

/** Works out a method's grade from its criteria. */
export function Criteria({ whom }: { readonly whom: InView }) {
  const { methods } = useStandard();
  const owner = `criteria ${ownerOf(whom)}`;
  const [methodId, setMethod] = useKept<string>(`${owner} method`, (methods[0] as Method).id);
  const method = methods.find(({ id }) => id === methodId) ?? (methods[0] as Method);
  const [way, setWay] = useKept<Way>(`${owner} way`, 'Count');
  const name = useId();
  // What was counted for one method, or in one way, is no grade of another.
  const typedIn = `${owner} ${method.id} ${way}`;
  const [result, setResult] = useKept<Result>(`${typedIn} result`, undefined);
  const groups = criteriaGroupsOf(method);
  return (
    <details class="tool">
      <summary>Criteria calculator</summary>
      <ChoiceField
        label="Method"
        value={method.name}
        choices={methods.map((each) => each.name)}
        blank="Choose a method"
        onChoose={(choice) => {
          const chosen = methods.find((each) => each.name === choice);
          if (chosen) setMethod(chosen.id);
        }}
      />
      <fieldset class="ways">
        <legend>How</legend>
        {WAYS.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={way === each} onChange={() => setWay(each)} />
            {each} the criteria that are met
          </label>
        ))}
      </fieldset>
      {way === 'Count' ? (
        <Counts key={typedIn} typedIn={typedIn} groups={groups} onResult={setResult} />
      ) : (
        <Ticks key={typedIn} typedIn={typedIn} groups={groups} onResult={setResult} />
      )}
      <MethodResult method={method} result={result} whom={whom} />
    </details>
  );
}

interface WayProps {
  /** Whose criteria of which method they are. */
  readonly typedIn: string;
  readonly groups: readonly CriteriaGroup[];
  readonly onResult: (result: Result) => void;
}

function Counts({ typedIn, groups, onResult }: WayProps) {
  const none = groups.map(() => ({ met: '', inAll: '' }));
  const [typed, setTyped] = useKept<readonly TypedCounts[]>(typedIn, none);
  const change = (at: number, count: Partial<TypedCounts>) => {
    const next = typed.map((old, i) => (i === at ? { ...old, ...count } : old));
    setTyped(next);
    onResult(gradeFromTypedCounts(groups, next));
  };
  return (
    <div class="counts">
      {groups.map(({ grade, met, inAll }, i) => [
        <CountInput
          key={met}
          shown={met}
          name={met}
          text={typed[i]?.met ?? ''}
          onType={(text) => change(i, { met: text })}
        />,
        <CountInput
          key={`${grade} of`}
          shown="of"
          name={inAll}
          text={typed[i]?.inAll ?? ''}
          onType={(text) => change(i, { inAll: text })}
        />,
      ])}
    </div>
  );
}

function CountInput({
  shown,
  name,
  text,
  onType,
}: {
  readonly shown: string;
  readonly name: string;
  readonly text: string;
  readonly onType: (text: string) => void;
}) {
  return (
    <label>
      {shown}
      <input
        class="short"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        aria-label={name}
        value={text}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </label>
  );
}

function Ticks({ typedIn, groups, onResult }: WayProps) {
  const none = groups.map(() => []);
  const [ticks, setTicks] = useKept<readonly (readonly Tick[])[]>(typedIn, none);
  const replace = (at: number, row: readonly Tick[]) => {
    const next = ticks.map((old, i) => (i === at ? row : old));
    setTicks(next);
    onResult(gradeFromTicks(next));
  };
  return (
    <>
      <p class="remark">Click a criterion to change it: not assessed, met, not met.</p>
      {groups.map((group, i) => (
        <TickRow
          key={group.grade}
          typedIn={`${typedIn} ${group.grade}`}
          group={group}
          row={ticks[i] ?? []}
          onChange={(row) => replace(i, row)}
        />
      ))}
    </>
  );
}

function TickRow({
  typedIn,
  group,
  row,
  onChange,
}: {
  readonly typedIn: string;
  readonly group: CriteriaGroup;
  readonly row: readonly Tick[];
  readonly onChange: (row: readonly Tick[]) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useKept(typedIn, '');
  const inAll = typed === '' ? undefined : criteriaInAll(group, typed);
  const fault = isProblem(inAll) ? inAll : undefined;
  const resize = (text: string) => {
    setTyped(text);
    const count = criteriaInAll(group, text);
    onChange(Array.from({ length: isProblem(count) ? 0 : count }, (_, i) => row[i]));
  };
  return (
    <div class="ticks">
      <label for={id}>
        {group.inAll}{' '}
        <input
          id={id}
          class="short"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          placeholder="0"
          value={typed}
          onInput={(event) => resize(event.currentTarget.value)}
        />
      </label>
      <p class="remark bad" role="status">
        {fault && messageOf(fault)}
      </p>
      <div class="row">
        {row.map((tick, i) => (
          // A criterion is its number.
          <button
            type="button"
            key={i}
            class={`criterion ${lookOf(tick).name}`}
            onClick={() => onChange(row.map((old, j) => (j === i ? nextTick(old) : old)))}
          >
            <span class="unseen">
              {group.grade} criterion {i + 1}: {lookOf(tick).words}
            </span>
            <span aria-hidden="true">{i + 1}</span>
            <Icon name={lookOf(tick).icon} />
          </button>
        ))}
      </div>
    </div>
  );
}

const TICK_LOOKS = {
  undefined: { name: 'open', words: 'not assessed', icon: 'open' },
  true: { name: 'met', words: 'met', icon: 'done' },
  false: { name: 'unmet', words: 'not met', icon: 'cross' },
} as const;

function lookOf(tick: Tick): (typeof TICK_LOOKS)[keyof typeof TICK_LOOKS] {
  return TICK_LOOKS[String(tick) as keyof typeof TICK_LOOKS];
}

function MethodResult({
  method,
  result,
  whom,
}: {
  readonly method: Method;
  readonly result: Result;
  readonly whom: InView;
}) {
  const { session, state } = useSidebar();
  const { passCriteria, distinctionCriteria } = useStandard().grading;
  const { key: column, heading } = method.grade;
  const isGrade = typeof result === 'string' && result !== 'Incomplete';
  return (
    <div class="outcome" aria-live="polite">
      {isProblem(result) ? (
        <p class="bad">{messageOf(result)}</p>
      ) : (
        <p>
          {method.name}: <strong>{result ?? 'no grade yet'}</strong>
        </p>
      )}
      <Why rules={[passCriteria, distinctionCriteria]} about="is this the grade of the method?" />
      {isGrade && (
        <button
          type="button"
          class="small main"
          aria-disabled={!whom.identity || isWriting(state, column, whom)}
          onClick={() => void session.write(whom, [{ column, value: result }])}
        >
          Write {result} to {heading}
        </button>
      )}
    </div>
  );
}
