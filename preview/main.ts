import { type Day, dayOf } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import type { Workbook } from '../core/port/workbook';
import { csvOf } from '../files/csv';
import { REFUSALS, SAVED } from '../files/file-words';
import { isRefused } from '../files/limits';
import { zipped } from '../files/zip';
import { handOver } from '../sidebar/hand-over';
import { onNewDay, renewAsOf } from '../sidebar/renewing';
import { askMonths, monthNotes } from './ask-months';
import { newName } from './download';
import {
  dataFromPlan,
  prepareEngine,
  type SelectedCell,
  type ShownWorkbook,
  type Stage,
  showWorkbook,
} from './engine';
import { intoFile } from './into-file';
import { confirm, hush, tell, whileSaying } from './messages';
import { monthColumns, withDays } from './months';
import { readFile } from './open-file';
import { sampleWorkbook } from './sample-workbook';
import { setUpInFront } from './set-up-in-front';
import { withSetUp } from './set-up-in-plan';
import { type FramedSidebar, framedSidebar } from './sidebar-frame';
import { localWorkbook } from './workbook';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TYPES: Readonly<Record<string, string>> = { xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12' };
const SAMPLE_NAME = 'Sample cohort';
const SAMPLE_ROWS = 200;
const MOST_SAMPLE_ROWS = 100_000;

/** What is on the screen; `file` is the .xlsx that it was read from, whose package is kept in saving. */
interface Opened {
  readonly name: string;
  readonly workbook: ShownWorkbook;
  readonly port: Workbook;
  readonly file: Uint8Array | undefined;
}

let opened: Opened | undefined;
let stage: Stage;
let sidebar: FramedSidebar;

/** A workbook that was read but is not shown yet. */
interface Source extends Omit<Parameters<typeof showWorkbook>[2], 'insteadOf'> {
  readonly name: string;
  readonly data: Parameters<typeof showWorkbook>[0];
  readonly file?: Uint8Array | undefined;
}

async function show({ name, data, file, ...showing }: Source): Promise<void> {
  const workbook = await showWorkbook(data, stage, { ...showing, insteadOf: opened?.workbook });
  const port = localWorkbook(workbook.sheets, today);
  // What the page does by itself is no change of anybody's.
  if (await renewAsOf(port)) workbook.markSaved();
  opened = { name, workbook, port, file };
  document.title = `${name} – EPA Cohort`;
  workbook.focus();
  sidebar.startOver(port);
}

/** `?rows=10000` makes the sample longer or shorter, `?on=2027-03-01` shows it as of that day. */
async function showSample(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const rows = Number(asked.get('rows'));
  const count = Number.isInteger(rows) && rows > 0 ? Math.min(rows, MOST_SAMPLE_ROWS) : SAMPLE_ROWS;
  const { startsAt, viewFrom, ...plan } = sampleWorkbook(today(), count, asked.has('on'));
  await show({ name: SAMPLE_NAME, data: dataFromPlan(withSetUp(plan, today())), startsAt, viewFrom });
}

function today(): Day {
  const on = readDay(new URLSearchParams(location.search).get('on') ?? '');
  if (typeof on === 'number') return on;
  const now = new Date();
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day;
}

/** Opens a file in place of the workbook on the screen, which stays as it is where the file cannot be read. */
async function openFile(file: File): Promise<void> {
  hush();
  const long = isLong(file) ? ', which can take a minute' : '';
  const opening = `Opening ${file.name}${long}…`;
  const calculating = `Calculating ${file.name}${long}…`;
  try {
    const read = await whileSaying(opening, async () =>
      readFile(file.name, new Uint8Array(await file.arrayBuffer())),
    );
    if (isRefused(read)) return tell(read.refused);
    if (!(await mayReplace())) return;
    const columns = monthColumns(read.data);
    const choices = columns.length > 0 ? await askMonths(columns) : [];
    const data = columns.length > 0 ? withDays(read.data, columns, choices) : read.data;
    await whileSaying(calculating, () => show({ name: file.name, data, asRead: read.data, file: read.file }));
    const notes = [...read.notes, ...monthNotes(columns, choices)];
    if (notes.length > 0) tell(notes.join('\n'));
  } catch (error) {
    console.warn(`${file.name} could not be read.`, error);
    tell(REFUSALS.damaged(file.name));
  }
}

/** From this size on, in bytes, a file keeps the page busy for more than a moment. */
const LONG = 1_000_000;
const isLong = ({ size }: File) => size > LONG;

async function mayReplace(): Promise<boolean> {
  if (!opened?.workbook.isChanged()) return true;
  return confirm(`${opened.name} has changes that are not saved. Continue without saving them?`);
}

async function saveXlsx({ name, workbook, file }: Opened): Promise<void> {
  const saved = file
    ? intoFile(name, file, workbook.changes())
    : { bytes: zipped(await workbook.toXlsx()), ending: 'xlsx' };
  if (isRefused(saved)) return tell(saved.refused);
  const newFile = `${newName(name, new Date())}.${saved.ending}`;
  handOver({ name: newFile, type: TYPES[saved.ending] ?? XLSX_TYPE, content: saved.bytes });
  workbook.markSaved();
  tell(
    'notes' in saved
      ? [`Saved a copy: ${newFile}.`, SAVED.kept, ...saved.notes].join('\n')
      : `Saved: ${newFile}.`,
  );
}

async function saveCsv({ name, workbook }: Opened): Promise<void> {
  const sheet = workbook.sheetInFront();
  const file = `${newName(name, new Date())} ${sheet.name}.csv`;
  handOver({ name: file, type: 'text/csv', content: csvOf(sheet.rows) });
  tell(`Saved: ${file}. A .csv file holds what the sheet ${sheet.name} shows, without its formulas.`);
}

async function setUp({ port }: Opened): Promise<void> {
  const { words, done } = await setUpInFront(port);
  tell(words);
  if (done) sidebar.tell((one) => void one.takeSetUp(...done));
}

function say({ address, shown, message }: SelectedCell): void {
  const output = document.querySelector('#selected-cell') as HTMLOutputElement;
  const text = [`${address}: ${shown || 'blank'}`, ...(message ? [message] : [])].join('. ');
  if (output.value !== text) output.value = text;
}

/** A click that cannot do what it says tells so, and leaves the workbook as it is. */
function onClick(id: string, act: () => Promise<void> | void): void {
  document.querySelector(`#${id}`)?.addEventListener('click', async () => {
    hush();
    try {
      await act();
    } catch (error) {
      console.error(error);
      tell('That did not work. Your workbook is as it was; save it, then reload this page.');
    }
  });
}

/** Keys for the page as a whole, in the sheet as in the sidebar. */
function onKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
    event.preventDefault();
    document.querySelector<HTMLElement>('#save-xlsx')?.click();
  }
  if (event.key === 'F6' && sidebar.isShown()) {
    event.preventDefault();
    if (event.view === window) sidebar.focus();
    else opened?.workbook.focus();
  }
}

