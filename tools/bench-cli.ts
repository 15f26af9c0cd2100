import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import { asExcelHasIt } from '../test/cli/made-workbooks';
import type { BenchSizes } from './bench-sizes';
import { figure, printTable, timed } from './measure';

/**
 * A cohort workbook as Excel has it, its one call and its look-ups: worked out from the command line, and opened and saved
 * again by LibreOffice, which calculates the look-ups, in one run.
 */
export function benchCli({ rows }: BenchSizes['cli']): void {
  const folder = mkdtempSync(join(tmpdir(), 'epa-cohort-'));
  try {
    const lines = rows.map((count) => line(folder, count));
    printTable(
      'Whole files: compute beside LibreOffice opening and saving, seconds (goal: at most 1.00 of it)',
      [['rows', 'compute', 'LibreOffice', 'ratio'], ...lines],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line(folder: string, count: number): readonly string[] {
  const [file, out] = [join(folder, `${count}.xlsx`), join(folder, `${count}-out.xlsx`)];
  writeFileSync(file, asExcelHasIt(readDay('2026-11-26') as Day, count));
  const compute = timed(() =>
    execFileSync(process.execPath, [
      'dist/cli/epa-cohort.mjs',
      'compute',
      file,
      out,
      '--today',
      '2026-11-26',
    ]),
  );
  const office = libreOfficeTime(out, folder);
  const inSeconds = (time: number) => figure(time / 1000);
  return office === undefined
    ? [String(count), inSeconds(compute), 'not installed here', '']
    : [String(count), inSeconds(compute), inSeconds(office), figure(compute / office)];
}

/** None where there is no LibreOffice on this computer. It makes a profile of its own at first, which is not counted. */
function libreOfficeTime(file: string, folder: string): number | undefined {
  const saved = join(folder, 'saved');
  const convert = () =>
    execFileSync(
      'soffice',
      ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', saved, file],
      {
        stdio: 'ignore',
      },
    );
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  const time = timed(convert);
  return readFileSync(join(saved, file.slice(folder.length + 1))).length > 0 ? time : undefined;
}
