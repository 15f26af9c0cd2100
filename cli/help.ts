import { PRODUCT } from '../core/version';
import type { CommandName } from './command-line';

const EXITS = `Ends with
  0  done
  1  wrong use: nothing was read or written
  2  done, with things left that need somebody: each is told
  3  a file that cannot be read: nothing was written`;

const TODAY = `  --today DAY       count from this day, such as 2026-11-26, and not from today (in London);
                    a day that somebody fixed in the workbook's settings stands`;
const FORCE = '  --force           write over a file that is there';

export const HELP = `${PRODUCT.name} ${PRODUCT.version}: whole workbooks without a spreadsheet program. Nothing leaves this computer.

  epa-cohort compute in.xlsx out.xlsx     work out every EPA_ formula in a workbook
  epa-cohort status in.xlsx --csv         the status of every apprentice as a table
  epa-cohort status folder --csv          one roll-up of all workbooks in a folder
  epa-cohort template out.xlsx            a workbook that is ready for a cohort

  epa-cohort COMMAND --help               more about one of them
  epa-cohort --version

${EXITS}
`;

export const HELP_OF: Readonly<Record<CommandName, string>> = {
  compute: `epa-cohort compute IN.xlsx OUT.xlsx

Works out every EPA_ formula of a workbook, in the words of Google Sheets or of Excel, and the formulas that rest on
them, and writes what they show into OUT.xlsx. Everything else in the file stays as it is, byte for byte. The file
that is read is never written to.

What cannot be worked out without guessing is left as it is, and told with its cell and the reason.

${TODAY}
  --live            write formulas in the words of Google Sheets, where the file came from Excel, so that they
                    calculate again there; --live excel is the other way round
${FORCE}

${EXITS}
`,
  status: `epa-cohort status IN.xlsx --csv
epa-cohort status FOLDER --csv

Of a workbook: each apprentice with the ULN, and all that EPA_TRACKER answers. An overall grade is left out until the
EPAO has confirmed the results; Stage and Next action say where a resit is needed, so this is no page for apprentices.
Of a folder: the counts by stage, RAG and lateness of each workbook in it, their sum, and why a file could not be read.

  --csv             as comma-separated values, in UTF-8 with its mark; text that looks like a formula stays text
  --out FILE        into a file, and not onto the screen
  --grades          overall grades before they are confirmed too
${TODAY}
${FORCE}

${EXITS}
`,
  template: `epa-cohort template OUT.xlsx

Writes a workbook that is ready for a cohort in Excel: headings with drop-downs and date formats, the calculated columns,
the settings, and a page that says how to begin.

  --rows N          how many rows are ready (50)
${TODAY}
${FORCE}

${EXITS}
`,
};
