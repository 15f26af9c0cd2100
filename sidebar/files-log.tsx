import { LOG_SHEET } from '../core/sheet/change-log';
import { CHANGE_LOG_WORDS, SETTINGS, SETTINGS_SHEET } from '../core/sheet/settings';
import { useSidebar } from './context';
import { ChoiceField, NumberField } from './fields';
import { NoApprentices } from './made-sheet';

/** Whether what the sidebar writes is listed, and how much of it is kept. */
export function Part() {
  const { state } = useSidebar();
  const { sheet } = state;
  if (!sheet) return <NoApprentices />;
  return (
    <>
      <p class="remark">
        What this panel writes can be listed on a sheet “{LOG_SHEET}” of this workbook: when, which sheet,
        apprentice and column, the old and the new value, and why. What people type in the sheet itself is not
        listed: the version history of the host tells that. Whoever may open the workbook may read it.
      </p>
      {sheet.grid.settings.length === 0 ? (
        <p>
          It is switched on in the sheet “{SETTINGS_SHEET}”, which this workbook does not have yet. Setting up
          a sheet adds it.
        </p>
      ) : (
        <LogSettings />
      )}
    </>
  );
}

const [OFF, ...SWITCHED_ON] = CHANGE_LOG_WORDS;

function LogSettings() {
  const { session, state } = useSidebar();
  const { settings = [] } = state.sheet?.grid ?? {};
  const { changeLog = OFF, numbers } = state.sheet?.settings ?? {};
  const { changeLog: which, changeLogRows: size } = SETTINGS;
  /** With its label, which a workbook that was set up before has not. */
  const write = (setting: typeof which | typeof size, content: string | number) => {
    const { row, column } = setting.place;
    const at = (of: number) => ({ sheet: SETTINGS_SHEET, row, column: of });
    const held = (of: number) => settings[row]?.[of] ?? '';
    return session.writeCells(`${setting.label}: ${content}`, [
      ...(held(column - 1) === '' ? [{ cell: at(column - 1), expected: '', content: setting.label }] : []),
      { cell: at(column), expected: held(column), content },
    ]);
  };
  return (
    <>
      <ChoiceField
        label={which.label}
        value={changeLog === OFF ? '' : changeLog}
        choices={SWITCHED_ON}
        blank={OFF}
        onChoose={(word) => void write(which, word === '' ? OFF : word)}
      />
      <p class="remark">{which.help}</p>
      <NumberField
        label={size.label}
        value={String(numbers?.get(size.key) ?? size.usual())}
        kind={size.kindFor()}
        isBusy={false}
        remark={() => size.help}
        onSave={(next) => write(size, next ?? '')}
      />
    </>
  );
}
