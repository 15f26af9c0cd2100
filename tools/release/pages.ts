import { readFile } from 'node:fs/promises';
import { PRODUCT } from '../../core/version';
import { inlineScript, inScript } from '../sidebar-page';
import { htmlOf, sectionOf } from './markdown';

/*
 * The pages of the downloads. They open from a folder, need no other file and load nothing. Their steps are those of the
 * README, so that there is one text to keep right.
 */

/** What somebody puts into the clipboard, file by file. */
export interface FileToCopy {
  readonly name: string;
  readonly content: string;
}

export async function sheetsSteps(files: readonly FileToCopy[]): Promise<string> {
  return page({
    title: 'Put EPA Cohort into a Google spreadsheet',
    content: [
      htmlOf(await sectionOfReadme('### By copy, for one spreadsheet')),
      EDITOR,
      '<h2>The three files</h2>',
      '<p>Each button puts one file into the clipboard. Then go to the editor, mark everything in the new file and paste.</p>',
      `<ul class="files">${files.map(({ name }, i) => `<li><code>${name}</code> <button type="button" data-file="${i}">Copy ${name}</button></li>`).join('')}</ul>`,
      '<p role="status" id="said"></p>',
      await picture('sidebar-at-a-glance-light.png', 'The sidebar as it opens from the menu EPA Cohort'),
    ],
    data: files.map(({ content }) => content),
    script: COPYING,
  });
}

export async function excelSteps(manifest: string, placeholder: string): Promise<string> {
  return page({
    title: 'Put EPA Cohort into Excel',
    content: [
      htmlOf(await sectionOfReadme('## Install in Excel')),
      `<h2 id="manifest">The manifest for your address</h2>
<form>
<label for="address">The https address at which the content of <code>site</code> will be</label>
<input id="address" type="url" required placeholder="https://your.site/epa-cohort" autocomplete="off" spellcheck="false">
<button type="submit">Save manifest.xml</button>
</form>
<p role="status" id="said"></p>`,
      await picture('sidebar-at-a-glance-light.png', 'The sidebar as it opens from the Home tab'),
    ],
    data: { manifest, placeholder },
    script: MANIFEST,
  });
}

/** The door to the local workbook. Seen from inside a zip, its files are not there, and it says what to do. */
export function localDoor(folder: string): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${PRODUCT.name}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${PRODUCT.name}</h1>
<p id="said" role="status">Opening the workbook…</p>
<p><a href="${folder}/index.html">Open the workbook</a></p>
<img src="${folder}/icon.svg" alt="" width="1" height="1">
${inlineScript(`
var icon = document.querySelector('img');
var open = function () { location.href = '${folder}/index.html'; };
icon.onerror = function () {
  document.querySelector('#said').textContent =
    'The files are still packed. Close this page, press the right mouse button on the zip, choose Extract all, and open the page of this name in the new folder.';
};
if (icon.complete && icon.naturalWidth) open();
else icon.onload = open;
`)}
</body>
</html>
`;
}

async function sectionOfReadme(heading: string): Promise<string> {
  return sectionOf(await readFile('README.md', 'utf8'), heading);
}

interface Page {
  readonly title: string;
  readonly content: readonly string[];
  readonly data: unknown;
  readonly script: string;
}

function page({ title, content, data, script }: Page): string {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; form-action 'none'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p class="version">${PRODUCT.name} ${PRODUCT.version}. This page loads nothing and sends nothing.</p>
${content.join('\n')}
</main>
<script type="application/json" id="data">${inScript(data)}</script>
${inlineScript(script)}
</body>
</html>
`;
}

