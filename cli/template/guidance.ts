import type { AddedColumn } from '../../core/set-up/plan';
import { isCalculated } from '../../core/set-up/plan';
import { PRODUCT } from '../../core/version';
import { HEADING, MIDDLE } from '../../files/looks';
import type { Look } from '../../files/workbook-plan';
import type { FileSheet } from '../../files/written-workbook';

const TITLE: Look = { bold: true, fontSize: 16, textColor: '#1F3A5F' };
const HINT: Look = { textColor: '#5B6775', verticalAlign: 'top', wrapping: 'wrap' };
const TEXT: Look = { ...MIDDLE, verticalAlign: 'top', wrapping: 'wrap' };
const STRONG: Look = { ...TEXT, bold: true };

/** How many signs fit into a line of the wide column, and the height of a line in pixels. */
const [LINE_SIGNS, LINE_HEIGHT] = [92, 20];

const STEPS = (rows: number): readonly (readonly [what: string, how: string])[] => [
  [
    '1. One row for each apprentice',
    `On the sheet Cohort, from row 2 on. ${rows} rows are ready; type below the last one and the table grows.`,
  ],
  [
    '2. What you know',
    'Fill in the columns with dark blue headings, as far as you know them. A blank cell is a blank: never zero, and never guessed.',
  ],
  [
    '3. What is worked out',
    'The columns with green headings answer by themselves in Excel with the add-in EPA Cohort. Without it they show what they showed last; epa-cohort compute brings them up to date.',
  ],
  [
    '4. Your settings',
    'On the sheet EPA settings: the day to look from, your EPAO’s figures, days on which nobody is assessed, and closures.',
  ],
  [
    '5. In Google Sheets',
    'Upload the workbook, open it, and choose Check in the sidebar: it writes the green columns in the way of Google Sheets.',
  ],
];

/** The first page: how to begin, and what each column is for. */
export function guidanceSheet(columns: readonly AddedColumn[], rows: number): FileSheet {
  const steps = STEPS(rows);
  const first = 4 + steps.length + 2;
  const lines = columns.map((column) => [
    column.heading,
    isCalculated(column) ? 'Worked out' : 'You fill it in',
    column.help,
  ]);
  const top = [
    [`${PRODUCT.name}: a workbook for a cohort`],
    ['Where every apprentice stands on the way to end-point assessment, and what comes next.'],
    [],
    ...steps.map(([what, how]) => [what, undefined, how]),
    [],
  ];
  const at = top.length;
  return {
    name: 'Start here',
    rows: [...top, ['Column', 'Who fills it in', 'What it is for'], ...lines],
    columnWidths: [250, 130, 650],
    rowHeights: Object.fromEntries([
      [0, 36] as const,
      ...steps.map(([, how], i) => [3 + i, heightOf(how)] as const),
      ...columns.map(({ help }, i) => [at + 1 + i, heightOf(help)] as const),
    ]),
    looks: [
      { range: 'A1', look: TITLE },
      { range: 'A2', look: { textColor: '#5B6775' } },
      { range: `A4:A${first}`, look: STRONG },
      { range: `C4:C${first}`, look: TEXT },
      { range: `A${at + 1}:C${at + 1}`, look: HEADING },
      { range: `A${at + 2}:A${at + 1 + lines.length}`, look: STRONG },
      { range: `B${at + 2}:B${at + 1 + lines.length}`, look: HINT },
      { range: `C${at + 2}:C${at + 1 + lines.length}`, look: TEXT },
    ],
    hidesGrid: true,
  };
}

function heightOf(text: string): number {
  return 6 + LINE_HEIGHT * Math.max(1, Math.ceil(text.length / LINE_SIGNS));
}
