import { useState } from 'preact/hooks';
import type { Cell } from '../core/cells/cell';
import { type ImportFile, readImport } from '../files/import-file';
import { isRefused } from '../files/limits';

/** What is to be imported, as it was read: the table of a file, or of another sheet. */
export interface ImportSource {
  /** The file or the sheet, as people call it. */
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly notes: readonly string[];
}

type Reading =
  | { readonly stage: 'none' }
  | { readonly stage: 'reading'; readonly name: string; readonly progress: number }
  | { readonly stage: 'refused'; readonly why: string }
  /** A workbook with more than one sheet: somebody has to say which. */
  | { readonly stage: 'sheets'; readonly sources: readonly ImportSource[] }
  | { readonly stage: 'read'; readonly source: ImportSource };

/** Milliseconds that the page may stand still: shorter than anybody notices. */
const SLICE_MS = 40;

function readOrAsk(file: string, { tables, notes }: ImportFile): Reading {
  const sources = tables.map(({ sheet, rows }) => ({
    name: sheet === undefined ? file : `${file}, ${sheet}`,
    rows,
    notes,
  }));
  const [source] = sources;
  return source && sources.length === 1 ? { stage: 'read', source } : { stage: 'sheets', sources };
}

/** Reads a file in slices, so that the page goes on answering, and can be told to stop. */
export function useImportFile(larsCode: string | undefined) {
  const [reading, setReading] = useState<Reading>({ stage: 'none' });
  const [work] = useState(() => ({ isStopped: false, turn: 0 }));
  const open = async (file: File) => {
    work.turn++;
    const turn = work.turn;
    setReading({ stage: 'reading', name: file.name, progress: 0 });
    const bytes = await file.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => undefined,
    );
    if (turn !== work.turn) return;
    if (!bytes) {
      setReading({ stage: 'refused', why: `${file.name} could not be opened. Choose it again.` });
      return;
    }
    const steps = readImport(file.name, bytes, larsCode);
    for (;;) {
      const until = performance.now() + SLICE_MS;
      let step = steps.next();
      while (!step.done && performance.now() < until) step = steps.next();
      if (turn !== work.turn) return;
      if (step.done) {
        setReading(
          isRefused(step.value)
            ? { stage: 'refused', why: step.value.refused }
            : readOrAsk(file.name, step.value),
        );
        return;
      }
      setReading({ stage: 'reading', name: file.name, progress: step.value });
      await new Promise((rested) => setTimeout(rested));
    }
  };
  const drop = () => {
    work.turn++;
    setReading({ stage: 'none' });
  };
  const take = (source: ImportSource) => {
    work.turn++;
    setReading({ stage: 'read', source });
  };
  return { reading, open, drop, take };
}
