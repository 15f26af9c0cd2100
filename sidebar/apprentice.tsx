import { useRef, useState } from 'preact/hooks';
import { countedRow } from '../core/cohort/counts';
import { type Day, formatDay } from '../core/dates/day';
import { messageOf } from '../core/problems';
import { gatewayInWords, missingForGateway } from '../core/rules/gateway';
import { gradesOf, overallGrade } from '../core/rules/grading';
import { actionInWords } from '../core/rules/open-action';
import { isDone } from '../core/rules/progress';
import { type Stage, stageOf } from '../core/rules/stage';
import type { Standing as StandingOfRow } from '../core/rules/standing';
import { epaEnd } from '../core/rules/timeline';
import { type View, viewOf } from '../core/sheet/calculated-columns';
import type { Columns } from '../core/sheet/columns';
import { nextStepIn } from '../core/sheet/next-step';
import { ragReason, stageReason } from '../core/sheet/reasons';
import type { Settings } from '../core/sheet/settings';
import type { Standard } from '../core/standard/standard';
import { useSidebar } from './context';
import { RagTag, Section, Tag, Why } from './controls';
import { Deadlines } from './deadlines';
import { Gateway, itemsShown } from './gateway';
import { GatewayPack } from './gateway-pack';
import { GradeCard } from './grade';
import { Find, PersonHead } from './person';
import { type InView, inView } from './state';
import { Unconnected } from './unconnected';
import { useColumns, useStandard } from './use-columns';

/** The screen on one apprentice: who, how things stand, what to do next; then gateway, deadlines and grade. */
export function ApprenticeScreen() {
  const { session, state } = useSidebar();
  const [isPacking, setPacking] = useState(false);
  const { sheet, today } = state;
  if (state.unconnected) return <Unconnected />;
  if (!sheet || today === undefined) return <p class="empty">Reading the sheet…</p>;
  const whom = inView(state);
  if (!whom) return <Nobody />;
  if (isPacking) {
    return (
      <GatewayPack
        whom={whom}
        asOf={sheet.settings.asOf.asOf}
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
      <Find />
      <PersonHead whom={whom} />
      <Standing whom={whom} settings={sheet.settings} />
      <Parts whom={whom} settings={sheet.settings} today={today} onPack={() => setPacking(true)} />
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
        <h1>No apprentice in this row</h1>
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
  const { counted, standing } = countedRow(read, view);
  const { stage, rag } = counted;
  const next = nextStepIn(columns, read, standing, settings.asOf);
  // What comes next tells the first of them where it stands in the way.
  const others = standing ? unreadable : unreadable.slice(1);
  return (
    <div class="standing">
      <p class="row">
        {stage && stage !== 'Check' && <Tag tone="quiet">{stage}</Tag>}
        {rag && <RagTag rag={rag} />}
      </p>
      {next && (
        <p class="next">
          <strong>Next:</strong> {actionInWords(next, settings.asOf)}
        </p>
      )}
      {standing && <Reasons columns={columns} view={view} whom={whom} standing={standing} />}
      {whom.lacksFunctions && (
        <p class="remark bad">
          Cells of this row show #NAME?: the functions are not loaded where this workbook is open.{' '}
          <button type="button" class="link" onClick={() => session.show('help')}>
            What to do
          </button>
        </p>
      )}
      {others.length > 0 && (
        <div class="remark bad">
          <p>Some cells cannot be read, so what is said here may be incomplete:</p>
          <ul>
            {others.map(({ column, problem }) => (
              <li key={column}>{messageOf(problem)}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
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

type Part = 'gateway' | 'deadlines' | 'grade';

/** Which part matters at a stage: that one is open until a person says otherwise. */
const MATTERS: Partial<Readonly<Record<Stage, Part>>> = {
  'In EPA': 'deadlines',
  'Resit or retake': 'deadlines',
  'Awaiting confirmation': 'grade',
  Passed: 'grade',
  Certificated: 'grade',
};

/** Told once for each apprentice: what somebody sets here may change the stage, but must not fold away where they are. */
function useWhatMatters({ apprentice, identity }: InView, asOf: Day): Part {
  const standard = useStandard();
  const who = JSON.stringify(identity);
  const told = useRef<{ who: string; part: Part }>();
  if (!told.current || told.current.who !== who) {
    const stage = stageOf(standard, apprentice, asOf);
    told.current = { who, part: (stage && MATTERS[stage]) ?? 'gateway' };
  }
  return told.current.part;
}

interface PartsProps {
  readonly whom: InView;
  readonly settings: Settings;
  readonly today: Day;
  readonly onPack: () => void;
}

function Parts({ whom, settings, today, onPack }: PartsProps) {
  const standard = useStandard();
  const [chosen, setChosen] = useState<Partial<Record<Part, boolean>>>({});
  const { apprentice } = whom;
  const matters = useWhatMatters(whom, settings.asOf.asOf);
  const part = (key: Part) => ({
    isOpen: chosen[key] ?? key === matters,
    onToggle: (isOpen: boolean) => {
      if (isOpen !== (chosen[key] ?? key === matters)) setChosen({ ...chosen, [key]: isOpen });
    },
  });
  const { asOf, unavailable } = settings;
  // Whatever is half typed belongs to one apprentice and must never be written to the next.
  const who = JSON.stringify(whom.identity ?? whom.row);
  return (
    <>
      <Section title="Gateway" status={gatewayStatus(standard, whom, asOf.asOf)} {...part('gateway')}>
        <Gateway key={who} whom={whom} asOf={asOf} today={today} onPack={onPack} />
      </Section>
      <Section
        title="Deadlines"
        status={deadlinesInWords(standard, apprentice.epaStart)}
        {...part('deadlines')}
      >
        <Deadlines key={who} whom={whom} asOf={asOf} today={today} unavailable={unavailable} />
      </Section>
      <Section
        title="Grade"
        status={
          apprentice.confirmedGrade ?? overallGrade(standard, gradesOf(standard, apprentice)) ?? 'None yet'
        }
        {...part('grade')}
      >
        <GradeCard key={who} whom={whom} asOf={asOf} today={today} />
      </Section>
    </>
  );
}

/** Short, because the words on what is missing stand inside. */
function gatewayStatus(standard: Standard, whom: InView, asOf: Day): string {
  const { apprentice } = whom;
  const missing = missingForGateway(standard, apprentice, asOf).length;
  if (isDone(apprentice.gatewayDate, asOf) || missing === 0)
    return gatewayInWords(standard, apprentice, asOf);
  return `${missing} of ${itemsShown(standard, whom).length} missing`;
}

function deadlinesInWords(standard: Standard, start: Day | undefined): string {
  return start === undefined ? 'No EPA start yet' : `EPA end ${formatDay(epaEnd(standard, start))}`;
}
