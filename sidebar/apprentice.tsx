import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { countedRow } from '../core/cohort/counts';
import { type Day, formatDay } from '../core/dates/day';
import { messageOf } from '../core/problems';
import type { AsOf } from '../core/rules/as-of';
import { daysAtGateway, missingForGateway } from '../core/rules/gateway';
import { gradesOf, overallGrade } from '../core/rules/grading';
import { actionInWords, type OpenAction } from '../core/rules/open-action';
import { isDone } from '../core/rules/progress';
import type { Standing as StandingOfRow } from '../core/rules/standing';
import { epaEnd } from '../core/rules/timeline';
import { type View, viewOf } from '../core/sheet/calculated-columns';
import type { ColumnKey, Columns } from '../core/sheet/columns';
import { nextStepIn } from '../core/sheet/next-step';
import { ragReason, stageReason } from '../core/sheet/reasons';
import { itemsShown } from '../core/sheet/recorded';
import type { Settings } from '../core/sheet/settings';
import { type Method, type Standard, stepsOf } from '../core/standard/standard';
import { counted } from '../core/words';
import { VersionLine } from './answers-check';
import { AnswersLine } from './answers-line';
import { AsOfLine, useDayToLookFrom } from './as-of-line';
import { useSidebar } from './context';
import { RagTag, Section, Tag, Why } from './controls';
import { Deadlines } from './deadlines';
import { Gateway } from './gateway';
import { GatewayPack } from './gateway-pack';
import { GradeCard } from './grade';
import { Icon } from './icons';
import { whoIs } from './line';
import { Find, PersonHead, Pin } from './person';
import { soughtColumn } from './sought-field';
import { type InView, inView, type Part } from './state';
import { Unconnected } from './unconnected';
import { useColumns, useStandard } from './use-columns';

/** The screen on one apprentice: who, how things stand, what to do next; then gateway, deadlines and grade. */
export function ApprenticeScreen() {
  const { session, state } = useSidebar();
  const [isPacking, setPacking] = useState(false);
  const { sheet, today } = state;
  const from = useDayToLookFrom();
  const isOld = from !== undefined && (from.isFixed || from.daysAgo !== 0);
  const whom = inView(state);
  const who = whom && whoIs(whom);
  // Only the page is moved, never the focus: whoever goes on by the keyboard stays on the button.
  useLayoutEffect(() => scrollTo(0, 0), [who]);
  if (state.unconnected) return <Unconnected />;
  if (!sheet || today === undefined) return <p class="empty">Reading the sheet…</p>;
  if (!whom) return <Nobody />;
  if (isPacking) {
    return (
      <GatewayPack
        whom={whom}
        asOf={sheet.settings.asOf.asOf}
        canPrint={session.canPrint}
        onClose={() => setPacking(false)}
        onCopied={(isCopied) =>
          session.say(
            isCopied
              ? { lines: ['Copied. Paste it into a document to print it from there.'], tone: 'good' }
              : { lines: ['This browser did not let us copy. Select the text and copy it.'], tone: 'bad' },
          )
        }
      />
    );
  }
  return (
    <>
      <div class="finding">
        <Find />
        <Pin whom={whom} />
      </div>
      <PersonHead whom={whom} />
      <Standing whom={whom} settings={sheet.settings} />
      {isOld && <AsOfLine />}
      <Parts whom={whom} settings={sheet.settings} today={today} />
      <AnswersLine whom={whom} settings={sheet.settings} />
      <VersionLine />
      {!isOld && <AsOfLine />}
      <button type="button" class="wide" onClick={() => setPacking(true)}>
        <Icon name="print" />
        {session.canPrint ? 'Print gateway pack' : 'Gateway pack'}
      </button>
    </>
  );
}

/** The selected row holds no apprentice. */
function Nobody() {
  const { session, state } = useSidebar();
  const [first] = state.people;
  return (
    <>
      <Find />
      <div class="empty">
        <h1>{first ? 'No apprentice in this row' : 'No apprentices yet'}</h1>
        <p>
          {first
            ? 'Select the row of an apprentice in the sheet, or find one above.'
            : 'This sheet has headings but no apprentices yet. Type the first one below the headings.'}
        </p>
        {first && (
          <button type="button" class="main" onClick={() => session.goTo(first)}>
            Go to the first apprentice
          </button>
        )}
      </div>
    </>
  );
}

