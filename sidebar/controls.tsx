import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { date, type Kind, readCell } from '../core/cells/kinds';
import { type Day, formatDay, partsOf } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import { isProblem, messageOf, type Problem } from '../core/problems';
import type { Severity } from '../core/rules/force';
import type { Rag } from '../core/rules/standing';
import type { Tone } from '../core/sheet/tones';
import { type Force, ownerOf, type Rule, ruleOf } from '../core/standard/standard';
import { Icon, type IconName } from './icons';
import { useStandard } from './use-columns';

/** A word on a coloured ground, with a sign of its own: the colour only repeats what the word says. */
export function Tag({
  tone,
  icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

const RAG_LOOKS: Readonly<Record<Rag, { tone: Tone; icon: IconName }>> = {
  Check: { tone: 'doubt', icon: 'doubt' },
  Overdue: { tone: 'bad', icon: 'late' },
  'Due soon': { tone: 'warning', icon: 'soon' },
  'On track': { tone: 'good', icon: 'done' },
  Complete: { tone: 'quiet', icon: 'done' },
};

export function RagTag({ rag }: { readonly rag: Rag }) {
  return <Tag {...RAG_LOOKS[rag]}>{rag}</Tag>;
}

/** A part of a screen that folds; what it is about and how it stands shows when folded, too. */
export function Section({
  title,
  status,
  isOpen,
  onToggle,
  children,
}: {
  readonly title: string;
  readonly status?: ComponentChildren;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="section" open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>
        <h2>{title}</h2>
        <span class="status">{status}</span>
      </summary>
      <div class="content">{isOpen && children}</div>
    </details>
  );
}

/** Why a date or a limit is what it is: the rule as we read it, how firm it is, and where it is written. */
export function Why({
  facts = [],
  rules,
  notes = [],
  about,
}: {
  /** What the sheet says, before the rules. */
  readonly facts?: readonly string[];
  readonly rules: readonly string[];
  readonly notes?: readonly string[];
  readonly about: string;
}) {
  return (
    <details class="why">
      <summary>
        Why<span class="unseen"> {about}</span>
      </summary>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {rules.map((id) => (
        <RuleText key={id} id={id} />
      ))}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </details>
  );
}

const FORCES: Readonly<Record<Force, string>> = {
  must: 'Must',
  typical: 'Typical, not binding',
  recommended: 'Recommended',
  approximate: 'Approximate',
};

export function RuleText({ id }: { readonly id: string }) {
  const standard = useStandard();
  const rule = ruleOf(standard, id);
  const { reading, source, confirmed } = rule;
  return (
    <p>
      {reading} <span class="source">{`${whoSays(rule)}. Source: ${source.page}, ${source.section}.`}</span>
      {!confirmed && <strong> Not confirmed by the source.</strong>}
    </p>
  );
}

/** "Must, says the standard"; nobody says yet what is left to the EPAO. */
function whoSays(rule: Rule): string {
  const isLeftOpen = ownerOf(rule) === 'your EPAO' && !rule.confirmed;
  return isLeftOpen ? 'For your EPAO to say' : `${FORCES[rule.force]}, says ${ownerOf(rule)}`;
}

/** Something that speaks against what was typed: an error, a warning or a note. */
interface Objection {
  /** `unread`: no value at all, so that nothing can be written. */
  readonly severity: Severity | 'unread';
  readonly problem: Problem;
}

const SEVERITIES = { error: 'Breaks a rule: ', warning: 'Check: ', note: 'Note: ', unread: '' } as const;

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

interface DateFieldProps {
  readonly label: string;
  /** What stands above it says what it is: the label is for screen readers only. */
  readonly isNamed?: boolean;
  readonly value: Day | undefined;
  readonly today: Day;
  readonly isBusy: boolean;
  /** What is to be said against a day before it is written. */
  readonly check?: (day: Day) => readonly Objection[];
  readonly onSave: (day: Day | undefined) => void;
}

/**
 * A day, typed day first or chosen from a calendar, and checked before it is written. Not the browser's own date field,
 * which shows month first to people whose browser is American.
 */
export function DateField({
  label,
  isNamed = false,
  value,
  today,
  isBusy,
  check = () => [],
  onSave,
}: DateFieldProps) {
  const id = useId();
  const [typing, setTyping] = useState<{ readonly text: string; readonly over: Day | undefined }>();
  // What was typed over a value that has changed since is no longer meant.
  const draft = typing && typing.over === value ? typing.text : undefined;
  const setDraft = (text: string | undefined) =>
    setTyping(text === undefined ? undefined : { text, over: value });
  const shown = draft ?? (value === undefined ? '' : formatDay(value));
  const typed = draft === undefined ? value : readCell(date, draft, label);
  const isChanged = draft !== undefined && typed !== value;
  const found = isProblem(typed)
    ? [{ problem: typed, severity: 'unread' as const }]
    : isChanged && typed !== undefined
      ? check(typed)
      : [];
  const breaksRule = found.some(({ severity }) => severity === 'error');
  const save = () => {
    if (isProblem(typed) || isBusy || !isChanged) return;
    setDraft(undefined);
    onSave(typed);
  };
  return (
    <form
      class="field date"
      onSubmit={(event) => {
        event.preventDefault();
        // Enter is no consent to break a rule: that takes the button which says so.
        if (!breaksRule) save();
      }}
    >
      <label for={id} class={isNamed ? 'unseen' : undefined}>
        {label}
      </label>
      <div class="row">
        <input
          id={id}
          type="text"
          autocomplete="off"
          placeholder="e.g. 5 Mar 2026"
          value={shown}
          aria-invalid={isProblem(typed)}
          aria-describedby={`${id}-found`}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setDraft(undefined);
          }}
        />
        <CalendarButton label={label} value={isProblem(typed) ? undefined : typed} onPick={setDraft} />
        {value === undefined && draft === undefined && (
          <button type="button" class="small" onClick={() => setDraft(formatDay(today))}>
            Today<span class="unseen"> for {label}</span>
          </button>
        )}
        {isChanged && !isProblem(typed) && !breaksRule && (
          <button type="submit" class="small main" aria-disabled={isBusy}>
            {typed === undefined ? 'Clear' : 'Set'}
            <span class="unseen"> {label}</span>
          </button>
        )}
      </div>
      <div id={`${id}-found`} role="status">
        <Objections found={found} />
      </div>
      {isChanged && breaksRule && !isProblem(typed) && (
        <button type="button" class="small" aria-disabled={isBusy} onClick={save}>
          Set all the same<span class="unseen"> for {label}</span>
        </button>
      )}
    </form>
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

interface NumberFieldProps {
  readonly label: string;
  /** As the sheet has it. */
  readonly value: string;
  readonly kind: Kind<number>;
  readonly isBusy: boolean;
  /** What is to be said of a number that can be read, or of none. */
  readonly remark?: (number: number | undefined) => string;
  readonly onSave: (number: number | undefined) => void;
}

/** A whole number, written with Enter or with the button that shows once it is another one. */
export function NumberField({ label, value, kind, isBusy, remark, onSave }: NumberFieldProps) {
  const id = useId();
  const [typing, setTyping] = useState<{ readonly text: string; readonly over: string }>();
  const draft = typing && typing.over === value ? typing.text : undefined;
  const shown = draft ?? value;
  const read = readCell(kind, shown, label);
  const isChanged = shown.trim() !== value && !isProblem(read);
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        if (isProblem(read) || !isChanged || isBusy) return;
        setTyping(undefined);
        onSave(read);
      }}
    >
      <label for={id}>{label}</label>
      <div class="row">
        <input
          id={id}
          class="short"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={shown}
          aria-invalid={isProblem(read)}
          aria-describedby={`${id}-remark`}
          onInput={(event) => setTyping({ text: event.currentTarget.value, over: value })}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyping(undefined);
          }}
        />
        {isChanged && (
          <button type="submit" class="small main" aria-disabled={isBusy}>
            Set<span class="unseen"> {label}</span>
          </button>
        )}
      </div>
      <p id={`${id}-remark`} class={isProblem(read) ? 'remark bad' : 'remark'} role="status">
        {isProblem(read) ? messageOf(read) : remark?.(read)}
      </p>
    </form>
  );
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
          // Until it is written the field shows what the sheet holds.
          event.currentTarget.value = value;
          if (!isBusy) onChoose(chosen);
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
