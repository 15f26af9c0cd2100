// Makes the workbooks exceljs-*.xlsx in this folder. Run with Node where exceljs (4.4.0) is installed:
// node make-exceljs.mjs <folder of exceljs> <folder to write to>. All people are made up.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, folder] = process.argv.slice(2);
const ExcelJS = createRequire(join(packages, 'index.js'))('exceljs');
const HEADINGS = [
  'ULN',
  'Apprentice',
  'Coach',
  'Start date',
  'Planned end date',
  'On-programme complete',
  'English',
  'Maths',
  'Gateway date',
  'Notes',
];
const PEOPLE = [
  'Gita Rowanfield',
  'Harun Sedgeley',
  'Imogen Thistle',
  'Jonas Underhill',
  'Kezia Vinebrook',
  'Lewis Wyndale',
];
const day = (year, month, date) => new Date(Date.UTC(year, month - 1, date));

function workbook() {
  const book = new ExcelJS.Workbook();
  book.creator = 'J. Wren';
  book.created = book.modified = day(2026, 11, 2);
  return book;
}

function cohort(sheet) {
  sheet.addRow(HEADINGS);
  PEOPLE.forEach((name, i) => {
    const row = sheet.addRow([
      String(1000000131 + i * 9),
      name,
      i % 2 ? 'J. Wren' : 'K. Swift',
      day(2025, 10, 1 + i),
      day(2027, 1, 4 + i),
      i < 3 ? 'Yes' : 'No',
      'Achieved',
      'Achieved',
      i < 2 ? day(2026, 11, 9 + i) : null,
      null,
    ]);
    for (const column of [4, 5, 9]) row.getCell(column).numFmt = 'dd/mm/yyyy';
  });
  return sheet;
}

const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

async function formulas() {
  const book = workbook();
  const sheet = cohort(book.addWorksheet('Cohort', { properties: { tabColor: { argb: 'FF00AA88' } } }));
  sheet.getCell('L1').value = 'Days';
  sheet.getCell('L2').value = { formula: 'E2-D2', result: 460, shareType: 'shared', ref: 'L2:L7' };
  for (let row = 3; row <= 7; row++) sheet.getCell(`L${row}`).value = { sharedFormula: 'L2', result: 460 };
  sheet.getCell('M2').value = { formula: 'UPPER(B2)&" <"&C2&">"', result: 'GITA ROWANFIELD <K. Swift>' };
  sheet.getCell('N2').value = { formula: 'SUM(Figures!A1:A3)', result: 6 };
  sheet.getCell('N3').value = { error: '#N/A' };
  sheet.getCell('J2').value = {
    richText: [{ text: 'Call ' }, { font: { bold: true, color: { argb: 'FFCC0000' } }, text: 'before noon' }],
  };
  sheet.getCell('B3').value = {
    text: 'Harun Sedgeley',
    hyperlink: 'https://example.org/harun',
    tooltip: 'His folder',
  };
  sheet.getCell('C4').note = {
    texts: [{ font: { bold: true }, text: 'K. Swift: ' }, { text: 'on leave' }],
    margins: { insetmode: 'custom', inset: [0.25, 0.25, 0.35, 0.35] },
  };
  const figures = book.addWorksheet('Figures');
  figures.addRows([[1], [2], [3]]);
  figures.getCell('C1').value = true;
  await book.xlsx.writeFile(join(folder, 'exceljs-formulas.xlsx'));
}

async function rules() {
  const book = workbook();
  const sheet = cohort(book.addWorksheet('Cohort'));
  sheet.addConditionalFormatting({
    ref: 'H2:H100',
    rules: [
      {
        type: 'containsText',
        operator: 'containsText',
        text: 'Working',
        style: { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFFFC7CE' } } },
      },
    ],
  });
  sheet.addConditionalFormatting({
    ref: 'D2:E100',
    rules: [
      { type: 'timePeriod', timePeriod: 'lastMonth', style: { font: { italic: true } } },
      { type: 'dataBar', cfvo: [{ type: 'min' }, { type: 'max' }], color: { argb: 'FF638EC6' } },
    ],
  });
  for (let row = 2; row <= 30; row++)
    sheet.getCell(`F${row}`).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: ['"Yes,No"'],
      showInputMessage: true,
      promptTitle: 'Done?',
      prompt: 'Yes or No',
    };
  await sheet.protect('fox', { formatCells: true, sort: true, autoFilter: true });
  sheet.unprotect();
  const locked = book.addWorksheet('Locked', { state: 'veryHidden' });
  locked.getCell('A1').value = 'Not for everybody';
  await locked.protect('fox', { selectLockedCells: false });
  const listed = book.addWorksheet('Employers');
  listed.addTable({
    name: 'Employers',
    ref: 'B2',
    headerRow: true,
    totalsRow: true,
    style: { theme: 'TableStyleDark3', showRowStripes: true },
    columns: [
      { name: 'Employer', totalsRowLabel: 'All', filterButton: true },
      { name: 'Places', totalsRowFunction: 'sum' },
    ],
    rows: [
      ['Foxbury Foods', 3],
      ['Larkspur Ltd', 4],
    ],
  });
  const picture = book.addImage({ base64: PICTURE, extension: 'png' });
  listed.addImage(picture, {
    tl: { col: 4, row: 1 },
    ext: { width: 80, height: 60 },
    hyperlinks: { hyperlink: 'https://example.org', tooltip: 'Logo' },
  });
  await book.xlsx.writeFile(join(folder, 'exceljs-rules.xlsx'));
}

async function views() {
  const book = workbook();
  book.views = [
    { x: 0, y: 0, width: 20000, height: 12000, firstSheet: 0, activeTab: 1, visibility: 'visible' },
  ];
  const front = book.addWorksheet('Read me', { views: [{ showGridLines: false, zoomScale: 85 }] });
  front.mergeCells('A1:D3');
  front.getCell('A1').value = 'Our apprentices';
  front.getCell('A1').font = { name: 'Comic Sans MS', family: 4, size: 16, underline: 'double' };
  front.getCell('A1').alignment = { vertical: 'middle', horizontal: 'center' };
  const sheet = cohort(
    book.addWorksheet('Cohort', {
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToHeight: 5,
        fitToWidth: 1,
        printTitlesRow: '1:1',
        printArea: 'A1:J7',
      },
      headerFooter: { oddFooter: '&LConfidential&R&P/&N', differentFirst: true, firstHeader: 'Autumn' },
      views: [{ state: 'frozen', xSplit: 2, ySplit: 1, activeCell: 'C2' }],
    }),
  );
  sheet.autoFilter = 'A1:J7';
  sheet.columns.forEach((column, i) => {
    column.width = 12 + i;
    column.style = { font: { name: 'Arial', size: 9 } };
  });
  sheet.getColumn(3).hidden = true;
  sheet.getColumn(10).outlineLevel = 1;
  sheet.getRow(4).outlineLevel = 1;
  sheet.getRow(4).height = 33;
  sheet.getCell('L2').value = { formula: 'COUNTA(Names)', result: 6 };
  book.definedNames.add('Cohort!$B$2:$B$7', 'Names');
  sheet.mergeCells('L4:M5');
  sheet.getCell('L4').value = 'Merged';
  await book.xlsx.writeFile(join(folder, 'exceljs-views.xlsx'));
}

await formulas();
await rules();
await views();
