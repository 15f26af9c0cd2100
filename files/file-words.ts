import type { XmlFault } from './xml-fault';

/** What is said of a file that is not opened: what it is, and what to do. The workbook on the screen stays as it is. */
const SAVE_AS_XLSX =
  'Open it in Excel or LibreOffice, choose Save As and the type Excel workbook (.xlsx); in Google Sheets, choose File, Download, Microsoft Excel (.xlsx). Then open that file here.';

export const REFUSALS = {
  notAWorkbook: (file: string) =>
    `${file} could not be opened. Choose a workbook saved as .xlsx, or a .csv or .tsv file.`,
  damaged: (file: string) =>
    `${file} could not be opened: it is damaged, or only a part of it has arrived. Download or copy it again. If Excel opens it, save a copy as .xlsx and open that.`,
  declaresTypes: (file: string) =>
    `${file} could not be opened: it declares document types, which no spreadsheet program writes. Ask where the file comes from. If you trust it, open it in Excel, save a copy as .xlsx and open that.`,
  tooLarge: (file: string, limit: string) =>
    `${file} is too large: the local workbook opens files of up to ${limit}. In Excel, save a copy with only the sheet of your apprentices and open that.`,
  password: (file: string) =>
    `${file} is protected by a password. In Excel, choose File, Info, Protect Workbook, Encrypt with Password, and empty the field; save a copy and open that.`,
  xls: (file: string) => `${file} is a workbook of Excel 97 to 2003 (.xls). ${SAVE_AS_XLSX}`,
  xlsb: (file: string) =>
    `${file} is a binary workbook (.xlsb). In Excel, choose Save As and the type Excel workbook (.xlsx), and open that file here.`,
  xml2003: (file: string) => `${file} is an XML spreadsheet of Excel 2003. ${SAVE_AS_XLSX}`,
  ods: (file: string) => `${file} is an OpenDocument spreadsheet (.ods). ${SAVE_AS_XLSX}`,
  numbers: (file: string) =>
    `${file} is a spreadsheet of Apple Numbers. In Numbers, choose File, Export To, Excel, and open that file here.`,
  empty: (file: string) =>
    `${file} is empty: it may still be on its way, or its export went wrong. Download or export it again.`,
  xml: (file: string) =>
    `${file} holds XML and no table. If it is an ILR file, choose Files and Import in the sidebar beside the sheet of your apprentices; else ask for the same as .csv or .xlsx.`,
  gsheet: (file: string) =>
    `${file} is only a shortcut to a sheet in Google Drive, without its cells. Open the sheet in Google Sheets, choose File, Download, Microsoft Excel (.xlsx), and open that file here.`,
  json: (file: string) =>
    `${file} holds data for programs (JSON) and no table. Ask for the same as .csv or .xlsx where it comes from.`,
  webPage: (file: string) =>
    `${file} holds a web page, whatever its name says: many services export tables that way. ${SAVE_AS_XLSX}`,
  pdf: (file: string) =>
    `${file} is a PDF, from which no cells can be read. Ask for the same table as .xlsx or .csv.`,
  document: (file: string) =>
    `${file} is a document and no spreadsheet. Copy its table into Excel, save that as .xlsx and open it here.`,
  packed: (file: string) =>
    `${file} is a packed folder. Unpack it, and open the .xlsx or .csv file that is in it.`,
} as const;

/** Refusals that only the file is needed for. */
export type RefusalCode = Exclude<keyof typeof REFUSALS, 'tooLarge'>;

export function refusalFor(file: string, fault: XmlFault): string {
  return fault === 'DECLARES_TYPES' ? REFUSALS.declaresTypes(file) : REFUSALS.damaged(file);
}

/** How many cells a message names. */
const MOST_NAMED = 5;

