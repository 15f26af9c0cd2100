import { useState } from 'preact/hooks';
import { isProblem, messageOf } from '../core/problems';
import { headingsIn, planColumnNames, type SheetHeading, type SheetHeadings } from '../core/set-up/mapping';
import { headingsNamed, removeColumnName } from '../core/set-up/names-in-settings';
import { isEmpty } from '../core/set-up/plan';
import type { ColumnKey, Columns } from '../core/sheet/columns';
import type { SheetGrid } from '../core/sheet/grid';
import { isOfOwnSheet } from '../core/sheet/own-sheets';
import { useSidebar } from './context';

interface GridProps {
  readonly grid: SheetGrid;
}

/** What is known of the sheet in front, and what its headings mean. */
export function Connect({ grid }: GridProps) {
  return (
    <>
      <p>
        Sheet in front: <strong dir="auto">{grid.sheet}</strong>
      </p>
      {!isEmpty(grid) && <Headings key={grid.sheet} grid={grid} />}
    </>
  );
}

/**
 * The headings with what they mean: those that were not recognised can be given a meaning. Where the row is not the right
 * one, a person selects it.
 */
function Headings({ grid }: GridProps) {
  const [pointedAt, setPointedAt] = useState<number | undefined>(undefined);
  const found = headingsIn(grid, pointedAt);
  const pointing = <Pointing grid={grid} pointedAt={pointedAt} onPoint={setPointedAt} />;
  if (isProblem(found))
    return (
      <>
        <p class="remark bad">{messageOf(found)}</p>
        {!isOfOwnSheet(found) && pointing}
      </>
    );
  const { columns, headings, headingRow, isRecognised } = found;
  const known = headings.filter(({ key, isDoubled }) => key !== undefined && !isDoubled);
  const open = headings.filter(({ key, isDoubled }) => key === undefined && !isDoubled);
  return (
    <>
      <p>{headingRowInWords(found, pointedAt, known.length, open.length)}</p>
      {pointing}
      <Doubled headings={headings.filter(({ isDoubled }) => isDoubled)} />
      {(open.length > 0 || !isRecognised) && (
        <Mapping
          key={headingRow}
          grid={grid}
          columns={columns}
          open={open}
          taken={known}
          isFirst={!isRecognised}
          pointedAt={isRecognised ? undefined : pointedAt}
        />
      )}
      <Known grid={grid} columns={columns} known={known} />
    </>
  );
}

function headingRowInWords(
  { headingRow, isRecognised }: SheetHeadings,
  pointedAt: number | undefined,
  known: number,
  open: number,
): string {
  const row = headingRow + 1;
  if (isRecognised) return `Headings in row ${row}: ${known} recognised, ${open} not.`;
  return pointedAt === undefined
    ? `No heading says who the apprentices are. Row ${row} looks like the headings: say what they mean.`
    : `Your headings are in row ${row}: ${known} recognised, ${open} not. Save, and they are found by their names.`;
}

/** Headings may stand far down, or below something that reads like headings: who knows their row selects it. */
function Pointing({
  grid,
  pointedAt,
  onPoint,
}: GridProps & {
  readonly pointedAt: number | undefined;
  readonly onPoint: (row: number | undefined) => void;
}) {
  const { state } = useSidebar();
  const { selection } = state;
  const row = selection?.sheet === grid.sheet ? selection.row : undefined;
  return (
    <details class="mapping">
      <summary>My headings are in another row</summary>
      <p class="remark">Select any cell in the row of your headings.</p>
      {row !== undefined && row !== pointedAt && (
        <button type="button" onClick={() => onPoint(row)}>
          My headings are in row {row + 1}
        </button>
      )}
      {pointedAt !== undefined && (
        <button type="button" onClick={() => onPoint(undefined)}>
          Look for them again
        </button>
      )}
    </details>
  );
}

function Doubled({ headings }: { readonly headings: readonly SheetHeading[] }) {
  if (headings.length === 0) return null;
  return (
    <p class="remark bad">
      These headings mean the same, so none of them is used:{' '}
      {headings.map(({ heading }) => heading).join(', ')}. Rename all but one in the sheet.
    </p>
  );
}

interface MappingProps extends GridProps {
  readonly columns: Columns;
  readonly open: readonly SheetHeading[];
  readonly taken: readonly SheetHeading[];
  readonly isFirst: boolean;
  /** The row that somebody says the headings stand in, where it is not the one that is found. */
  readonly pointedAt: number | undefined;
}

