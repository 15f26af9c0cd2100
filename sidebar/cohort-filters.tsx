import { useId } from 'preact/hooks';
import type { Choice } from '../core/cohort/choices';
import { type Count, RAG_GROUP, STAGE_GROUP } from '../core/cohort/counts';
import type { Filter, Overview } from '../core/cohort/overview';
import { spoken } from '../core/words';
import { useColumns } from './use-columns';

export function isAnythingChosen({ chosen = {} }: Filter): boolean {
  return Object.keys(chosen).length > 0;
}

/** Chosen once, an item is all that is looked at; chosen again, everybody is. */
export function withItem(filter: Filter, { group, item }: Count): Filter {
  const { [group]: before, ...others } = filter.chosen ?? {};
  return { ...filter, chosen: before === item ? others : { ...others, [group]: item } };
}

export function isChosen({ chosen = {} }: Filter, { group, item }: Count): boolean {
  return chosen[group] === item;
}

export interface FilterProps {
  readonly overview: Overview;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function FilterFields({ overview, filter, onFilter }: FilterProps) {
  const columns = useColumns();
  return (
    <div class="filters">
      <FilterField
        label={columns.of('cohort').heading}
        all="All cohorts"
        choices={overview.cohorts}
        value={filter.cohort}
        onChoose={(cohort) => onFilter({ ...filter, cohort })}
      />
      <FilterField
        label={columns.of('employer').heading}
        all="All employers"
        choices={overview.employers}
        value={filter.employer}
        onChoose={(employer) => onFilter({ ...filter, employer })}
      />
      <FilterField
        label={columns.of('coach').heading}
        all="All coaches"
        choices={overview.coaches}
        value={filter.coach}
        onChoose={(coach) => onFilter({ ...filter, coach })}
      />
    </div>
  );
}

export function FilterField({
  label,
  all,
  choices,
  value = '',
  onChoose,
}: {
  readonly label: string;
  readonly all: string;
  readonly choices: readonly Choice[];
  readonly value: string | undefined;
  readonly onChoose: (choice: string | undefined) => void;
}) {
  const id = useId();
  if (choices.length === 0) return null;
  // What was chosen may have gone from the sheet: it is offered still, so that the list says why it is empty.
  const isGone = value !== '' && choices.every(({ text }) => text !== value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value || undefined)}>
        <option value="">{all}</option>
        {isGone && <option value={value}>{value} (0)</option>}
        {choices.map(({ text, apprentices }) => (
          <option key={text} value={text}>
            {text} ({spoken(apprentices)})
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is chosen besides cohort, employer and coach, and the way back. */
export function Chosen({ filter, onFilter }: Omit<FilterProps, 'overview'>) {
  const chosen = Object.entries(filter.chosen ?? {});
  if (chosen.length === 0) return null;
  const words = chosen.map(([group, item]) =>
    [STAGE_GROUP, RAG_GROUP].includes(group) ? item : `${group}: ${item}`,
  );
  return (
    <p class="row chosen">
      Only: {words.join(' and ')}
      <button type="button" class="small" onClick={() => onFilter({ ...filter, chosen: {} })}>
        Show all
      </button>
    </p>
  );
}
