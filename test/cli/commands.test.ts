import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { todayInLondon } from '../../cli/clock';
import { run } from '../../cli/run';
import { parseCsv } from '../../files/csv';
import { packedParts } from '../../files/zip';
import { day } from '../days';
import { machineInMemory } from './machine-in-memory';
import { asExcelHasIt } from './made-workbooks';
import { fileOf, opened, shownIn } from './read-back';

const TODAY = day('2026-11-26');
const COHORT = asExcelHasIt(TODAY, 5);
const NOTES = fileOf({ name: 'Notes', rows: [['Nothing of ours']] });
const BROKEN = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]);
const GRADED = fileOf({
  name: 'Summer',
  rows: [
    [
      'Apprentice',
      'ULN',
      'Start date',
      'EPA start',
      'Observation grade',
      'Project grade',
      'Discussion grade',
      'Results confirmed',
    ],
    ['=Ava Ashdown', 1000000007, 45901, 46300, 'Pass', 'Pass', 'Pass', undefined],
    ['Ben Birchall', 1000000015, 45901, 46300, 'Pass', 'Pass', 'Pass', 46340],
    ['Cai Coombes', 1000000023, 45901, 46300, 'Pass', 'Pass', 'Pass', 46353],
  ],
});

async function running(typed: string, files: Readonly<Record<string, Uint8Array>> = {}) {
  const { machine, held, said, told } = machineInMemory(files, TODAY);
  const exit = await run(typed.split(' '), machine);
  return { exit, held, said: said.join(''), told: told.join('\n') };
}

describe('what a command ends with', () => {
  const files = {
    'in.xlsx': COHORT,
    'notes.xlsx': NOTES,
    'broken.xlsx': BROKEN,
    'text.csv': new Uint8Array([97]),
  };

  test.each([
    ['compute in.xlsx out.xlsx', 0],
    ['compute notes.xlsx out.xlsx', 0],
    ['compute in.xlsx', 1],
    ['compute in.xlsx out.xlsx more.xlsx', 1],
    ['compute gone.xlsx out.xlsx', 1],
    ['compute in.xlsx in.xlsx --force', 1],
    ['compute in.xlsx notes.xlsx', 1],
    ['compute in.xlsx notes.xlsx --force', 0],
    ['compute in.xlsx out.xlsx --today someday', 1],
    ['compute in.xlsx out.xlsx --today 26/11/2026', 0],
    ['compute in.xlsx out.xlsx --live', 0],
    ['compute in.xlsx out.xlsx --live excel', 0],
    ['compute in.xlsx out.xlsx --csv', 1],
    ['compute broken.xlsx out.xlsx', 3],
    ['compute text.csv out.xlsx', 3],
    ['status in.xlsx --csv', 0],
    ['status in.xlsx', 1],
    ['status notes.xlsx --csv', 3],
    ['status broken.xlsx --csv', 3],
    ['status in.xlsx --csv --out notes.xlsx', 1],
    ['template out.xlsx --rows 3', 0],
    ['template out.xlsx --rows 0', 1],
    ['template out.xls', 1],
    ['template in.xlsx', 1],
    ['--help', 0],
    ['--version', 0],
    ['compute --help', 0],
    ['status --help', 0],
    ['template --help', 0],
    ['calculate in.xlsx', 1],
  ])('%s ends with %i', async (typed, exit) => {
    expect((await running(typed, files)).exit).toBe(exit);
  });

  test('with things left it ends with 2 and tells each', async () => {
    const left = fileOf({ name: 'Sheet', rows: [[{ formula: 'EPA_GRADE(VLOOKUP(1,B1:C2,2),1,1)' }]] });
    const { exit, told, held } = await running('compute in.xlsx out.xlsx', { 'in.xlsx': left });
    expect([exit, told]).toEqual([
      2,
      'Sheet!A1: this formula is left as it is, because VLOOKUP is not calculated here.',
    ]);
    expect(held.has('out.xlsx')).toBe(true);
  });

  test('nothing is written where it was used wrongly or a file cannot be read', async () => {
    for (const typed of [
      'compute broken.xlsx out.xlsx',
      'compute in.xlsx out.xlsx --live word',
      'status broken.xlsx --csv --out out.csv',
    ])
      expect([...(await running(typed, files)).held.keys()]).toEqual(Object.keys(files));
  });

  test('the file that is read stays what it was', async () => {
    const { held } = await running('compute in.xlsx out.xlsx', files);
    expect(held.get('in.xlsx')).toBe(COHORT);
  });

  test('every message says what to do next', async () => {
    expect((await running('compute in.xlsx notes.xlsx', files)).told).toBe(
      'notes.xlsx is there already. Give another name, or add --force to write over it. epa-cohort compute --help says more.',
    );
  });

  test('days counted from 1904 are refused: every date would be four years out', async () => {
    const { parts } = opened(COHORT);
    const workbook = new TextDecoder()
      .decode(parts.get('xl/workbook.xml'))
      .replace('<bookViews>', '<workbookPr date1904="1"/><bookViews>');
    const old = packedParts(new Map([...parts, ['xl/workbook.xml', new TextEncoder().encode(workbook)]]));
    const { exit, told } = await running('compute in.xlsx out.xlsx', { 'in.xlsx': old });
    expect([exit, told.slice(0, 40)]).toEqual([3, 'in.xlsx counts its days from 1904, so ev']);
  });
});

