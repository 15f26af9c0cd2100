import type { PlacedIssue } from '../core/cohort/entries';
import { SEVERITY_WORDS } from '../core/cohort/issues';
import { GoButton, Growing, Whose } from './cohort-lists';
import { Why } from './controls';
import { useColumns } from './use-columns';

export function Issues({ issues }: { readonly issues: readonly PlacedIssue[] }) {
  const columns = useColumns();
  return (
    <Growing items={issues} none="Nothing is wrong in this sheet.">
      {(shown) => (
        <ul class="lines">
          {shown.map(({ sheet, row, position, apprentice, column, problem, severity, restsOn }) => (
            <li key={`${row} ${sheet} ${position} ${problem.code} ${problem.what}`}>
              <GoButton place={sheet === undefined ? { row } : { sheet, row }} column={position}>
                <span class="row between">
                  <strong dir="auto">{apprentice || `Row ${row + 1}`}</strong>
                  <span class={`severity ${severity}`}>{SEVERITY_WORDS[severity]}</span>
                </span>
                {!problem.what.startsWith(columns.of(column).heading) && (
                  <span class="quiet">{columns.of(column).heading}</span>
                )}
                <span>{problem.what}</span>
                <span>{problem.fix}</span>
                <Whose parts={[sheet]} />
              </GoButton>
              {restsOn !== undefined && <Why rules={[restsOn]} about={`is this an issue: ${problem.what}`} />}
            </li>
          ))}
        </ul>
      )}
    </Growing>
  );
}
