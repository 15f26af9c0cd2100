import { useId, useState } from 'preact/hooks';
import { useSidebar } from './context';
import { ChoiceField } from './fields';
import type { useImportFile } from './use-import-file';

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
        accept=".csv,.tsv,.tab,.txt,.xml"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onFile(file);
          event.currentTarget.value = '';
        }}
      />
      <p class="remark">CSV, or ILR (.xml) of any year.</p>
    </fieldset>
  );
}
