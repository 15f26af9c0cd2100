import { useId, useMemo, useState } from 'preact/hooks';
import type { TableOf } from '../core/cohort/calendar';
import type { Entry } from '../core/cohort/entries';
import { type Filter, filtered, type Overview } from '../core/cohort/overview';
import { type View, viewOf } from '../core/sheet/calculated-columns';
import { type CohortSheet, nameOf } from '../core/sheet/people';
import { FilterFields } from './cohort-filters';
import { SheetsField, useSheets } from './cohort-sheets';
import { useSidebar } from './context';
import { NoApprentices } from './made-sheet';
import { inView } from './state';
import { useOverview } from './use-overview';

/** Whom something that is handed on is about. */
export interface ChosenPeople {
  readonly overview: Overview;
  readonly chosen: readonly Entry[];
  readonly tableOf: TableOf;
  readonly view: View;
  /** What was chosen besides everybody, as people call it: "coach Jo", "one apprentice". */
  readonly words: string;
}

/** Asks whom it is about, and shows what is to be handed on once the sheet has been worked through. */
export function ChoosePeople({ show }: { readonly show: (people: ChosenPeople) => preact.ComponentChild }) {
  const sheets = useSheets();
  if (sheets.length === 0) return <NoApprentices />;
  return <ChooseOf sheets={sheets} show={show} />;
}

interface ChooseProps {
  readonly sheets: readonly CohortSheet[];
  readonly show: (people: ChosenPeople) => preact.ComponentChild;
}

function ChooseOf({ sheets, show }: ChooseProps) {
  const { overview, progress, isStopped, cancel } = useOverview(sheets);
  const { session } = useSidebar();
  const [filter, setFilter] = useState<Filter>({});
  const [isOne, setOne] = useState(false);
  const only = useEntryInView(overview, sheets);
  const people = useMemo(
    () => (overview ? peopleChosen(overview, sheets, filter, isOne ? only : undefined) : undefined),
    [overview, sheets, filter, isOne, only],
  );
  if (!overview || !people)
    return isStopped ? (
      <button type="button" onClick={() => void session.readSheet()}>
        Work through the sheet again
      </button>
    ) : (
      <div class="work" role="status">
        <span>Working through the sheet…</span>
        <progress aria-label="Working through the sheet" value={progress ?? 0} />
        <button type="button" class="small" onClick={cancel}>
          Cancel
        </button>
      </div>
    );
  return (
    <>
      <SheetsField />
      {only && <OneOrMore only={only} isOne={isOne} onChoose={setOne} />}
      {!(isOne && only) && <FilterFields overview={overview} filter={filter} onFilter={setFilter} />}
      {show(people)}
    </>
  );
}

const [MORE, ONE] = ['more', 'one'] as const;

function OneOrMore({
  only,
  isOne,
  onChoose,
}: {
  readonly only: Entry;
  readonly isOne: boolean;
  readonly onChoose: (isOne: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>About</label>
      <select
        id={id}
        value={isOne ? ONE : MORE}
        onChange={(event) => onChoose(event.currentTarget.value === ONE)}
      >
        <option value={MORE}>Everybody chosen below</option>
        <option value={ONE}>Only {only.name}</option>
      </select>
    </div>
  );
}

/** The apprentice in view, as the overview has them. */
function useEntryInView(overview: Overview | undefined, sheets: readonly CohortSheet[]): Entry | undefined {
  const { state } = useSidebar();
  const whom = inView(state);
  if (!overview || !whom || nameOf(whom.apprentice) === '') return undefined;
  const sheet = sheets.length > 1 ? whom.sheet.grid.sheet : undefined;
  return overview.entries.find((entry) => entry.row === whom.row && entry.sheet === sheet);
}

function peopleChosen(
  overview: Overview,
  sheets: readonly CohortSheet[],
  filter: Filter,
  only: Entry | undefined,
): ChosenPeople {
  const [first] = sheets as readonly [CohortSheet];
  const bySheet = new Map(sheets.map(({ grid, table }) => [grid.sheet, table]));
  const { cohort, employer, coach } = filter;
  const words = [coach && `coach ${coach}`, employer, cohort].filter(Boolean).join(', ');
  return {
    overview,
    chosen: only ? [only] : filtered(overview, filter).entries,
    tableOf: (sheet) => (sheet === undefined ? first.table : bySheet.get(sheet)),
    view: viewOf(first.settings.standard, first.settings.asOf),
    words: only ? 'one apprentice' : words,
  };
}
