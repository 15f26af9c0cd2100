/*
 * As script-zones.ts, for the workbook: under one script zone after the other a page reads and writes dates in a
 * spreadsheet of another zone. It prints what the page gets and what the sheet shows.
 */
import { day, iso } from '../../days';
import { held, on } from '../held-cells';
import { openGoogle } from './google-host';

export interface WorkbookUnderScriptZone {
  readonly scriptZone: string;
  /** Local midnight of 5 January 2026: proof that the process took the zone. */
  readonly midnight: string;
  readonly read: unknown;
  readonly written: unknown;
  readonly shown: unknown;
  readonly today: string;
}

const [timeZone, at, ...scriptZones] = process.argv.slice(2) as [string, string, ...string[]];

async function under(scriptZone: string): Promise<WorkbookUnderScriptZone> {
  process.env.TZ = scriptZone;
  const host = openGoogle({ timeZone, at });
  await host.seed(
    'Cohort',
    held([
      ['ULN', 'Start date', 'EPA start'],
      [1000000019, on('2026-03-05')],
    ]),
  );
  const { workbook } = host;
  const change = { sheet: 'Cohort', identity: { uln: '1000000019' } } as const;
  return {
    scriptZone,
    midnight: new Date(2026, 0, 5).toISOString(),
    read: (await workbook.readGrid()).rows[1]?.[1],
    written: [
      ...(await workbook.applyChanges([
        { ...change, column: 'start', expected: day('2026-03-05'), value: day('2026-03-29') },
        { ...change, column: 'epaStart', expected: '', value: day('2026-11-01') },
      ])),
      ...(await workbook.writeCells([
        {
          cell: { sheet: 'Cohort', row: 1, column: 3 },
          expected: '',
          content: day('2026-10-25'),
          isDate: true,
        },
      ])),
    ],
    shown: (await host.snapshot('Cohort'))[1],
    today: iso(await workbook.today()),
  };
}

async function run(): Promise<void> {
  const results: WorkbookUnderScriptZone[] = [];
  for (const scriptZone of scriptZones) results.push(await under(scriptZone));
  console.log(JSON.stringify(results));
}

run();
