import { figureInWords } from '../core/standard/epao-figures';
import { ruleOf } from '../core/standard/standard';
import { RuleText, Tag } from './controls';
import { useStandard } from './use-columns';

/** Everything that an answer can rest on, where it is written, and what the source leaves open. */
export function Rules() {
  const standard = useStandard();
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
          const rule = ruleOf(standard, id);
          const figure = figureInWords(rule);
          return (
            <li key={id}>
              <h3>
                {rule.title}
                {figure !== undefined && `: ${figure}`}
              </h3>
              {!rule.confirmed && <Tag tone="warning">Not confirmed</Tag>}
              <RuleText id={id} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
