import { useMemo, useState } from 'preact/hooks';
import type { PlacedIssue } from '../core/cohort/entries';
import {
  becomesInWords,
  type Fix,
  type FixAnswer,
  fixableCells,
  fixesOf,
  isTextDate,
} from '../core/cohort/fixes';
import type { Overview } from '../core/cohort/overview';
import type { CohortSheet } from '../core/sheet/people';
import { counted, spoken } from '../core/words';
import { showMore } from './cohort-lists';
import { useSidebar } from './context';
import { ChoiceField } from './fields';
import { useColumns } from './use-columns';

/** What can be put right in many cells at once, and the issues that say more than that. */
export function useFixes(
  overview: Overview,
  shown: Overview,
  sheets: readonly CohortSheet[],
): { readonly fixes: readonly Fix[]; readonly left: readonly PlacedIssue[] } {
  const columns = useColumns();
  return useMemo(() => {
    const rowsOf = new Map(sheets.map(({ grid }) => [grid.sheet, grid.rows]));
    const inFront = sheets[0]?.grid.sheet ?? '';
    const cellOf = ({ sheet = inFront, row, position }: PlacedIssue) => rowsOf.get(sheet)?.[row]?.[position];
    const cells = fixableCells(columns, overview.entries, shown.issues, cellOf);
    return { fixes: fixesOf(columns, cells), left: besides(shown.issues, cells) };
  }, [columns, overview, shown, sheets]);
}

/** A text that reads as a date is no fault, only an offer; where it cannot be mended here it stays in the list. */
function besides(
  issues: readonly PlacedIssue[],
  cells: ReturnType<typeof fixableCells>,
): readonly PlacedIssue[] {
  const key = ({ sheet, row, column }: Pick<PlacedIssue, 'sheet' | 'row' | 'column'>) =>
    `${row} ${column} ${sheet}`;
  const offered = new Set(cells.map(key));
  return offered.size === 0
    ? issues
    : issues.filter((issue) => !isTextDate(issue) || !offered.has(key(issue)));
}

const AT_FIRST = 5;

export function Fixes({ fixes }: { readonly fixes: readonly Fix[] }) {
  const [length, setLength] = useState(AT_FIRST);
  if (fixes.length === 0) return null;
  const left = fixes.length - length;
  return (
    <ul class="fixes" aria-label="To put right in all cells at once">
      {fixes.slice(0, length).map((fix) => (
        <li key={fix.key}>
          <FixOffer fix={fix} />
        </li>
      ))}
      {left > 0 && (
        <li>
          <button type="button" class="small" onClick={() => setLength(length + AT_FIRST)}>
            {showMore(AT_FIRST, left)}
          </button>
        </li>
      )}
    </ul>
  );
}

/** One line, and below it what would be written where: nothing is written before somebody could see that. */
function FixOffer({ fix }: { readonly fix: Fix }) {
  const { session } = useSidebar();
  const [label, setLabel] = useState('');
  const [only] = fix.answers.length === 1 ? fix.answers : [];
  const answer = only ?? fix.answers.find((one) => one.label === label);
  return (
    <details class="tool">
      <summary>{fix.title}</summary>
      {!only && (
        <ChoiceField
          label={fix.question}
          value={label}
          choices={fix.answers.map((one) => one.label)}
          blank="Choose…"
          onChoose={setLabel}
        />
      )}
      {answer && <Preview fix={fix} answer={answer} />}
      {answer && (
        <button type="button" class="small main" onClick={() => void session.fix(fix, answer)}>
          {only ? only.label : `Write ${counted(fix.cells.length, 'cell')}`}
          <span class="unseen">: {fix.title}</span>
        </button>
      )}
    </details>
  );
}

/** The first few, so that one sees what it comes to. */
const PREVIEWED = 3;

function Preview({ fix: { cells }, answer }: { readonly fix: Fix; readonly answer: FixAnswer }) {
  const left = cells.length - PREVIEWED;
  return (
    <ul class="becomes">
      {cells.slice(0, PREVIEWED).map((cell) => (
        <li key={`${cell.row} ${cell.sheet}`} dir="auto">
          <strong>{cell.name}</strong>: {becomesInWords(cell, answer)}
        </li>
      ))}
      <li class="quiet">
        {left > 0 && `and ${spoken(left)} more. `}Undo takes {cells.length === 1 ? 'it' : 'all of it'} back.
      </li>
    </ul>
  );
}