function someOf(cells: readonly string[]): string {
  const more = cells.length - MOST_NAMED;
  return cells.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What the person who opens a file should know of it. */
export const NOTES = {
  macros:
    'The macros of this workbook do not run here. Its values and formulas are here, and saving keeps the macros in the file.',
  daysFrom1904:
    'This workbook counts its days from 1904. Its dates were converted and show the same days as in Excel. Check formulas in which a day is written as a number.',
  withoutCells: (kind: string, name: string) =>
    `${kind} ${name} is not shown: it has no cells. Saving keeps it in the file.`,
  farCells: (cells: readonly string[]) =>
    `${someOf(cells)} ${cells.length === 1 ? 'stands' : 'stand'} so far from all other cells that the sheet down to there cannot be shown: left out here, and kept in the file in saving. Look there in Excel: move what you need beside your table, clear the rest, and open the file again.`,
  missingTexts: (cells: readonly string[]) =>
    `The file is damaged: the text of ${someOf(cells)} is not in it. ${cells.length === 1 ? 'The cell is' : 'The cells are'} blank here. Compare with the original.`,
  missingFormulas: (cells: readonly string[]) =>
    `The formula of ${someOf(cells)} is not in the file. What ${cells.length === 1 ? 'it' : 'they'} last showed stands there as a plain value.`,
  cellsOnly:
    'Parts of this workbook could not be read. Its cells, formulas and merged cells are here; coloured rules, drop-downs, filters and names of ranges are not shown, and saving keeps them in the file.',
} as const;

interface Months {
  readonly heading: string;
  readonly rows: number;
  readonly example: string;
}

const inRows = (rows: number) => (rows === 1 ? '1 row' : `${rows.toLocaleString('en-GB')} rows`);

/** What is asked of a column in which months stand for days, and what is said of it afterwards. */
export const MONTHS_ASKED = {
  question: ({ heading, rows, example }: Months) =>
    `${heading} holds a month without a day in ${inRows(rows)}, like “${example}”.`,
  choices: { first: 'Take the first day', last: 'Take the last day', leave: 'Leave as it is' },
  taken: ({ heading, rows }: Months, choice: 'first' | 'last') =>
    `${heading}: the ${choice} day of the month was taken in ${inRows(rows)}.`,
  left: ({ heading, rows }: Months) =>
    `${heading}: ${inRows(rows)} with a month were left as they are. They count as dates that cannot be read until they have a day.`,
  keep: 'The file itself is as it was: save the workbook to keep these days.',
} as const;

/** What is said of a file from which nothing is imported. */
export const IMPORT_REFUSALS = {
  neither: (file: string) =>
    `${file} could not be read. Choose a workbook (.xlsx), a .csv, .tsv or .txt file, or an ILR file (.xml) as you send it to the DfE.`,
  noCells: (file: string) => `${file} is a workbook without anything in its sheets. Is it the right file?`,
  daysFrom1904: (file: string) =>
    `${file} counts its days from 1904, so every date would be four years out. Copy its sheet into this workbook, see that the dates are right, and choose that sheet here.`,
  tooLarge: (file: string, megabytes: number) =>
    `${file} is too large: files of up to ${megabytes} MB are read. Export fewer learners, or only this standard.`,
  tooManyRows: (file: string, rows: number) =>
    `${file} is too large: up to ${rows.toLocaleString('en-GB')} rows are read. Export fewer learners, or only this standard.`,
  notIlr: (file: string) =>
    `${file} is no ILR file: an ILR file begins with Message. Export the ILR again, or choose a .csv file.`,
  noLearners: (file: string) => `${file} is an ILR file without learners. Check what your system exported.`,
  cutOff: (file: string) =>
    `${file} ends in the middle, so learners are missing. Nothing was read. Export or copy the file again.`,
  broken: (file: string) =>
    `${file} is damaged: its tags do not fit together. Nothing was read. Export the file again.`,
  declaresTypes: (file: string) =>
    `${file} declares document types, which no ILR file does. Nothing was read. Ask where the file comes from.`,
} as const;

/** What the person who imports a file should know of it. */
export const IMPORT_NOTES = {
  ilr: (year: string | undefined, learners: number, aims: number) =>
    `An ILR file${year === undefined ? '' : ` of ${year}`} with ${learners.toLocaleString('en-GB')} learners, of whom ${aims.toLocaleString('en-GB')} have a programme aim of this standard. An ILR holds no gateway or EPA dates and no grades.`,
  otherStandards: (codes: string) =>
    `Programme aims of other standards are left out, by their code: ${codes}.`,
  restarts: (learners: number) =>
    `${learners === 1 ? '1 learner has' : `${learners.toLocaleString('en-GB')} learners have`} more than one programme aim of this standard: the one that began last is taken.`,
  unanswered: (sheets: readonly string[]) =>
    `${someOf(sheets)} ${sheets.length === 1 ? 'has' : 'have'} formulas whose answers are not in the file: they read as blank. Open the file in Excel, save it and choose it again.`,
  openQuotes: (lines: readonly number[]) =>
    `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.slice(0, MOST_NAMED).join(', ')}${lines.length > MOST_NAMED ? ` and ${lines.length - MOST_NAMED} more` : ''} of the file hold a quotation mark that nothing closes: it was kept as text. Check what is read from there.`,
} as const;

/** What is said of a workbook that is saved into the file that was opened. */
export const SAVED = {
  kept: 'Everything else in the file is as it was.',
  borders: 'Borders that you drew here are not in it.',
  figures: 'Charts and pivot tables that you made here are not in it; those of the file are.',
  groups: 'Rows and columns that you grouped here are not grouped in it.',
  filters: 'Filters are as they were in the file, not as you set them here. Set them in Excel.',
  rules: (sheets: readonly string[]) =>
    `A coloured rule that you made or changed here on ${sheets.join(', ')} has no place in a file. Make it in Excel.`,
  dropDowns: (sheets: readonly string[]) =>
    `A check of what may be typed, made or changed here on ${sheets.join(', ')}, has no place in a file. Make it in Excel.`,
  copies: (sheets: readonly string[]) =>
    `${sheets.join(', ')} ${sheets.length === 1 ? 'is a copy' : 'are copies'} made here: without comments, pictures and page set-up.`,
} as const;
