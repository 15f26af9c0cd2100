import { gridFrom } from '../core/cells/cell';
import type { Kind } from '../core/cells/kinds';
import { type Day, formatDay } from '../core/dates/day';
import { messageOf } from '../core/problems';
import { dayToLookFrom, fixedAt } from '../core/sheet/day-to-look-from';
import type { CellWrite, SheetGrid } from '../core/sheet/grid';
import {
  type EpaoSetting,
  epaoSettingsOf,
  NUMBER_SETTINGS,
  type NumberSetting,
  type Place,
  SETTINGS,
  SETTINGS_LISTS,
  SETTINGS_SHEET,
  settingsFrom,
} from '../core/sheet/settings';
import { figureInWords } from '../core/standard/epao-figures';
import { ownerOf, type Rule, ruleOf } from '../core/standard/standard';
import { useFollowToday } from './as-of-line';
import { useSidebar } from './context';
import { Why } from './controls';
import { ChoiceField, DateField, NumberField } from './fields';
import { useColumns } from './use-columns';

interface GridProps {
  readonly grid: SheetGrid;
}

/** What a provider may set; it stands in the settings sheet, where the formulas read it too. */
export function SettingsForm({ grid }: GridProps) {
  const { session, state } = useSidebar();
  const columns = useColumns();
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
  const { numbers, problems } = settingsFrom(columns, gridFrom(grid.settings), today);
  return (
    <>
      {problems.map((problem) => (
        <p key={problem.what} class="remark bad">
          {messageOf(problem)}
        </p>
      ))}
      <AsOfField today={today} grid={grid} />
      {NUMBER_SETTINGS.map((setting) => (
        <NumberSettingField
          key={setting.key}
          grid={grid}
          setting={setting}
          number={numbers.get(setting.key) as number}
        />
      ))}
      <EpaoFigures grid={grid} />
      <DayList
        grid={grid}
        today={today}
        list={SETTINGS_LISTS.closures}
        title="Closures of the EPAO"
        remark="Bank holidays of England and Wales are built in: add only other days."
        noun="closure"
      />
      <DayList
        grid={grid}
        today={today}
        list={SETTINGS_LISTS.unavailable}
        title="Unavailable days"
        remark="Days on which no assessment can be held, because somebody who is needed is away. Plans keep clear of them."
        noun="unavailable day"
      />
    </>
  );
}

/** Writes a setting; the session then reads the sheet again, because every answer may rest on it. */
function useSettingWriter() {
  const { session } = useSidebar();
  return (label: string, place: Place, write: Omit<CellWrite, 'cell'>) => {
    const cell = { sheet: SETTINGS_SHEET, row: place.row, column: place.column };
    return session.writeCells(label, [{ cell, ...write }]);
  };
}

/** Today, or a day that somebody fixed: the cell beside it tells which, also where both are the same day. */
function AsOfField({ today, grid }: GridProps & { readonly today: Day }) {
  const { session } = useSidebar();
  const followToday = useFollowToday();
  const { label } = SETTINGS.asOf;
  const { day: asOf, isFixed } = dayToLookFrom(grid.settings, today);
  const fix = (day: Day) =>
    session.writeCells(`${label}: ${formatDay(day)}`, fixedAt(grid.settings, today, day, session.dayKeeper));
  return (
    <div>
      <DateField
        label={`${label}: the day to count from`}
        value={asOf}
        today={today}
        isBusy={false}
        onSave={(day) => (day === undefined ? followToday() : fix(day))}
      />
      {isFixed ? (
        <p class="remark">
          A fixed day: everything is counted from it, not from today.{' '}
          <button type="button" class="link" onClick={() => void followToday()}>
            Follow today
          </button>
        </p>
      ) : (
        <p class="remark">
          This follows today. A day that you set here stays, until you follow today again.{' '}
          <button type="button" class="link" onClick={() => void fix(asOf)}>
            Fix this day
          </button>
        </p>
      )}
    </div>
  );
}

interface NumberSettingProps extends GridProps {
  readonly setting: NumberSetting;
  readonly number: number;
}