/** What the engine draws with. It stands in a script, because a page that is opened from a folder may fetch nothing. */
declare const engineTemplates: string;

async function start(): Promise<void> {
  prepareEngine();
  sidebar = framedSidebar({
    place: document.querySelector('#sidebar') as HTMLElement,
    button: document.querySelector('#show-sidebar') as HTMLElement,
    onKey,
  });
  stage = {
    place: document.querySelector('#workbook') as HTMLElement,
    templates: engineTemplates,
    voice: { tell, confirm },
    onSelection: say,
  };
  await showSample();
  // Also where the sidebar is not shown.
  onNewDay(() => opened && void renewAsOf(opened.port));

  const picker = document.querySelector('#file') as HTMLInputElement;
  onClick('open', () => picker.click());
  onClick('save-xlsx', () => opened && saveXlsx(opened));
  onClick('save-csv', () => opened && saveCsv(opened));
  onClick('set-up', () => opened && setUp(opened));
  onClick('sample', async () => {
    if (!(await mayReplace())) return;
    await whileSaying('Opening the sample cohort…', showSample);
  });
  picker.addEventListener('change', async () => {
    const [file] = picker.files ?? [];
    if (file) await openFile(file);
    // So that the same file can be chosen again.
    picker.value = '';
  });
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('beforeunload', (event) => {
    if (opened?.workbook.isChanged()) event.preventDefault();
  });
}

start();
