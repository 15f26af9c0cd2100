import { GRADES } from '../core/cells/grades';
import { gradeKind, tick } from '../core/cells/kinds';
import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction, Parameter, ValueKind } from '../core/functions/define';
import { type Example, type ExampleCell, examplesOf } from '../core/functions/examples';
import { formulaOf, isRange } from '../core/functions/formula';
import { SETTINGS_REFERENCES } from '../core/set-up/references';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { SETTINGS, SETTINGS_LISTS, SETTINGS_SHEET } from '../core/sheet/settings';
import { type Rule, ruleOf, startingPointInWords } from '../core/standard/standard';
import { counted, spoken } from '../core/words';

const { standard } = chosenColumns();
const RULES: readonly Rule[] = Object.values(standard.rules);
const RULES_HEADING = 'The rules behind the answers';

/** docs/functions.md: every function with its arguments, rules and examples, made from the catalogue. */
export function functionReference(): string {
  return [
    '# Functions',
    '',
    '<!-- Made from core/functions/catalogue.ts by `npm run docs`. Change it there. -->',
    '',
    `Standard: ${standard.title}, Level ${standard.level}, ${standard.code}. The same text works in Google Sheets, in Excel and in the local workbook.`,
    '',
    ...GENERAL_RULES,
    '',
    ...SHEET_RULES,
    '',
    ...CATALOGUE.flatMap(functionSection),
    `## ${RULES_HEADING}`,
    '',
    'A rule without a number is a statement of the source: nothing is counted by it, but it holds.',
    '',
    '| Rule | Value | Counted from | Force | Reading | Source |',
    '|---|---|---|---|---|---|',
    ...RULES.map(ruleLine),
    '',
  ].join('\n');
}

/** The function table of the README. */
export function functionTable(): string {
  return [
    '| Function | Answers |',
    '|---|---|',
    ...CATALOGUE.map(
      (fn) => `| [\`${signature(fn)}\`](docs/functions.md#${fn.name.toLowerCase()}) | ${fn.summary} |`,
    ),
  ].join('\n');
}

const METHOD_GRADES = GRADES.filter((grade) => standard.methods.some(({ grades }) => grades.includes(grade)));

const GENERAL_RULES: readonly string[] = [
  '**In every function**',
  '',
  '- Where one value belongs, give one cell or a whole column: the answer has the same shape, one call for all rows. A single cell beside a range goes with each of its cells.',
  '- A blank cell has a blank answer. The number 0 counts as blank in dates, grades and ticks, because Excel hands blank cells over as 0.',
  '- Dates are date cells, or text in any way that has one reading for a British reader: `2026-03-05`, `05/03/2026`, `5th March 2026`, `Thu 5 Mar 2026 at 09:30`. Day first, four-digit year: `03/25/2026` and `05/03/26` are refused, and so are `Mar 2026`, `5 March`, `w/c 2 March 2026` and `5-6 March 2026`, each with its reason.',
  `- Grades are ${gradeKind(METHOD_GRADES).accepts}, in any case. \`Void\` counts as blank.`,
  '- `TBC`, `Pending`, `N/A`, `-`, `NULL`, `Awaiting …` and other words for nothing yet count as blank, in dates too.',
  `- Ticks are check boxes, or words: ${tick.accepts}. \`1\` is met.`,
  '- What cannot be read is said plainly, with what to type instead. In a range only that cell shows it: Excel an error with the message, Sheets the text `Check: …`.',
  '- Grades are indicative: only the EPAO confirms them.',
];

/** The functions that take a whole sheet. */
const SHEET_FUNCTIONS = CATALOGUE.filter(({ parameters: [first] }) => first?.takes === 'grid');

const SHEET_RULES: readonly string[] = [
  '**In the functions on a whole sheet**',
  '',
  `${SHEET_FUNCTIONS.map(({ name }) => `\`${name}\``).join(', ')} all take the same arguments, \`${argumentsOf(SHEET_FUNCTIONS[0])}\`.`,
  '',
  '- `sheet` is one range that begins with the row of headings, such as `A1:AI300`. Columns are found by their headings, in any order: see [columns.md](columns.md).',
  '- The answer begins with a row of headings. Type a formula that answers row by row beside the headings of your sheet, and each answer stands beside its row, also after somebody inserts one. A row without an apprentice has a blank answer; below the last apprentice there is none.',
  `- \`as_of\` is one cell with the day to look from, such as \`${SETTINGS_REFERENCES.asOf}\`. While it is blank, the answer is blank: no function reads a clock.`,
  `- \`settings\` is the sheet ${SETTINGS_SHEET} from its first cell on, \`${SETTINGS_REFERENCES.block}\`. From it come ${settingsInWords()}. Left out, the usual settings hold; one that cannot be read is said instead of an answer.`,
  '- A cell that cannot be read spoils only the answers that rest on it.',
];

