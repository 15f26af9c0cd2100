import { blockFor, inBlock, isFree, isLookUp, isLookUpAsPlanned } from '../core/set-up/look-ups';
import type { AddedColumn, SetUpPlan } from '../core/set-up/plan';
import { isFormerFormula, isOurFormula } from '../core/set-up/references';
import { writeAnswers } from './answers-sheet';
import { dressCells, forAll } from './dressing';
import { addedColumns, blockFrom, cutShort, type Ground, type Home, homeOf, rowsBelow } from './ground';

/**
 * Queues the columns of a plan beside what is there, and what an earlier set-up left undone; answers which of those it
 * writes anew. Formulas come last: where one is there, everything before it is there too.
 */
export function addColumns(
  context: Excel.RequestContext,
  ground: Ground,
  plan: SetUpPlan,
): readonly string[] {
  const home = homeOf(ground, plan);
  const table = tableNamed(ground, home);
  const block = blockFor(ground.answers.anchors, plan, ground.formulas.formulas[0] ?? []);
  const broken = cutShort(ground, plan);
  const stale = staleColumns(ground, plan, block, broken);
  const answers = inTable(plan.answers?.formula ?? '', table);
  const isAnswered = !isFree(ground.answers.anchors[block] ?? '');
  const isSetUp = (plan.there ?? []).length > 0;
  if (plan.added.length === 0 && stale.length === 0 && (isAnswered || !isSetUp)) return [];
  const rows = growTable(ground, plan, home, table);
  const cellsOf = ({ position }: { readonly position: number }) =>
    ground.sheet.getRangeByIndexes(rows.first, position, rows.count, 1);
  for (const column of broken) cellsOf(column).conditionalFormats.clearAll();
  for (const column of [...broken, ...plan.added]) {
    dressCells(cellsOf(column), column);
    if (column.above !== undefined)
      ground.sheet.getRangeByIndexes(plan.headingRow - 1, column.position, 1, 1).values = [[column.above]];
    explain(ground.sheet.getRangeByIndexes(plan.headingRow, column.position, 1, 1), column);
  }
  if (plan.added.length > 0) headingsOf(ground, plan).format.autofitColumns();
  if (plan.answers) writeAnswers(context, ground.answers, block, answers);
  const renewed = plan.renewed.filter(({ position }) => isOurs(ground, position));
  for (const column of [...renewed, ...stale, ...plan.added])
    if (column.formula !== undefined) cellsOf(column).formulas = forAll(inBlock(column.formula, block));
  const calculated = (plan.there ?? []).filter(({ formula }) => formula !== undefined);
  return (isAnswered ? stale : calculated).map(({ heading }) => heading);
}

function inTable(formula: string, table: string | undefined): string {
  return formula.replace(/\{table\}/g, table ?? '');
}

/** What an earlier set-up left blank, wrote for other answers (in a copy of a sheet), or asks for row by row. */
function staleColumns(
  ground: Ground,
  plan: SetUpPlan,
  block: number,
  broken: readonly AddedColumn[],
): readonly AddedColumn[] {
  return (plan.there ?? []).filter((column) => {
    const { position, formula } = column;
    if (formula === undefined) return false;
    if (broken.includes(column)) return true;
    const now: unknown = ground.formulas.formulas[0]?.[position];
    return isFormerFormula(now) || (isLookUp(now) && !isLookUpAsPlanned(String(now), formula, block));
  });
}

function isOurs({ formulas }: Ground, position: number): boolean {
  return isOurFormula(formulas.formulas[0]?.[position]) || isFormerFormula(formulas.formulas[0]?.[position]);
}

/** Where the cells below the headings are. */
interface Rows {
  readonly first: number;
  readonly count: number;
}

/** A new table gets a name of ours, so that formulas can name it before Excel has answered. */
function tableNamed({ namesTaken }: Ground, home: Home): string | undefined {
  if (typeof home === 'object') return home.table.name;
  if (home === 'rows') return undefined;
  for (let n = 1; ; n++) {
    const name = n === 1 ? TABLE_NAME : `${TABLE_NAME}${n}`;
    if (!namesTaken.has(name.toLowerCase())) return name;
  }
}

const TABLE_NAME = 'Apprentices';

function growTable(ground: Ground, plan: SetUpPlan, home: Home, name: string | undefined): Rows {
  const first = plan.headingRow + 1;
  if (typeof home === 'object') {
    const { table, body } = home;
    // It was made by a set-up that stopped before it came to that.
    if (table.name.startsWith(TABLE_NAME) && cutShort(ground, plan).length > 0) style(table);
    for (const { heading } of plan.added) table.columns.add(undefined, undefined, heading);
    // Not what stands below it: a row of totals is no apprentice.
    return { first, count: body.rowCount };
  }
  if (plan.added.length > 0) headingsOf(ground, plan).values = [plan.added.map(({ heading }) => heading)];
  if (home === 'new table' && name !== undefined) {
    const table = ground.sheet.tables.add(blockFrom(ground.left, ground.sheet, plan), true);
    table.name = name;
    style(table);
  }
  return { first, count: rowsBelow(plan) };
}

function style(table: Excel.Table): void {
  table.style = 'TableStyleLight1';
  table.showBandedRows = false;
}

function headingsOf({ sheet }: Ground, plan: SetUpPlan): Excel.Range {
  const { first, count } = addedColumns(plan);
  return sheet.getRangeByIndexes(plan.headingRow, first, 1, count);
}

/** Help that shows where the heading is selected. Notes would hang there always, but Excel 2021 lets no add-in write any. */
function explain({ dataValidation }: Excel.Range, { heading, help }: AddedColumn): void {
  dataValidation.rule = { custom: { formula: '=TRUE' } };
  dataValidation.prompt = { showPrompt: true, title: heading, message: help };
}
