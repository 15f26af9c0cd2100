import type { AddedColumn } from '../core/set-up/plan';
import { TONE_COLOURS, type Tone } from '../core/sheet/tones';
import { DATE_FORMAT } from './excel-dates';

/** Excel takes one value for all cells of a range, and sends it once for any number of rows; its types do not know. */
export function forAll(value: string): string[][] {
  return value as unknown as string[][];
}

/** How the cells of a column of a set-up look and what they offer. */
export function dressCells(cells: Excel.Range, { kind, choices, colours }: AddedColumn): void {
  if (kind === 'date') formatDates(cells);
  if (choices) offer(cells, choices);
  for (const { word, tone } of colours ?? []) colour(cells, word, tone);
}

export function formatDates(cells: Excel.Range): void {
  cells.numberFormat = forAll(DATE_FORMAT);
}

/** A list to choose from. People paste other words, so Excel says nothing against them. */
export function offer({ dataValidation }: Excel.Range, choices: readonly string[]): void {
  dataValidation.rule = { list: { inCellDropDown: true, source: choices.join(',') } };
  dataValidation.errorAlert = {
    showAlert: false,
    style: 'Information',
    title: 'EPA Cohort',
    message: `Offered here: ${choices.join(', ')}.`,
  };
}

function colour(cells: Excel.Range, word: string, tone: Tone): void {
  const { cellValue } = cells.conditionalFormats.add('CellValue');
  cellValue.rule = { operator: 'EqualTo', formula1: `="${word}"` };
  cellValue.format.fill.color = TONE_COLOURS[tone].background;
  cellValue.format.font.color = TONE_COLOURS[tone].text;
}
