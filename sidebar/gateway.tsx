import { useState } from 'preact/hooks';
import type { Kind } from '../core/cells/kinds';
import { type Day, formatDay } from '../core/dates/day';
import {
  cellInWords,
  EXEMPT,
  EXEMPTION_REASONS,
  exemption,
  recordedReason,
  tickAs,
} from '../core/port/recording';
import { gatewayInWords, isSettled } from '../core/rules/gateway';
import { type AsOf, daysInWords } from '../core/rules/next-action';
import { expectedGateway } from '../core/rules/timeline';
import type { Column } from '../core/sheet/columns';
import type { GatewayItem } from '../core/standard/standard';
import { useSidebar } from './context';
import { ChoiceField, NumberField, Why } from './controls';
import { DateOf, NoColumn } from './date-of';
import { Icon } from './icons';
import { type InView, isWriting } from './state';
import { useColumns } from './use-columns';

interface GatewayProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
  readonly onPack: () => void;
}

/** The gateway checklist: what is settled, what is missing, and each of it set right here. */
export function Gateway({ whom, asOf, today, onPack }: GatewayProps) {
  const { standard } = useColumns();
  const { apprentice } = whom;
  return (
    <>
      <p class="gateway-line">{gatewayInWords(standard, apprentice)}</p>
      <ul class="checklist">
        {standard.gateway.map((item) => (
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

function TypicalDate({ start, asOf }: { readonly start: Day; readonly asOf: Day }) {
  const { standard } = useColumns();
  const day = expectedGateway(standard, start);
  return (
    <div class="fact">
      <span>
        Typical gateway date: <strong>{formatDay(day)}</strong> ({daysInWords(day - asOf)})
      </span>
      <Why rules={[standard.times.typicalGateway]} about="is this the typical gateway date?" />
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
  const { standard } = useColumns();
  const isMet = isSettled(standard, item, whom.apprentice);
  return (
    <li class={isMet ? 'met' : 'missing'}>
      <span class="sign">
        <Icon name={isMet ? 'done' : 'missing'} />
        <span class="unseen">{isMet ? 'Settled:' : 'Missing:'}</span>
      </span>
      <ItemField item={item} whom={whom} asOf={asOf} today={today} />
      <Why rules={item.restsOn} about={`is ${item.label} asked for?`} />
    </li>
  );
}

/** The kind of an item decides how it is set. */
function ItemField(props: ItemProps) {
  const { item, whom } = props;
  const column = useColumns().of(item.key);
  if (!whom.hasColumn(item.key)) return <NoColumn column={item.key} />;
  switch (item.kind) {
    case 'tick':
      return <TickItem {...props} column={column} />;
    case 'qualification':
      return <QualificationItem {...props} column={column} />;
    case 'figure':
      return <CountItem {...props} column={column} />;
    case 'sign-off':
      return <SignOffItem {...props} />;
  }
}

interface ColumnProps extends ItemProps {
  readonly column: Column;
}

function TickItem({ item, whom, column: { heading } }: ColumnProps) {
  const { session, state } = useSidebar();
  const isBusy = isWriting(state, item.key);
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
function QualificationItem({ item, whom, column }: ColumnProps) {
  const { session, state } = useSidebar();
  const [isAsking, setAsking] = useState(false);
  const { heading, kind } = column;
  const { apprentice } = whom;
  const value = (apprentice[item.key] as string | undefined) ?? cellText(whom, column);
  const reason = recordedReason(apprentice.notes, column);
  const choose = (choice: string) => {
    setAsking(choice === EXEMPT);
    if (choice !== EXEMPT) void session.write(whom, [{ column: item.key, value: choice }]);
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
      {value === EXEMPT && !isAsking && (
        <p class="remark">
          {reason === undefined ? 'No reason is recorded in the notes. ' : `Reason: ${reason}. `}
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {reason === undefined ? 'Record one' : 'Change'}
            <span class="unseen"> for {heading}</span>
          </button>
        </p>
      )}
      {isAsking && <ReasonField column={column} whom={whom} onDone={() => setAsking(false)} />}
    </div>
  );
}

function ReasonField({
  column,
  whom,
  onDone,
}: {
  readonly column: Column;
  readonly whom: InView;
  readonly onDone: () => void;
}) {
  const { session } = useSidebar();
  const [reason, setReason] = useState('');
  const { heading } = column;
  const canRecord = whom.hasColumn('notes');
  const id = `reason-${column.key}`;
  const save = () => {
    if (canRecord && reason.trim() === '') return;
    onDone();
    void session.write(whom, exemption(column, reason, canRecord ? whom.cellOf('notes') : undefined));
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

/** A number, with what the standard allows. */
function CountItem({ item, whom, column }: ColumnProps) {
  const { session, state } = useSidebar();
  const { standard } = useColumns();
  const { heading, help, kind } = column;
  const remark = (figure: number | undefined) => {
    if (figure === undefined) return 'Checked only where a number is given.';
    return isSettled(standard, item, { ...whom.apprentice, [item.key]: figure }) ? '' : help;
  };
  return (
    <NumberField
      key={JSON.stringify(whom.identity)}
      label={heading}
      value={cellText(whom, column)}
      kind={kind as Kind<number>}
      isBusy={isWriting(state, item.key)}
      remark={remark}
      onSave={(figure) => void session.write(whom, [{ column: item.key, value: figure ?? '' }])}
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

/** The cell as it is typed, where it could not be read as what its column is for. */
function cellText(whom: InView, column: Column): string {
  const cell = whom.cellOf(column.key);
  return cell === '' ? '' : cellInWords(column, cell);
}
