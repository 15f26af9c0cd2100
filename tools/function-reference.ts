import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction, Parameter, ValueKind } from '../core/functions/define';
import { type Example, type ExampleCell, examplesOf } from '../core/functions/examples';
import { formulaOf, isRange } from '../core/functions/formula';
import { RULE_IDS, type RuleId, rule, STANDARD } from '../core/standard';
import { STARTING_POINTS } from '../core/standard/standard';

/** docs/functions.md: every function with its arguments, rules and examples, made from the catalogue. */
export function functionReference(): string {
  return [
    '# Functions',
    '',
    '<!-- Made from core/functions/catalogue.ts by `npm run docs`. Change it there. -->',
    '',
    `Standard: ${STANDARD.title}, Level ${STANDARD.level}, ${STANDARD.code}. The same text works in Google Sheets, in Excel and in the local workbook.`,
    '',
    GENERAL_RULES,
    ...CATALOGUE.flatMap(functionSection),
    '## The rules behind the answers',
    '',
    '| Rule | Value | Counted from | Force | Reading | Source |',
    '|---|---|---|---|---|---|',
    ...RULE_IDS.map(ruleLine),
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

const GENERAL_RULES = `**In every function**

- Give one cell, or a whole column at once: the answer has the same shape, one call for all rows. A single cell beside a range goes with each of its cells.
- A blank cell has a blank answer. The number 0 counts as blank in dates, grades and ticks, because Excel hands blank cells over as 0.
- Dates are date cells, or text such as \`2026-03-05\`, \`05/03/2026\`, \`5 Mar 2026\`: day first, four-digit year. \`03/25/2026\` and \`05/03/26\` are refused.
- Grades are \`Fail\`, \`Pass\`, \`Distinction\` in any case; \`F\`, \`Refer\`, \`P\`, \`Dist\`, \`D\` will do. \`Pending\`, \`Not taken\`, \`Void\`, \`N/A\` and \`-\` count as blank.
- Ticks are check boxes, \`Yes\`/\`No\`, \`Met\`/\`Not met\`, \`✓\`/\`✗\`; \`1\` is met.
- What cannot be read is said plainly, with what to type instead. In a range only that cell shows it: Excel an error with the message, Sheets the text \`Check: …\`.
- Grades are indicative: only the EPAO confirms them.

`;

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
    ...(fn.restsOn.length > 0 && fn.restsOn.length < RULE_IDS.length
      ? [`Rests on: ${fn.restsOn.map((id) => rule(id).title.toLowerCase()).join('; ')}.`, '']
      : []),
    '| Formula | Answer |',
    '|---|---|',
    ...examplesOf(fn).map((example) => exampleLine(fn, example)),
    '',
  ];
}

function signature({ name, parameters }: CustomFunction): string {
  return `${name}(${parameters.map((parameter) => (parameter.isOptional ? `[${parameter.name}]` : parameter.name)).join(', ')})`;
}

const KIND_IN_WORDS: Readonly<Record<ValueKind, string>> = {
  text: 'text',
  number: 'a number',
  date: 'a date',
};

function returnsInWords(fn: CustomFunction): string {
  if (fn.answers === 'cells') return KIND_IN_WORDS[fn.returns];
  if (fn.answers === 'rows') return `${KIND_IN_WORDS[fn.returns]} for each row`;
  return `a table: ${fn.returns.map(({ heading }) => heading).join(', ')}`;
}

function parameterLine({ name, help, isOptional, kind, takes }: Parameter): string {
  const accepts = takes === 'grid' ? '' : ` Accepts ${cellText(kind.accepts)}.`;
  return `| \`${name}\`${isOptional ? ' (optional)' : ''} | ${cellText(help)}${accepts} |`;
}

function exampleLine(fn: CustomFunction, { given, gives, goesOn, shows }: Example): string {
  const answer = isRange(gives) ? gives.map((row) => row.map(shown).join(' · ')).join('<br>') : shown(gives);
  return `| \`${formulaOf(fn, given)}\` | ${cellText(answer)}${goesOn ? ' …' : ''}${shows ? ` *(${cellText(shows)})*` : ''} |`;
}

function shown(cell: ExampleCell): string {
  return cell === '' || cell === null ? '(blank)' : String(cell);
}

function ruleLine(id: RuleId): string {
  const { title, value, unit, from, force, reading, source, confirmed } = rule(id);
  const counted = from === undefined ? '' : STARTING_POINTS[from];
  const doubt = confirmed ? '' : ' **Not confirmed by the source.**';
  return `| ${title} | ${value} ${unit} | ${counted} | ${force} | ${reading}${doubt} | ${source.page}, ${source.section} |`;
}

function cellText(text: string): string {
  return text.replace(/\|/g, '\\|');
}
