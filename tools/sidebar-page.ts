import { readFile } from 'node:fs/promises';
import type { BuildOptions } from 'esbuild';
import { plainCell } from '../core/cells/cell';
import { call } from '../core/functions/call';
import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction } from '../core/functions/define';
import { type Example, examplesOf } from '../core/functions/examples';
import { formulaOf } from '../core/functions/formula';
import type { CellOffset } from '../core/sheet/grid';
import { TONE_COLOURS } from '../core/sheet/tones';
import { PRODUCT } from '../core/version';
import { FUNCTION_HELP_ID, type FunctionHelp } from '../sidebar/function-help';
import { BUNDLED } from './bundle';

/** How a page with the sidebar is bundled, whatever its host. */
export const SIDEBAR_BUNDLE = {
  ...BUNDLED,
  target: 'es2020',
  jsx: 'automatic',
  jsxImportSource: 'preact',
} as const satisfies BuildOptions;

interface PageParts {
  /** What the page may load: its content security policy, as `policyTag` or `policyScript` writes it. */
  readonly policy: string;
  /** Tags of the host's own, scripts among them; they stand last in the head. */
  readonly head: string;
  /** What shows until the sidebar has started, and where it cannot. */
  readonly body: string;
}

/** The style sheets of the sidebar, in the order in which they hold: where two rules weigh the same, the later one wins. */
export const STYLES = [
  'tokens',
  'base',
  'controls',
  'frame',
  'apprentice',
  'gateway',
  'deadlines',
  'timeline',
  'grade',
  'cohort',
  'set-up',
  'pack',
  'reports',
  'import',
  'files',
  'footer',
  'print',
  'preferences',
] as const;

/** The page that the sidebar lives in; each host adds what it needs. */
export async function sidebarPage({ policy, head, body }: PageParts): Promise<string> {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${policy}
<base target="_top">
<title>${PRODUCT.name}</title>
<style>
${toneVariables()}
${await styles()}</style>
<script type="application/json" id="${FUNCTION_HELP_ID}">${inScript(functionHelp())}</script>
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** The policy as a part of the page, from its first line on. */
export function policyTag(policy: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/** Where the host drops the meta tags of a page: the page's first script puts the policy there, and it holds from then on. */
export function policyScript(policy: string): string {
  return inlineScript(`(function () {
  var policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = ${JSON.stringify(policy)};
  document.head.appendChild(policy);
})();`);
}

async function styles(): Promise<string> {
  const sheets = await Promise.all(STYLES.map((name) => readFile(`sidebar/styles/${name}.css`, 'utf8')));
  return sheets.join('\n');
}

/** The colours that words have in the sheet, for the same words in the sidebar. */
function toneVariables(): string {
  const variables = Object.entries(TONE_COLOURS).map(
    ([tone, { background, text }]) => `--${tone}-ground: ${background}; --${tone}-text: ${text};`,
  );
  return `:root { ${variables.join(' ')} }`;
}

function functionHelp(): readonly FunctionHelp[] {
  return CATALOGUE.map((fn) => {
    const [example] = examplesOf(fn);
    return {
      name: fn.name,
      summary: fn.summary,
      parameters: fn.parameters.map(({ name, help, isOptional }) => ({ name, help, isOptional })),
      example: formulaOf(fn, example?.given ?? []),
      dates: example ? datesIn(fn, example) : [],
    };
  });
}

/**
 * The cells of an example's answer that are dates, counted from its first, or would be with the cells of somebody's own:
 * the functions say so by their kinds.
 */
export function datesIn(fn: CustomFunction, { given }: Example): readonly CellOffset[] {
  const answer = call(fn, given, { decode: plainCell, encodeDay: (day) => day, encodeProblem: () => 0 });
  const rows: readonly (readonly unknown[])[] = Array.isArray(answer) ? answer : [[answer]];
  return rows.flatMap((cells, row) =>
    cells.flatMap((_, column) => (isDateAt(fn, row, column) ? [{ row, column }] : [])),
  );
}

/** A table begins with its headings. */
function isDateAt({ answers, returns }: CustomFunction, row: number, column: number): boolean {
  return answers === 'cells' ? returns === 'date' : row > 0 && returns[column]?.kind === 'date';
}

/** JSON that cannot end the script element it stands in, and in which nothing looks like a comment. */
export function inScript(data: unknown): string {
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\/(?=[/*])/g, '\\/');
}

/** Code as the content of a script element. */
export function inlineScript(code: string): string {
  return `<script>${code.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--')}</script>`;
}
