import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { computed } from '../../cli/compute/compute';
import { editsFor } from '../../cli/compute/edits';
import { leftInWords } from '../../cli/compute/left-in-words';
import type { LiveIn } from '../../cli/compute/live';
import { cohortTables } from '../../cli/status/cohort-tables';
import type { Cell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { CATALOGUE } from '../../core/functions/catalogue';
import { liveFormula } from '../../core/set-up/live-formula';
import { columnLetters } from '../../core/sheet/grid';
import { editedPackage } from '../../files/edited-package';
import type { FileSheet } from '../../files/written-workbook';
import { packedParts } from '../../files/zip';
import { day } from '../days';
import { asExcelHasIt, asGoogleExportsIt, asTheLocalWorkbookHasIt } from './made-workbooks';
import { fileOf, formulaIn, opened, shownIn } from './read-back';

const TODAY = day('2026-11-26');

function compute(file: Uint8Array, live?: LiveIn, today = TODAY) {
  const { workbook, parts } = opened(file);
  const done = computed(workbook, today);
  const edited = editedPackage(parts, editsFor(workbook, done, live));
  return { ...done, before: parts, after: edited, file: opened(packedParts(edited)) };
}

/** What EPA_TRACKER answers of the first cohort sheet of a file, asked directly. */
function trackerOf(file: Uint8Array): readonly (readonly unknown[])[] {
  const { workbook } = opened(file);
  const [cohort] = cohortTables(workbook, TODAY);
  if (!cohort) throw new Error('The test made a workbook without a cohort.');
  const fn = CATALOGUE.find(({ name }) => name === 'EPA_TRACKER');
  const inputs = cohort.table.rows.map((row) => row.slice(0, inputColumns(cohort.table.rows[0] ?? [])));
  const codec: Codec<string | number> = {
    decode: (value: unknown) => value as Cell,
    encodeDay: (one) => one,
    encodeProblem: () => '#VALUE!',
  };
  return call(fn as never, [inputs, TODAY, cohort.settings], codec) as readonly (readonly unknown[])[];
}

function inputColumns(headings: readonly Cell[]): number {
  const first = headings.findIndex(
    (heading) => heading === 'Overall grade' || heading === 'Loading...' || heading === undefined,
  );
  return first === -1 ? headings.length : first;
}

/** The calculated columns as the file shows them, from the heading on. */
function shownColumns({ workbook }: ReturnType<typeof opened>, rows: number): readonly (readonly Cell[])[] {
  const sheet = workbook.sheets.find(({ name }) => name === 'Cohort');
  const first = sheet?.rows[0]?.indexOf('Overall grade') ?? 0;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 8 }, (_, i) => sheet?.rows[row]?.[first + i] ?? ''),
  );
}

describe('the sample cohort of 200, in each way in which calculated columns stand in files', () => {
  test.each([
    ['Excel', asExcelHasIt],
    ['the local workbook', asTheLocalWorkbookHasIt],
    ['Google', asGoogleExportsIt],
  ])('%s: every cell shows what EPA_TRACKER answers', (_, make) => {
    const file = make(TODAY, 200);
    const { left, file: after } = compute(file);
    expect(left).toEqual([]);
    const expected = trackerOf(file);
    expect(expected.length).toBe(201);
    expect(shownColumns(after, 201)).toEqual(expected);
  });
});

