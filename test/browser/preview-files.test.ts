import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import {
  BROKEN_TEXTS,
  FROM_1904,
  KINDS_OF_VALUES,
  PACKAGES,
  SEVERAL_SHEETS,
  SHOWN,
  WITHOUT_STYLES,
  workbookWith,
  zip,
} from '../hosts/preview/packages';
import { type LocalWorkbook, openLocalWorkbook } from './local-workbook';

let workbook: LocalWorkbook;
beforeEach(async () => {
  workbook = await openLocalWorkbook();
});
afterEach(async () => {
  const { page, faults } = workbook;
  await page.context().close();
  expect(faults).toEqual([]);
});

/** The upper left of what the sheet in front shows. */
const corner = async (rows: number = SHOWN.length, columns: number = SHOWN[0].length) =>
  (await workbook.shown()).slice(0, rows).map((row) => row.slice(0, columns));
const isNoticeShown = () => workbook.page.locator('#notice').isVisible();

describe('a workbook of another program', () => {
  test('opens and shows the same, whichever program wrote it', async () => {
    for (const [i, [name, parts]] of Object.entries(PACKAGES).entries()) {
      const file = `program ${i}.xlsx`;
      await workbook.open(file, zip(parts, i % 2 === 0 ? 6 : 0));
      await workbook.page.waitForFunction((title) => document.title.startsWith(title), file);
      expect([name, await corner()]).toEqual([name, SHOWN]);
    }
  });

  test('is saved and opened again without a loss', async () => {
    const name = 'the Open XML SDK: a prefix on every element';
    await workbook.open('prefixed.xlsx', zip(PACKAGES[name] ?? {}));
    await workbook.enter('C3', '=C2+1');
    const before = await workbook.shown();
    const saved = await workbook.saveXlsx();
    await workbook.open(saved.name, saved.bytes);
    expect(await workbook.shown()).toEqual(before);
    expect(await workbook.go('C3')).toBe('13/03/2026');
  });

  test('with days from 1904 shows those of Excel, and says so', async () => {
    await workbook.open('mac.xlsx', zip(FROM_1904));
    expect(await workbook.notice()).toContain('counts its days from 1904');
    expect(await corner()).toEqual(SHOWN);
    const saved = await workbook.saveXlsx();
    await workbook.open(saved.name, saved.bytes);
    expect(await corner()).toEqual(SHOWN);
  });

  test('without looks, with sheets of charts, with texts that are lost', async () => {
    await workbook.open('plain.xlsx', zip(WITHOUT_STYLES));
    expect(await isNoticeShown()).toBe(false);
    expect((await corner())[1]).toEqual(['1000000019', 'Amara Foxbury', '46093']);

    await workbook.open('sheets.xlsx', zip(SEVERAL_SHEETS));
    await workbook.page.waitForFunction(() => document.title.startsWith('sheets'));
    expect(await workbook.notice()).toBe(
      'The chart sheet Chart is not shown: it has no cells. Saving keeps it in the file.',
    );
    expect(await corner()).toEqual(SHOWN);

    await workbook.open('lost.xlsx', zip(BROKEN_TEXTS));
    await workbook.page.waitForFunction(() => document.title.startsWith('lost'));
    expect(await workbook.notice()).toContain('Cohort B3, Cohort C3');
    expect((await corner(3))[2]).toEqual(['2000000028', '', '']);
  });

  test('with macros says that they do not run, and keeps them in saving', async () => {
    await workbook.open('macros.xlsm', zip({ ...workbookWith(), 'xl/vbaProject.bin': strToU8('x') }));
    expect(await workbook.notice()).toBe(
      'The macros of this workbook do not run here. Its values and formulas are here, and saving keeps the macros in the file.',
    );
    expect(await corner()).toEqual(SHOWN);
  });

  test('has its values by their kind, and no formula that is none', async () => {
    await workbook.open('kinds.xlsx', zip(KINDS_OF_VALUES));
    expect((await corner(1, 13))[0]).toEqual([
      'TRUE',
      '#N/A',
      ' two words ',
      '12/03/2026',
      '12/03/2026',
      'tbc',
      '\'=HYPERLINK("http://example.org")',
      "'=1+1",
      '1',
      'line\nend _x000D_',
      '150',
      'maybe',
      '&#65;A<b>',
    ]);
    expect(await workbook.formula('G1')).not.toMatch(/^=/);
  });

  test('of which the engine cannot take all opens with its cells, and says so', async () => {
    const rule = '<dataValidations><dataValidation type="list" sqref="A1:A9"/></dataValidations>';
    const parts = workbookWith();
    const sheet = parts['xl/worksheets/sheet1.xml']?.replace('</worksheet>', `${rule}</worksheet>`);
    await workbook.open('rules.xlsx', zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet ?? '' }));
    expect(await workbook.notice()).toMatch(/^Parts of this workbook could not be read\. Its cells/);
    expect(await corner()).toEqual(SHOWN);
  });
});

describe('text', () => {
  test.each([
    ['export.tsv', 'ULN\tApprentice\tStart date\r\n1000000019\tAmara Foxbury\t12/03/2026\r\n'],
    [
      'export.csv',
      'sep=|\r\nULN|Apprentice|Start date\r\n="1000000019"|Amara Foxbury|2026-03-12T00:00:00\r\n',
    ],
    ['export.xls', "ULN\tApprentice\tStart date\n'1000000019\tAmara Foxbury\t'2026-03-12\n"],
  ])('%s', async (name, text) => {
    await workbook.open(name, text);
    expect(await corner()).toEqual(SHOWN);
  });

  test('with a quotation mark that nothing closes says its line', async () => {
    await workbook.open('open.csv', 'ULN,Apprentice\n1,"Amara\n2,Jun\n');
    expect(await workbook.notice()).toMatch(/^Line 2 of the file has a quotation mark that nothing closes/);
    expect(await corner(3, 2)).toEqual([
      ['ULN', 'Apprentice'],
      ['1', '"Amara'],
      ['2', 'Jun'],
    ]);
  });
});