/** In two seconds: the stage, the RAG word and what to do next; why, for those who ask. */
function Standing({ whom, settings }: { readonly whom: InView; readonly settings: Settings }) {
  const { session } = useSidebar();
  const columns = useColumns();
  const view = viewOf(useStandard(), settings.asOf);
  const { apprentice, unreadable } = whom;
  const read = { apprentice, problems: unreadable };
  const { counted: standsAt, standing } = countedRow(read, view);
  const { stage, rag } = standsAt;
  const next = nextStepIn(columns, read, standing, settings.asOf);
  const reasons = standing && <Reasons columns={columns} view={view} whom={whom} standing={standing} />;
  return (
    <div class="standing">
      {(stage || rag) && (
        <div class="row">
          {stage && stage !== 'Check' && <Tag tone="quiet">{stage}</Tag>}
          {rag && <RagTag rag={rag} />}
        </div>
      )}
      <div class="next">
        {next ? (
          <NextStep
            next={next}
            isCheck={rag === 'Check'}
            asOf={settings.asOf}
            mayEnd={standing !== undefined}
          />
        ) : (
          nothingToDo(stage)
        )}{' '}
        {reasons}
      </div>
      {whom.lacksFunctions && (
        <p class="remark bad">
          Cells of this row show #NAME?: the functions are not loaded where this workbook is open.{' '}
          <button type="button" class="link" onClick={() => session.show('help')}>
            What to do
          </button>
        </p>
      )}
      {/* What comes next tells the first of them where it stands in the way. */}
      <CannotBeRead whom={whom} isFirstSaid={!standing} />
    </div>
  );
}

interface NextStepProps {
  readonly next: OpenAction;
  readonly isCheck: boolean;
  readonly asOf: AsOf;
  /** Where a long text may end, because “Why” after it tells all of it. */
  readonly mayEnd: boolean;
}

/** In brief: the checklist below says what is missing, and the RAG word that it is to be checked. */
function NextStep({ next, isCheck, asOf, mayEnd }: NextStepProps) {
  const words = isCheck ? next.inBrief?.() : undefined;
  if (words === undefined)
    return (
      <>
        <strong>Next:</strong> {actionInWords({ ...next, action: next.inBrief ?? next.action }, asOf)}
      </>
    );
  return (
    <span class={mayEnd && words.length > LONG_STEP ? 'ends' : undefined}>
      <strong>Next: check the sheet.</strong> {words}
    </span>
  );
}

/** In characters: what is longer would push the checklist out of view. */
const LONG_STEP = 150;

/** Where nothing is open that is said, too: a gap would leave the question. */
function nothingToDo(stage: string | undefined): string {
  return stage ? 'Nothing to do.' : 'Nothing is recorded yet. Click a line below to begin.';
}

/** The cells that no one can read, but for those whose own line says so. */
function CannotBeRead({ whom, isFirstSaid }: { readonly whom: InView; readonly isFirstSaid: boolean }) {
  const standard = useStandard();
  const others = whom.unreadable
    .slice(isFirstSaid ? 1 : 0)
    .filter(({ column }) => partOf(standard, whom, column) === undefined);
  const [first] = others;
  if (!first) return null;
  if (others.length === 1) return <p class="remark bad">{messageOf(first.problem)}</p>;
  return (
    <details class="remark bad">
      <summary>{counted(others.length, isFirstSaid ? 'more cell' : 'cell')} cannot be read</summary>
      {!isFirstSaid && <p>What is said here may be incomplete.</p>}
      <ul>
        {others.map(({ column, problem }) => (
          <li key={column}>{messageOf(problem)}</li>
        ))}
      </ul>
    </details>
  );
}

interface ReasonsProps {
  readonly columns: Columns;
  readonly view: View;
  readonly whom: InView;
  readonly standing: StandingOfRow;
}

