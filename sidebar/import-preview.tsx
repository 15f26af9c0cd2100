import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FileTable } from '../core/import/file-table';
import type { MonthChoice, MonthChoices } from '../core/import/imported-cell';
import { type Decision, type Decisions, type Match, matchesOf } from '../core/import/matching';
import { type PlannedPerson, plannedPeople } from '../core/import/outcomes';
import { type FilePerson, monthColumnsIn, peopleInFile } from '../core/import/people-in-file';
import { conflictKey, type ImportWishes, importCounts, importPlan } from '../core/import/plan';
import { type CohortSheet, peopleIn } from '../core/sheet/people';
import { counted, spoken } from '../core/words';
import { MONTHS_ASKED } from '../files/file-words';
import { Growing } from './cohort-lists';
import { useSidebar } from './context';
import { ChoiceField } from './fields';
import { isThere } from './import-columns';
import { ImportPerson } from './import-person';
import { type ImportGround, type ImportResult, importInto } from './importing';

interface Props {
  readonly sheet: CohortSheet;
  readonly ground: ImportGround;
  readonly table: FileTable;
  readonly source: string;
}

/** What people can look at alone. */
const VIEWS = {
  all: { label: 'Everybody', shows: () => true },
  add: { label: 'Filled', shows: (one: PlannedPerson) => one.kind === 'found' && has(one, 'add') },
  change: { label: 'Changed', shows: (one: PlannedPerson) => one.kind === 'found' && has(one, 'change') },
  conflict: {
    label: 'To decide',
    shows: (one: PlannedPerson) => one.kind === 'found' && has(one, 'conflict'),
  },
  asked: { label: 'Who is it?', shows: (one: PlannedPerson) => one.kind === 'asked' },
  new: { label: 'New', shows: (one: PlannedPerson) => one.kind === 'new' },
  left: {
    label: 'Not readable',
    shows: (one: PlannedPerson) =>
      has(one, 'unreadable') || has(one, 'calculated') || one.person.problems.length > 0,
  },
} as const;
type View = keyof typeof VIEWS;

function has({ cells }: PlannedPerson, outcome: PlannedPerson['cells'][number]['outcome']): boolean {
  return cells.some((cell) => cell.outcome === outcome);
}

