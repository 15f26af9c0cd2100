import { useId, useState } from 'preact/hooks';
import { isProblem, messageOf, problem } from '../core/problems';
import type { OfferedGroup } from '../core/set-up/groups';
import { leftInDoubt } from '../core/set-up/mapping';
import { groupsFor, isReady, planSetUp, type SetUpPlan } from '../core/set-up/plan';
import type { ColumnGroup } from '../core/sheet/columns';
import type { SheetGrid } from '../core/sheet/grid';
import { counted } from '../core/words';
import { useSidebar } from './context';

interface GridProps {
  readonly grid: SheetGrid;
}

/** Which groups of columns a set-up is to add to the sheet in front, with what each makes possible. */
export function ChooseColumns({ grid }: GridProps) {
  const offered = groupsFor(grid);
  if (grid.countsFrom1904)
    return <p class="remark">{messageOf(problem('WORKBOOK_FROM_1904', { argument: '' }))}</p>;
  return isProblem(offered) ? (
    <p class="remark">Once a heading says who the apprentices are, the sheet can be set up.</p>
  ) : (
    <Groups key={grid.sheet} grid={grid} offered={offered} />
  );
}

function Groups({ grid, offered }: GridProps & { readonly offered: readonly OfferedGroup[] }) {
  const { session } = useSidebar();
  const [ticks, setTicks] = useState<ReadonlyMap<ColumnGroup, boolean>>(new Map());
  const isChosen = ({ key, isNeeded, isChosenAtFirst }: OfferedGroup) =>
    isNeeded || (ticks.get(key) ?? isChosenAtFirst);
  const groups = offered.filter(isChosen).map(({ key }) => key);
  const plan = planSetUp(grid, 'each row', undefined, groups);
  if (isProblem(plan)) return null;
  const isWhole = ({ headings, there }: OfferedGroup) => there === headings.length;
  const open = offered.filter((group) => !isWhole(group));
  const tickOf = (group: OfferedGroup) => (
    <GroupTick
      key={group.key}
      group={group}
      isChosen={isChosen(group)}
      onChoose={(isTicked) => setTicks(new Map(ticks).set(group.key, isTicked))}
    />
  );
  const few = open.filter(({ isOptional }) => isOptional);
  return (
    <div class="set-up">
      <h3>Set up this sheet</h3>
      {open.length === 0 ? (
        <>
          <p>Set up: every column of EPA Cohort is there.</p>
          <Again onAgain={() => void session.setUp(groups)} />
        </>
      ) : (
        <>
          <fieldset class="groups">
            <legend>What do you need?</legend>
            {open.filter(({ isOptional }) => !isOptional).map(tickOf)}
            {few.length > 0 && (
              <details>
                <summary>Only some need these ({few.length})</summary>
                <div class="groups">{few.map(tickOf)}</div>
              </details>
            )}
          </fieldset>
          <Whole groups={offered.filter(isWhole)} />
          <ToAdd grid={grid} plan={plan} onAdd={() => void session.setUp(groups)} />
        </>
      )}
    </div>
  );
}

function GroupTick({
  group: { label, makesPossible, isNeeded, headings, there },
  isChosen,
  onChoose,
}: {
  readonly group: OfferedGroup;
  readonly isChosen: boolean;
  readonly onChoose: (isTicked: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="group">
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        disabled={isNeeded}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-about`} class="remark">
        {makesPossible}{' '}
        <span class="count">
          {counted(headings.length, 'column')}
          {there > 0 && `, ${there} there already`}
          {isNeeded && ', always added'}
        </span>
      </p>
    </div>
  );
}

/** Nothing to choose about these. */
function Whole({ groups }: { readonly groups: readonly OfferedGroup[] }) {
  if (groups.length === 0) return null;
  return <p class="remark">Every column is there for: {groups.map(({ label }) => label).join(', ')}.</p>;
}

/** A set-up can have stopped half way, and then its headings are there and nothing below them. */
function Again({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <button type="button" class="small" onClick={onAgain}>
      Set up again
    </button>
  );
}

/** What is added, before anything is: the headings, and the button. */
function ToAdd({ grid, plan, onAdd }: GridProps & { readonly plan: SetUpPlan; readonly onAdd: () => void }) {
  const { added, settings } = plan;
  if (isReady(plan))
    return (
      <>
        <p class="remark">Set up. Tick what else you need, and its columns are added.</p>
        <Again onAgain={onAdd} />
      </>
    );
  const doubts = leftInDoubt(grid, plan);
  const headings = (isCalculated: boolean) =>
    added.filter(({ formula }) => (formula !== undefined) === isCalculated).map(({ heading }) => heading);
  return (
    <>
      <details class="why">
        <summary>Which columns</summary>
        {[['To fill in', headings(false)] as const, ['Calculated', headings(true)] as const].map(
          ([kind, names]) => names.length > 0 && <p key={kind}>{`${kind}: ${names.join(', ')}.`}</p>,
        )}
      </details>
      <p class="remark">
        They come at the right, beside a sheet “{settings.sheet}”. Your own cells stay as they are. What you
        leave out can be added later.
      </p>
      {doubts.length > 0 && (
        <p class="remark bad">
          <strong>First save above what these mean:</strong> {doubts.join(', ')}. Else blank columns of that
          meaning are added beside them.
        </p>
      )}
      <button type="button" class="main" onClick={onAdd}>
        Add {counted(added.length, 'column')}
      </button>
    </>
  );
}
