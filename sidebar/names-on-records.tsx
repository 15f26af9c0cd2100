import { useId } from 'preact/hooks';
import { isSameCell } from '../core/cells/cell';
import type { CellWrite } from '../core/sheet/grid';
import type { CohortSheet } from '../core/sheet/people';
import { type NameSetting, SETTINGS, SETTINGS_SHEET } from '../core/sheet/settings';
import { useSidebar } from './context';

/** What provider and EPAO are called on gateway records; it stands in the settings sheet. */
export function NamesOnRecords({ sheet }: { readonly sheet: CohortSheet }) {
  // Where there are no settings yet, the lines on the page stay blank, to be filled in by hand.
  if (sheet.grid.settings.length === 0) return null;
  return (
    <>
      <NameField sheet={sheet} setting={SETTINGS.provider} label="Training provider" />
      <NameField sheet={sheet} setting={SETTINGS.epao} label="EPAO" />
    </>
  );
}

interface NameFieldProps {
  readonly sheet: CohortSheet;
  readonly setting: NameSetting;
  readonly label: string;
}

function NameField({ sheet: { grid }, setting, label }: NameFieldProps) {
  const { session } = useSidebar();
  const id = useId();
  const { row, column } = setting.place;
  const cellAt = (at: number) => grid.settings[row]?.[at] ?? '';
  const write = (typed: string) => {
    const name = typed.trim();
    if (isSameCell(cellAt(column), name)) return;
    const writeAt = (at: number, content: string): CellWrite => ({
      cell: { sheet: SETTINGS_SHEET, row, column: at },
      expected: cellAt(at),
      content,
    });
    // Settings that were set up before there were names have no label for them yet.
    const labels = cellAt(column - 1) === '' ? [writeAt(column - 1, setting.label)] : [];
    void session.writeCells(setting.label, [...labels, writeAt(column, name)]);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        defaultValue={String(cellAt(column))}
        onChange={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}