/** What would be written for whom, what asks, and the one button that writes it. */
export function ImportPreview({ sheet, ground, table, source }: Props) {
  const { session } = useSidebar();
  const months = useMemo(() => monthColumnsIn(table), [table]);
  const [monthsChosen, setMonths] = useState<MonthChoices>(new Map());
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [addsNew, setAddsNew] = useState(() => peopleIn(sheet.table).length === 0);
  const [isLogged, setLogged] = useState(false);
  const [view, setView] = useState<View>('all');
  const [result, setResult] = useState<ImportResult>();
  const [isWriting, setWriting] = useState(false);
  const { people, matches } = usePeople(sheet, table, monthsChosen);
  const planned = useMemo(
    () => plannedPeople({ table: sheet.table, formulaAt: ground.formulaAt }, people, matches, decisions),
    [sheet, ground, people, matches, decisions],
  );
  const wishes: ImportWishes = { withoutColumns: NO_COLUMNS, taken, addsNew };
  const counts = useMemo(() => importCounts(planned, NO_COLUMNS), [planned]);
  const plan = useMemo(
    () => importPlan(sheet.table, planned, { withoutColumns: NO_COLUMNS, taken, addsNew }),
    [sheet, planned, taken, addsNew],
  );
  const shown = planned.filter(VIEWS[view].shows);
  const conflicts = planned
    .filter(({ kind }) => kind === 'found')
    .flatMap((one) =>
      one.cells.flatMap((cell) => (cell.outcome === 'conflict' ? [conflictKey(one, cell)] : [])),
    );
  const decide = (key: string, decision: Decision | undefined) => {
    const next = new Map(decisions);
    if (decision === undefined) next.delete(key);
    else next.set(key, decision);
    setDecisions(next);
  };
  const apply = async () => {
    setWriting(true);
    setResult(undefined);
    const order = { sheet, plan, source, isLogged };
    setResult(await session.inWorkbook((book) => importInto(book, order)));
    setWriting(false);
  };
  return (
    <>
      {months.map((column) => (
        <ChoiceField
          key={column.key}
          label={MONTHS_ASKED.question(column)}
          value={MONTHS_ASKED.choices[monthsChosen.get(column.key) ?? 'leave']}
          choices={[
            MONTHS_ASKED.choices[column.proposed === 'last' ? 'last' : 'first'],
            ...otherMonths(column.proposed),
          ]}
          blank="Choose…"
          onChoose={(label) => setMonths(new Map(monthsChosen).set(column.key, monthChoiceOf(label)))}
        />
      ))}
      <Missing sheet={sheet} people={people} />
      <Views planned={planned} view={view} onView={setView} />
      {conflicts.length > 0 && (
        <p class="row">
          <span>{counted(conflicts.length, 'cell')} to decide: what the sheet has is kept.</span>
          <button
            type="button"
            class="small"
            onClick={() => setTaken(new Set(taken.size === conflicts.length ? [] : conflicts))}
          >
            {taken.size === conflicts.length ? 'Keep all of them' : 'Take the file’s for all'}
          </button>
        </p>
      )}
      <Growing key={view} items={shown} none="Nobody to show here.">
        {(some) => (
          <ul class="lines">
            {some.map((one) => (
              <li key={one.person.key}>
                <ImportPerson
                  planned={one}
                  columns={sheet.table.layout.columns}
                  wishes={wishes}
                  onDecide={(decision) => decide(one.person.key, decision)}
                  onTake={(key, isTaken) => {
                    const next = new Set(taken);
                    if (isTaken) next.add(key);
                    else next.delete(key);
                    setTaken(next);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
      </Growing>
      <div class="import-end">
        {counts.people.new > 0 && (
          <Tick
            label={`Add ${counted(counts.people.new, 'new apprentice')} at the end of the sheet`}
            isTicked={addsNew}
            onTick={setAddsNew}
          />
        )}
        <Tick label="List what is written on the sheet EPA log" isTicked={isLogged} onTick={setLogged} />
        <Apply
          plan={plan}
          isWaiting={counts.people.new + counts.people.asked > 0}
          isWriting={isWriting}
          onApply={() => void apply()}
        />
        {result && (
          <Result result={result} left={counts.cells.conflict - taken.size} asked={counts.people.asked} />
        )}
      </div>
    </>
  );
}

interface FoundPeople {
  readonly people: readonly FilePerson[];
  readonly matches: ReadonlyMap<string, Match>;
}

const NOBODY: FoundPeople = { people: [], matches: new Map() };

/** Everybody of the file with who they are, found with rests between, so that the page goes on answering. */
function usePeople(sheet: CohortSheet, table: FileTable, months: MonthChoices): FoundPeople {
  const [found, setFound] = useState(NOBODY);
  useEffect(() => {
    let isLatest = true;
    const rest = () => new Promise((rested) => setTimeout(rested));
    const find = async () => {
      await rest();
      const people = isLatest ? peopleInFile(table, months) : [];
      await rest();
      const matches = isLatest ? matchesOf(sheet.table, people) : NOBODY.matches;
      await rest();
      if (isLatest) setFound({ people, matches });
    };
    find().catch(console.error);
    return () => {
      isLatest = false;
    };
  }, [sheet, table, months]);
  return found;
}

/** What the file says and the sheet has no column for. */
function Missing({ sheet, people }: { readonly sheet: CohortSheet; readonly people: readonly FilePerson[] }) {
  const { columns } = sheet.table.layout;
  const told = new Set(people.flatMap(({ cells }) => [...cells.keys()]));
  const missing = columns.all.filter(({ key }) => told.has(key) && !isThere(sheet, key));
  if (missing.length === 0) return null;
  return (
    <p class="remark">
      Your sheet has no column for {missing.map(({ heading }) => heading).join(', ')}: left out. Add it under
      Set up, if you want it.
    </p>
  );
}

const NO_COLUMNS: ReadonlySet<string> = new Set();

function otherMonths(proposed: MonthChoice): readonly string[] {
  const { first, last, leave } = MONTHS_ASKED.choices;
  return [proposed === 'last' ? first : last, leave];
}

function monthChoiceOf(label: string): MonthChoice {
  const { first, last } = MONTHS_ASKED.choices;
  return label === first ? 'first' : label === last ? 'last' : 'leave';
}

function Views({
  planned,
  view,
  onView,
}: {
  readonly planned: readonly PlannedPerson[];
  readonly view: View;
  readonly onView: (view: View) => void;
}) {
  const views = (Object.keys(VIEWS) as View[]).map((key) => ({
    key,
    count: planned.filter(VIEWS[key].shows).length,
  }));
  return (
    <fieldset class="views">
      <legend class="unseen">Show</legend>
      {views
        .filter(({ key, count }) => key === 'all' || key === view || count > 0)
        .map(({ key, count }) => (
          <button
            key={key}
            type="button"
            class="small"
            aria-pressed={view === key}
            onClick={() => onView(key)}
          >
            {VIEWS[key].label} {spoken(count)}
          </button>
        ))}
    </fieldset>
  );
}

function Tick({
  label,
  isTicked,
  onTick,
}: {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}) {
  return (
    <label class="field tick">
      <input type="checkbox" checked={isTicked} onChange={(event) => onTick(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

function Apply({
  plan: { changes, rows },
  isWaiting,
  isWriting,
  onApply,
}: {
  readonly plan: ReturnType<typeof importPlan>;
  /** For what somebody has to say: that new ones are added, or who one is. */
  readonly isWaiting: boolean;
  readonly isWriting: boolean;
  readonly onApply: () => void;
}) {
  const parts = [
    ...(changes.length > 0 ? [counted(changes.length, 'cell')] : []),
    ...(rows.length > 0 ? [counted(rows.length, 'new row')] : []),
  ];
  if (parts.length === 0)
    return (
      <p class="remark">
        {isWaiting
          ? 'Nothing is written yet: tick above that the new ones are to be added, or say who somebody is.'
          : 'There is nothing to write: the sheet says all of it already.'}
      </p>
    );
  return (
    <button type="button" class="main wide" aria-disabled={isWriting} onClick={() => !isWriting && onApply()}>
      Write {parts.join(' and ')}
    </button>
  );
}

function Result({
  result: { cells, rows, notWritten },
  left,
  asked,
}: {
  readonly result: ImportResult;
  readonly left: number;
  readonly asked: number;
}) {
  const lines = [
    `Written: ${counted(cells, 'cell')}${rows > 0 ? ` and ${counted(rows, 'new row')}` : ''}. Undo takes all of it back.`,
    ...(notWritten > 0 ? [`Not written: ${spoken(notWritten)}. The message below says why.`] : []),
    ...(left > 0 ? [`Kept as the sheet has it: ${counted(left, 'cell')} to decide.`] : []),
    ...(asked > 0
      ? [`Not imported: ${counted(asked, 'apprentice')} of whom nobody has said who they are.`]
      : []),
  ];
  return (
    <ul class="remark" role="status">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