describe('status', () => {
  const rowsOf = async (typed: string) => parseCsv((await running(typed, { 'in.xlsx': GRADED })).said);

  test('a line for each apprentice; a grade once the results are confirmed, up to that very day', async () => {
    const [headings = [], ...lines] = await rowsOf('status in.xlsx --csv');
    expect(headings.slice(0, 6)).toEqual([
      '\uFEFFSheet',
      'ULN',
      'Apprentice',
      'Overall grade',
      'Gateway',
      'Stage',
    ]);
    // 46340 is 14 November 2026; 46353 is the day after the 26th.
    expect(lines.map((line) => line.slice(0, 4))).toEqual([
      ['Summer', '1000000007', "'=Ava Ashdown", ''],
      ['Summer', '1000000015', 'Ben Birchall', 'Pass'],
      ['Summer', '1000000023', 'Cai Coombes', ''],
    ]);
  });

  test('all grades where they are asked for', async () => {
    const lines = await rowsOf('status in.xlsx --csv --grades');
    expect(lines.slice(1).map((line) => line[3])).toEqual(['Pass', 'Pass', 'Pass']);
  });

  test('no grade that is not confirmed, nor one that a line to check quotes', async () => {
    const [headings = [], ...rows] = [
      [
        'Apprentice',
        'ULN',
        'Start date',
        'EPA start',
        'Observation grade',
        'Confirmed grade',
        'Project grade',
        'Discussion grade',
      ],
      ['Contradicts', 1000000007, 45901, 46300, 'Pass', 'Distinction', 'Pass', 'Pass'],
      ['Unreadable', 1000000015, 45901, 46300, 'Fail?', '', 'Pass', ''],
    ];
    const file = fileOf({ name: 'Summer', rows: [headings, ...rows] });
    const { said } = await running('status in.xlsx --csv', { 'in.xlsx': file });
    expect(said).toContain('Contradicts');
    expect(said).not.toMatch(/\b(?:Pass|Fail|Distinction)\b/);
    const all = await running('status in.xlsx --csv --grades', { 'in.xlsx': file });
    expect(all.said).toMatch(/Confirmed grade is ""Distinction""/);
  });

  test('days are written so that services take them', async () => {
    const [headings = [], first = []] = await rowsOf('status in.xlsx --csv');
    // Three months after 5 October 2026 (46300), the EPA start.
    expect(first[headings.indexOf('EPA end')]).toBe('2027-01-05');
  });

  test('a folder gives one line for each sheet, why a file has none, and the sum', async () => {
    const files = {
      'all/a.xlsx': COHORT,
      'all/b.xlsx': GRADED,
      'all/c.xlsx': BROKEN,
      'all/~$a.xlsx': BROKEN,
      'all/d.txt': BROKEN,
    };
    const { exit, said, told } = await running('status all --csv', files);
    expect(exit).toBe(2);
    const [headings = [], ...lines] = parseCsv(said);
    const at = (heading: string) => lines.map((line) => line[headings.indexOf(heading)]);
    expect(lines.map(([file, sheet, asOf]) => [file, sheet, asOf])).toEqual([
      ['a.xlsx', 'Cohort', '2026-11-26'],
      ['b.xlsx', 'Summer', '2026-11-26'],
      ['c.xlsx', '', ''],
      ['All files', '', ''],
    ]);
    expect(at('Apprentices')).toEqual(['5', '3', '', '8']);
    const sums = headings.flatMap((heading, i) =>
      heading.startsWith('Stage: ') ? [Number(lines[3]?.[i])] : [],
    );
    expect(sums.reduce((sum, one) => sum + one, 0)).toBe(8);
    expect(at('Not read')[2]).toMatch(/^c\.xlsx could not be opened/);
    expect(told).toMatch(/^c\.xlsx could not be opened/);
    expect(headings.filter((heading) => /grade/i.test(heading))).toEqual([]);
  });
});