describe('what a file of openpyxl holds, and the same saved by LibreOffice', () => {
  const answers = (file: string) => compute(readFileSync(`test/files/cli/${file}.xlsx`));
  /** Grades by the bands of the standard, three months from the EPA start, 15 months from the start: st0071.ts. */
  const SHOWN = [
    ['G2', 'Pass'],
    ['G3', 'Distinction'],
    ['G4', 'Fail / Cai Coombes'],
    ['H2', 'Pass'],
    ['H3', 'Distinction'],
    ['H4', 'Fail'],
    ['I2', 'Pass'],
    ['I3', 'Distinction'],
    // 5 January and 12 January 2027: three months after 5 and 12 October.
    ['J2', 46392],
    ['J3', 46399],
    ['J4', 'none'],
    // 1 December 2026: 15 months after 1 September 2025; and 3 June 2026, after 3 March 2025.
    ['K2', 46357],
    ['K3', 46357],
    ['K4', 46176],
    ['L3', 'Pass!'],
    ['M4', '#VALUE!'],
  ] as const;

  describe.each(['openpyxl', 'libreoffice'])('%s', (file) => {
    const done = answers(file);
    test.each(SHOWN)('%s shows %s', (address, value) => {
      expect(shownIn(done.file, 'Grades & dates', address)).toBe(value);
    });

    test('what cannot be worked out is told with its cell and why', () => {
      expect(leftInWords(done.left)).toEqual([
        'Grades & dates!L2: this formula is left as it is, because VLOOKUP is not calculated here.',
        'Grades & dates!L4: this formula is left as it is, because COUNTIF is not calculated here.',
        'Grades & dates!M2: this formula is left as it is, because there is no function EPA_NOT_THERE.',
      ]);
    });

    test('every part without a formula of ours is the same bytes, and formulas are the same text', () => {
      const changed = [...done.before.keys()].filter(
        (path) => done.before.get(path) !== done.after.get(path),
      );
      expect(changed).toEqual(['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
      expect([...done.after.keys()]).toEqual([...done.before.keys()]);
      const before = opened(packedParts(done.before)).workbook.sheets.map(({ formulas }) => formulas);
      expect(done.file.workbook.sheets.map(({ formulas }) => formulas)).toEqual(before);
    });
  });
});

test('worked out a second time nothing changes', () => {
  for (const make of [asExcelHasIt, asTheLocalWorkbookHasIt, asGoogleExportsIt]) {
    const once = packedParts(compute(make(TODAY, 12)).after);
    const { workbook } = opened(once);
    expect(editsFor(workbook, computed(workbook, TODAY), undefined)).toEqual([]);
  }
});

describe('the day', () => {
  const stage = (today: string, asOf: number, renewed: number) => {
    const settings: FileSheet = {
      name: 'EPA settings',
      rows: [
        ['Setting', 'Value'],
        ['As of', asOf, renewed],
      ],
    };
    const cohort: FileSheet = {
      name: 'Sheet',
      rows: [[{ formula: 'EPA_CHECK("ULN",1)&\'EPA settings\'!$B$2' }]],
    };
    const { file } = compute(fileOf(cohort, settings), undefined, day(today));
    return [shownIn(file, 'EPA settings', 'B2'), shownIn(file, 'EPA settings', 'C2')];
  };

  test('that follows today is today, as in every host', () => {
    // 46351 is 25 November 2026, 46352 the day after.
    expect(stage('2026-11-26', 46351, 46351)).toEqual([46352, 46352]);
    expect(stage('2026-11-26', 46352, 46352)).toEqual([46352, 46352]);
  });

  test('that somebody fixed stands', () => {
    expect(stage('2026-11-26', 46300, 46351)).toEqual([46300, 46351]);
  });

  test('that a formula keeps is worked out where our formulas read it', () => {
    const rows = [
      [{ formula: 'TODAY()' }, { formula: 'EPA_DEADLINE(A1,"EPA end")' }],
      [{ formula: 'TODAY()' }],
    ];
    const { file } = compute(fileOf({ name: 'Sheet', rows }));
    // Three months after 26 November 2026 is 26 February 2027.
    expect([shownIn(file, 'Sheet', 'A1'), shownIn(file, 'Sheet', 'B1')]).toEqual([46352, 46444]);
    // Nothing of ours reads the other one.
    expect(shownIn(file, 'Sheet', 'A2')).toBeUndefined();
  });
});

describe('an answer that fills cells', () => {
  const google = (filled: number) => compute(asGoogleExportsIt(TODAY, 5, filled));

  test('takes the free cells below where there are more apprentices than before', () => {
    const { file, left } = google(3);
    expect(left).toEqual([]);
    expect(shownColumns(file, 6)).toEqual(trackerOf(asGoogleExportsIt(TODAY, 5, 3)));
  });

  test('blanks what it no longer fills', () => {
    const { parts, workbook } = opened(asGoogleExportsIt(TODAY, 5));
    const inputs = inputColumns(workbook.sheets[0]?.rows[0] ?? []);
    // The last apprentice is gone.
    const addresses = Array.from({ length: inputs }, (_, i) => `${columnLetters(i)}6`);
    const gone = new Map(addresses.map((address) => [address, { value: undefined }]));
    const { file } = compute(packedParts(editedPackage(parts, [{ sheet: 'Cohort', cells: gone }])));
    expect(shownColumns(file, 6)[5]).toEqual(['', '', '', '', '', '', '', '']);
  });

  test('is left where something stands in its way, and says where', () => {
    const rows = [[{ formula: 'EPA_RULES()' }], ['mine']];
    const { left, file } = compute(fileOf({ name: 'Sheet', rows, spilling: new Set(['A1']) }));
    expect(left).toEqual([
      {
        sheet: 'Sheet',
        address: 'A1',
        reason: 'its answer needs A2, where something stands: clear that cell',
      },
    ]);
    expect(shownIn(file, 'Sheet', 'A2')).toBe('mine');
  });

  test('shows its first cell alone where the formula is no array', () => {
    const { file } = compute(fileOf({ name: 'Sheet', rows: [[{ formula: 'EPA_RULES()' }], ['mine']] }));
    expect([shownIn(file, 'Sheet', 'A1'), shownIn(file, 'Sheet', 'A2')]).toEqual(['Rule', 'mine']);
  });
});

test('a formula that reads itself in a circle is left, and said', () => {
  const rows = [[{ formula: 'EPA_GRADE(B1,"Pass","Pass")' }, { formula: 'A1' }]];
  const { left } = compute(fileOf({ name: 'Sheet', rows }));
  expect(left.map(({ reason }) => reason)).toContain('it reads its own answer, in a circle');
});

describe('formulas become live again', () => {
  test.each([
    ['EPA_GRADE(A1)', 'EPA_GRADE(A1)'],
    ['_xldudf_EPA_GRADE(A1)', 'EPA_GRADE(A1)'],
    ['=_xlfn.SINGLE(_xldudf_EPA_GRADE(A1))', '=SINGLE(EPA_GRADE(A1))'],
    ['=IFERROR(__xludf.DUMMYFUNCTION("EPA_CHECK(""ULN"",A1)"),"ok")', '=EPA_CHECK("ULN",A1)'],
    ['=__xludf.DUMMYFUNCTION("=EPA_VERSION()")', '=EPA_VERSION()'],
    ['="_xldudf_EPA_GRADE(A1)"', '="_xldudf_EPA_GRADE(A1)"'],
    ['=SUM(A1:A9)', '=SUM(A1:A9)'],
  ])('%s as a person would type it: %s', (stored, typed) => {
    expect(liveFormula(stored)).toBe(typed);
  });

  test('in Google Sheets by their plain names, nothing else touched', () => {
    const rows = [[{ formula: '_xldudf_EPA_GRADE("Pass","Pass","Pass")' }, { formula: '_xlfn.IFNA(1,2)' }]];
    const { file } = compute(fileOf({ name: 'Sheet', rows }), 'sheets');
    expect(formulaIn(file, 'Sheet', 'A1')).toBe('EPA_GRADE("Pass","Pass","Pass")');
    expect(formulaIn(file, 'Sheet', 'B1')).toBe('_xlfn.IFNA(1,2)');
    expect(shownIn(file, 'Sheet', 'A1')).toBe('Pass');
  });

  test('in Excel in its own words; what Google filled is one array again, and values', () => {
    const { file, left } = compute(asGoogleExportsIt(TODAY, 5), 'excel');
    expect(left).toEqual([]);
    const formulas = file.workbook.sheets[0]?.formulas ?? [];
    expect(formulas.map(({ text }) => text)).toEqual([
      "_xldudf_EPA_TRACKER($A$1:$AP$20001,'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100)",
    ]);
    expect(formulas[0]?.fills).toEqual({ top: 0, left: 42, bottom: 5, right: 49 });
    expect(shownColumns(file, 6)).toEqual(trackerOf(asGoogleExportsIt(TODAY, 5)));
  });
});
