import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Grade } from '../../core/cells/grades';
import { gradesOf, overallGrade } from '../../core/rules/grading';
import { calculatedColumns } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { columnLetters } from '../../core/sheet/grid';
import { st0071 } from '../../core/standard/st0071';

import { sampleCohort } from '../../preview/sample-cohort';
import { sampleColumns } from '../../preview/sample-workbook';
import { exampleCases } from '../hosts/examples';
import { type LocalWorkbook, ON, openLocalWorkbook, ROWS } from './local-workbook';

const apprentices = sampleCohort(ON, ROWS);
/** The sheet's row of the first apprentice of whom something holds. */
const rowWhere = (holds: (apprentice: (typeof apprentices)[number]) => unknown) =>
  apprentices.findIndex(holds) + 2;

/** The letters of a column of the sample cohort. */
const letters = (heading: string) =>
  columnLetters(
    [...sampleColumns(chosenColumns()), ...calculatedColumns(st0071)].findIndex(
      (column) => column.heading === heading,
    ),
  );
const OVERALL = letters('Overall grade');
const DISCUSSION = letters('Discussion grade');

let workbook: LocalWorkbook;
beforeEach(async () => {
  workbook = await openLocalWorkbook();
});
/** Whatever a test did: no error in the console, nothing asked of another host. */
afterEach(async () => {
  const { page, faults } = workbook;
  await page.context().close();
  expect(faults).toEqual([]);
});

describe('typed formulas', () => {
  test('every example of the catalogue has the answer that the catalogue gives', async () => {
    await workbook.open('empty.csv', '\n'.repeat(2500));
    const cases = exampleCases({ date: (iso) => iso.split('-').reverse().join('/'), blank: '' });
    let row = 1;
    const placed = cases.map((example) => {
      const at = row;
      row += example.fn.answers === 'table' ? 60 : 5;
      return { ...example, at };
    });
    await workbook.writeFormulas(placed.map(({ at, title }) => ({ row: at - 1, formula: title })));
    const cells = await workbook.shown();
    for (const { at, title, answer, shown } of placed) {
      const expected = Array.isArray(answer) ? answer.map((line) => line.map(String)) : String(answer);
      const height = Array.isArray(answer) ? answer.length : 1;
      const width = Array.isArray(answer) ? answer[0].length : 1;
      const block = cells.slice(at - 1, at - 1 + height).map((line) => line.slice(0, width));
      expect([title, shown(Array.isArray(answer) ? block : block[0]?.[0])]).toEqual([title, expected]);
    }
  });

  test('autocomplete offers our functions with their help', async () => {
    await workbook.go('Z3');
    await workbook.page.keyboard.type('=');
    await workbook.page.waitForFunction(() => document.activeElement?.classList.contains('o-composer'));
    await workbook.page.keyboard.type('EPA_DEAD', { delay: 20 });
    expect(await workbook.page.locator('.o-autocomplete-dropdown').textContent()).toContain(
      'Last day for a milestone',
    );
    await workbook.page.keyboard.type('LINE(');
    const help = await workbook.page.locator('.o-formula-assistant').textContent();
    expect(help).toContain('epa_start');
    expect(help).toContain('First day of the EPA period');
    await workbook.page.keyboard.press('Escape');
    await workbook.page.keyboard.press('Escape');
  });

  test('dates are typed day first', async () => {
    await workbook.enter('Z3', '31/01/2026');
    await workbook.enter('Z4', '=Z3+1');
    expect(await workbook.go('Z4')).toBe('01/02/2026');
  });

  test('a problem shows the error of Excel, and why', async () => {
    await workbook.enter('Z3', '=EPA_GRADE("Maybe","Pass","Pass")');
    expect(await workbook.go('Z3')).toBe(
      '#VALUE!. observation is "Maybe", which is not a grade. Type Fail, Pass or Distinction (F, P and D will do, and Refer for a fail), or leave the cell blank.',
    );
  });
});

