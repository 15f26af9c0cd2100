import { type Day, formatDay } from '../core/dates/day';
import { messageOf } from '../core/problems';
import { METHODS } from '../core/rules/grading';
import type { CellWrite, SheetGrid } from '../core/sheet/grid';
import {
  AS_OF_FORMULA,
  SETTING_KINDS,
  SETTINGS_CELLS,
  SETTINGS_PLACES,
  SETTINGS_SHEET,
  settingsFrom,
} from '../core/sheet/settings';
import { useSidebar } from './context';
import { ChoiceField, DateField, NumberField, Why } from './controls';

interface GridProps {
  readonly grid: SheetGrid;
}

/** What a provider may set; it stands in the settings sheet, where the formulas read it too. */
export function SettingsForm({ grid }: GridProps) {
  const { session, state } = useSidebar();
  const { today } = state;
  if (grid.settings.length === 0 || today === undefined) {
    return (
      <>
        <p>
          This workbook has no sheet “{SETTINGS_SHEET}” yet, so the usual settings hold. Setting up a sheet
          adds it.
        </p>
        <button type="button" onClick={() => void session.setUp()}>
          Set up this sheet
        </button>
      </>
    );
  }
  const { asOf, distinctionsNeeded, problems } = settingsFrom(grid.settings, today);
  return (
    <>
      {problems.map((problem) => (
        <p key={problem.what} class="remark bad">
          {messageOf(problem)}
        </p>
      ))}
      <AsOfField asOf={asOf.asOf} today={today} grid={grid} />
      <DueSoonField grid={grid} days={asOf.dueSoonDays} />
      <DistinctionsField grid={grid} needed={distinctionsNeeded} />
      <Closures grid={grid} today={today} />
    </>
  );
}

interface Place {
  readonly row: number;
  readonly column: number;
}

function labelAt({ row }: Place): string {
  return String(SETTINGS_CELLS.find((cell) => cell.row === row && cell.column === 0)?.value ?? '');
}

/** Writes a setting; the session then reads the sheet again, because every answer may rest on it. */
function useSettingWriter() {
  const { session } = useSidebar();
  return (label: string, place: Place, write: Omit<CellWrite, 'cell'>) => {
    const cell = { sheet: SETTINGS_SHEET, row: place.row, column: place.column };
    return session.writeCells(label, [{ cell, ...write }]);
  };
}

function AsOfField({ asOf, today, grid }: GridProps & { readonly asOf: Day; readonly today: Day }) {
  const write = useSettingWriter();
  const place = SETTINGS_PLACES.asOf;
  const label = labelAt(place);
  const now = grid.settings[place.row]?.[place.column] ?? '';
  // Where it is today, the formula that the set-up put there is the likely reason.
  const expected = now === today ? { formula: AS_OF_FORMULA } : now;
  return (
    <div>
      <DateField
        label={`${label}: the day to count from`}
        value={asOf}
        today={today}
        isBusy={false}
        onSave={(day) =>
          void write(`${label}: ${day === undefined ? 'blank' : formatDay(day)}`, place, {
            expected,
            content: day ?? '',
            isDate: true,
          })
        }
      />
      {asOf === today ? (
        <p class="remark">This is today. A day that you set here stays, until you follow today again.</p>
      ) : (
        <p class="remark">
          Everything is counted from this day, not from today.{' '}
          <button
            type="button"
            class="link"
            onClick={() =>
              void write(`${label}: today`, place, {
                expected: now,
                content: { formula: AS_OF_FORMULA },
                isDate: true,
              })
            }
          >
            Follow today
          </button>
        </p>
      )}
    </div>
  );
}

function DueSoonField({ grid, days }: GridProps & { readonly days: number }) {
  const write = useSettingWriter();
  const place = SETTINGS_PLACES.dueSoonDays;
  const label = labelAt(place);
  return (
    <NumberField
      label={label}
      value={String(days)}
      kind={SETTING_KINDS.dueSoonDays}
      isBusy={false}
      onSave={(next) => {
        const expected = grid.settings[place.row]?.[place.column] ?? '';
        void write(`${label}: ${next ?? 'blank'}`, place, { expected, content: next ?? '' });
      }}
    />
  );
}

function DistinctionsField({ grid, needed }: GridProps & { readonly needed: number }) {
  const write = useSettingWriter();
  const place = SETTINGS_PLACES.distinctionsNeeded;
  const label = labelAt(place);
  return (
    <div>
      <ChoiceField
        label={label}
        value={String(needed)}
        choices={METHODS.map((_, i) => String(i + 1))}
        blank="As in the standard"
        onChoose={(choice) => {
          const expected = grid.settings[place.row]?.[place.column] ?? '';
          const content = choice === '' ? '' : Number(choice);
          void write(`${label}: ${choice || 'blank'}`, place, { expected, content });
        }}
      />
      <Why rules={['grading.distinctionsNeeded']} about="can this be set?" />
    </div>
  );
}

/** Days on which the EPAO is closed, besides weekends and bank holidays. */
function Closures({ grid, today }: GridProps & { readonly today: Day }) {
  const write = useSettingWriter();
  const { firstRow, lastRow, column } = SETTINGS_PLACES.closures;
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, i) => firstRow + i);
  const cellAt = (row: number) => grid.settings[row]?.[column] ?? '';
  const used = rows.filter((row) => cellAt(row) !== '');
  const free = rows.find((row) => cellAt(row) === '');
  return (
    <div>
      <h3>Closures of the EPAO</h3>
      <p class="remark">Bank holidays of England and Wales are built in: add only other days.</p>
      <ul class="closures">
        {used.map((row) => {
          const cell = cellAt(row);
          const words = typeof cell === 'number' ? formatDay(cell as Day) : String(cell);
          return (
            <li key={row} class="row">
              <span>{words}</span>
              <button
                type="button"
                class="small"
                onClick={() =>
                  void write(`Closure ${words} removed`, { row, column }, { expected: cell, content: '' })
                }
              >
                Remove<span class="unseen"> {words}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {free === undefined ? (
        <p class="remark">The list is full.</p>
      ) : (
        <DateField
          label="Add a closure"
          value={undefined}
          today={today}
          isBusy={false}
          onSave={(day) => {
            if (day === undefined) return;
            const content = { expected: '', content: day, isDate: true } as const;
            void write(`Closure ${formatDay(day)}`, { row: free, column }, content);
          }}
        />
      )}
    </div>
  );
}