/** What stage and RAG rest on: what the sheet says, then the rules. */
function Reasons({ columns, view, whom, standing }: ReasonsProps) {
  const { stage, rag } = standing;
  const reasons = [
    [stage, stageReason(columns, view, whom.apprentice, stage)],
    [rag, ragReason(columns, view, standing)],
  ] as const;
  const told = reasons.flatMap(([word, reason]) => (word && reason ? [{ word, ...reason }] : []));
  if (told.length === 0) return null;
  return (
    <Why
      rules={[...new Set(told.flatMap(({ rules }) => rules))]}
      facts={told.map(({ word, facts }) => `${word}: ${facts.join(' ')}`)}
      about="are stage and RAG what they are?"
    />
  );
}

interface PartsProps {
  readonly whom: InView;
  readonly settings: Settings;
  readonly today: Day;
}

/** The same for everybody, so that each thing is where it was: the checklist, and what deadlines and grade come to. */
function Parts({ whom, settings, today }: PartsProps) {
  const { session, state } = useSidebar();
  const standard = useStandard();
  const { asOf, unavailable } = settings;
  const sought = soughtColumn(state, whom, useColumns());
  const soughtPart = sought && partOf(standard, whom, sought);
  useEffect(() => {
    if (soughtPart) session.openPart(soughtPart, true);
  }, [session, soughtPart]);
  const part = (key: Part, answer: string | undefined, none = '') => {
    const isOpen = state.openParts[key];
    const unread = whom.unreadable.filter(({ column }) => partOf(standard, whom, column) === key).length;
    // Of what cannot be read nobody may say that it is not there; an open part says it line by line.
    const told = [answer, unread > 0 && !isOpen && `${counted(unread, 'cell')} cannot be read`];
    return {
      isOpen,
      status: told.filter(Boolean).join(', ') || (unread === 0 && none),
      onToggle: (next: boolean) => {
        if (next !== isOpen) session.openPart(key, next);
      },
    };
  };
  const props = { whom, asOf, today };
  return (
    <>
      <Section title="Gateway" {...part('gateway', gatewayInWords(standard, whom, asOf.asOf))}>
        <Gateway {...props} />
      </Section>
      <Section
        title="Deadlines"
        {...part('deadlines', deadlinesInWords(standard, whom.apprentice.epaStart), 'No EPA start yet')}
      >
        <Deadlines {...props} unavailable={unavailable} />
      </Section>
      <Section title="Grade" {...part('grade', gradeInWords(standard, whom), 'None yet')}>
        <GradeCard {...props} />
      </Section>
    </>
  );
}

/** The part that has a line for a column; the steps have theirs once EPA has a start. */
function partOf(standard: Standard, { apprentice }: InView, column: ColumnKey): Part | undefined {
  const { gateway, methods } = standard;
  if (column === 'gatewayDate' || gateway.some(({ key }) => key === column)) return 'gateway';
  const isGraded = ({ grade, resit }: Method) =>
    [grade, resit.date, resit.grade, resit.attempts].some(({ key }) => key === column);
  if (column === 'confirmedGrade' || methods.some(isGraded)) return 'grade';
  if (column === 'epaStart') return 'deadlines';
  const isStep = column === 'resultsConfirmed' || stepsOf(standard).some(({ key }) => key === column);
  return isStep && apprentice.epaStart !== undefined ? 'deadlines' : undefined;
}

/** What the lines below come to; they say what is missing. */
function gatewayInWords(standard: Standard, whom: InView, asOf: Day): string {
  const { apprentice } = whom;
  const missing = missingForGateway(standard, apprentice, asOf).length;
  const days = daysAtGateway(apprentice, asOf);
  const open = missing > 0 ? `${missing} of ${itemsShown(standard, whom).length} missing` : undefined;
  if (!isDone(apprentice.gatewayDate, asOf)) return open ?? 'Ready';
  if (days === undefined) return open ? `Through, ${open}` : 'Through gateway';
  return [atGatewayInWords(days), open].filter(Boolean).join(', ');
}

/** Waiting for the EPAO ages too. */
function atGatewayInWords(days: number): string {
  return days === 0 ? 'At gateway since today' : `At gateway for ${counted(days, 'day')}`;
}

function deadlinesInWords(standard: Standard, start: Day | undefined): string | undefined {
  return start === undefined ? undefined : `EPA end ${formatDay(epaEnd(standard, start))}`;
}

function gradeInWords(standard: Standard, { apprentice }: InView): string | undefined {
  return apprentice.confirmedGrade ?? overallGrade(standard, gradesOf(standard, apprentice));
}