describe('template', () => {
  test('is a workbook with headings, drop-downs, settings, and calculated columns that show nothing yet', async () => {
    const { held } = await running('template out.xlsx --rows 3');
    const file = opened(held.get('out.xlsx') as Uint8Array);
    expect(file.workbook.sheets.map(({ name }) => name)).toEqual([
      'Start here',
      'Cohort',
      'EPA settings',
      'EPA answers',
    ]);
    expect(file.workbook.tables.map(({ name, zone }) => [name, zone.bottom])).toEqual([['Apprentices', 3]]);
    expect([
      shownIn(file, 'Cohort', 'A1'),
      shownIn(file, 'Cohort', 'AN1'),
      shownIn(file, 'Cohort', 'AN2'),
    ]).toEqual(['ULN', 'RAG', '']);
    expect(shownIn(file, 'EPA settings', 'B2')).toBe(46352);
    expect(shownIn(file, 'EPA answers', 'A1')).toBe('Overall grade');
    const sheet = new TextDecoder().decode(file.parts.get('xl/worksheets/sheet2.xml'));
    expect(sheet).toContain('<formula1>"Fail,Pass,Distinction"</formula1>');
    expect(sheet).toContain('state="frozen"');
  });
});

test('the day turns at midnight in London, in summer time too', () => {
  expect(todayInLondon(new Date('2026-11-26T23:59:59Z'))).toBe(day('2026-11-26'));
  expect(todayInLondon(new Date('2026-11-27T00:00:00Z'))).toBe(day('2026-11-27'));
  expect(todayInLondon(new Date('2026-07-01T22:59:59Z'))).toBe(day('2026-07-01'));
  expect(todayInLondon(new Date('2026-07-01T23:00:00Z'))).toBe(day('2026-07-02'));
});

describe('the package', () => {
  const executed = promisify(execFile);

  test('packed and installed without a network it runs, and needs nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'epa-cohort-'));
    try {
      const { stdout } = await executed('npm', [
        'pack',
        '--json',
        '--ignore-scripts',
        '--pack-destination',
        folder,
      ]);
      const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
      expect(files.map(({ path }) => path).sort()).toEqual([
        'LICENSE',
        'README.md',
        'dist/cli/epa-cohort.mjs',
        'package.json',
      ]);
      const npx = [
        '--yes',
        '--offline',
        '--package',
        join(folder, filename),
        'epa-cohort',
        'template',
        'out.xlsx',
      ];
      await executed('npx', npx, { cwd: folder });
      const file = opened(new Uint8Array(await readFile(join(folder, 'out.xlsx'))));
      expect(file.workbook.sheets.length).toBe(4);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