describe('months without a day', () => {
  const text =
    'ULN,Apprentice,Start date,Planned end date,Date of birth,Notes\n' +
    '1000000019,Amara Foxbury,Sep 2025,Dec 2026,18 Oct 1995,Sep 2025\n' +
    '2000000028,Jun Wetherlam,01/10/2025,2027-02,2 Jan 2001,\n';
  const shown = async () => (await workbook.shown()).slice(1, 3).map((row) => row.slice(2, 6));
  const dialog = () => workbook.page.locator('#months');

  test('are asked about once for the file, column by column, and what was taken is said', async () => {
    await workbook.open('planned.csv', text);
    const labels = await dialog().locator('label').allTextContents();
    expect(labels).toEqual([
      'Start date holds a month without a day in 1 row, like “Sep 2025”.',
      'Planned end date holds a month without a day in 2 rows, like “Dec 2026”.',
    ]);
    const chosen = await dialog()
      .locator('select')
      .evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).value));
    expect(chosen).toEqual(['first', 'last']);
    await dialog().locator('button', { hasText: 'Continue' }).click();
    await workbook.page.waitForFunction(() => document.title.startsWith('planned'));
    expect(await workbook.notice()).toBe(
      'Start date: the first day of the month was taken in 1 row.\n' +
        'Planned end date: the last day of the month was taken in 2 rows.\n' +
        'The file itself is as it was: save the workbook to keep these days.',
    );
    expect(await shown()).toEqual([
      ['01/09/2025', '31/12/2026', '18/10/1995', 'Sep 2025'],
      ['01/10/2025', '28/02/2027', '02/01/2001', ''],
    ]);
  });

  test('are left as they are by whoever closes the question', async () => {
    await workbook.open('planned.csv', text);
    await workbook.page.keyboard.press('Escape');
    await workbook.page.waitForFunction(() => document.title.startsWith('planned'));
    expect(await workbook.notice()).toContain('Planned end date: 2 rows with a month were left as they are.');
    expect((await shown())[0]).toEqual(['Sep 2025', 'Dec 2026', '18/10/1995', 'Sep 2025']);
  });
});

test('what is refused says what it is and what to do, and the workbook stays', async () => {
  const container = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(stream, 'utf16le')]);
  const far =
    '<worksheet><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>';
  const files: readonly (readonly [string, string | Uint8Array, string])[] = [
    [
      'old.xls',
      container('Workbook'),
      'is a workbook of Excel 97 to 2003 (.xls). Open it in Excel or LibreOffice, choose Save As',
    ],
    ['secret.xlsx', container('EncryptedPackage'), 'is protected by a password. In Excel, choose File, Info'],
    [
      'libre.ods',
      zip({ mimetype: 'x', 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' }),
      'is an OpenDocument spreadsheet (.ods).',
    ],
    [
      'page.xls',
      '<html><table><tr><td>ULN</td></tr></table></html>',
      'holds a web page, whatever its name says',
    ],
    ['printed.pdf', '%PDF-1.7', 'is a PDF'],
    ['cut.xlsx', zip(workbookWith()).subarray(0, 900), 'is damaged, or only a part of it has arrived'],
    ['far.xlsx', zip(workbookWith({ 'xl/worksheets/sheet1.xml': far })), 'reaches down to row 1,048,576'],
    ['long.csv', 'ULN\n'.repeat(100_001), 'reaches down to row 100,001'],
  ];
  await workbook.enter('Z3', 'still here');
  for (const [name, content, said] of files) {
    await workbook.open(name, content);
    await workbook.page.locator('#notice p', { hasText: name }).waitFor();
    expect(await workbook.notice()).toContain(said);
  }
  expect(await workbook.go('Z3')).toBe('still here');
  expect(await workbook.page.locator('#working').textContent()).toBe('');
});

test('a long file: what the page is busy with is drawn before the work begins, and gone after it', async () => {
  const { page } = workbook;
  await page.evaluate(() => {
    const line = document.querySelector('#working') as HTMLElement;
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      seen.push(line.textContent ?? '');
      requestAnimationFrame(() => seen.push(`drawn on ${document.title}`));
    }).observe(line, { childList: true });
  });
  const row =
    '1000000019,Amara Foxbury,Fernhollow Retail,12/03/2026,01/09/2025,12/12/2026,Active,Level 2,Level 2,Pass\n';
  await page.setInputFiles('#file', {
    name: 'long.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `ULN,Apprentice,Employer,EPA start,Start date,Planned end date,Learning status,English,Maths,Project grade\n${row.repeat(10_000)}`,
    ),
  });
  await page.waitForFunction(() => document.title.startsWith('long.csv'));
  await page.waitForFunction(() => document.querySelector('#working')?.textContent === '');
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
  expect(seen.slice(0, 2)).toEqual([
    'Opening long.csv, which can take a minute…',
    'drawn on Sample cohort – EPA Cohort',
  ]);
  expect(seen).toContain('Calculating long.csv, which can take a minute…');
  expect(seen.filter((text) => text === '')).not.toEqual([]);
  expect(await workbook.go('A10001')).toBe('1000000019');
  expect(await page.locator('#working').getAttribute('role')).toBe('status');
});
