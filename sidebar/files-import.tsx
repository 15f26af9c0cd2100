import { useEffect, useState } from 'preact/hooks';
import { fileTableIn, layoutNameOf } from '../core/import/file-table';
import { type ImportMapping, mappingOf } from '../core/import/mapping';
import { isProblem, messageOf } from '../core/problems';
import type { CohortSheet } from '../core/sheet/people';
import { useSidebar } from './context';
import { ImportColumns } from './import-columns';
import { ImportPreview } from './import-preview';
import { ImportSourceChoice } from './import-source';
import { groundOf, type ImportGround } from './importing';
import { NoApprentices } from './made-sheet';
import { type ImportSource, useImportFile } from './use-import-file';

/** Brings a file, or another sheet, into the sheet in front: chosen, understood, looked at, written. */
export function Part() {
  const { state } = useSidebar();
  const { sheet } = state;
  if (!sheet) return <NoApprentices />;
  return <Import key={sheet.grid.sheet} sheet={sheet} />;
}

function Import({ sheet }: { readonly sheet: CohortSheet }) {
  const { session } = useSidebar();
  const [ground, setGround] = useState<ImportGround>();
  const file = useImportFile(sheet.table.layout.columns.standard.larsCode);
  // What was written since shows in what the sheet holds: its formulas are looked at again with it.
  useEffect(() => {
    let isLatest = true;
    void session
      .inWorkbook((book) => groundOf(book, sheet))
      .then((read) => isLatest && setGround(read))
      .catch(console.error);
    return () => {
      isLatest = false;
    };
  }, [session, sheet]);
  const { reading } = file;
  if (reading.stage !== 'read' || !ground)
    return <ImportSourceChoice file={file} otherSheets={ground?.otherSheets ?? []} />;
  return (
    <ImportOf
      key={reading.source.name}
      sheet={sheet}
      ground={ground}
      source={reading.source}
      onDrop={file.drop}
    />
  );
}

interface ImportOfProps {
  readonly sheet: CohortSheet;
  readonly ground: ImportGround;
  readonly source: ImportSource;
  readonly onDrop: () => void;
}

function ImportOf({ sheet, ground, source, onDrop }: ImportOfProps) {
  const { columns } = sheet.table.layout;
  const [mapping, setMapping] = useState<ImportMapping>(() => {
    const name = layoutNameOf(columns, source.rows);
    return isProblem(name) ? new Map() : mappingOf(columns, ground.settings, name);
  });
  const [told, setTold] = useState<ImportMapping>(new Map());
  const [table, setTable] = useState(() => fileTableIn(columns, source.rows, mapping));
  const tell = (plain: string, takenFor: string) => {
    const key = takenFor === '' ? 'left out' : takenFor;
    const next = new Map(mapping).set(plain, key);
    setMapping(next);
    setTold(new Map(told).set(plain, key));
    setTable(fileTableIn(columns, source.rows, next));
  };
  const choose = (
    <button type="button" class="small" onClick={onDrop}>
      Choose another
    </button>
  );
  if (isProblem(table))
    return (
      <>
        <p class="remark bad">{messageOf(table)}</p>
        {choose}
      </>
    );
  return (
    <div class="import">
      <p class="row between">
        <strong dir="auto">{source.name}</strong>
        {choose}
      </p>
      {source.notes.map((note) => (
        <p key={note} class="remark" dir="auto">
          {note}
        </p>
      ))}
      <ImportColumns
        sheet={sheet}
        table={table}
        told={told}
        onTell={tell}
        onRemembered={() => setTold(new Map())}
      />
      <ImportPreview sheet={sheet} ground={ground} table={table} source={source.name} />
    </div>
  );
}
