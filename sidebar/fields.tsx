import type { RefObject } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { date, type Kind, readCell } from '../core/cells/kinds';
import { type Day, formatDay, partsOf } from '../core/dates/day';
import { dayWithFullYear, type Typing, typedDay } from '../core/dates/typed-day';
import { readDay } from '../core/dates/written-days';
import { isProblem, messageOf, type Problem, problem } from '../core/problems';
import { Icon } from './icons';
import type { InView, Objection } from './state';
import { type FieldInUse, leavingForm, useField } from './use-field';

const SEVERITIES = {
  error: 'Breaks a rule: ',
  warning: 'Check: ',
  note: 'Note: ',
  unread: '',
  year: '',
} as const;

function Objections({ found }: { readonly found: readonly Objection[] }) {
  if (found.length === 0) return null;
  return (
    <ul class="objections">
      {found.map(({ severity, problem }) => (
        <li key={problem.what} class={severity}>
          <strong>{SEVERITIES[severity]}</strong>
          {messageOf(problem)}
        </li>
      ))}
    </ul>
  );
}

/** What every field says of the cell that it is for. */
interface FieldProps {
  readonly label: string;
  /** Whose cell it is. On the screen of an apprentice it is the one in view, elsewhere a setting, unless it is said here. */
  readonly whom?: InView;
  readonly isBusy: boolean;
}

interface DateFieldProps extends FieldProps {
  /** What stands above it says what it is: the label is for screen readers only. */
  readonly isNamed?: boolean;
  readonly value: Day | undefined;
  readonly today: Day;
  /** What is to be said against a day before it is written. */
  readonly check?: (day: Day) => readonly Objection[];
  readonly onSave: (day: Day | undefined) => unknown;
  /** A column that takes words in the place of a day, and what is done with one. */
  readonly words?: { readonly kind: Kind<unknown>; onSave(word: string): unknown };
}

/**
 * A day, typed day first or chosen from a calendar; what was read is shown, and checked before it is written. Not the
 * browser's own date field, which shows month first to people whose browser is American.
 */
export function DateField(props: DateFieldProps) {
  const { label, isNamed = false, value, today, check = () => [], onSave, words } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const field = useField<Day | string>(
    {
      ...props,
      value,
      read: (text) => readTyped(text, props),
      check: (typed, text) => (typeof typed === 'number' ? [...yearTaken(text, props), ...check(typed)] : []),
      write: (typed) => (typeof typed === 'string' ? words?.onSave(typed) : onSave(typed)),
    },
    input,
  );
  const { draft, typed } = field;
  const calendarDay = typed ? typed.value : value;
  const type = (text: string) => {
    field.type(text);
    input.current?.focus();
  };
  return (
    <form class="field date" {...leavingForm(field)}>
      <label for={id} class={isNamed ? 'unseen' : undefined}>
        {label}
      </label>
      <div class="row">
        <FieldInput id={id} input={input} field={field} shown={value === undefined ? '' : formatDay(value)} />
        <CalendarButton
          label={label}
          value={typeof calendarDay === 'number' ? calendarDay : undefined}
          onPick={field.type}
        />
        {value === undefined && !draft && (
          <button type="button" class="small" tabIndex={-1} onClick={() => type(formatDay(today))}>
            Today<span class="unseen"> for {label}</span>
          </button>
        )}
        <SetButton label={label} field={field} />
      </div>
      <div id={`${id}-found`} role="status">
        {draft && typed && <Reading text={draft.text} value={dayInWords(typed.value)} />}
        <SheetNow field={field} now={value === undefined ? 'nothing' : formatDay(value)} />
        <Objections found={typed?.objections ?? []} />
      </div>
      {draft && isProblem(typed?.value) && (
        <FullYear text={draft.text} label={label} typing={typingIn(props)} onTake={type} />
      )}
      <SetAllTheSame label={label} field={field} />
    </form>
  );
}

/**
 * As the sheet reads it; `today` and a day without its year too, for which the nearest year is taken against which nothing is
 * to be said. A year that is doubtful itself is no better than the nearest.
 */
