import { MONTHS_ASKED } from '../files/file-words';
import { MONTH_CHOICES, type MonthChoice, type MonthColumn } from './months';

const dialog = document.querySelector<HTMLDialogElement>('#months') as HTMLDialogElement;
const list = dialog.querySelector('#months-columns') as HTMLElement;

/** Asks once for all columns what their months are taken for; whoever closes it leaves them as they are. */
export function askMonths(columns: readonly MonthColumn[]): Promise<readonly MonthChoice[]> {
  const selects = columns.map((column, i) => questionFor(column, i, isOneSheet(columns)));
  list.replaceChildren(...selects.map(({ row }) => row));
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((done) => {
    const answer = () =>
      done(
        selects.map(({ select }) => (dialog.returnValue === 'yes' ? (select.value as MonthChoice) : 'leave')),
      );
    dialog.addEventListener('close', answer, { once: true });
  });
}

function isOneSheet(columns: readonly MonthColumn[]): boolean {
  return new Set(columns.map(({ sheet }) => sheet)).size === 1;
}

function questionFor(column: MonthColumn, index: number, isOnlySheet: boolean) {
  const label = document.createElement('label');
  label.htmlFor = `months-${index}`;
  label.textContent = MONTHS_ASKED.question(monthsIn(column, isOnlySheet));
  const select = document.createElement('select');
  select.id = `months-${index}`;
  for (const choice of MONTH_CHOICES) {
    select.append(new Option(MONTHS_ASKED.choices[choice], choice, false, choice === column.proposed));
  }
  const row = document.createElement('div');
  row.className = 'months-column';
  row.append(label, select);
  return { row, select };
}

/** What was done, a sentence for each column. */
export function monthNotes(columns: readonly MonthColumn[], choices: readonly MonthChoice[]): string[] {
  const notes = columns.map((column, i) => {
    const choice = choices[i] ?? 'leave';
    const months = monthsIn(column, isOneSheet(columns));
    return choice === 'leave' ? MONTHS_ASKED.left(months) : MONTHS_ASKED.taken(months, choice);
  });
  return choices.some((choice) => choice !== 'leave') ? [...notes, MONTHS_ASKED.keep] : notes;
}

function monthsIn({ sheet, heading, cells }: MonthColumn, isOnlySheet: boolean) {
  return {
    heading: isOnlySheet ? heading : `${sheet}, ${heading}`,
    rows: cells.length,
    example: cells[0]?.text ?? '',
  };
}
