import { useState } from 'preact/hooks';
import type { Kind } from '../core/cells/kinds';
import { gatewayInWords, GATEWAY_ITEMS } from '../core/rules/gateway';
import { objectionsTo } from '../core/cohort/objections';
import { type Day, formatDay } from '../core/dates/day';
import { cellInWords, EXEMPTION_REASONS, notesWithReason, recordedReason, type Subject, tickAs } from '../core/port/recording';
import { type AsOf, daysInWords } from '../core/rules/next-action';
import { expectedGateway } from '../core/rules/timeline';
import { type ColumnKey, columnOf } from '../core/sheet/columns';
import { useSidebar } from './context';
import { ChoiceField, DateField, NumberField, Why } from './controls';
import { Icon } from './icons';
import { type InView, isWriting } from './state';

type GatewayItem = (typeof GATEWAY_ITEMS)[number];

/** The gateway checklist: what is settled, what is missing, and each of it set right here. */
export function Gateway({ whom, asOf, today, onPack }: GatewayProps) {
  const { apprentice } = whom;
  return (
    <>
      <p class="gateway-line">{gatewayInWords(apprentice)}</p>
      <ul class="checklist">
        {GATEWAY_ITEMS.map((item) => (
          <ChecklistItem key={item.key} item={item} whom={whom} asOf={asOf} today={today} />
        ))}
      </ul>
      {apprentice.start !== undefined && apprentice.gatewayDate === undefined && (
        <TypicalDate start={apprentice.start} asOf={asOf.asOf} />
      )}
      <DateOf column="gatewayDate" whom={whom} asOf={asOf} today={today} />
      <button type="button" class="wide" onClick={onPack}>
        <Icon name="print" />
        Print gateway pack
      </button>
    </>
  );
}

interface GatewayProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
  readonly onPack: () => void;
}

function TypicalDate({ start, asOf }: { readonly start: Day; readonly asOf: Day }) {
  const day = expectedGateway(start);
  return (
    <div class="fact">
      <span>
        Typical gateway date: <strong>{formatDay(day)}</strong> ({daysInWords(day - asOf)})
      </span>
      <Why rules={['gateway.typicalMonths']} about="is this the typical gateway date?" />
    </div>
  );
}

