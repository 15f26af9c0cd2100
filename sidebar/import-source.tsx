import { useId, useState } from 'preact/hooks';
import { counted } from '../core/words';
import { useSidebar } from './context';
import { ChoiceField } from './fields';
import type { ImportSource, useImportFile } from './use-import-file';

interface Props {
  readonly file: ReturnType<typeof useImportFile>;
  readonly otherSheets: readonly string[];
}

/** A file, chosen or dropped, or another sheet of the workbook. Nothing of it is written before somebody has seen it. */
export function ImportSourceChoice({ file, otherSheets }: Props) {
  const { session } = useSidebar();
  const { reading, open, drop, take } = file;
  const readSheet = async (name: string) => {
    const grid = await session.inWorkbook(({ workbook }) => workbook.readGridOf(name));
    if (grid) take({ name, rows: grid.rows, notes: [] });
  };
  if (reading.stage === 'reading')
    return (
      <div class="work" role="status">
        <span dir="auto">Reading {reading.name}…</span>
        <progress aria-label={`Reading ${reading.name}`} value={reading.progress} />
        <button type="button" class="small" onClick={drop}>
          Cancel
        </button>
      </div>
    );
  if (reading.stage === 'sheets') return <WhichSheet sources={reading.sources} onTake={take} onDrop={drop} />;
  return (
    <>
      <p class="remark">
        Bring in what your MIS, the apprenticeship service, your EPAO or your ILR says. You see every cell
        before it is written; the file stays on this computer.
      </p>
      <Drop onFile={(chosen) => void open(chosen)} />
      {reading.stage === 'refused' && (
        <p class="remark bad" role="alert" dir="auto">
          {reading.why}
        </p>
      )}
      {otherSheets.length > 0 && (
        <ChoiceField
          label="Or a sheet of this workbook"
          value=""
          choices={otherSheets}
          blank="Choose…"
          onChoose={(name) => {
            if (name !== '') void readSheet(name).catch(console.error);
          }}
        />
      )}
    </>
  );
}

interface WhichSheetProps {
  readonly sources: readonly ImportSource[];
  readonly onTake: (source: ImportSource) => void;
  readonly onDrop: () => void;
}

/** A workbook has several sheets that hold something: each with its size, so that the right one is easy to tell. */
function WhichSheet({ sources, onTake, onDrop }: WhichSheetProps) {
  return (
    <fieldset class="which-sheet">
      <legend>Which sheet is to be brought in?</legend>
      {sources.map((source) => (
        <button key={source.name} type="button" class="wide" onClick={() => onTake(source)}>
          <span dir="auto">{source.name}</span>
          <span class="remark">{counted(source.rows.length, 'row')}</span>
        </button>
      ))}
      <button type="button" class="small" onClick={onDrop}>
        Choose another
      </button>
    </fieldset>
  );
}

/** The button is a label of the browser's own field, so that the keyboard and screen readers have all they know of it. */
function Drop({ onFile }: { readonly onFile: (file: File) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  return (
    <fieldset
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (file) onFile(file);
      }}
    >
      <label for={id}>Choose a file, or drop it here</label>
      <input
        id={id}
        type="file"
        accept=".xlsx,.xlsm,.csv,.tsv,.tab,.txt,.xml"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      <p class="remark">A workbook (.xlsx), CSV, or ILR (.xml) of any year.</p>
    </fieldset>
  );
}
