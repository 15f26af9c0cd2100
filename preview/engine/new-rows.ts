import { isOurRowFormula } from '../../core/set-up/references';
import { engine, type Model } from './o-spreadsheet';

type Getters = Model['getters'];

interface Position {
  readonly sheetId: string;
  readonly row: number;
  readonly col: number;
}

interface CellWritten extends Position {
  readonly type: string;
  readonly content?: string;
}

/** So many blank rows at most lie between a new row and the rows whose formulas it takes over. */
const MOST_BLANK_ROWS = 20;

/**
 * A row in which something is typed or pasted, and which held nothing of anybody's before, gets the formulas of our columns
 * that it lacks from the rows that it joins, in the same step. A row that held something is left as it is: who deleted a
 * formula there meant it.
 */
export function fillNewRows(): void {
  const { UIPlugin, registries } = engine;
  class NewRows extends UIPlugin {
    /** A command leads to others before it is handled itself. */
    private readonly beginRows = new WeakSet<object>();

    override beforeHandle(command: unknown): void {
      const written = command as CellWritten;
      if (isTyped(written) && isBlankRow(this.getters, written)) this.beginRows.add(written);
    }

    override handle(command: unknown): void {
      if (!this.beginRows.delete(command as CellWritten)) return;
      const { sheetId, row, col } = command as CellWritten;
      const formulas = formulasFor(this.getters, sheetId, row);
      // What is typed in place of an answer begins no apprentice, and is never written over.
      if (formulas.some((formula) => formula.col === col)) return;
      for (const { from: _, ...formula } of formulas)
        if (!this.getters.getCell(formula)?.isFormula) this.dispatch('UPDATE_CELL', formula);
      const from = formulas[0]?.from;
      if (from !== undefined) this.dressRow(sheetId, from, row);
    }

    /** Drop-downs and colours of words go on from the row that the formulas came from. */
    private dressRow(sheetId: string, from: number, to: number): void {
      const placed = (zones: readonly Zone[]) => ({
        sheetId,
        ranges: grown(zones, from, to).map((zone) => this.getters.getRangeDataFromZone(sheetId, zone)),
      });
      for (const { ranges, ...rule } of this.getters.getDataValidationRules(sheetId)) {
        const zones = ranges.map(({ zone }) => zone);
        if (goesOn(zones, from, to)) this.dispatch('ADD_DATA_VALIDATION_RULE', { ...placed(zones), rule });
      }
      for (const { ranges, ...cf } of this.getters.getConditionalFormats(sheetId)) {
        const zones = ranges.map((range) => engine.helpers.toZone(range));
        if (goesOn(zones, from, to)) this.dispatch('ADD_CONDITIONAL_FORMAT', { ...placed(zones), cf });
      }
    }
  }
  registries.featurePluginRegistry.add('EPA_COHORT_NEW_ROWS', NewRows);
}

type Zone = ReturnType<typeof engine.helpers.toZone>;

/** Do the cells reach the one row and not the other? */
function goesOn(zones: readonly Zone[], from: number, to: number): boolean {
  const has = (row: number) => zones.some(({ top, bottom }) => top <= row && row <= bottom);
  return has(from) && !has(to);
}

/** The cells of the one row reach to the other too. */
function grown(zones: readonly Zone[], from: number, to: number): readonly Zone[] {
  return zones.map((zone) =>
    zone.top <= from && from <= zone.bottom
      ? { ...zone, top: Math.min(zone.top, to), bottom: Math.max(zone.bottom, to) }
      : zone,
  );
}

function isTyped({ type, content = '' }: CellWritten): boolean {
  return type === 'UPDATE_CELL' && content !== '' && !content.startsWith('=');
}

/** Blank but for formulas of ours: a later set-up writes its own into every row, also where nobody stands yet. */
function isBlankRow(getters: Getters, { sheetId, row }: Position): boolean {
  const columns = getters.getNumberCols(sheetId);
  for (let col = 0; col < columns; col++) {
    const position = { sheetId, row, col };
    const cell = getters.getCell(position);
    const isHeld = cell?.isFormula ? !isOurs(getters, position) : (cell?.content ?? '') !== '';
    if (isHeld) return false;
  }
  return true;
}

function isOurs(getters: Getters, position: Position): boolean {
  const cell = getters.getCell(position);
  return cell?.isFormula === true && isOurRowFormula(cell.compiledFormula.toFormulaString(getters));
}

/** Our formulas as they stand in the nearest row above that holds anything, else in the nearest one below. */
function formulasFor(getters: Getters, sheetId: string, row: number) {
  for (const step of [-1, 1]) {
    const from = nearestFilledRow(getters, sheetId, row, step);
    const formulas = from === undefined ? [] : formulasFrom(getters, sheetId, from, row);
    if (formulas.length > 0) return formulas;
  }
  return [];
}

function nearestFilledRow(getters: Getters, sheetId: string, row: number, step: number): number | undefined {
  const rows = getters.getNumberRows(sheetId);
  for (let away = 1; away <= MOST_BLANK_ROWS + 1; away++) {
    const near = row + away * step;
    if (near < 0 || near >= rows) return undefined;
    if (!isBlankRow(getters, { sheetId, row: near, col: 0 })) return near;
  }
  return undefined;
}

function formulasFrom(getters: Getters, sheetId: string, from: number, row: number) {
  return Array.from({ length: getters.getNumberCols(sheetId) }, (_, col) => col).flatMap((col) => {
    const cell = getters.getCell({ sheetId, row: from, col });
    if (!cell?.isFormula || !isOurs(getters, { sheetId, row: from, col })) return [];
    const content = getters.getTranslatedCellFormula(sheetId, 0, row - from, cell.compiledFormula);
    const { style, format } = cell;
    return [{ sheetId, row, col, from, content, ...(style && { style }), ...(format && { format }) }];
  });
}