describe('the sample cohort', () => {
  test('opens at a next action that is calculated', async () => {
    expect(await workbook.selected()).toMatch(/^AU3: Provider: Hold the gateway meeting by /);
  });

  test('a typed grade changes the overall grade beside it', async () => {
    const row = rowWhere(
      ({ observationGrade, projectGrade, discussionGrade }) =>
        observationGrade === 'Pass' && projectGrade === 'Pass' && discussionGrade === 'Distinction',
    );
    await workbook.enter(`${DISCUSSION}${row}`, 'Distinction');
    expect(await workbook.go(`${OVERALL}${row}`)).toBe('Pass');
    await workbook.enter(`${DISCUSSION}${row}`, 'Fail');
    expect(await workbook.go(`${OVERALL}${row}`)).toBe('Fail');
  });

  test('every calculated grade is the one of its own row, sorted or not', async () => {
    const columns = await expectGradesOfTheirRows();
    await openFilter('B');
    await workbook.page.locator('.o-filter-menu-item', { hasText: 'Sort ascending' }).click();
    const sorted = await expectGradesOfTheirRows();
    expect(sorted.names).toEqual([...columns.names].sort((one, other) => one.localeCompare(other, 'en')));
    expect(sorted.names).not.toEqual(columns.names);
  });

  test('a filter hides rows and leaves the grades of the others right', async () => {
    await openFilter(OVERALL);
    await workbook.page.locator('.o-filter-menu .o-button-link', { hasText: 'Clear' }).click();
    await workbook.page.locator('.o-filter-menu-value', { hasText: 'Fail' }).click();
    await workbook.page.locator('.o-filter-menu-buttons button', { hasText: 'Confirm' }).click();
    await workbook.go(`${OVERALL}1`);
    await workbook.page.keyboard.press('ArrowDown');
    const failed = (apprentice: (typeof apprentices)[number]) =>
      overallGrade(st0071, gradesOf(st0071, apprentice)) === 'Fail';
    expect(await workbook.selected()).toBe(`${OVERALL}${rowWhere(failed)}: Fail`);
    await expectGradesOfTheirRows();
  });

  test('no sheet has an error in it', async () => {
    for (const sheet of ['Cohort', 'Try it', 'Rules', 'EPA settings']) {
      await workbook.sheet(sheet);
      expect((await workbook.shown()).flat().filter((text) => text.startsWith('#'))).toEqual([]);
    }
  });

  async function openFilter(column: string): Promise<void> {
    await workbook.go(`${column}1`);
    // The button is drawn, at the right of the selected heading, whose lower right corner is this.
    const corner = await workbook.page.locator('.o-autofill').boundingBox();
    if (!corner) throw new Error('The heading is not in view.');
    await workbook.page.mouse.click(corner.x - 10, corner.y - 20);
    await workbook.page.locator('.o-filter-menu').waitFor();
  }

  async function expectGradesOfTheirRows(): Promise<{ names: string[] }> {
    const [headings = [], ...rows] = await workbook.shown();
    const at = (row: string[], heading: string) => row[headings.indexOf(heading)] ?? '';
    const graded = rows.map((row) => [row, at(row, 'Overall grade')]);
    const expected = rows.map((row) => {
      const told = sampleColumns(chosenColumns()).map(({ key, heading }) => [
        key,
        (at(row, heading) || undefined) as Grade | undefined,
      ]);
      return [row, overallGrade(st0071, gradesOf(st0071, Object.fromEntries(told))) ?? ''];
    });
    expect(rows).toHaveLength(ROWS);
    expect(graded).toEqual(expected);
    return { names: rows.map((row) => at(row, 'Apprentice')) };
  }
});

