import type { Grade } from '../core/cells/grades';
import type { Kind } from '../core/cells/kinds';
import { type Day, formatDay } from '../core/dates/day';
import type { AsOf } from '../core/rules/as-of';
import { cappedGrade, countedGrade, currentGrade, resitDeadline, resitGrade } from '../core/rules/attempts';
import { gradesGiven, gradesOf, type MethodGrade, overallGrade } from '../core/rules/grading';
import { explainGrade } from '../core/rules/grading-explained';
import { isDone } from '../core/rules/progress';
import { cellInWords } from '../core/sheet/cell-in-words';
import type { Columns } from '../core/sheet/columns';
import { asSet, CAPS } from '../core/standard/epao-figures';
import type { Method, Standard } from '../core/standard/standard';
import { useSidebar } from './context';
import { Why } from './controls';
import { Criteria } from './criteria';
import { DateOf, NoColumn } from './date-of';
import { ChoiceField, NumberField } from './fields';
import { Unread } from './gateway';
import { isUnreadable } from './gateway-lines';
import { Line, type LineLook, whoIs } from './line';
import { type InView, isWriting, ownerOf } from './state';
import { useColumns, useStandard } from './use-columns';
import { useKept } from './use-kept';

interface GradeProps {
  readonly whom: InView;
  readonly asOf: AsOf;
  readonly today: Day;
}

/** What grade this is, why, and what would make it a better one. */
export function GradeCard({ whom, asOf, today }: GradeProps) {
  const standard = useStandard();
  const columns = useColumns();
  const { resultsConfirmed, confirmedGrade } = whom.apprentice;
  const isConfirmed = isDone(resultsConfirmed, asOf.asOf);
  const who = whoIs(whom);
  return (
    <>
      <p class="notice">
        {isConfirmed
          ? `Results confirmed by the EPAO on ${formatDay(resultsConfirmed as Day)}.`
          : 'No grade is for the apprentice or their manager before the EPAO has confirmed it.'}
      </p>
      <ul class="grades">
        {standard.methods.map((method) => (
          <MethodLine key={method.id} method={method} whom={whom} asOf={asOf} today={today} />
        ))}
        {whom.hasColumn('confirmedGrade') && (
          <Line
            label={columns.of('confirmedGrade').heading}
            {...gradeInWords(columns, whom, 'confirmedGrade')}
            whom={whom}
            columns={['confirmedGrade']}
          >
            <OwnGrade column="confirmedGrade" whom={whom} />
          </Line>
        )}
      </ul>
      {standard.methods.some((method) => isInDoubt(whom, method)) ? (
        <p class="remark">What the grades come to is known once every one of them can be read.</p>
      ) : (
        <Outcome
          standard={standard}
          grades={gradesOf(standard, whom.apprentice)}
          given={gradesGiven(standard, whom.apprentice)}
          isConfirmed={isConfirmed}
          isInHead={confirmedGrade === undefined}
        />
      )}
      <WhatIf key={who} whom={whom} />
      <Criteria key={`criteria ${who}`} whom={whom} />
    </>
  );
}

function isInDoubt(whom: InView, { grade, resit }: Method): boolean {
  return isUnreadable(whom, grade.key) || isUnreadable(whom, resit.grade.key);
}

/** A method with its grade, and once it was failed with what became of the resit. */
function MethodLine({ method, whom, asOf, today }: GradeProps & { readonly method: Method }) {
  const columns = useColumns();
  const { grade, resit } = method;
  const resitKeys = [resit.date.key, resit.grade.key, resit.attempts.key];
  const again = whom.apprentice[resit.grade.key];
  return (
    <Line
      label={columns.of(grade.key).heading}
      {...gradeInWords(columns, whom, grade.key)}
      note={again === undefined ? undefined : `${columns.of(resit.grade.key).heading}: ${again}`}
      whom={whom}
      columns={[grade.key, ...resitKeys]}
    >
      <OwnGrade column={grade.key} whom={whom} />
      {wasFailed(whom, method) && <ResitFields method={method} whom={whom} asOf={asOf} today={today} />}
    </Line>
  );
}

/** A grade as it stands in the sheet. */
function gradeInWords(
  columns: Columns,
  whom: InView,
  column: string,
): { readonly look: LineLook; readonly value: string } {
  if (!whom.hasColumn(column)) return { look: 'none', value: 'No column' };
  const cell = whom.cellOf(column);
  if (isUnreadable(whom, column)) return { look: 'doubt', value: cellInWords(columns.of(column), cell) };
  const read = whom.apprentice[column];
  if (read === undefined) return { look: 'none', value: cell === '' ? 'No grade yet' : String(cell) };
  return { look: read === 'Fail' ? 'failed' : 'met', value: String(read) };
}

function OwnGrade({ column, whom }: { readonly column: string; readonly whom: InView }) {
  return (
    <>
      <div class="own-field">
        <MethodGradeField column={column} whom={whom} />
      </div>
      <Unread column={column} whom={whom} />
    </>
  );
}

/** A method that was failed, or that something is recorded of as if it had been. */
function wasFailed({ apprentice }: InView, { grade, resit }: Method): boolean {
  const recorded = [resit.date, resit.grade, resit.attempts].some(({ key }) => apprentice[key] !== undefined);
  return apprentice[grade.key] === 'Fail' || recorded;
}

