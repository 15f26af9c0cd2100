import { useEffect, useId, useState } from 'preact/hooks';
import { isProblem, messageOf } from '../core/problems';
import type { CellRepair, Fault, SheetCheck } from '../core/set-up/check';
import { versionBeside, versionIn } from '../core/sheet/calculated-version';
import { type Content, columnLetters } from '../core/sheet/grid';
import { PRODUCT } from '../core/version';
import { counted } from '../core/words';
import { useSidebar } from './context';
import { Section } from './controls';

/** What is wrong with the calculated columns of the sheet in front, and one button that mends it. */
export function AnswersCheck() {
  const { session, state } = useSidebar();
  const [isOpen, setOpen] = useState(true);
  const sheet = (state.sheet?.grid ?? state.unconnected?.grid)?.sheet;
  useEffect(() => {
    if (sheet !== undefined) void session.check();
  }, [session, sheet]);
  const { checked } = state;
  const found = checked?.sheet === sheet ? checked?.found : undefined;
  return (
    <Section title="Calculated columns" status={statusOf(found)} isOpen={isOpen} onToggle={setOpen}>
      <VersionLine />
      {found === undefined && <p class="remark">Looking at the formulas…</p>}
      {isProblem(found) && <p class="remark">{messageOf(found)}</p>}
      {found !== undefined && !isProblem(found) && <Found found={found} />}
    </Section>
  );
}

function statusOf(found: SheetCheck | object | undefined): string {
  if (found === undefined || isProblem(found)) return '';
  const { columns, faults } = found as SheetCheck;
  if (columns.length === 0 && faults.length === 0) return 'none yet';
  return faults.length === 0 ? 'in order' : counted(faults.length, 'fault');
}

function Found({ found }: { readonly found: SheetCheck }) {
  const { session } = useSidebar();
  const { columns, faults, sheet } = found;
  if (columns.length === 0)
    return (
      <>
        <p>The sheet {sheet} has no calculated columns of EPA Cohort yet.</p>
        {faults.length > 0 && <Faults faults={faults} />}
        <button type="button" onClick={() => session.show('set-up')}>
          Set up this sheet
        </button>
      </>
    );
  return (
    <>
      {faults.length === 0 ? (
        <p>All calculated columns are in order: {columns.join(', ')}.</p>
      ) : (
        <Faults key={faults.map(({ kind, column }) => `${kind} ${column}`).join()} faults={faults} />
      )}
      <div class="row">
        <button type="button" class="small" onClick={() => void session.check()}>
          Check again
        </button>
        <button type="button" class="small" onClick={() => void session.recalculate()}>
          Recalculate
        </button>
      </div>
    </>
  );
}

/** What somebody typed is written over only where it is ticked. */
function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const { session } = useSidebar();
  const [ticked, setTicked] = useState<ReadonlySet<Fault>>(new Set());
  const chosen = faults.filter((fault) => canRepair(fault) && (!fault.asks || ticked.has(fault)));
  const toggle = (fault: Fault) => {
    const next = new Set(ticked);
    if (!next.delete(fault)) next.add(fault);
    setTicked(next);
  };
  return (
    <>
      <ul class="faults">
        {faults.map((fault) => (
          <FaultLine
            key={`${fault.kind} ${fault.column}`}
            fault={fault}
            isTicked={ticked.has(fault)}
            onTick={() => toggle(fault)}
          />
        ))}
      </ul>
      {faults.some(canRepair) && (
        <button
          type="button"
          class="main wide"
          disabled={chosen.length === 0}
          onClick={() => void session.repair(chosen)}
        >
          {chosen.length === 0 ? 'Repair: tick what may be changed' : `Repair ${repairedInWords(chosen)}`}
        </button>
      )}
    </>
  );
}

function canRepair({ repairs, looks = [] }: Fault): boolean {
  return repairs.length + looks.length > 0;
}

function repairedInWords(chosen: readonly Fault[]): string {
  const cells = chosen.reduce((sum, { repairs }) => sum + repairs.length, 0);
  const columns = new Set(chosen.flatMap(({ looks = [] }) => looks.map(({ column }) => column))).size;
  return [
    ...(cells > 0 ? [counted(cells, 'cell')] : []),
    ...(columns > 0 ? [`the look of ${counted(columns, 'column')}`] : []),
  ].join(' and ');
}

interface FaultLineProps {
  readonly fault: Fault;
  readonly isTicked: boolean;
  readonly onTick: () => void;
}

function FaultLine({ fault, isTicked, onTick }: FaultLineProps) {
  const id = useId();
  const { column, problem, repairs, looks = [], asks } = fault;
  return (
    <li>
      <p id={id}>{messageOf(problem)}</p>
      {asks && repairs.length > 0 && (
        <label class="field tick">
          <input type="checkbox" checked={isTicked} aria-describedby={id} onChange={onTick} />
          Write over {counted(repairs.length, 'cell')} of {column}
        </label>
      )}
      {asks && looks.length > 0 && (
        <label class="field tick">
          <input type="checkbox" checked={isTicked} aria-describedby={id} onChange={onTick} />
          Add the drop-down of {column}
        </label>
      )}
      {repairs.length > 0 && <WhatIsWritten repairs={repairs} column={column} />}
    </li>
  );
}

/** So many cells show what a repair is like. */
const SHOWN = 3;

function WhatIsWritten({
  repairs,
  column,
}: {
  readonly repairs: readonly CellRepair[];
  readonly column: string;
}) {
  return (
    <details class="why">
      <summary>
        What is written<span class="unseen"> into {column}</span>
      </summary>
      <dl>
        {repairs.slice(0, SHOWN).map(({ sheet, row, column: at, before, after }) => (
          <div key={`${row} ${at}`}>
            <dt>{`${sheet === undefined ? '' : `${sheet}, `}${columnLetters(at)}${row + 1}`}</dt>
            <dd>
              {inWords(before)} → {inWords(after)}
            </dd>
          </div>
        ))}
      </dl>
      {repairs.length > SHOWN && <p>And {counted(repairs.length - SHOWN, 'more cell')} alike.</p>}
    </details>
  );
}

function inWords(content: Content): string {
  if (typeof content === 'object') return content.formula.replace(/\{table\}/g, '');
  return content === undefined || content === '' ? 'blank' : String(content);
}

/** Only after an update: that answers may be those of the version before, or of one that is not here yet. */
export function VersionLine() {
  const { session, state } = useSidebar();
  const settings = state.sheet?.grid.settings ?? [];
  const beside = versionBeside(settings, PRODUCT.version);
  if (beside === undefined) return null;
  if (beside === 'newer')
    return (
      <p class="remark">
        This workbook was calculated with version {versionIn(settings)}; the functions here are version{' '}
        {PRODUCT.version}. Ask whoever installed EPA Cohort for the update.
      </p>
    );
  return (
    <p class="remark">
      The functions were updated since this sheet was calculated.{' '}
      <button type="button" class="link" onClick={() => void session.recalculate()}>
        Recalculate
      </button>
    </p>
  );
}
