import { RULE_IDS, rule, STANDARD } from '../core/standard';
import { spoken } from '../core/words';
import { RuleText, Tag } from './controls';

/** Every number that an answer can rest on, where it is written, and what the source leaves open. */
export function Rules() {
  const open = RULE_IDS.filter((id) => !rule(id).confirmed);
  return (
    <>
      <p>
        {STANDARD.title}, Level {STANDARD.level} ({STANDARD.code}, plan version {STANDARD.planVersion}):{' '}
        {RULE_IDS.length} rules, {open.length} of them not confirmed by the source.
      </p>
      <ul class="rules">
        {RULE_IDS.map((id) => {
          const { title, value, unit, confirmed } = rule(id);
          return (
            <li key={id}>
              <h3>
                {title}:{' '}
                {unit === 'level' ? `level ${value}` : `${spoken(value)}${unit === '%' ? '%' : ` ${unit}`}`}
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
