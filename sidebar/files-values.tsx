import { useEffect } from 'preact/hooks';
import { isProblem, messageOf } from '../core/problems';
import { isValuesSheet } from '../core/sheet/report-mark';
import { counted } from '../core/words';
import { useSidebar } from './context';
import { MadeSheet, NoApprentices } from './made-sheet';
import { keptAsValues } from './making-sheets';

/** A copy with values for people without the add-in, and the way back. */
export function Part() {
  const { session, state } = useSidebar();
  const { sheet } = state;
  const name = sheet?.grid.sheet;
  useEffect(() => {
    if (name !== undefined) void session.check();
  }, [session, name]);
  return (
    <>
      {sheet ? <Copying sheet={sheet.grid.sheet} /> : <NoApprentices />}
      <MadeSheet />
      {sheet && <Returning sheet={sheet.grid.sheet} />}
    </>
  );
}

function Copying({ sheet }: { readonly sheet: string }) {
  const { session } = useSidebar();
  if (isValuesSheet(sheet))
    return (
      <p>
        The sheet <span dir="auto">{sheet}</span> is a copy with values. It is not counted among all sheets.
      </p>
    );
  return (
    <>
      <p class="remark">
        Makes a copy of the sheet <span dir="auto">{sheet}</span> for people without EPA Cohort: its
        calculated columns are plain values of today. The sheet itself stays as it is.
      </p>
      <p class="remark">
        The copy holds every column, grades among them: take out what others must not see before you share it.
      </p>
      <button type="button" class="main" onClick={() => void session.copyWithValues()}>
        Make a copy with values
      </button>
    </>
  );
}

function Returning({ sheet }: { readonly sheet: string }) {
  const { session, state } = useSidebar();
  const found = state.checked?.sheet === sheet ? state.checked.found : undefined;
  if (found === undefined) return <p class="remark">Looking at the formulas…</p>;
  if (isProblem(found)) return <p class="remark">{messageOf(found)}</p>;
  const kept = keptAsValues(found.faults);
  const cells = kept.reduce((sum, { repairs }) => sum + repairs.length, 0);
  if (cells === 0) return null;
  const columns = [...new Set(kept.map(({ column }) => column))].join(', ');
  return (
    <>
      <h3>Back to live</h3>
      <p>
        {counted(cells, 'cell')} of the calculated columns hold values, not formulas of EPA Cohort: {columns}.
        Their formulas can be written again; what stands there now goes, and Undo brings it back.
      </p>
      <button type="button" onClick={() => void session.backToLive()}>
        Make them live again
      </button>
    </>
  );
}