/** A meaning for each heading that was not recognised: a guess is offered, and only saving makes it hold. */
function Mapping({ grid, columns, open, taken, isFirst, pointedAt }: MappingProps) {
  const { session, state } = useSidebar();
  const [chosen, setChosen] = useState<ReadonlyMap<number, ColumnKey | ''>>(new Map());
  const meaningOf = ({ position, guess }: SheetHeading) => chosen.get(position) ?? guess ?? '';
  const named = open.flatMap((heading) => {
    const key = meaningOf(heading);
    return key === '' ? [] : [[heading.heading, key] as const];
  });
  const isOpen = isFirst || open.some(({ guess }) => guess !== undefined);
  const canSave = named.length > 0 || pointedAt !== undefined;
  const save = () => {
    const planned = planColumnNames(
      grid,
      new Map(named),
      pointedAt,
      session.dayKeeper === 'host' ? state.today : undefined,
    );
    const cells = isProblem(planned) ? [] : planned.plan.settings.cells;
    const headings = [...named.map(([heading]) => heading), ...headingsNamed(cells)];
    void session.nameHeadings(planned, [...new Set(headings)]);
  };
  return (
    <details class="mapping" open={isOpen}>
      <summary>Headings not recognised ({open.length})</summary>
      <p class="remark">
        Columns of your own can stay as they are. Where one means the same as a column of EPA Cohort, choose
        it; your heading is not changed.
      </p>
      <ul>
        {open.map((heading) => (
          <MappingItem
            key={heading.position}
            heading={heading}
            meaning={meaningOf(heading)}
            taken={taken}
            columns={columns}
            onChoose={(key) => setChosen(new Map(chosen).set(heading.position, key))}
          />
        ))}
      </ul>
      <button type="button" class="main" aria-disabled={!canSave} onClick={() => canSave && save()}>
        {named.length === 0 && pointedAt !== undefined
          ? 'Use this row'
          : `Save ${named.length === 1 ? '1 meaning' : `${named.length} meanings`}`}
      </button>
    </details>
  );
}

function MappingItem({
  heading: { position, heading, samples, guess, besides },
  meaning,
  taken,
  columns,
  onChoose,
}: {
  readonly heading: SheetHeading;
  readonly meaning: ColumnKey | '';
  readonly columns: Columns;
  readonly taken: readonly SheetHeading[];
  readonly onChoose: (key: ColumnKey | '') => void;
}) {
  const id = `meaning-${position}`;
  const free = columns.all.filter(({ key }) => !taken.some((other) => other.key === key));
  return (
    <li class="field">
      <label for={id} dir="auto">
        {heading}
        {guess !== undefined && meaning === guess && <span class="quiet"> (a guess)</span>}
      </label>
      {samples.length > 0 && (
        <p class="remark" dir="auto">
          {samples.join(' · ')}
        </p>
      )}
      {besides !== undefined && (
        <p class="remark">
          {columns.of(besides).heading} is another heading already, so this one stays yours.
        </p>
      )}
      <select
        id={id}
        value={meaning}
        onChange={(event) => onChoose(event.currentTarget.value as ColumnKey | '')}
      >
        <option value="">A column of your own</option>
        {free.map(({ key, heading: ours }) => (
          <option key={key} value={key}>
            {ours}
          </option>
        ))}
      </select>
    </li>
  );
}

/** What was recognised, for a look; a meaning that the settings give can be taken away. */
function Known({
  grid,
  columns,
  known,
}: GridProps & { readonly columns: Columns; readonly known: readonly SheetHeading[] }) {
  const { session } = useSidebar();
  const remove = (heading: string) =>
    session.writeCells(`Meaning of ${heading} removed`, removeColumnName(grid, heading));
  if (known.length === 0) return null;
  return (
    <details class="mapping">
      <summary>Headings recognised ({known.length})</summary>
      <ul>
        {known.map(({ position, heading, key, isNamed }) => (
          <li key={position} class="row">
            <span dir="auto">{heading}</span>
            <span class="quiet">is {columns.of(key as ColumnKey).heading}</span>
            {isNamed && (
              <button type="button" class="small" onClick={() => void remove(heading)}>
                Remove<span class="unseen"> the meaning of {heading}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