describe('opening a .xlsx', () => {
  test('formulas of an Excel add-in and of Google Sheets come alive, text stays text, dates are day first', async () => {
    await workbook.open('Team A.xlsx', providersWorkbook());
    expect(await workbook.page.title()).toBe('Team A.xlsx – EPA Cohort');
    const shown = await workbook.shown();
    expect(shown.slice(0, 5).map((row) => row.slice(0, 4))).toEqual([
      ['Grade', 'Excel', 'Google', 'Text'],
      ['Pass', 'Pass', 'Pass', "'=1+1"],
      ['Distinction', 'Distinction', 'Distinction', '00123'],
      ['', '', 'kept', ''],
      ['', '', 'Rule', 'Value'],
    ]);
    expect(await workbook.go('F2')).toBe('05/03/2026');
    expect(await workbook.go('F3')).toBe('05 March 2026');
    await workbook.enter('A2', 'Fail');
    expect(await workbook.go('B2')).toBe('Fail');
    expect(await workbook.go('C2')).toBe('Fail');
  });

  test('saved and opened again, it has the same formulas, alive, and names of ranges', async () => {
    await workbook.open('Team A.xlsx', providersWorkbook());
    const before = await workbook.shown();
    const saved = await workbook.saveXlsx();
    expect(saved.name).toMatch(/^Team A \d{4}-\d\d-\d\d \d{4}\.xlsx$/);
    expect(await workbook.notice()).toContain('Everything else in the file is as it was.');
    const { sheet, workbook: book } = partsOf(saved.bytes);
    expect(sheet).toContain('_xldudf_EPA_GRADE(A2,A2,A2)</f><v>Pass</v>');
    expect(sheet).toContain('IMPORTRANGE');
    expect(book).toContain('<definedName name="Marks">Cohort!$A$2:$A$3</definedName>');

    await workbook.open(saved.name, saved.bytes);
    expect(await workbook.shown()).toEqual(before);
    expect(await workbook.formula('C3')).toBe('=EPA_GRADE(A3, A3, A3)');
    await workbook.enter('A3', 'Fail');
    expect(await workbook.go('C3')).toBe('Fail');
    expect(await workbook.go('E2')).toBe('2');
  });

  test('the sample cohort survives a round trip: values, dates, tables, quoted dates', async () => {
    await workbook.enter('Z3', '=EPA_DEADLINE("05/03/2026","Project")');
    const before = await everySheet();
    const { bytes } = await workbook.saveXlsx();
    await workbook.open('again.xlsx', bytes);
    expect(await everySheet()).toEqual(before);
    expect(await workbook.notice()).not.toContain('could not');
  });

  async function everySheet(): Promise<string[][][]> {
    const sheets: string[][][] = [];
    for (const sheet of ['Try it', 'Rules', 'EPA settings', 'Cohort']) {
      await workbook.sheet(sheet);
      sheets.push(await workbook.shown());
    }
    return sheets;
  }
});

describe('opening a .csv', () => {
  test('what Excel on Windows writes, with traps', async () => {
    const text =
      'ULN;Name;Start;Note\r\n9276308686;Siân \x80;05/03/2026;=1+1\r\n00123;O\'Neil;03/25/2026;"two\nlines"\r\n';
    await workbook.open('cohort.csv', Buffer.from(text, 'latin1'));
    expect(await workbook.go('A2')).toBe('9276308686');
    expect(await workbook.go('A3')).toBe('00123');
    expect(await workbook.go('B2')).toBe('Siân €');
    expect(await workbook.go('D2')).toBe('=1+1');
    await workbook.enter('F2', '=C2+1');
    await workbook.enter('F3', '=ISTEXT(C3)');
    expect(await workbook.go('F2')).toBe('06/03/2026');
    expect(await workbook.go('F3')).toBe('TRUE');
    expect((await workbook.shown())[1]?.[3]).toBe("'=1+1");
  });
});

test('a file that is no workbook: a message, and the workbook as it was', async () => {
  const files = {
    'a picture.png': 'not a workbook',
    'broken.xlsx': 'not a zip',
    'other.xlsx': zipSync({ 'hello.txt': strToU8('hello') }),
    'blank.xlsx': ' ',
  };
  await workbook.enter('Z3', 'still here');
  for (const [name, content] of Object.entries(files)) {
    await workbook.open(name, content);
    expect(await workbook.notice()).toBe(
      `${name} could not be opened. Choose a workbook saved as .xlsx, or a .csv or .tsv file.`,
    );
    expect(await workbook.go('Z3')).toBe('still here');
  }
  await workbook.open('empty.xlsx', '');
  expect(await workbook.notice()).toBe(
    'empty.xlsx is empty: it may still be on its way, or its export went wrong. Download or export it again.',
  );
  expect(await workbook.go('Z3')).toBe('still here');
});

