import type { Change } from '../../../core/port/workbook';
import { isProblem } from '../../../core/problems';
import { isReady, planSetUp, type SetUpPlan } from '../../../core/set-up/plan';
import { chosenColumns } from '../../../core/sheet/chosen-standard';

import { BLANK, type HeldCell, type HeldRows, held } from '../held-cells';
import type { ExcelHost } from './excel-host';

/** A cohort with a heading row and these many apprentices, as wide as a sheet that is set up. */
export function cohort(apprentices: number): HeldRows {
  const [headings = []] = held([chosenColumns().usual.map(({ heading }) => heading)]);
  const row = (i: number): HeldCell[] =>
    chosenColumns().usual.map(({ key }) =>
      key === 'uln' ? { value: ulnOf(i) } : key === 'apprentice' ? { value: 'Amara' } : BLANK,
    );
  return [headings, ...Array.from({ length: apprentices }, (_, i) => row(i))];
}

export function ulnOf(apprentice: number): number {
  return 1_000_000_001 + apprentice;
}

export function noteOn(apprentice: number, more: Partial<Change> = {}): Change {
  const identity = { uln: String(ulnOf(apprentice)) };
  return { sheet: 'Cohort', identity, column: 'notes', expected: '', value: 'Called', ...more };
}

export async function planIn({ workbook }: ExcelHost): Promise<SetUpPlan> {
  const grid = await workbook.readGrid();
  const plan = planSetUp(grid, await workbook.formulaStyle(grid));
  if (isProblem(plan)) throw new Error(plan.what);
  return plan;
}

/** Sets the sheet in front up, and proves that a second time there is nothing to do. */
export async function setUpTwice(host: ExcelHost): Promise<SetUpPlan> {
  const plan = await planIn(host);
  const result = await host.workbook.setUp(plan);
  if (result.outcome !== 'done') throw new Error(result.problem.what);
  const once = await host.snapshot(plan.sheet);
  const again = await planIn(host);
  const unchanged = isReady(again) && (await host.workbook.setUp(again)).outcome === 'done';
  if (!unchanged || JSON.stringify(await host.snapshot(plan.sheet)) !== JSON.stringify(once))
    throw new Error('The second time changes the sheet.');
  return plan;
}

/** How many round trips to Excel something takes. */
export async function syncsOf({ book }: ExcelHost, work: () => Promise<unknown>): Promise<number> {
  const before = book.syncs;
  await work();
  return book.syncs - before;
}