async function picture(name: string, alt: string): Promise<string> {
  const bytes = await readFile(`docs/images/${name}`);
  return `<img src="data:image/png;base64,${bytes.toString('base64')}" alt="${alt}" width="320">`;
}

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem 4rem; }
h1 { line-height: 1.2; }
h2 { margin-top: 2.5rem; }
:root { --quiet: #555; --line: #bbb; }
@media (prefers-color-scheme: dark) { :root { --quiet: #bbb; --line: #666; } }
.version { color: var(--quiet); }
li { margin: 0.4rem 0; }
code, pre { font-family: ui-monospace, Consolas, monospace; font-size: 0.92em; overflow-wrap: anywhere; white-space: pre-wrap; }
pre { padding: 0.6rem; border: 1px solid var(--line); border-radius: 6px; }
button, input { font: inherit; padding: 0.5rem 0.9rem; border-radius: 6px; border: 1px solid #0b6a5d; }
button { background: #0b6a5d; color: #fff; cursor: pointer; }
button:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid #e0a100; outline-offset: 2px; }
label { display: block; margin-bottom: 0.4rem; }
input { width: min(100%, 30rem); box-sizing: border-box; margin: 0 0.5rem 0.5rem 0; }
.files { list-style: none; padding: 0; }
.files li { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0.5rem; border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
[role="status"] { min-height: 1.5em; font-weight: 600; }
figure { margin: 1.5rem 0; }
figure svg { width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
img { max-width: 100%; border: 1px solid var(--line); border-radius: 6px; }
`;

/** The editor as a drawing: where the three files end up, and what is pressed for it. */
const EDITOR = `<figure>
<svg viewBox="0 0 640 230" role="img" aria-label="The script editor: a list of files on the left with a plus sign above it, the content of the chosen file on the right" font-family="system-ui, sans-serif" font-size="14" fill="#202124">
<rect x="0" y="0" width="640" height="40" fill="#f1f3f4"/><text x="16" y="26" font-weight="600">Apps Script</text>
<rect x="0" y="40" width="250" height="190" fill="#f8f9fa"/>
<text x="16" y="68">Files</text><text x="216" y="70" font-size="24" fill="#0b6a5d">+</text>
<text x="16" y="100">appsscript.json</text><text x="16" y="128">Code.gs (what was there)</text>
<text x="16" y="156" font-weight="600">EpaCohort.gs</text><text x="16" y="184" font-weight="600">sidebar.html</text>
<g fill="none" stroke="#0b6a5d" stroke-width="2"><path d="M262 66 L238 66"/><path d="M262 152 L120 152"/><path d="M262 180 L110 180"/></g>
<text x="270" y="71">+ &gt; Script, then + &gt; HTML</text><text x="270" y="157">paste Code.js here</text><text x="270" y="185">paste sidebar.html here</text>
</svg>
<figcaption>A drawing of the editor. appsscript.json shows once Project settings &gt; Show "appsscript.json" is ticked.</figcaption>
</figure>`;

/** A page from a folder may not always use the clipboard of its own accord; marking and copying works everywhere. */
const COPYING = `
var files = JSON.parse(document.querySelector('#data').textContent);
var said = document.querySelector('#said');
function copied(text) {
  var box = document.createElement('textarea');
  box.value = text;
  document.body.appendChild(box);
  box.select();
  var isCopied = document.execCommand('copy');
  box.remove();
  return isCopied;
}
document.querySelectorAll('button[data-file]').forEach(function (button) {
  button.addEventListener('click', function () {
    var isCopied = copied(files[Number(button.dataset.file)]);
    said.textContent = isCopied
      ? button.textContent.replace('Copy', 'Copied') + '. Now paste it into the file in the editor.'
      : 'This browser does not let the page copy. Open the file from this folder in a text editor, and copy all of it.';
    button.focus();
  });
});
`;

const MANIFEST = `
var data = JSON.parse(document.querySelector('#data').textContent);
var said = document.querySelector('#said');
document.querySelector('form').addEventListener('submit', function (event) {
  event.preventDefault();
  var address = document.querySelector('#address').value.trim().replace(/\\/+$/, '');
  if (!/^https:\\/\\/[^\\/\\s]+\\.[^\\/\\s][^\\s"'<>&?#]*$/.test(address)) {
    said.textContent = 'Excel needs an address that begins with https://, such as https://your.site/epa-cohort. Type it without ? and #.';
    return;
  }
  var link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data.manifest.split(data.placeholder).join(address)], { type: 'application/xml' }));
  link.download = 'manifest.xml';
  link.click();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  said.textContent = 'Saved manifest.xml for ' + address + '. Put the content of the folder site there before you give it to Excel.';
});
`;
