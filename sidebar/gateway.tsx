import { isExempt } from '../core/cells/exemptions';
import type { Kind } from '../core/cells/kinds';
import { type Day, formatDay } from '../core/dates/day';
import { EXEMPT, tickAs } from '../core/port/recording';
import { messageOf } from '../core/problems';
import type { AsOf } from '../core/rules/as-of';
import { checkOf } from '../core/rules/checks';
import { reasonFor } from '../core/rules/exemption';
import { isFigureDue, isSettled, recordedState, waitsFor } from '../core/rules/gateway';
import { daysInWords } from '../core/rules/open-action';
import { earliestGateway, expectedGateway, noticeDay } from '../core/rules/timeline';
import { cellInWords } from '../core/sheet/cell-in-words';
import type { Column, ColumnKey } from '../core/sheet/columns';
import { itemsShown, recorded, signatoryOf } from '../core/sheet/recorded';
import type { GatewayItem, RecordedItem } from '../core/standard/standard';
import { useSidebar } from './context';
import { Why } from './controls';
import { DateOf, NoColumn } from './date-of';
import { ChoiceField, NumberField } from './fields';
import { dayInWords, itemInWords } from './gateway-lines';
import { Line } from './line';
import { ReasonField, useReason } from './reason-field';
import { type InView, isWriting } from './state';
import { useColumns, useStandard } from './use-columns';

interface GatewayProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

/** The gateway checklist to read, one line an item; each opens the field that it is set with. */
export function Gateway(props: GatewayProps) {
  const standard = useStandard();
  const { learningStatus } = props.whom.apprentice;
  const isIdle = learningStatus === 'Withdrawn' || learningStatus === 'Break in learning';
  return (
    <ul class={isIdle ? 'checklist idle' : 'checklist'}>
      {itemsShown(standard, props.whom).map((item) => (
        <ChecklistItem key={item.key} item={item} {...props} />
      ))}
      <GatewayDate {...props} />
    </ul>
  );
}

interface ItemProps extends GatewayProps {
  readonly item: GatewayItem;
}

function ChecklistItem({ item, ...props }: ItemProps) {
  const columns = useColumns();
  const { whom, asOf } = props;
  return (
    <Line
      label={item.label}
      {...itemInWords(columns, whom, item, asOf.asOf)}
      whom={whom}
      columns={item.kind === 'time' ? [] : item.kind === 'qualification' ? [item.key, 'notes'] : [item.key]}
    >
      {item.kind === 'time' ? <TimeServed whom={whom} /> : <RecordedItemOpen item={item} {...props} />}
      <Why rules={rulesBehind(item)} about={`is ${item.label} asked for?`} />
    </Line>
  );
}

function rulesBehind(item: GatewayItem): readonly string[] {
  return item.kind === 'qualification' && item.optOut ? [...item.restsOn, item.optOut] : item.restsOn;
}

/** Nothing to set: the start and the calendar settle it. */
function TimeServed({ whom }: { readonly whom: InView }) {
  const standard = useStandard();
  const { start } = whom.apprentice;
  const earliest = start === undefined ? undefined : earliestGateway(standard, start);
  return (
    <p>
      {earliest === undefined
        ? 'Known once there is a start date.'
        : `Counted from the start date: gateway is possible from ${formatDay(earliest)}.`}
    </p>
  );
}

/** What an item is set with, and what the line above could not say in a word. */
function RecordedItemOpen(props: RecordedProps) {
  const { item, whom } = props;
  return (
    <>
      <div class="own-field">
        <ItemField {...props} />
      </div>
      <Unread column={item.key} whom={whom} />
      <StateOf {...props} />
    </>
  );
}

/** Why a cell cannot be read. */
export function Unread({ column, whom }: { readonly column: ColumnKey; readonly whom: InView }) {
  const found = whom.unreadable.find((entry) => entry.column === column);
  return found ? <p class="remark bad">{messageOf(found.problem)}</p> : null;
}

/** The word of the sheet for the state of the evidence, where it has one of its own; and what an open item waits for. */
function StateOf({ item, whom, asOf }: RecordedProps) {
  const columns = useColumns();
  const { standard } = columns;
  const { apprentice } = whom;
  const state = recordedState(item, apprentice);
  if (state !== undefined) {
    const words = recorded(columns, whom, item.key);
    return words === state ? null : <p class="remark">The sheet says: {words}.</p>;
  }
  const isMet = isSettled(standard, item, apprentice, asOf.asOf);
  const waiting = isMet ? undefined : waitsFor(standard, item, apprentice, asOf.asOf);
  return waiting === undefined || waiting.startsWith('booked') ? null : (
    <p class="remark">
      {waiting.slice(0, 1).toUpperCase()}
      {waiting.slice(1)}.
    </p>
  );
}

