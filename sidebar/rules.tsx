import { ruleOf } from '../core/standard/standard';
import { spoken } from '../core/words';
import { RuleText, Tag } from './controls';
import { useColumns } from './use-columns';

/** Everything that an answer can rest on, where it is written, and what the source leaves open. */
export function Rules() {
  const { standard } = useColumns();
  const ids = Object.keys(standard.rules);
  const open = ids.filter((id) => !ruleOf(standard, id).confirmed);
  return (
    <>
      <p>
        {standard.title}, Level {standard.level} ({standard.code}, plan version {standard.planVersion}):{' '}
        {ids.length} rules, {open.length} of them not confirmed by the source.
      </p>
      <ul class="rules">
        {ids.map((id) => {
          const { title, value, unit, confirmed } = ruleOf(standard, id);
          return (
            <li key={id}>
              <h3>
                {title}
                {value !== undefined && `: ${numberInWords(value, unit)}`}
              </h3>
              {!confirmed && <Tag tone="warning">Not confirmed</Tag>}
              <RuleText id={id} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** "level 2", "10%", "2,500 words". */
function numberInWords(value: number, unit: string | undefined): string {
  if (unit === 'level') return `level ${value}`;
  return `${spoken(value)}${unit === '%' ? '%' : ` ${unit}`}`;
}
