import { CATALOGUE } from '../core/functions/catalogue';
import type { CustomFunction, Parameter } from '../core/functions/define';
import { examplesOf } from '../core/functions/examples';
import { formulaOf } from '../core/functions/formula';
import { chosenColumns } from '../core/sheet/chosen-standard';
import { PRODUCT } from '../core/version';

/** What the page of the add-in shows outside Excel: every function with its arguments and a formula to copy. Static HTML, no script. */
export function staticHelp(): string {
  const { standard } = chosenColumns();
  return `<main>
<h1>${escapeHtml(PRODUCT.name)}</h1>
<p>${escapeHtml(`${standard.title}, Level ${standard.level} (${standard.code})`)}. Type a function in any cell; copy it down, or give it whole columns.</p>
<p class="note">Nothing leaves this workbook. Grades are indicative: only the EPAO confirms them.</p>
<h2>Functions</h2>
${CATALOGUE.map(functionHelp).join('\n')}
<footer>Version ${escapeHtml(PRODUCT.version)}. If a cell shows <code>#NAME?</code>, try <code>=EPA_VERSION()</code> and reload the workbook.</footer>
</main>`;
}

function functionHelp(fn: CustomFunction): string {
  const [example] = examplesOf(fn);
  return `<details id="${escapeHtml(fn.name)}">
<summary><code>${escapeHtml(fn.name)}</code> ${escapeHtml(fn.summary)}</summary>
${fn.parameters.length > 0 ? `<dl>${fn.parameters.map(parameterHelp).join('')}</dl>` : ''}
${example ? `<p>Example: <code>${escapeHtml(formulaOf(fn, example.given))}</code></p>` : ''}
</details>`;
}

function parameterHelp({ name, help, isOptional }: Parameter): string {
  return `<dt><code>${escapeHtml(name)}</code>${isOptional ? ' (optional)' : ''}</dt><dd>${escapeHtml(help)}</dd>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

export const STATIC_HELP_CSS = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #4d5a6a; --line: #d5dbe3; --paper: #fff; --tint: #f2f5f9; --accent: #1d5f8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8edf3; --soft: #aab6c4; --line: #3a4553; --paper: #171d25; --tint: #212a35; --accent: #7fc1ec; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, "Segoe UI", Roboto, Arial, sans-serif; }
main { padding: 12px 14px 20px; overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 18px; }
h2 { margin: 16px 0 6px; font-size: 15px; }
p { margin: 0 0 8px; }
.note { padding: 8px 10px; border-left: 3px solid var(--accent); background: var(--tint); }
details { border-top: 1px solid var(--line); padding: 6px 0; }
summary { cursor: pointer; }
summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code { font: 12.5px/1.4 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; color: var(--accent); }
dl { margin: 6px 0; }
dt { margin-top: 4px; }
dd { margin: 0 0 0 12px; color: var(--soft); }
footer { margin-top: 16px; padding-top: 8px; border-top: 1px solid var(--line); color: var(--soft); font-size: 12.5px; }
@media (forced-colors: active) { code, summary { forced-color-adjust: auto; } }
`;