describe('changes that are not saved', () => {
  test('are asked about before another workbook takes their place', async () => {
    await workbook.enter('Z3', 'precious');
    await workbook.page.locator('#sample').click();
    const question = workbook.page.locator('#question');
    expect(await question.textContent()).toContain('Sample cohort has changes that are not saved');
    await question.locator('button', { hasText: 'Cancel' }).click();
    expect(await workbook.go('Z3')).toBe('precious');
    await workbook.page.locator('#sample').click();
    await question.locator('button', { hasText: 'Continue' }).click();
    await workbook.page.locator('#selected-cell', { hasText: /^AU\d+/ }).waitFor({ state: 'attached' });
    expect(await workbook.go('Z3')).not.toBe('precious');
  });
  test('are none once they are saved', async () => {
    await workbook.enter('Z3', 'precious');
    await workbook.saveXlsx();
    await workbook.page.locator('#sample').click();
    expect(await workbook.page.locator('#question').isVisible()).toBe(false);
  });
});

test('Ctrl+S saves the workbook and not the page', async () => {
  const downloading = workbook.page.waitForEvent('download');
  await workbook.page.keyboard.press('Control+s');
  expect((await downloading).suggestedFilename()).toMatch(/^Sample cohort .*\.xlsx$/);
});

test('everything is reached with the keyboard alone', async () => {
  const { page } = workbook;
  // From the start, for a chooser that opens at once can be missed.
  const choosing = page.waitForEvent('filechooser');
  const focused = () => page.evaluate(() => document.activeElement?.id);
  await page.locator('#sample').focus();
  for (const id of ['save-csv', 'save-xlsx', 'set-up', 'open']) {
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe(id);
  }
  await page.keyboard.press('Enter');
  expect((await choosing).isMultiple()).toBe(false);
});

test('from wide to narrow, nothing of the page is cut off', async () => {
  const { page } = workbook;
  for (const width of [1440, 1024, 700]) {
    await page.setViewportSize({ width, height: 800 });
    await page.reload();
    await workbook.ready();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const button of await page.locator('.product-bar button').all()) {
      const box = await button.boundingBox();
      expect(box && box.x + box.width).toBeLessThanOrEqual(width);
    }
  }
});

/** A provider's workbook with formulas as Excel and as Google Sheets store them, and text that looks like something else. */
function providersWorkbook(): Uint8Array<ArrayBuffer> {
  const text = (r: string, content: string) => `<c r="${r}" t="inlineStr"><is><t>${content}</t></is></c>`;
  const formula = (r: string, content: string, value: string) =>
    `<c r="${r}" t="str"><f>${content}</f><v>${value}</v></c>`;
  const google = (r: string, content: string, value: string) =>
    formula(r, `IFERROR(__xludf.DUMMYFUNCTION(&quot;${content}&quot;),&quot;${value}&quot;)`, value);
  const rows = [
    text('A1', 'Grade') + text('B1', 'Excel') + text('C1', 'Google') + text('D1', 'Text'),
    text('A2', 'Pass') +
      formula('B2', '_xldudf_EPA_GRADE(A2,A2,A2)', 'Pass') +
      google('C2', 'EPA_GRADE(A2,A2,A2)', 'Pass') +
      text('D2', '=1+1') +
      formula('E2', 'COUNTA(Marks)', '2') +
      '<c r="F2" s="1"><v>46086</v></c>',
    text('A3', 'Distinction') +
      formula('B3', '_xldudf_EPA_GRADE(A3,A3,A3)', 'x') +
      google('C3', 'EPA_GRADE(A3,A3,A3)', 'x') +
      text('D3', '00123') +
      '<c r="F3" s="2"><v>46086</v></c>',
    google('C4', 'IMPORTRANGE(&quot;&quot;x&quot;&quot;)', 'kept'),
    google('C5', 'EPA_RULES()', 'Rule') + google('D5', '&quot;&quot;COMPUTED_VALUE&quot;&quot;', 'Value'),
  ];
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packaged = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Cohort" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="Gone">Old!$A$1</definedName><definedName name="Marks">Cohort!$A$2:$A$3</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]dd mmmm yyyy;@"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, i) => `<row r="${i + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

function partsOf(bytes: Uint8Array): { sheet: string; workbook: string } {
  const files = unzipSync(bytes);
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  return { sheet: read('xl/worksheets/sheet1.xml'), workbook: read('xl/workbook.xml') };
}
