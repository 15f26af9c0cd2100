import { calculatedColumns } from '../core/sheet/calculated-columns';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { HEADING_ROWS } from '../core/sheet/layout';
import { lesserNames } from '../core/sheet/meanings';

/** docs/columns.md: the columns of a cohort sheet and the headings that are understood, made from the list of columns. */
export function columnReference(): string {
  const columns = chosenColumns();
  const { all, standard } = columns;
  return [
    '# Columns of a cohort sheet',
    '',
    '<!-- Made from core/sheet/columns.ts and the standard by `npm run docs`. Change it there. -->',
    '',
    `The row of headings is looked for in the first ${HEADING_ROWS} rows. Columns are found by their heading, in any order; case, spaces, punctuation and line breaks do not matter, and columns of your own do not disturb. Units, formats and the like in brackets are ignored, such as "(dd/mm/yyyy)", "(required)" or "(aim 1)". A heading of EPA Cohort counts before another name of the same column, which is then a column of your own. Two other names for one column are reported and neither is used. The names in the last column count only where no heading of the others claims the column, the first of them before the next. The only column that a sheet must have is one that says who the apprentice is: ULN, else Apprentice.`,
    '',
    '## What people fill in',
    '',
    `For ${standard.title}, Level ${standard.level} (${standard.code}).`,
    '',
    '| Heading | What belongs there | Also understood | Where there is none of these |',
    '|---|---|---|---|',
    ...all.map(
      ({ key, heading, help, aliases, isOptional }) =>
        `| ${heading} | ${help}${isOptional ? ' Optional: set-up adds it only where it is chosen.' : ''} | ${aliases.join(', ')} | ${lesserNames(columns, key).join(', ')} |`,
    ),
    '',
    '## What is calculated',
    '',
    'Set-up adds these to the right. A column of that name that is there already stays as it is.',
    '',
    '| Heading | What it shows |',
    '|---|---|',
    ...calculatedColumns(standard).map(({ heading, help }) => `| ${heading} | ${help} |`),
    '',
  ].join('\n');
}
