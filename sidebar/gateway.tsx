import { isExempt } from '../core/cells/exemptions';
import type { Kind } from '../core/cells/kinds';
import { type Day, formatDay } from '../core/dates/day';
import { cellInWords, EXEMPT, tickAs } from '../core/port/recording';
import type { AsOf } from '../core/rules/as-of';
import { checkOf } from '../core/rules/checks';
import { reasonFor } from '../core/rules/exemption';
import {
  daysAtGateway,
  gatewayInWords,
  isFigureDue,
  isSettled,
  recordedState,
  waitsFor,
} from '../core/rules/gateway';
import { daysInWords } from '../core/rules/open-action';
import { earliestGateway, expectedGateway, noticeDay } from '../core/rules/timeline';
import type { Column } from '../core/sheet/columns';
import type { GatewayItem, RecordedItem, Standard } from '../core/standard/standard';
import { counted } from '../core/words';
import { useSidebar } from './context';
import { Why } from './controls';
import { DateOf, NoColumn } from './date-of';
import { ChoiceField, NumberField } from './fields';
import { Icon } from './icons';
import { ReasonField, useReason } from './reason-field';
import { type InView, isWriting } from './state';
import { useColumns, useStandard } from './use-columns';

interface GatewayProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
  readonly onPack: () => void;
}

/** The gateway checklist: what is settled, what is missing, and each of it set right here. */
export function Gateway({ whom, asOf, today, onPack }: GatewayProps) {
  const standard = useStandard();
  const { apprentice } = whom;
  return (
    <>
      <p class="gateway-line">{gatewayInWords(standard, apprentice, asOf.asOf)}</p>
      <AtGateway days={daysAtGateway(apprentice, asOf.asOf)} />
      <ul class="checklist">
        {itemsShown(standard, whom).map((item) => (
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

/** An optional item is not asked for where the sheet has no column for it. */
export function itemsShown({ gateway }: Standard, whom: InView): readonly GatewayItem[] {
  return gateway.filter((item) => item.kind === 'time' || !item.isOptional || whom.hasColumn(item.key));
}

/** Waiting for the EPAO ages too. */
function AtGateway({ days }: { readonly days: number | undefined }) {
  if (days === undefined) return null;
  return <p class="remark">At gateway {days === 0 ? 'since today' : `for ${counted(days, 'day')}`}.</p>;
}

function TypicalDate({ start, asOf }: { readonly start: Day; readonly asOf: Day }) {
  const standard = useStandard();
  const day = expectedGateway(standard, start);
  const notice = noticeDay(standard, day);
  return (
    <div class="fact">
      <span>
        Typical gateway date: <strong>{formatDay(day)}</strong> ({daysInWords(day - asOf)})
      </span>
      <Why rules={[standard.times.typicalGateway]} about="is this the typical gateway date?" />
      {notice !== undefined && (
        <p class="remark">
          To tell your EPAO by {formatDay(notice)} ({daysInWords(notice - asOf)}), for a gateway on that day.
        </p>
      )}
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
  const standard = useStandard();
  const isMet = isSettled(standard, item, whom.apprentice, asOf.asOf);
  return (
    <li class={isMet ? 'met' : 'missing'}>
      <span class="sign">
        <Icon name={isMet ? 'done' : 'missing'} />
        <span class="unseen">{isMet ? 'Settled:' : 'Missing:'}</span>
      </span>
      {item.kind === 'time' ? (
        <TimeServed label={item.label} whom={whom} />
      ) : (
        <div>
          <ItemField item={item} whom={whom} asOf={asOf} today={today} />
          <StateOf item={item} whom={whom} asOf={asOf} isMet={isMet} />
        </div>
      )}
      <Why rules={rulesBehind(item)} about={`is ${item.label} asked for?`} />
    </li>
  );
}

function rulesBehind(item: GatewayItem): readonly string[] {
  return item.kind === 'qualification' && item.optOut ? [...item.restsOn, item.optOut] : item.restsOn;
}

/** Nothing to set: the start and the calendar settle it. */
function TimeServed({ label, whom }: { readonly label: string; readonly whom: InView }) {
  const { standard } = useColumns();
  const { start } = whom.apprentice;
  const earliest = start === undefined ? undefined : earliestGateway(standard, start);
  return (
    <span>
      {label}:{' '}
      {earliest === undefined ? 'known once there is a start date.' : `gateway from ${formatDay(earliest)}.`}
    </span>
  );
}

/** How far the evidence has come where the sheet says it, and what an open item waits for. */
function StateOf({ item, whom, asOf, isMet }: Omit<RecordedProps, 'today'> & { readonly isMet: boolean }) {
  const { standard } = useColumns();
  const state = recordedState(item, whom.apprentice);
  if (state !== undefined) return <p class="remark">The sheet says: {state}.</p>;
  const waiting = isMet ? undefined : waitsFor(standard, item, whom.apprentice, asOf.asOf);
  return waiting === undefined ? null : (
    <p class="remark">
      {waiting.slice(0, 1).toUpperCase()}
      {waiting.slice(1)}.
    </p>
  );
}

interface RecordedProps extends Omit<ItemProps, 'item'> {
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
  const isBusy = isWriting(state, item.key);
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
        isBusy={isWriting(state, item.key)}
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
      isBusy={isWriting(state, item.key)}
      remark={remark}
      onSave={(figure) => session.write(whom, [{ column: item.key, value: figure ?? '' }])}
    />
  );
}

/** A sign-off: the day on which it was given. */
function SignOffItem({ item, whom, today, asOf }: RecordedProps) {
  const signed = whom.apprentice[item.key];
  const name = signatoryOf(item, whom);
  return (
    <div>
      <DateOf column={item.key} whom={whom} today={today} asOf={asOf} />
      {name !== undefined && <p class="remark">By {name}.</p>}
      {signed === true && <p class="remark">Signed, without a date.</p>}
      {signed === false && <p class="remark">The sheet says: not signed.</p>}
    </div>
  );
}

/** Who signed, where the sheet has a column for the name. */
export function signatoryOf(item: GatewayItem, whom: InView): string | undefined {
  return item.kind === 'sign-off' && item.signatory !== undefined
    ? (whom.apprentice[item.signatory.key] as string | undefined)
    : undefined;
}

/** The cell as it is typed, where it could not be read as what its column is for. */
function cellText(whom: InView, column: Column): string {
  const cell = whom.cellOf(column.key);
  return cell === '' ? '' : cellInWords(column, cell);
}