function readTyped(text: string, props: DateFieldProps): Day | string | Problem | undefined {
  const { label, words } = props;
  const read = readCell<unknown>(words?.kind ?? date, text, label);
  if (read === undefined || typeof read === 'number') return read as Day | undefined;
  if (!isProblem(read)) return text.trim();
  const typed = typedDay(text, typingIn(props));
  return typeof typed === 'object' ? typed.day : problem(typed, { argument: label, value: text });
}

/** Another year than the nearest is a guess that only a person can confirm. */
function yearTaken(text: string, props: DateFieldProps): readonly Objection[] {
  const { label, words } = props;
  if (typeof readCell<unknown>(words?.kind ?? date, text, label) === 'number') return [];
  const typed = typedDay(text, typingIn(props));
  if (typeof typed !== 'object' || typed.insteadOf === undefined) return [];
  const days = { date: formatDay(typed.day), nearest: formatDay(typed.insteadOf) };
  return [
    { severity: 'year', problem: problem('DATE_YEAR_TAKEN', { argument: label, value: text, ...days }) },
  ];
}

function typingIn({ today, check }: Pick<DateFieldProps, 'today' | 'check'>): Typing {
  const isDoubt = ({ severity }: Objection) => severity === 'error' || severity === 'warning';
  return { today, accepts: (day) => !check?.(day).some(isDoubt) };
}

/** The day that a year of two digits most likely means: offered, and never taken. */
function FullYear({ text, label, typing, onTake }: FullYearProps) {
  const day = dayWithFullYear(text, typing);
  return day === undefined ? null : (
    <button type="button" class="link" onClick={() => onTake(formatDay(day))}>
      Take {formatDay(day)}
      <span class="unseen"> for {label}</span>
    </button>
  );
}

interface FullYearProps {
  readonly text: string;
  readonly label: string;
  readonly typing: Typing;
  readonly onTake: (text: string) => void;
}

function dayInWords(value: Day | string | Problem | undefined): string | Problem | undefined {
  return typeof value === 'number' ? formatDay(value) : value;
}

/** What a text is taken for, so that no year is filled in silently. */
function Reading({
  text,
  value,
}: {
  readonly text: string;
  /** As it will be shown, once it is written. */
  readonly value: string | Problem | undefined;
}) {
  if (isProblem(value) || text.trim() === '') return null;
  const words = value ?? 'blank';
  return words === text.trim() ? null : (
    <p class="remark reading" dir="auto">
      {text.trim()} → <strong>{words}</strong>
    </p>
  );
}

/** Somebody wrote to the cell after typing began: writing will ask. */
function SheetNow({ field, now }: { readonly field: FieldInUse<unknown>; readonly now: string }) {
  return field.isOvertaken ? <p class="remark">The sheet says {now} by now.</p> : null;
}

function FieldInput({
  id,
  input,
  field: { draft, typed, type, drop },
  shown,
  isNumber = false,
}: {
  readonly id: string;
  readonly input: RefObject<HTMLInputElement>;
  readonly field: FieldInUse<unknown>;
  /** As the sheet has it. */
  readonly shown: string;
  readonly isNumber?: boolean;
}) {
  return (
    <input
      id={id}
      ref={input}
      type="text"
      class={isNumber ? 'short' : undefined}
      inputMode={isNumber ? 'numeric' : undefined}
      placeholder={isNumber ? undefined : 'e.g. 5 Mar 2026'}
      autocomplete="off"
      value={draft ? draft.text : shown}
      aria-invalid={typed !== undefined && isProblem(typed.value)}
      aria-describedby={`${id}-found`}
      onInput={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') drop();
      }}
    />
  );
}

/** Enter does the same, and so does leaving the field: it is no stop of the Tab key. */
function SetButton({
  label,
  field: { typed, isBusy },
}: {
  readonly label: string;
  readonly field: FieldInUse<unknown>;
}) {
  if (!typed?.isChanged || typed.asks) return null;
  return (
    <button type="submit" class="small main" tabIndex={-1} aria-disabled={isBusy}>
      {typed.value === undefined ? 'Clear' : 'Set'}
      <span class="unseen"> {label}</span>
    </button>
  );
}

