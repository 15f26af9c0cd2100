import './dom-in-node';
import './engine-in-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../../core/dates/day';
import type { Workbook } from '../../../core/port/workbook';
import type { PackedParts } from '../../../files/kept-package';
import { isRefused } from '../../../files/limits';
import { unpackedParts } from '../../../files/zip';
import { prepareEngine } from '../../../preview/engine';
import { changesSince } from '../../../preview/engine/changes';
import { mendModel } from '../../../preview/engine/mends';
import { engine, type Model } from '../../../preview/engine/o-spreadsheet';
import { openedState } from '../../../preview/engine/opened-state';
import { type Sheets, sheetsOf } from '../../../preview/engine/sheets';
import { intoFile } from '../../../preview/into-file';
import { readFile } from '../../../preview/open-file';
import { localWorkbook } from '../../../preview/workbook';
import { day } from '../../days';

prepareEngine();

const FOLDER = join(__dirname, '../../files');
const ON: Day = day('2026-11-23');

/** The workbooks of other programs, by name. */
export const FILES = readdirSync(FOLDER).filter((name) => /\.xls[xm]$/.test(name));
export const fileOf = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));

export interface OpenedFile {
  readonly model: Model;
  readonly sheets: Sheets;
  readonly port: Workbook;
  save(): { readonly bytes: Uint8Array; readonly ending: string; readonly notes: readonly string[] };
}

/** A file as the page opens it, without a page. */
export function opened(name: string, bytes: Uint8Array): OpenedFile {
  const read = readFile(name, bytes);
  if (isRefused(read)) throw new Error(read.refused);
  const model = new engine.Model(read.data);
  mendModel(model);
  const state = openedState(model, new Set());
  const sheets = sheetsOf(model);
  return {
    model,
    sheets,
    port: localWorkbook(sheets, () => ON),
    save() {
      const saved = intoFile(name, bytes, changesSince(model, state));
      if (isRefused(saved)) throw new Error(saved.refused);
      return saved;
    },
  };
}

export function partsOf(bytes: Uint8Array): PackedParts {
  const parts = unpackedParts('A.xlsx', bytes);
  if (isRefused(parts)) throw new Error(parts.refused);
  return parts;
}

/** The paths of the parts that are not the same bytes in both, those that only one has among them. */
export function changedParts(before: PackedParts, after: PackedParts): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => {
      const [one, other] = [before.get(path), after.get(path)];
      return !one || !other || Buffer.compare(Buffer.from(one), Buffer.from(other)) !== 0;
    })
    .sort();
}

export const textOf = (parts: PackedParts, path: string) => new TextDecoder().decode(parts.get(path));
