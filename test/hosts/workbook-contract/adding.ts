import { expect } from '@jest/globals';
import type { NewApprentices } from '../../../core/port/workbook';
import { day } from '../../days';
import { cellSet, held, on, rowDeleted, rowInserted, trimmed } from '../held-cells';
import { WRITTEN } from './cells';
import type { HostUnderTest, Trial } from './host';
import { COHORT, MESSY, SHEET } from './sheets';

/** Adding apprentices who are not in the sheet, and taking them away again. */
export function adding({ inSheet }: Trial): void {
  const HEADINGS = COHORT[1]?.map(({ value }) => value) ?? [];
  const uln = (number: number) => ({ column: 0, value: number });
  const name = (value: string) => ({ column: 1, value });
  const NEW: NewApprentices = {
    sheet: SHEET,
    headingsSeen: HEADINGS,
    rows: [
      {
        identity: { uln: '5000000055' },
        cells: [
          uln(5_000_000_055),
          name('Ida Quillfeather'),
          { column: 2, value: day('2026-03-05'), isDate: true },
        ],
      },
      {
        identity: { apprentice: '=1+1' },
        cells: [name('=1+1'), { column: 4, value: '05/03' }, { column: 5, value: true }],
      },
    ],
  };
  const ADDED = held([
    [5_000_000_055, 'Ida Quillfeather', on('2026-03-05')],
    ['', '=1+1', '', '', '05/03', true],
  ]);
  const TOTALS = held([[], ['Total', { value: 3, formula: '=COUNTA("a","b","c")' }]]);
  const results = async ({ workbook }: HostUnderTest, added = NEW) =>
    (await workbook.addApprentices(added)).map((one) =>
      one.outcome === 'refused' ? one.problem.code : one.outcome,
    );
  const removed = async ({ workbook }: HostUnderTest, added = NEW) =>
    (await workbook.removeApprentices(added)).map((one) =>
      one.outcome === 'refused' ? one.problem.code : one.outcome,
    );

  inSheet('adds rows below the last apprentice, text as text and days as days', COHORT, async (host) => {
    expect(await host.workbook.addApprentices(NEW)).toEqual([WRITTEN, WRITTEN]);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT, ...ADDED]));
  });

  inSheet('adds them above totals and whatever stands below', [...COHORT, ...TOTALS], async (host) => {
    expect(await results(host)).toEqual(['written', 'written']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT, ...ADDED, ...TOTALS]));
    expect(await removed(host)).toEqual(['written', 'written']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT, ...TOTALS]));
  });

  const WITH_FORMULA = COHORT.map((row, i) =>
    i < 2 ? row : row.map((cell, column) => (column === 4 ? { value: 6, formula: '=2*3' } : cell)),
  );
  inSheet('brings the formulas of the row above, and writes over none', WITH_FORMULA, async (host) => {
    expect(await results(host)).toEqual(['written', 'written']);
    const rows = await host.snapshot(SHEET);
    expect([rows[5]?.[4]?.formula, rows[6]?.[4]?.formula]).toEqual(['=2*3', '=2*3']);
    expect(rows[6]?.[1]?.value).toBe('=1+1');
    expect(await removed(host)).toEqual(['written', 'written']);
  });

  inSheet('adds nobody twice', COHORT, async (host) => {
    await host.workbook.addApprentices(NEW);
    expect(await results(host, { ...NEW, rows: NEW.rows.slice(0, 1) })).toEqual(['APPRENTICE_THERE']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT, ...ADDED]));
  });

  inSheet('adds nobody where columns are no longer as planned', COHORT, async (host) => {
    await host.edit(SHEET, cellSet(1, 4, 'Remarks'));
    expect(await results(host)).toEqual(['NO_APPRENTICES_BELOW', 'NO_APPRENTICES_BELOW']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(cellSet(1, 4, 'Remarks')(COHORT)));
  });

  inSheet('adds below whoever is last at that moment', COHORT, async (host) => {
    const more = held([['', 'Cleo Larksong']])[0] ?? [];
    await host.edit(SHEET, rowInserted(5, more));
    expect(await results(host)).toEqual(['written', 'written']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT, more, ...ADDED]));
  });

  inSheet('adds the first ones below the headings', COHORT.slice(0, 2), async (host) => {
    expect(await results(host)).toEqual(['written', 'written']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([...COHORT.slice(0, 2), ...ADDED]));
  });

  inSheet('adds nobody to a sheet that is protected, or gone', COHORT, async (host) => {
    await host.protect(SHEET);
    expect(await results(host)).toEqual(['SHEET_PROTECTED', 'SHEET_PROTECTED']);
    expect(await results(host, { ...NEW, sheet: 'Gone' })).toEqual(['SHEET_MISSING', 'SHEET_MISSING']);
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(COHORT));
  });

  inSheet('takes them away wherever they stand, and nobody else', COHORT, async (host) => {
    await host.workbook.addApprentices(NEW);
    await host.edit(SHEET, rowDeleted(2));
    await host.edit(SHEET, rowInserted(2));
    await host.edit(SHEET, rowInserted(2));
    expect(await removed(host)).toEqual(['written', 'written']);
    const [title = [], headings = [], , ...others] = COHORT;
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed([title, headings, [], [], ...others]));
  });

  inSheet('leaves a row that somebody has changed since', COHORT, async (host) => {
    await host.workbook.addApprentices(NEW);
    await host.edit(SHEET, cellSet(5, 4, 'Called'));
    expect(await removed(host)).toEqual(['ADDED_ROW_CHANGED', 'written']);
    const [ida = []] = ADDED;
    const kept = [...COHORT, [...ida, { value: '' }, { value: 'Called' }]];
    expect(trimmed(await host.snapshot(SHEET))).toEqual(trimmed(kept));
  });

  inSheet('says who is gone already', COHORT, async (host) => {
    expect(await removed(host)).toEqual(['APPRENTICE_GONE', 'APPRENTICE_GONE']);
  });

  inSheet('adds to a sheet as a provider keeps it', MESSY, async (host) => {
    const headingsSeen = MESSY[3]?.map(({ value }) => value) ?? [];
    const cells = [
      { column: 1, value: 'Ida Quillfeather' },
      { column: 3, value: day('2026-03-05'), isDate: true },
    ] as const;
    const added = {
      sheet: SHEET,
      headingsSeen,
      rows: [{ identity: { apprentice: 'Ida Quillfeather' }, cells }],
    };
    expect(await results(host, added)).toEqual(['written']);
    const rows = trimmed(await host.snapshot(SHEET));
    expect(rows[8]?.slice(0, 4)).toEqual(held([['', 'Ida Quillfeather', '', on('2026-03-05')]])[0]);
    expect(rows[9]?.[1]).toEqual({ value: 'Total' });
  });
}
