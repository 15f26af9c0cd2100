import { useState } from 'preact/hooks';
import type { Grade } from '../core/cells/grades';
import { formatDay } from '../core/dates/day';
import { cellInWords } from '../core/port/recording';
import { gradesOf, type MethodGrade, overallGrade } from '../core/rules/grading';
import { explainGrade } from '../core/rules/grading-explained';
import { useSidebar } from './context';
import { ChoiceField, Why } from './controls';
import { Criteria } from './criteria';
import { type InView, isWriting } from './state';
import { useColumns, useStandard } from './use-columns';

interface GradeProps {
  readonly whom: InView;
}

/** What grade this is, why, and what would make it a better one. */
export function GradeCard({ whom }: GradeProps) {
  const standard = useStandard();
  const { resultsConfirmed } = whom.apprentice;
  const grades = gradesOf(standard, whom.apprentice);
  return (
    <>
      <p class="notice">
        {resultsConfirmed === undefined
          ? 'Indicative only. No grade is for the apprentice or their manager before the EPAO has confirmed it.'
          : `Results confirmed by the EPAO on ${formatDay(resultsConfirmed)}.`}
      </p>
      {standard.methods.map(({ id, grade }) => (
        <MethodGradeField key={id} column={grade.key} whom={whom} />
      ))}
      <Outcome grades={grades} />
      <WhatIf key={JSON.stringify(whom.identity)} grades={grades} />
      <Criteria key={`criteria ${JSON.stringify(whom.identity)}`} whom={whom} />
    </>
  );
}

function MethodGradeField({ column, whom }: { readonly column: string; readonly whom: InView }) {
  const { session, state } = useSidebar();
  const columns = useColumns();
  const { heading, kind } = columns.of(column);
  if (!whom.hasColumn(column)) return <p class="remark">{heading}: no such column in this sheet.</p>;
  const cell = whom.cellOf(column);
  const read = whom.apprentice[column];
  const asItIs = cellInWords(columns.of(column), cell);
  // A cell that is no grade and no word for "not yet" is shown as it is, so that nobody takes it for blank.
  const isUnreadable = whom.unreadable.some((entry) => entry.column === column);
  return (
    <ChoiceField
      label={heading}
      value={read === undefined ? (isUnreadable ? asItIs : '') : String(read)}
      choices={kind.choices ?? []}
      blank={read === undefined && cell !== '' ? `No grade (${asItIs})` : 'No grade yet'}
      isBusy={isWriting(state, column)}
      onChoose={(choice) => void session.write(whom, [{ column, value: choice }])}
    />
  );
}

interface GradesProps {
  readonly grades: readonly MethodGrade[];
}

function Outcome({ grades }: GradesProps) {
  const standard = useStandard();
  const overall = overallGrade(standard, grades);
  const rules = [...new Set(standard.grading.bands.map(({ rule }) => rule))].reverse();
  return (
    <div class="outcome" aria-live="polite">
      <p>
        Overall grade: <strong>{overall ?? 'none yet'}</strong>
      </p>
      <p>
        {explainGrade(standard, grades) ??
          'No method has a grade yet, so every overall grade is still possible.'}
      </p>
      <Why rules={rules} about="is this the overall grade?" />
    </div>
  );
}

/** Grades to play with: nothing of it is written. */
function WhatIf({ grades }: GradesProps) {
  const { methods } = useStandard();
  const [supposed, setSupposed] = useState(grades);
  const suppose = (at: number, grade: MethodGrade) =>
    setSupposed(supposed.map((old, i) => (i === at ? grade : old)));
  return (
    <details class="tool">
      <summary>What if…</summary>
      <p>Choose grades to see what they would make. Nothing is written to the sheet.</p>
      {methods.map((method, i) => (
        <ChoiceField
          key={method.id}
          label={`${method.name}, supposed`}
          value={supposed[i] ?? ''}
          choices={method.grades}
          blank="No grade"
          onChoose={(choice) => suppose(i, (choice || undefined) as Grade | undefined)}
        />
      ))}
      <Outcome grades={supposed} />
      <button type="button" class="small" onClick={() => setSupposed(grades)}>
        Back to the grades in the sheet
      </button>
    </details>
  );
}
