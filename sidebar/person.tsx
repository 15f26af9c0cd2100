import { useId, useState } from 'preact/hooks';
import { besideName, type Person, peopleNamed } from '../core/sheet/people';
import { cohortAbove } from '../core/sheet/rows-in-place';
import { useSidebar } from './context';
import { Icon } from './icons';
import type { InView } from './state';

/** How many of the people found are offered; more words find fewer. */
const MOST_OFFERED = 8;

/** Finds somebody by name or ULN: type, then Enter for the first, or arrows and Enter for another. */
export function Find() {
  const { session, state } = useSidebar();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const found = peopleNamed(state.people, typed);
  const offered = found.slice(0, MOST_OFFERED);
  const choose = (person: Person | undefined) => {
    if (!person) return;
    setTyped('');
    session.goTo(person);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Enter') choose(offered[at]);
    else if (event.key === 'Escape') setTyped('');
    else if (step !== undefined && offered.length > 0) setAt((at + step + offered.length) % offered.length);
    else return;
    event.preventDefault();
  };
  const isOpen = typed.trim() !== '';
  return (
    <div class="find">
      <Icon name="search" />
      <input
        type="search"
        role="combobox"
        aria-label="Find an apprentice by name or ULN"
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={offered[at] && `${id}-${at}`}
        aria-autocomplete="list"
        autocomplete="off"
        placeholder="Find by name or ULN"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        class="list"
        role="listbox"
        aria-label="Apprentices found"
        hidden={!isOpen || found.length === 0}
      >
        {offered.map((person, i) => (
          <button
            type="button"
            key={person.row}
            id={`${id}-${i}`}
            role="option"
            // The keyboard chooses through the field.
            tabIndex={-1}
            aria-selected={i === at}
            onClick={() => choose(person)}
          >
            <span class="name" dir="auto">
              {person.name}
            </span>
            <span class="quiet">{besideName(person, found)}</span>
          </button>
        ))}
      </div>
      <p class="found" role="status">
        {isOpen && foundInWords(found.length)}
      </p>
    </div>
  );
}

function foundInWords(count: number): string {
  if (count === 0) return 'Nobody in this sheet has that name or ULN.';
  if (count <= MOST_OFFERED) return '';
  return `${count} found. Type more to see fewer.`;
}

/** Keeps who is in view while the selection moves. */
export function Pin({ whom: { identity } }: { readonly whom: InView }) {
  const { session, state } = useSidebar();
  return (
    <button
      type="button"
      class="small pin"
      aria-pressed={state.pinned !== undefined}
      aria-disabled={!identity}
      onClick={() => identity && session.togglePin()}
    >
      <Icon name="pin" />
      {state.pinned ? 'Pinned' : 'Pin'}
    </button>
  );
}

/** In characters: a longer name is set smaller, so that it leaves room for what stands below. */
const LONG_NAME = 20;
const VERY_LONG_NAME = 44;

/** Who is in view: the name large, so that nobody works on the wrong apprentice, and the ways to the next one. */
export function PersonHead({ whom }: { readonly whom: InView }) {
  const { apprentice, identity } = whom;
  const name = apprentice.apprentice ?? apprentice.uln;
  const facts = [
    ...(apprentice.apprentice === undefined ? [] : [apprentice.uln]),
    apprentice.employer,
    apprentice.cohort ?? cohortAbove(whom.sheet.table, whom.row),
  ].filter((fact) => fact !== undefined);
  return (
    <>
      <div class="row who">
        <h1 dir="auto" class={sizeFor(name)} title={name}>
          {name ?? 'No name and no ULN'}
        </h1>
        <StepButton direction={-1} />
        <StepButton direction={1} />
      </div>
      <p class="facts" dir="auto" title={facts.join(' · ') || undefined}>
        {facts.join(' · ') || `Row ${whom.row + 1}`}
      </p>
      {!identity && (
        <p class="remark bad">
          This row has neither a ULN nor a name, so nothing can be set here. Type one into the sheet first.
        </p>
      )}
    </>
  );
}

function sizeFor(name = ''): string | undefined {
  if (name.length > VERY_LONG_NAME) return 'very long';
  return name.length > LONG_NAME ? 'long' : undefined;
}

function StepButton({ direction }: { readonly direction: -1 | 1 }) {
  const { session, state } = useSidebar();
  const { people, row = -1 } = state;
  const [first, last] = [people[0], people[people.length - 1]];
  const isThere = direction === -1 ? first && first.row < row : last && last.row > row;
  const isBack = direction === -1;
  return (
    <button
      type="button"
      class="step"
      aria-label={isBack ? 'Previous apprentice' : 'Next apprentice'}
      aria-disabled={!isThere}
      onClick={() => session.step(direction)}
    >
      <Icon name={isBack ? 'previous' : 'next'} />
    </button>
  );
}