interface ItemProps {
  readonly item: GatewayItem;
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

function ChecklistItem({ item, whom, asOf, today }: ItemProps) {
  const isMet = item.isMet(whom.apprentice);
  return (
    <li class={isMet ? 'met' : 'missing'}>
      <span class="sign">
        <Icon name={isMet ? 'done' : 'missing'} />
        <span class="unseen">{isMet ? 'Settled:' : 'Missing:'}</span>
      </span>
      <ItemField item={item} whom={whom} asOf={asOf} today={today} />
      {item.restsOn.length > 0 && <Why rules={item.restsOn} about={`is ${item.label} asked for?`} />}
    </li>
  );
}

/** The kind of its column decides how an item is set. */
function ItemField(props: ItemProps) {
  const { item, whom } = props;
  const { name } = columnOf(item.key).kind;
  if (!whom.hasColumn(item.key)) return <NoColumn column={item.key} />;
  if (name === 'tick') return <TickItem {...props} />;
  if (name === 'choice') return <SubjectItem {...props} subject={item.key as Subject} />;
  if (name === 'number') return <CountItem {...props} />;
  return <SignOffItem {...props} />;
}

function NoColumn({ column }: { readonly column: ColumnKey }) {
  const { session } = useSidebar();
  return (
    <div class="field">
      <span>{columnOf(column).heading}: no such column in this sheet.</span>
      <button type="button" class="link" onClick={() => session.show('set-up')}>
        Add it in Set up
      </button>
    </div>
  );
}

function TickItem({ item, whom }: ItemProps) {
  const { session, state } = useSidebar();
  const isBusy = isWriting(state, item.key);
  const { heading } = columnOf(item.key);
  const isTicked = whom.apprentice[item.key] === true;
  return (
    <label class="field tick">
      <input
        type="checkbox"
        checked={isTicked}
        aria-busy={isBusy}
        onChange={(event) => {
          // The sheet decides what shows: the box follows once it is written.
          event.currentTarget.checked = isTicked;
          if (isBusy) return;
          void session.write(whom, [{ column: item.key, value: tickAs(whom.cellOf(item.key), !isTicked) }]);
        }}
      />
      {heading}
    </label>
  );
}

/** English or maths. An exemption asks for its reason, which goes into the notes. */
function SubjectItem({ item, whom, subject }: ItemProps & { readonly subject: Subject }) {
  const { session, state } = useSidebar();
  const [isAsking, setAsking] = useState(false);
  const { heading, kind } = columnOf(item.key);
  const { apprentice } = whom;
  const value = apprentice[subject] ?? cellText(whom, item.key);
  const reason = recordedReason(apprentice.notes, subject);
  const choose = (choice: string) => {
    setAsking(choice === 'Exempt');
    if (choice !== 'Exempt') void session.write(whom, [{ column: item.key, value: choice }]);
  };
  return (
    <div>
      <ChoiceField
        label={heading}
        value={value}
        choices={kind.choices ?? []}
        blank="Not recorded"
        isBusy={isWriting(state, item.key)}
        onChoose={choose}
      />
      {value === 'Exempt' && !isAsking && (
        <p class="remark">
          {reason === undefined ? 'No reason is recorded in the notes. ' : `Reason: ${reason}. `}
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {reason === undefined ? 'Record one' : 'Change'}
            <span class="unseen"> for {heading}</span>
          </button>
        </p>
      )}
      {isAsking && <ReasonField subject={subject} whom={whom} onDone={() => setAsking(false)} />}
    </div>
  );
}

function ReasonField({
  subject,
  whom,
  onDone,
}: {
  readonly subject: Subject;
  readonly whom: InView;
  readonly onDone: () => void;
}) {
  const { session } = useSidebar();
  const [reason, setReason] = useState('');
  const { heading } = columnOf(subject);
  const canRecord = whom.hasColumn('notes');
  const id = `reason-${subject}`;
  const save = () => {
    if (canRecord && reason.trim() === '') return;
    onDone();
    void session.write(whom, [
      { column: subject, value: 'Exempt' },
      ...(canRecord
        ? [{ column: 'notes' as const, value: notesWithReason(whom.cellOf('notes'), subject, reason) }]
        : []),
    ]);
  };
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {canRecord ? (
        <>
          <label for={id}>Why is {heading} exempt? It is recorded in Notes.</label>
          <input
            id={id}
            type="text"
            list={`${id}-list`}
            required
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <datalist id={`${id}-list`}>
            {EXEMPTION_REASONS.map((usual) => (
              <option key={usual} value={usual} />
            ))}
          </datalist>
        </>
      ) : (
        <p>This sheet has no column Notes, so record the reason elsewhere.</p>
      )}
      <div class="row">
        <button type="submit" class="small main" aria-disabled={canRecord && reason.trim() === ''}>
          Set {heading} to Exempt
        </button>
        <button type="button" class="small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}

/** The number of pieces of evidence, with what the standard allows. */
function CountItem({ item, whom }: ItemProps) {
  const { session, state } = useSidebar();
  const { heading, help, kind } = columnOf(item.key);
  const remark = (pieces: number | undefined) => {
    if (pieces === undefined) return 'Checked only where a number is given.';
    return item.isMet({ ...whom.apprentice, [item.key]: pieces }) ? '' : help;
  };
  return (
    <NumberField
      key={JSON.stringify(whom.identity)}
      label={heading}
      value={cellText(whom, item.key)}
      kind={kind as Kind<number>}
      isBusy={isWriting(state, item.key)}
      remark={remark}
      onSave={(pieces) => void session.write(whom, [{ column: item.key, value: pieces ?? '' }])}
    />
  );
}

/** A sign-off: the day on which it was given. */
function SignOffItem({ item, whom, today, asOf }: ItemProps) {
  const signed = whom.apprentice[item.key];
  return (
    <div>
      <DateOf column={item.key} whom={whom} today={today} asOf={asOf} />
      {signed === true && <p class="remark">Signed, without a date.</p>}
      {signed === false && <p class="remark">The sheet says: not signed.</p>}
    </div>
  );
}

/** The date in a column of the apprentice in view: shown, checked, set. */
export function DateOf({
  column,
  whom,
  asOf,
  today,
  isNamed = false,
}: {
  readonly column: ColumnKey;
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
  /** The heading above it says what it is. */
  readonly isNamed?: boolean;
}) {
  const { session, state } = useSidebar();
  const { heading } = columnOf(column);
  if (!whom.hasColumn(column)) return <NoColumn column={column} />;
  const value = whom.apprentice[column];
  return (
    <DateField
      // A draft belongs to the apprentice that it was typed for.
      key={JSON.stringify(whom.identity)}
      label={heading}
      isNamed={isNamed}
      value={typeof value === 'number' ? (value as Day) : undefined}
      today={today}
      isBusy={isWriting(state, column)}
      check={(day) => objectionsTo(whom.apprentice, column, day, asOf)}
      onSave={(day) => void session.write(whom, [{ column, value: day ?? '' }])}
    />
  );
}

/** The cell as it is typed, where it could not be read as what its column is for. */
function cellText(whom: InView, column: ColumnKey): string {
  const cell = whom.cellOf(column);
  return cell === '' ? '' : cellInWords(column, cell);
}
