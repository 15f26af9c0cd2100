import { objectionsTo } from '../core/cohort/objections';
import type { Day } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import type { ColumnKey } from '../core/sheet/columns';
import { useSidebar } from './context';
import { DateField } from './fields';
import { type InView, isWriting } from './state';
import { useColumns, useStandard } from './use-columns';

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
  const columns = useColumns();
  const standard = useStandard();
  if (!whom.hasColumn(column)) return <NoColumn column={column} />;
  const value = whom.apprentice[column];
  const { kind, heading } = columns.of(column);
  return (
    <DateField
      label={heading}
      whom={whom}
      isNamed={isNamed}
      value={typeof value === 'number' ? (value as Day) : undefined}
      today={today}
      isBusy={isWriting(state, column, whom)}
      check={(day) => objectionsTo(columns, whom.apprentice, column, day, asOf, standard)}
      onSave={(day) => session.write(whom, [{ column, value: day ?? '' }])}
      words={{ kind, onSave: (word) => session.write(whom, [{ column, value: word }]) }}
    />
  );
}

export function NoColumn({ column }: { readonly column: ColumnKey }) {
  const { session } = useSidebar();
  const columns = useColumns();
  return (
    <div class="field">
      <span>{columns.of(column).heading}: no such column in this sheet.</span>
      <button type="button" class="link" onClick={() => session.show('set-up')}>
        Add it in Set up
      </button>
    </div>
  );
}
