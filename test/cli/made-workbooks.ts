import { storedForExcel } from '../../cli/compute/live';
import { templateSheets } from '../../cli/template/template-workbook';
import type { Day } from '../../core/dates/day';
import { isProblem } from '../../core/problems';
import { planSetUp } from '../../core/set-up/plan';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { columnLetters } from '../../core/sheet/grid';
import type { PlannedCell } from '../../files/workbook-plan';
import { type FileSheet, writtenWorkbook } from '../../files/written-workbook';
import { packedParts } from '../../files/zip';
import { sampleCohort } from '../../preview/sample-cohort';
import { sampleWorkbook } from '../../preview/sample-workbook';
import { withSetUp } from '../../preview/set-up-in-plan';

/*
 * The same cohort in the three ways in which calculated columns stand in files: as Excel has them (one call on the sheet of
 * answers, look-ups beside each apprentice), as the local workbook has them (a formula in each row), and as Google exports
 * them (one formula in quotes, and one in each cell that it filled). No formula shows anything yet.
 */

/** What people typed, row by row below the headings, in the order of these headings. */
function typedCells(
  day: Day,
  count: number,
  headings: readonly string[],
): readonly (readonly PlannedCell[])[] {
  const columns = chosenColumns();
  return sampleCohort(day, count, columns.standard).map((apprentice) =>
    headings.map((heading) => {
      const key = columns.all.find((column) => column.heading === heading)?.key;
      const value = key === undefined ? undefined : (apprentice as Readonly<Record<string, unknown>>)[key];
      return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : (value as PlannedCell);
    }),
  );
}

export function asExcelHasIt(day: Day, count: number): Uint8Array {
  const sheets = templateSheets(day, count).map((sheet) =>
    sheet.table ? withTyped(sheet, day, count) : sheet,
  );
  return packedParts(writtenWorkbook(sheets));
}

function withTyped(sheet: FileSheet, day: Day, count: number): FileSheet {
  const [headings = [], ...rows] = sheet.rows;
  const typed = typedCells(day, count, headings.map(String));
  return { ...sheet, rows: [headings, ...rows.map((row, i) => row.map((cell, j) => cell ?? typed[i]?.[j]))] };
}

export function asTheLocalWorkbookHasIt(day: Day, count: number): Uint8Array {
  const { sheets } = withSetUp(sampleWorkbook(day, count), day);
  return packedParts(writtenWorkbook(sheets.map(stored)));
}

function stored(sheet: FileSheet): FileSheet {
  const rows = sheet.rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'object' ? { formula: storedForExcel(cell.formula.replace(/^=/, '')) } : cell,
    ),
  );
  const { filter: _, ...others } = sheet;
  // The rules and the timeline fill cells beside them.
  const spilling = new Set(
    rows.flatMap((row, i) =>
      row.flatMap((cell, j) =>
        typeof cell === 'object' && /EPA_(?:RULES|TIMELINE)\(/.test(cell.formula)
          ? [`${columnLetters(j)}${i + 1}`]
          : [],
      ),
    ),
  );
  return { ...others, rows, spilling };
}

/** With so many rows below the headings in Google's words, as they were filled when it was exported. */
export function asGoogleExportsIt(day: Day, count: number, filled = count): Uint8Array {
  const { sheets } = sampleWorkbook(day, count);
  const [cohort, , , settings] = sheets as readonly [FileSheet, FileSheet, FileSheet, FileSheet];
  const grid = { sheet: cohort.name, rows: cohort.rows as never, settings: settings.rows as never };
  const plan = planSetUp(grid, 'spilled');
  if (isProblem(plan)) throw new Error(plan.what);
  const [first, ...others] = plan.added;
  const quoted = String(first?.formula).slice(1).replaceAll('"', '""');
  const heading = { formula: `IFERROR(__xludf.DUMMYFUNCTION("${quoted}"),"Loading...")` };
  const computed = { formula: 'IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),"Loading...")' };
  const rows = cohort.rows.map((row, i) =>
    i === 0
      ? [...row, heading, ...others.map(() => computed)]
      : [...row, ...(i <= filled ? plan.added.map(() => computed) : [])],
  );
  const { filter: _, ...plain } = cohort;
  return packedParts(writtenWorkbook([{ ...plain, rows }, settings]));
}
