import { useId, useMemo, useState } from 'preact/hooks';
import { calendarOf, NAMINGS, type Naming } from '../core/cohort/calendar';
import { CALENDAR_KINDS, type CalendarKind } from '../core/cohort/calendar-dates';
import { formatDay } from '../core/dates/day';
import { SETTINGS, SETTINGS_SHEET } from '../core/sheet/settings';
import { counted } from '../core/words';
import { decodeText } from '../files/csv';
import { type IcsEvent, icsOf, readIcs, type WrittenIcs } from '../files/ics';
import { ChoosePeople, type ChosenPeople } from './choosing-people';
import { useSidebar } from './context';
import { HandOverButtons } from './hand-over-buttons';

/** A calendar file of the days ahead. */
export function Part() {
  return (
    <>
      <p class="remark">
        The days ahead as a file that Outlook, Google Calendar and Apple Calendar take in: whole days, marked
        as free. No grades, no ULNs, no notes.
      </p>
      <ChoosePeople show={(people) => <CalendarOf people={people} />} />
    </>
  );
}

const NEVER = '';
const REMINDERS: readonly (readonly [string, string])[] = [
  [NEVER, 'No reminder'],
  ['1', 'The day before'],
  ['3', '3 days before'],
  ['7', 'A week before'],
  ['14', '2 weeks before'],
];

function CalendarOf({ people }: { readonly people: ChosenPeople }) {
  const [kinds, setKinds] = useState<readonly CalendarKind[]>(CALENDAR_KINDS);
  const [naming, setNaming] = useState<Naming>(NAMINGS[0]);
  const [remind, setRemind] = useState(NEVER);
  const [earlier, setEarlier] = useState<readonly IcsEvent[]>();
  const { key, isKept, keep } = useCalendarKey();
  const { overview, chosen, tableOf, view, words } = people;
  const calendar = useMemo(
    () => calendarOf(chosen, overview.entries, tableOf, view, { kinds, naming }),
    [chosen, overview, tableOf, view, kinds, naming],
  );
  const written = (): WrittenIcs =>
    icsOf(calendar.events, {
      name: words === '' ? 'EPA dates' : `EPA dates, ${words}`,
      key,
      now: performance.timeOrigin + performance.now(),
      from: view.asOf.asOf,
      remindDaysBefore: remind === NEVER ? undefined : Number(remind),
      earlier,
    });
  const after = earlier && written();
  const [first] = calendar.events;
  const count = calendar.events.length + (after?.cancelled.length ?? 0);
  return (
    <>
      <Kinds kinds={kinds} onChoose={setKinds} />
      <Select label="Names" value={naming} onChoose={(chosen) => setNaming(chosen as Naming)}>
        {NAMINGS.map((one) => [one, one])}
      </Select>
      <Select label="Reminder at 9 in the morning" value={remind} onChoose={setRemind}>
        {REMINDERS}
      </Select>
      <Earlier isKept={isKept} onRead={setEarlier} />
      <p>
        {first === undefined
          ? 'Nothing lies ahead for those who are chosen.'
          : `${counted(calendar.events.length, 'event')} of ${counted(chosen.length, 'apprentice')}, the first on ${formatDay(first.day)}: ${first.title}.`}
      </p>
      {after && (
        <p>
          {counted(after.cancelled.length, 'event')} of the earlier file cancelled, {after.moved} moved to
          another day.
        </p>
      )}
      {calendar.unsure.length > 0 && (
        <p class="remark bad">
          {counted(calendar.unsure.length, 'apprentice')} with cells that cannot be read: only what is booked
          for them is here. The Cohort tab lists the cells under Issues.
        </p>
      )}
      {!isKept && (
        <p class="remark">
          This workbook has no sheet “{SETTINGS_SHEET}”, so a later file cannot find these events again. Set
          up a sheet first to have days moved and not doubled.
        </p>
      )}
      <HandOverButtons
        isDisabled={count === 0}
        file={() => ({ name: 'EPA dates.ics', type: 'text/calendar', content: written().text })}
        onDone={keep}
      />
    </>
  );
}

/** The secret of the workbook by which events are the same next time; made with the first file, and kept with the settings. */
function useCalendarKey() {
  const { session, state } = useSidebar();
  const { settings = [] } = state.sheet?.grid ?? {};
  const { row, column } = SETTINGS.calendarKey.place;
  const held = settings[row]?.[column] ?? '';
  const [made] = useState(newKey);
  const isKept = settings.length > 0;
  const keep = () => {
    if (!isKept || held !== '') return;
    const { label } = SETTINGS.calendarKey;
    const at = (of: number) => ({ sheet: SETTINGS_SHEET, row, column: of });
    const named = settings[row]?.[column - 1] ?? '';
    void session.writeCells(label, [
      ...(named === '' ? [{ cell: at(column - 1), expected: '', content: label }] : []),
      { cell: at(column), expected: '', content: made },
    ]);
  };
  return { key: held === '' ? made : String(held), isKept, keep };
}

const KEY_BYTES = 16;

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return `k${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function Kinds({
  kinds,
  onChoose,
}: {
  readonly kinds: readonly CalendarKind[];
  readonly onChoose: (kinds: readonly CalendarKind[]) => void;
}) {
  return (
    <fieldset class="groups">
      <legend>What</legend>
      <div class="kinds">
        {CALENDAR_KINDS.map((kind) => (
          <label key={kind} class="field tick">
            <input
              type="checkbox"
              checked={kinds.includes(kind)}
              onChange={(event) => {
                const isTicked = event.currentTarget.checked;
                onChoose(CALENDAR_KINDS.filter((one) => (one === kind ? isTicked : kinds.includes(one))));
              }}
            />
            {kind}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Select({
  label,
  value,
  onChoose,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: readonly (readonly [value: string, label: string])[];
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The file that was saved last: what has gone since is cancelled by this one. */
function Earlier({
  isKept,
  onRead,
}: {
  readonly isKept: boolean;
  readonly onRead: (events: readonly IcsEvent[] | undefined) => void;
}) {
  const id = useId();
  const [said, setSaid] = useState('');
  if (!isKept) return null;
  const take = async (file: File | undefined) => {
    if (!file) {
      onRead(undefined);
      setSaid('');
      return;
    }
    const events = readIcs(decodeText(new Uint8Array(await file.arrayBuffer())));
    onRead(events.length > 0 ? events : undefined);
    setSaid(
      events.length > 0
        ? `Read: ${counted(events.length, 'event')} of before.`
        : 'No events of EPA Cohort in this file. Choose the .ics file that you saved here before.',
    );
  };
  return (
    <details>
      <summary>Cancel what an earlier file had</summary>
      <div class="field">
        <label for={id}>The calendar file that you saved last, for the same people</label>
        <input
          id={id}
          type="file"
          accept=".ics,text/calendar"
          onChange={(event) => void take(event.currentTarget.files?.[0])}
        />
      </div>
      <p class="remark" role="status">
        {said ||
          'Days that moved need no earlier file. What was booked or due and is no longer so is cancelled by it.'}
      </p>
    </details>
  );
}