function SetAllTheSame({
  label,
  field: { typed, isBusy, submit },
}: {
  readonly label: string;
  readonly field: FieldInUse<unknown>;
}) {
  if (!typed?.asks || isProblem(typed.value)) return null;
  return (
    <button type="button" class="small" aria-disabled={isBusy} onClick={() => submit(true)}>
      {typed.objections.some(({ severity }) => severity === 'error') ? 'Set all the same' : 'Set'}
      <span class="unseen"> for {label}</span>
    </button>
  );
}

/** The browser's calendar without its field, which lies unseen over the sign that opens it. */
function CalendarButton({
  label,
  value,
  onPick,
}: {
  readonly label: string;
  readonly value: Day | undefined;
  readonly onPick: (text: string) => void;
}) {
  return (
    <span class="calendar">
      <Icon name="calendar" />
      <input
        type="date"
        tabIndex={-1}
        aria-label={`Choose ${label} from a calendar`}
        value={value === undefined ? '' : isoDay(value)}
        onChange={(event) => {
          const day = readDay(event.currentTarget.value);
          if (typeof day === 'number') onPick(formatDay(day));
        }}
      />
    </span>
  );
}

function isoDay(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return [year, twoDigits(month), twoDigits(dayOfMonth)].join('-');
}

interface NumberFieldProps extends FieldProps {
  /** As the sheet has it. */
  readonly value: string;
  readonly kind: Kind<number>;
  /** What is to be said of a number that can be read, or of none. */
  readonly remark?: (number: number | undefined) => string;
  readonly onSave: (number: number | undefined) => unknown;
}

/** A whole number, written with Enter, by leaving the field, or with the button that shows once it is another one. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, kind, remark, onSave } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const read = readCell(kind, value, label);
  const field = useField<number | string>(
    {
      ...props,
      // What the sheet holds and nobody can read is something else than blank.
      value: isProblem(read) ? value : read,
      read: (text) => readCell(kind, text, label),
      check: () => [],
      write: (number) => onSave(typeof number === 'number' ? number : undefined),
    },
    input,
  );
  const { draft, typed } = field;
  const now = typed ? typed.value : read;
  return (
    <form class="field" {...leavingForm(field)}>
      <label for={id}>{label}</label>
      <div class="row">
        <FieldInput id={id} input={input} field={field} shown={value} isNumber />
        <SetButton label={label} field={field} />
      </div>
      <div id={`${id}-found`} role="status">
        {draft && typed && <Reading text={draft.text} value={numberInWords(typed.value)} />}
        <SheetNow field={field} now={value === '' ? 'nothing' : value} />
        <p class={isProblem(now) ? 'remark bad' : 'remark'}>
          {isProblem(now) ? messageOf(now) : remark?.(now as number | undefined)}
        </p>
      </div>
    </form>
  );
}

function numberInWords(value: number | string | Problem | undefined): string | Problem | undefined {
  return typeof value === 'number' ? String(value) : value;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly string[];
  /** What the empty choice says. */
  readonly blank: string;
  readonly isBusy?: boolean;
  readonly onChoose: (choice: string) => void;
}

/** A word out of a few. What the cell holds and we do not know is offered too, so that nothing is changed by looking. */
export function ChoiceField({ label, value, choices, blank, isBusy, onChoose }: ChoiceFieldProps) {
  const id = useId();
  const all = value === '' || choices.includes(value) ? choices : [value, ...choices];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-busy={isBusy}
        onChange={(event) => {
          const { value: chosen } = event.currentTarget;
          // Until it is written the field shows what the sheet holds. What is chosen meanwhile waits its turn.
          event.currentTarget.value = value;
          onChoose(chosen);
        }}
      >
        <option value="">{blank}</option>
        {all.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </div>
  );
}