function settingsInWords(): string {
  // No function reads when the host wrote last, and with which version.
  const {
    asOf: _asOf,
    asOfRenewed: _renewed,
    version: _version,
    provider: _provider,
    epao: _epao,
    changeLog: _log,
    changeLogRows: _rows,
    calendarKey: _key,
    ...settings
  } = SETTINGS;
  const labels = Object.values(settings).map(({ label }) => `*${label}*`);
  const lists = Object.values(SETTINGS_LISTS).map(({ headings }) => `*${headings[0]}*`);
  return [...labels, ...lists].join(', ');
}

/** More rules than these are no help beside a function. */
const MOST_RULES = 15;

function functionSection(fn: CustomFunction): string[] {
  return [
    `## ${fn.name}`,
    '',
    `\`=${signature(fn)}\``,
    '',
    `${fn.summary} Returns ${returnsInWords(fn)}.`,
    '',
    ...(fn.parameters.length > 0
      ? ['| Argument | What belongs there |', '|---|---|', ...fn.parameters.map(parameterLine), '']
      : []),
    ...restsOnLines(fn),
    '| Formula | Answer |',
    '|---|---|',
    ...examplesOf(fn).map((example) => exampleLine(fn, example)),
    '',
  ];
}

function restsOnLines({ restsOn }: CustomFunction): string[] {
  if (restsOn.length === 0 || restsOn.length === RULES.length) return [];
  const anchor = RULES_HEADING.toLowerCase().replaceAll(' ', '-');
  const words =
    restsOn.length > MOST_RULES
      ? `${counted(restsOn.length, 'rule')} of [those below](#${anchor})`
      : restsOn.map((id) => ruleOf(standard, id).title).join('; ');
  return [`Rests on: ${words}.`, ''];
}

function signature(fn: CustomFunction): string {
  return `${fn.name}(${argumentsOf(fn)})`;
}

function argumentsOf(fn: CustomFunction | undefined): string {
  const { parameters = [] } = fn ?? {};
  const written = ({ name, isOptional, takes }: Parameter) => {
    const all = takes === 'grids' ? `${name}, …` : name;
    return isOptional ? `[${all}]` : all;
  };
  return parameters.map(written).join(', ');
}

const KIND_IN_WORDS: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  date: 'a date',
};

function returnsInWords(fn: CustomFunction): string {
  if (fn.answers === 'cells') return KIND_IN_WORDS[fn.returns];
  return `a table under a row of headings: ${fn.returns.map(({ heading }) => heading).join(', ')}`;
}

function parameterLine({ name, help, isOptional, kind, takes }: Parameter): string {
  const accepts = takes === 'grid' || takes === 'grids' ? '' : ` Accepts ${cellText(kind.accepts)}.`;
  return `| \`${name}\`${isOptional ? ' (optional)' : ''} | ${cellText(help)}${accepts} |`;
}

function exampleLine(fn: CustomFunction, { given, gives, goesOn, shows }: Example): string {
  const answer = isRange(gives) ? gives.map((row) => row.map(shown).join(' · ')).join('<br>') : shown(gives);
  return `| \`${formulaOf(fn, given)}\` | ${cellText(answer)}${goesOn ? ' …' : ''}${shows ? ` *(${cellText(shows)})*` : ''} |`;
}

function shown(cell: ExampleCell): string {
  return cell === '' || cell === null ? '(blank)' : String(cell);
}

function ruleLine({ title, value, unit, from, force, reading, source, confirmed }: Rule): string {
  const number = value === undefined ? '' : `${spoken(value)} ${unit}`;
  const countedFrom = from === undefined ? '' : startingPointInWords(standard, from);
  const doubt = confirmed ? '' : ' **Not confirmed by the source.**';
  return `| ${title} | ${number} | ${countedFrom} | ${force} | ${reading}${doubt} | ${source.page}, ${source.section} |`;
}

function cellText(text: string): string {
  return text.replace(/\|/g, '\\|');
}