/** The day that ends the checklist, and until then the one to plan by. */
function GatewayDate({ whom, asOf, today }: GatewayProps) {
  const columns = useColumns();
  const { start, gatewayDate } = whom.apprentice;
  return (
    <Line
      label={columns.of('gatewayDate').heading}
      {...dayInWords(columns, whom, 'gatewayDate', asOf.asOf)}
      whom={whom}
      columns={['gatewayDate']}
    >
      <div class="own-field">
        <DateOf column="gatewayDate" whom={whom} asOf={asOf} today={today} />
      </div>
      <Unread column="gatewayDate" whom={whom} />
      {start !== undefined && gatewayDate === undefined && <TypicalDate start={start} asOf={asOf.asOf} />}
    </Line>
  );
}

function TypicalDate({ start, asOf }: { readonly start: Day; readonly asOf: Day }) {
  const standard = useStandard();
  const day = expectedGateway(standard, start);
  const notice = noticeDay(standard, day);
  return (
    <>
      <p>
        Typical gateway date: <strong>{formatDay(day)}</strong> ({daysInWords(day - asOf)})
      </p>
      {notice !== undefined && (
        <p class="remark">
          To tell your EPAO by {formatDay(notice)} ({daysInWords(notice - asOf)}), for a gateway on that day.
        </p>
      )}
      <Why rules={[standard.times.typicalGateway]} about="is this the typical gateway date?" />
    </>
  );
}

interface RecordedProps extends GatewayProps {
  readonly item: RecordedItem;
}

/** The kind of an item decides how it is set. */
function ItemField(props: RecordedProps) {
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

interface ColumnProps extends RecordedProps {
  readonly column: Column;
}

function TickItem({ item, whom, asOf, column: { heading } }: ColumnProps) {
  const { session, state } = useSidebar();
  const { standard } = useColumns();
  const isBusy = isWriting(state, item.key, whom);
  const isTicked = isSettled(standard, item, whom.apprentice, asOf.asOf);
  return (
    <label class="field tick">
      <input
        type="checkbox"
        checked={isTicked}
        aria-busy={isBusy}
        onChange={(event) => {
          // The sheet decides what shows: the box follows once it is written.
          event.currentTarget.checked = isTicked;
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
  const { heading, kind } = column;
  const { apprentice } = whom;
  const reason = useReason(column, whom);
  const value = (apprentice[item.key] as string | undefined) ?? cellText(whom, column);
  const choose = (choice: string) => {
    if (choice === EXEMPT) return reason.ask();
    reason.drop();
    void session.write(whom, [{ column: item.key, value: choice }]);
  };
  return (
    <div>
      <ChoiceField
        label={heading}
        value={value}
        choices={kind.choices ?? []}
        blank="Not recorded"
        isBusy={isWriting(state, item.key, whom)}
        onChoose={choose}
      />
      {isExempt(value) && !reason.isAsked && (
        <Reason heading={heading} reason={reasonFor(value, column, apprentice.notes)} onChange={reason.ask} />
      )}
      {reason.isAsked && <ReasonField column={column} whom={whom} />}
    </div>
  );
}

interface ReasonProps {
  readonly heading: string;
  readonly reason: string | undefined;
  readonly onChange: () => void;
}

function Reason({ heading, reason, onChange }: ReasonProps) {
  return (
    <p class="remark">
      {reason === undefined ? 'No reason is recorded in the notes. ' : `Reason: ${reason}. `}
      <button type="button" class="link" onClick={onChange}>
        {reason === undefined ? 'Record one' : 'Change'}
        <span class="unseen"> for {heading}</span>
      </button>
    </p>
  );
}

/** A number, with what the standard allows. */
function CountItem({ item, whom, column, asOf }: ColumnProps) {
  const { session, state } = useSidebar();
  const standard = useStandard();
  const { heading, kind } = column;
  const remark = (figure: number | undefined) => {
    if (item.kind !== 'figure' || figure === undefined) return 'Checked only where a number is given.';
    const finding = checkOf(standard, item).finding(figure);
    if (finding === undefined) return '';
    const isDue = isFigureDue(standard, item.key, whom.apprentice, asOf.asOf);
    return isDue ? finding.words : 'A count so far: it is checked later.';
  };
  return (
    <NumberField
      label={heading}
      whom={whom}
      value={cellText(whom, column)}
      kind={kind as Kind<number>}
      isBusy={isWriting(state, item.key, whom)}
      remark={remark}
      onSave={(figure) => session.write(whom, [{ column: item.key, value: figure ?? '' }])}
    />
  );
}

/** A sign-off: the day on which it was given. */
function SignOffItem({ item, whom, today, asOf }: RecordedProps) {
  const name = signatoryOf(item, whom);
  return (
    <>
      <DateOf column={item.key} whom={whom} today={today} asOf={asOf} />
      {name !== undefined && (
        <p class="remark" dir="auto">
          By {name}.
        </p>
      )}
    </>
  );
}

/** The cell as it is typed, where it could not be read as what its column is for. */
function cellText(whom: InView, column: Column): string {
  const cell = whom.cellOf(column.key);
  return cell === '' ? '' : cellInWords(column, cell);
}
