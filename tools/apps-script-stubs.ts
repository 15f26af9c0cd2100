import { CALLED_BY_GOOGLE, topLevelName } from '../apps-script/top-level-names';
import type { Kind } from '../core/cells/kinds';
import type { CustomFunction, Parameter, ValueKind } from '../core/functions/define';

/*
 * Google finds functions, and the help on them, by reading top-level `function` declarations. A bundle hides its functions
 * and has lost its comments, so the declarations are written here, from the catalogue, and put after it.
 */

/** A custom function that calls the one in `bundle`, under the JSDoc from which Sheets makes its formula help. */
export function customFunctionStub(fn: CustomFunction, bundle: string): string {
  const names = fn.parameters.map(({ name, takes }) => (takes === 'grids' ? `...${name}` : name)).join(', ');
  const tags = [
    ...fn.parameters.map((parameter) => paramTag(parameter, fn)),
    returnTag(fn),
    '@customfunction',
  ];
  return `/**
 * ${fn.summary}
 *
${tags.map((tag) => ` * ${tag}\n`).join('')} */
function ${fn.name}(${names}) { return ${bundle}.callFunction('${fn.name}', [${names}]); }
`;
}

/** A function that Google runs by its name, for a menu item or a trigger. */
export function entryPointStub(name: string, bundle: string, as = topLevelName(name) as string): string {
  return `function ${as}(...args) { return ${bundle}.${name}(...args); }\n`;
}

/** What Google calls by itself stands last, where it is easily taken out. */
export function triggerStubs(bundle: string): string {
  const [opening] = CALLED_BY_GOOGLE;
  return [
    `// Has this project a function ${opening} of its own? Then delete the lines below, and call ${topLevelName(opening)}() in yours.`,
    ...CALLED_BY_GOOGLE.map((name) => entryPointStub(name, bundle, name).trimEnd()),
    '',
  ].join('\n');
}

/** Sheets shows name and help, not the type, and knows no optional parameters: so the help says all there is to know. */
function paramTag({ name, kind, takes, isOptional, help }: Parameter, { answers }: CustomFunction): string {
  const type = INPUT_TYPES[kind.name] ?? 'string';
  const takesRange = takes !== 'cell' || answers === 'cells';
  const text = [
    ...(isOptional ? ['(optional)'] : []),
    help,
    ...(takesRange ? [RANGE_HINTS[takes]] : []),
  ].join(' ');
  return `@param {${takesRange ? orRange(type) : type}} ${name} ${text}`;
}

/** The kinds of cell that are more than text. */
const INPUT_TYPES: Readonly<Partial<Record<Kind<unknown>['name'], string>>> = {
  date: 'Date',
  number: 'number',
  share: 'number',
  tick: 'boolean',
  value: '*',
};

const RANGE_HINTS: Readonly<Record<Parameter['takes'], string>> = {
  cell: 'One cell or a range.',
  row: 'One row, or a row for each answer.',
  list: 'One cell or a range.',
  grid: 'A range.',
  grids: 'A range, or several.',
};

function returnTag(fn: CustomFunction): string {
  if (fn.answers === 'cells') {
    return `@return {${orRange(OUTPUT_TYPES[fn.returns])}} One answer, or one for each cell or row of a range.`;
  }
  const types = new Set(fn.returns.map(({ kind }) => OUTPUT_TYPES[kind]));
  return `@return {Array<Array<${[...types].join('|')}>>} ${fn.returns.map(({ heading }) => heading).join(', ')}.`;
}

const OUTPUT_TYPES: Readonly<Record<ValueKind, string>> = { text: 'string', number: 'number', date: 'Date' };

function orRange(type: string): string {
  return `${type}|Array<Array<${type}>>`;
}
