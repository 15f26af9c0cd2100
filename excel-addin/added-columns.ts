import type { AddedColumn, SetUpPlan } from '../core/set-up/plan';
import { isOurFormula } from '../core/set-up/references';
import { TONE_COLOURS, type Tone } from '../core/sheet/tones';
import { DATE_FORMAT } from './excel-dates';
import { addedColumns, blockFrom, type Ground, homeOf, rowsBelow } from './ground';

/** Writes the columns of a plan beside what is there: in a table, one more sync comes between headings and formulas. */
export async function addColumns(
  context: Excel.RequestContext,
  ground: Ground,
  plan: SetUpPlan,
): Promise<void> {
  const rows = plan.style === 'table' ? await growTable(context, ground, plan) : writeHeadings(ground, plan);
  for (const column of plan.added) {
    const cells = ground.sheet.getRangeByIndexes(rows.first, column.position, rows.count, 1);
    dress(cells, column);
    if (column.above !== undefined)
      ground.sheet.getRangeByIndexes(plan.headingRow - 1, column.position, 1, 1).values = [[column.above]];
    explain(ground.sheet.getRangeByIndexes(plan.headingRow, column.position, 1, 1), column);
    if (column.formula !== undefined) cells.formulas = forAll(rows.formula(column.formula));
  }
  headingsOf(ground, plan).format.autofitColumns();
  for (const { position, formula } of plan.renewed.filter(({ position }) => isOurs(ground, position)))
    ground.sheet.getRangeByIndexes(rows.first, position, rows.count, 1).formulas = forAll(
      rows.formula(formula),
    );
}

function isOurs({ formulas }: Ground, position: number): boolean {
  return isOurFormula(formulas.formulas[0]?.[position]);
}

/** Where the cells below the headings are, and how a formula of the plan reads in them. */
interface Rows {
  readonly first: number;
  readonly count: number;
  formula(planned: string): string;
}

async function growTable(context: Excel.RequestContext, ground: Ground, plan: SetUpPlan): Promise<Rows> {
  const home = homeOf(ground, plan);
  if (typeof home === 'object') {
    const { table, range } = home;
    for (const { heading } of plan.added) table.columns.add(undefined, undefined, heading);
    return rowsIn(table, plan, range.rowCount - 1);
  }
  writeHeadings(ground, plan);
  const table = ground.sheet.tables.add(blockFrom(ground.left, ground.sheet, plan), true);
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
  table.load('name');
  await context.sync();
  return rowsIn(table, plan, rowsBelow(plan));
}

function rowsIn({ name }: Excel.Table, { headingRow }: SetUpPlan, count: number): Rows {
  return { first: headingRow + 1, count, formula: (planned) => planned.replace(/\{table\}/g, name) };
}

/** The first row's formula; Excel counts its rows on for the cells below. */
function writeHeadings(ground: Ground, plan: SetUpPlan): Rows {
  headingsOf(ground, plan).values = [plan.added.map(({ heading }) => heading)];
  const first = plan.headingRow + 1;
  return {
    first,
    count: rowsBelow(plan),
    formula: (planned) => planned.replace(/\{row\}/g, String(first + 1)),
  };
}

function headingsOf({ sheet }: Ground, plan: SetUpPlan): Excel.Range {
  const { first, count } = addedColumns(plan);
  return sheet.getRangeByIndexes(plan.headingRow, first, 1, count);
}

/** Excel takes one value for all cells of a range, and sends it once for any number of rows; its types do not know. */
function forAll(value: string): string[][] {
  return value as unknown as string[][];
}

function dress(cells: Excel.Range, { kind, choices, colours }: AddedColumn): void {
  if (kind === 'date') cells.numberFormat = forAll(DATE_FORMAT);
  if (choices) offer(cells, choices);
  for (const { word, tone } of colours ?? []) colour(cells, word, tone);
}

/** A list to choose from. People paste other words, so Excel says nothing against them. */
function offer({ dataValidation }: Excel.Range, choices: readonly string[]): void {
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

/** Help that shows where the heading is selected. Notes would hang there always, but Excel 2021 lets no add-in write any. */
function explain({ dataValidation }: Excel.Range, { heading, help }: AddedColumn): void {
  dataValidation.rule = { custom: { formula: '=TRUE' } };
  dataValidation.prompt = { showPrompt: true, title: heading, message: help };
}