/** A number that a provider may set. */
function NumberSettingField({ grid, setting, number }: NumberSettingProps) {
  const { standard } = useColumns();
  const write = useSettingWriter();
  const { label, place, help, kindFor } = setting;
  return (
    <NumberField
      label={label}
      value={String(number)}
      kind={kindFor(standard)}
      isBusy={false}
      remark={() => help}
      onSave={(next) => {
        const expected = grid.settings[place.row]?.[place.column] ?? '';
        return write(`${label}: ${next ?? 'blank'}`, place, { expected, content: next ?? '' });
      }}
    />
  );
}

/** What the EPAO lays down, each with what holds without it and who says so. */
function EpaoFigures({ grid }: GridProps) {
  const { standard } = useColumns();
  return (
    <div>
      <h3>What your EPAO lays down</h3>
      <p class="remark">
        Leave blank what you have not asked: then the standard’s own figure holds, if it has one.
      </p>
      {epaoSettingsOf(standard).map(({ setting, rule }) => (
        <EpaoField key={setting.key} grid={grid} setting={setting} rule={rule} />
      ))}
    </div>
  );
}

interface EpaoFieldProps extends GridProps {
  readonly setting: EpaoSetting;
  readonly rule: string;
}

function EpaoField({ grid, setting, rule }: EpaoFieldProps) {
  const { standard } = useColumns();
  const write = useSettingWriter();
  const { label, place, help, kindFor, choices } = setting;
  const now = grid.settings[place.row]?.[place.column] ?? '';
  const save = (next: number | string) =>
    write(`${label}: ${next === '' ? 'blank' : next}`, place, { expected: now, content: next });
  const own = ownFigure(ruleOf(standard, rule));
  const offered = choices?.(standard);
  return (
    <div>
      {offered ? (
        <ChoiceField
          label={label}
          value={String(now)}
          choices={offered.map(String)}
          blank={own}
          onChoose={(choice) => save(offered.find((one) => String(one) === choice) ?? '')}
        />
      ) : (
        <NumberField
          label={label}
          value={String(now)}
          kind={kindFor(standard) as Kind<number>}
          isBusy={false}
          remark={(number) => `${help} ${number === undefined ? own : `Your EPAO’s; without it: ${own}`}.`}
          onSave={(next) => save(next ?? '')}
        />
      )}
      <Why rules={[rule]} about={`is there this setting: ${label}?`} />
    </div>
  );
}

/** "10 working days, says the standard", or whom to ask where the source is silent. */
function ownFigure(rule: Rule): string {
  const figure = figureInWords(rule);
  if (figure === undefined) return 'Not known: ask your EPAO';
  return rule.confirmed
    ? `${figure}, says ${ownerOf(rule)}`
    : `${figure}, not confirmed by the source: ask your EPAO`;
}

interface DayListProps extends GridProps {
  readonly today: Day;
  readonly list: (typeof SETTINGS_LISTS)['closures' | 'unavailable'];
  readonly title: string;
  readonly remark: string;
  /** One of its days, as in "Add a closure". */
  readonly noun: string;
}

/** A list of days in the settings sheet: shown, added to, taken from. */
function DayList({ grid, today, list, title, remark, noun }: DayListProps) {
  const write = useSettingWriter();
  const { firstRow, lastRow, column } = list;
  const rows = Array.from({ length: lastRow - firstRow + 1 }, (_, i) => firstRow + i);
  const cellAt = (row: number) => grid.settings[row]?.[column] ?? '';
  const used = rows.filter((row) => cellAt(row) !== '');
  const free = rows.find((row) => cellAt(row) === '');
  const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`;
  return (
    <div>
      <h3>{title}</h3>
      <p class="remark">{remark}</p>
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
                  void write(`${label} ${words} removed`, { row, column }, { expected: cell, content: '' })
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
          label={`Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`}
          value={undefined}
          today={today}
          isBusy={false}
          onSave={(day) => {
            if (day === undefined) return undefined;
            const content = { expected: '', content: day, isDate: true } as const;
            return write(`${label} ${formatDay(day)}`, { row: free, column }, content);
          }}
        />
      )}
    </div>
  );
}