/** A resit or retake beside the first attempt, which stays as it was. */
function ResitFields({ method, whom, asOf, today }: GradeProps & { readonly method: Method }) {
  const { session, state } = useSidebar();
  const standard = useStandard();
  const columns = useColumns();
  const { resit, name } = method;
  const [given, counted] = [
    currentGrade(whom.apprentice, method),
    countedGrade(standard, whom.apprentice, method),
  ];
  const attempts = columns.of(resit.attempts.key);
  const rules = [standard.resits, standard.settable.resitWindow, standard.settable.resitCap];
  return (
    <div class="resit">
      <DateOf column={resit.date.key} whom={whom} asOf={asOf} today={today} />
      <MethodGradeField column={resit.grade.key} whom={whom} />
      {whom.hasColumn(attempts.key) && (
        <NumberField
          label={attempts.heading}
          whom={whom}
          value={String(whom.cellOf(attempts.key) ?? '')}
          kind={attempts.kind as Kind<number>}
          isBusy={isWriting(state, attempts.key, whom)}
          onSave={(number) => session.write(whom, [{ column: attempts.key, value: number ?? '' }])}
        />
      )}
      <p class="remark">{resitByWhen(standard, whom, method)}</p>
      {given !== counted && (
        <p class="remark">
          The {given} counts as a {counted} for the overall grade.
        </p>
      )}
      <Why
        rules={rules.filter((rule) => rule !== undefined)}
        about={`is that so for a resit of the ${name.toLowerCase()}?`}
      />
    </div>
  );
}

function resitByWhen(standard: Standard, { apprentice }: InView, method: Method): string {
  if (currentGrade(apprentice, method) !== 'Fail') return 'The first grade stays as it was given.';
  const end = resitDeadline(standard, apprentice, method);
  return end === undefined
    ? 'By when a failed method is taken again is not known here: ask your EPAO, and set its months in the settings.'
    : `Your EPAO gives until ${formatDay(end)} for a resit.`;
}

function MethodGradeField({ column, whom }: { readonly column: string; readonly whom: InView }) {
  const { session, state } = useSidebar();
  const columns = useColumns();
  const { heading, kind } = columns.of(column);
  if (!whom.hasColumn(column)) return <NoColumn column={column} />;
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
      isBusy={isWriting(state, column, whom)}
      onChoose={(choice) => void session.write(whom, [{ column, value: choice }])}
    />
  );
}

interface OutcomeProps {
  readonly standard: Standard;
  /** As they count. */
  readonly grades: readonly MethodGrade[];
  /** As they were given: no resit capped. */
  readonly given: readonly MethodGrade[];
  readonly isConfirmed?: boolean;
  /** The head of the part says the grade already. */
  readonly isInHead?: boolean;
}

function Outcome({ standard, grades, given, isConfirmed = false, isInHead = false }: OutcomeProps) {
  const overall = overallGrade(standard, grades);
  const rules = [...new Set(standard.grading.bands.map(({ rule }) => rule))].reverse();
  return (
    <div class="outcome" aria-live="polite">
      {!isInHead && (
        <p>
          {isConfirmed ? 'The methods make' : 'Overall grade'}: <strong>{overall ?? 'none yet'}</strong>
        </p>
      )}
      <p>
        {explainGrade(standard, grades, given, isConfirmed) ??
          'No method has a grade yet, so every overall grade is still possible.'}
      </p>
      <Why rules={rules} about="is this the overall grade?" />
    </div>
  );
}

/** What somebody supposes of a method. */
interface Supposed {
  readonly grade: MethodGrade;
  readonly isResit: boolean;
}

const FIRST = 'First attempt';
const RESIT = 'Resit or retake';

/** Grades to play with: nothing of it is written. */
function WhatIf({ whom }: { readonly whom: InView }) {
  const standard = useStandard();
  const { methods, settable } = standard;
  const inSheet = methods.map((method): Supposed => {
    const isResit = resitGrade(whom.apprentice, method) !== undefined;
    return { grade: currentGrade(whom.apprentice, method), isResit };
  });
  const owner = `what if ${ownerOf(whom)}`;
  const [supposed, setSupposed] = useKept(owner, inSheet);
  const [cap, setCap] = useKept(`${owner} cap`, '');
  const suppose = (at: number, change: Partial<Supposed>) =>
    setSupposed(supposed.map((old, i) => (i === at ? { ...old, ...change } : old)));
  const capping = cap === '' ? standard : withCap(standard, cap);
  const given = supposed.map(({ grade }) => grade);
  const counted = supposed.map(({ grade, isResit }) =>
    isResit && grade !== undefined ? cappedGrade(capping, grade) : grade,
  );
  return (
    <details class="tool">
      <summary>What if…</summary>
      <p>Choose grades to see what they would make. Nothing is written to the sheet.</p>
      {methods.map((method, i) => (
        <div key={method.id}>
          <ChoiceField
            label={`${method.name}, supposed`}
            value={supposed[i]?.grade ?? ''}
            choices={method.grades}
            blank="No grade"
            onChoose={(choice) => suppose(i, { grade: (choice || undefined) as Grade | undefined })}
          />
          <ChoiceField
            label={`${method.name}, which attempt`}
            value={supposed[i]?.isResit ? RESIT : ''}
            choices={[RESIT]}
            blank={FIRST}
            onChoose={(choice) => suppose(i, { isResit: choice === RESIT })}
          />
        </div>
      ))}
      {settable.resitCap !== undefined && supposed.some(({ isResit }) => isResit) && (
        <ChoiceField
          label="Highest grade after a resit, supposed"
          value={cap}
          choices={CAPS}
          blank="As in the settings"
          onChoose={setCap}
        />
      )}
      <Outcome standard={capping} grades={counted} given={given} />
      <button
        type="button"
        class="small"
        onClick={() => {
          setSupposed(undefined);
          setCap(undefined);
        }}
      >
        Back to the grades in the sheet
      </button>
    </details>
  );
}

function withCap(standard: Standard, value: string): Standard {
  const { resitCap: rule } = standard.settable;
  return rule === undefined
    ? standard
    : asSet(standard, [{ rule, value, source: { page: 'what you suppose', section: 'What if' } }]);
}
