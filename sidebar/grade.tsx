import { useState } from 'preact/hooks';
import type { Grade as MethodGrade } from '../core/cells/grades';
import { grade as gradeKind } from '../core/cells/kinds';
import { formatDay } from '../core/dates/day';
import { cellInWords } from '../core/port/recording';
import { METHODS, overallGrade } from '../core/rules/grading';
import { explainGrade } from '../core/rules/grading-explained';
import { type ColumnKey, columnOf, GRADE_COLUMNS } from '../core/sheet/columns';
import { useSidebar } from './context';
import { ChoiceField, Why } from './controls';
import { Criteria } from './criteria';
import { type InView, isWriting } from './state';

type Grades = readonly [MethodGrade | undefined, MethodGrade | undefined, MethodGrade | undefined];

export function gradesOf({ apprentice }: InView): Grades {
  return [apprentice.observationGrade, apprentice.projectGrade, apprentice.discussionGrade];
}

interface GradeProps {
  readonly whom: InView;
  readonly distinctionsNeeded: number;
}

/** What grade this is, why, and what would make it a Distinction. */
export function GradeCard({ whom, distinctionsNeeded }: GradeProps) {
  const { resultsConfirmed } = whom.apprentice;
  return (
    <>
      <p class="notice">
        {resultsConfirmed === undefined
          ? 'Indicative only. No grade is for the apprentice or their manager before the EPAO has confirmed it.'
          : `Results confirmed by the EPAO on ${formatDay(resultsConfirmed)}.`}
      </p>
      {GRADE_COLUMNS.map((column) => (
        <MethodGradeField key={column} column={column} whom={whom} />
      ))}
      <Outcome grades={gradesOf(whom)} distinctionsNeeded={distinctionsNeeded} />
      <WhatIf
        key={JSON.stringify(whom.identity)}
        grades={gradesOf(whom)}
        distinctionsNeeded={distinctionsNeeded}
      />
      <Criteria key={`criteria ${JSON.stringify(whom.identity)}`} whom={whom} />
    </>
  );
}

function MethodGradeField({ column, whom }: { readonly column: ColumnKey; readonly whom: InView }) {
  const { session, state } = useSidebar();
  const cell = whom.cellOf(column);
  const read = whom.apprentice[column];
  if (!whom.hasColumn(column))
    return <p class="remark">{columnOf(column).heading}: no such column in this sheet.</p>;
  return (
    <ChoiceField
      label={columnOf(column).heading}
      value={read === undefined ? unreadText(whom, column) : String(read)}
      choices={gradeKind.choices ?? []}
      blank={read === undefined && cell !== '' ? `No grade (${cellInWords(column, cell)})` : 'No grade yet'}
      isBusy={isWriting(state, column)}
      onChoose={(choice) => void session.write(whom, [{ column, value: choice }])}
    />
  );
}

/** A cell that is no grade and no word for "not yet" is shown as it is, so that nobody takes it for blank. */
function unreadText(whom: InView, column: ColumnKey): string {
  const isUnreadable = whom.unreadable.some((entry) => entry.column === column);
  return isUnreadable ? cellInWords(column, whom.cellOf(column)) : '';
}

function Outcome({
  grades,
  distinctionsNeeded,
}: {
  readonly grades: Grades;
  readonly distinctionsNeeded: number;
}) {
  const overall = overallGrade(...grades, distinctionsNeeded);
  return (
    <div class="outcome" aria-live="polite">
      <p>
        Overall grade: <strong>{overall ?? 'none yet'}</strong>
      </p>
      <p>
        {explainGrade(...grades, distinctionsNeeded) ??
          'No method has a grade yet, so every overall grade is still possible.'}
      </p>
      <Why
        rules={['grading.methodsToPass', 'grading.distinctionsNeeded']}
        about="is this the overall grade?"
      />
    </div>
  );
}

/** Grades to play with: nothing of it is written. */
function WhatIf({
  grades,
  distinctionsNeeded,
}: {
  readonly grades: Grades;
  readonly distinctionsNeeded: number;
}) {
  const [supposed, setSupposed] = useState<Grades>(grades);
  return (
    <details class="tool">
      <summary>What if…</summary>
      <p>Choose grades to see what they would make. Nothing is written to the sheet.</p>
      {METHODS.map((method, i) => (
        <ChoiceField
          key={method}
          label={`${method}, supposed`}
          value={supposed[i] ?? ''}
          choices={gradeKind.choices ?? []}
          blank="No grade"
          onChoose={(choice) =>
            setSupposed(
              supposed.map((old, j) =>
                j === i ? ((choice || undefined) as MethodGrade) : old,
              ) as unknown as Grades,
            )
          }
        />
      ))}
      <Outcome grades={supposed} distinctionsNeeded={distinctionsNeeded} />
      <button type="button" class="small" onClick={() => setSupposed(grades)}>
        Back to the grades in the sheet
      </button>
    </details>
  );
}
