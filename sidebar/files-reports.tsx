import { useId, useState } from 'preact/hooks';
import type { Entry } from '../core/cohort/entries';
import type { Filter, Overview } from '../core/cohort/overview';
import { filtered } from '../core/cohort/overview';
import { boardPage } from '../core/reports/board-page';
import { coachPage } from '../core/reports/coach-page';
import { employerPage } from '../core/reports/employer-page';
import {
  gatewayPacks,
  PACKS_FOR,
  type PacksFor,
  packEntries,
  packRecords,
} from '../core/reports/gateway-packs';
import type { ReportGround } from '../core/reports/report-ground';
import type { ReportPlan } from '../core/reports/report-plan';
import type { FormulaStyle } from '../core/set-up/references';
import type { CohortSheet } from '../core/sheet/people';
import { counted, spoken } from '../core/words';
import { FilterField } from './cohort-filters';
import { SheetsField, useSheets } from './cohort-sheets';
import { useSidebar } from './context';
import { GatewayPage } from './gateway-pack';
import { Icon } from './icons';
import { MadeSheet, NoApprentices } from './made-sheet';
import { NamesOnRecords } from './names-on-records';
import { useColumns } from './use-columns';
import { useOverview } from './use-overview';

const REPORTS = [
  {
    key: 'board',
    label: 'Board page',
    about: 'Numbers for a board, with charts. No names, no single grade.',
  },
  { key: 'coach', label: 'Coach page', about: 'Everybody of one coach, the worst first, with what is next.' },
  {
    key: 'employer',
    label: 'Employer page',
    about:
      'The apprentices of one employer, for the employer: no grade before it is confirmed, no ULN, date of birth, adjustments or notes.',
  },
  {
    key: 'packs',
    label: 'Gateway packs',
    about: 'A record to sign for each apprentice of a gateway meeting, each on a page of its own.',
  },
] as const;
type ReportKey = (typeof REPORTS)[number]['key'];

/** Reports as sheets of the workbook. */
export function Part() {
  const { state } = useSidebar();
  const sheets = useSheets();
  const { overview, progress } = useOverview(sheets);
  if (state.unconnected && !state.several)
    return (
      <>
        <MadeSheet />
        <NoApprentices />
      </>
    );
  return (
    <>
      <SheetsField />
      {progress !== undefined && <progress aria-label="Working through the sheet" value={progress} />}
      {overview && state.today !== undefined ? (
        <Reports ground={{ sheets, overview, today: state.today }} />
      ) : (
        <p class="remark">Reading the sheet…</p>
      )}
    </>
  );
}

/** What is chosen on the screen. */
interface Wanted {
  readonly report: ReportKey;
  readonly filter: Filter;
  readonly whom: PacksFor;
}

function Reports({ ground }: { readonly ground: ReportGround }) {
  const { session } = useSidebar();
  const [wanted, setWanted] = useState<Wanted>({ report: 'board', filter: {}, whom: 'both' });
  const [isPrinting, setPrinting] = useState(false);
  const about = REPORTS.find(({ key }) => key === wanted.report)?.about;
  const held = heldBy(ground, wanted);
  if (isPrinting) return <Printing ground={ground} wanted={wanted} onClose={() => setPrinting(false)} />;
  const make = () => void session.makeReport((style) => planOf(ground, wanted, style));
  return (
    <div class="reports">
      <ReportField wanted={wanted} onChange={setWanted} />
      <p class="remark">{about}</p>
      <Narrowing overview={ground.overview} wanted={wanted} onChange={setWanted} />
      {wanted.report === 'packs' && <NamesOnRecords sheet={ground.sheets[0] as CohortSheet} />}
      {held && <Holds held={held} isAnybodyThere={ground.overview.entries.length > 0} />}
      <div class="row">
        <button
          type="button"
          class="main"
          aria-disabled={!held?.isReady}
          onClick={() => held?.isReady && make()}
        >
          Make the sheet
        </button>
        {wanted.report === 'packs' && held?.isReady && (
          <button type="button" onClick={() => setPrinting(true)}>
            <Icon name="print" />
            Print
          </button>
        )}
      </div>
      <MadeSheet />
    </div>
  );
}

function planOf(
  { sheets, overview, today }: ReportGround,
  { report, filter, whom }: Wanted,
  style: FormulaStyle | undefined,
): ReportPlan {
  const ground = { sheets, overview, today, ...(style && { style }) };
  switch (report) {
    case 'board':
      return boardPage(ground, { cohort: filter.cohort });
    case 'coach':
      return coachPage(ground, filter.coach ?? '');
    case 'employer':
      return employerPage(ground, filter.employer ?? '');
    case 'packs':
      return gatewayPacks(ground, whom, { cohort: filter.cohort, coach: filter.coach });
  }
}

interface Held {
  readonly words: readonly string[];
  /** There is something to make. */
  readonly isReady: boolean;
}

/** What the sheet will hold; nothing before it is said whose it is. */
function heldBy(ground: ReportGround, { report, filter, whom }: Wanted): Held | undefined {
  const { overview } = ground;
  const { cohort, employer, coach } = filter;
  const holding = ({ entries }: Overview, ...more: readonly string[]): Held => ({
    words: [counted(entries.length, 'apprentice'), ...more],
    isReady: entries.length > 0,
  });
  switch (report) {
    case 'board':
      return holding(filtered(overview, { cohort }), '3 charts', '3 pages');
    case 'coach':
      return coach === undefined ? undefined : holding(filtered(overview, { coach }));
    case 'employer':
      return employer === undefined ? undefined : holding(filtered(overview, { employer }));
    case 'packs': {
      const entries = packEntries(ground, whom, { cohort, coach });
      return { words: [counted(entries.length, 'page'), ...namesIn(entries)], isReady: entries.length > 0 };
    }
  }
}

const MOST_NAMES = 5;

function namesIn(entries: readonly Entry[]): readonly string[] {
  const names = entries.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = entries.length - names.length;
  return more > 0 ? [...names, `and ${spoken(more)} more`] : names;
}

function Holds({
  held: { words, isReady },
  isAnybodyThere,
}: {
  readonly held: Held;
  readonly isAnybodyThere: boolean;
}) {
  if (!isReady)
    return (
      <p role="status" class="remark">
        {isAnybodyThere
          ? 'Nobody fits what is chosen. Choose others above.'
          : 'No apprentice stands in this sheet yet. Type the first below its headings, or bring a list in with Import, below.'}
      </p>
    );
  return (
    <div role="status">
      <h3>It will hold</h3>
      <ul class="holds">
        {words.map((word) => (
          <li key={word} dir="auto">
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChoosingProps {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

function ReportField({ wanted, onChange }: ChoosingProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>Report</label>
      <select
        id={id}
        value={wanted.report}
        onChange={(event) => onChange({ ...wanted, report: event.currentTarget.value as ReportKey })}
      >
        {REPORTS.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Narrowing({ overview, wanted, onChange }: ChoosingProps & { readonly overview: Overview }) {
  const columns = useColumns();
  const { report, filter } = wanted;
  const set = (more: Filter) => onChange({ ...wanted, filter: { ...filter, ...more } });
  const field = (key: 'cohort' | 'employer' | 'coach', all: string) => (
    <FilterField
      label={columns.of(key).heading}
      all={all}
      choices={overview[CHOICES[key]]}
      value={filter[key]}
      onChoose={(text) => set({ [key]: text })}
    />
  );
  const lacking = (key: 'employer' | 'coach') =>
    overview[CHOICES[key]].length === 0 && (
      <p class="remark">
        The column {columns.of(key).heading} is blank, or there is none. Fill it in, then come back.
      </p>
    );
  switch (report) {
    case 'board':
      return field('cohort', 'All cohorts');
    case 'coach':
      return (
        <>
          {field('coach', 'Choose a coach')}
          {lacking('coach')}
        </>
      );
    case 'employer':
      return (
        <>
          {field('employer', 'Choose an employer')}
          {lacking('employer')}
        </>
      );
    case 'packs':
      return (
        <>
          <WhomField wanted={wanted} onChange={onChange} />
          {field('cohort', 'All cohorts')}
          {field('coach', 'All coaches')}
        </>
      );
  }
}

const CHOICES = { cohort: 'cohorts', employer: 'employers', coach: 'coaches' } as const;

function WhomField({ wanted, onChange }: ChoosingProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>For whom</label>
      <select
        id={id}
        value={wanted.whom}
        onChange={(event) => onChange({ ...wanted, whom: event.currentTarget.value as PacksFor })}
      >
        {PACKS_FOR.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** All the records one below the other, each on a page of its own in print. */
function Printing({
  ground,
  wanted: { whom, filter },
  onClose,
}: {
  readonly ground: ReportGround;
  readonly wanted: Wanted;
  readonly onClose: () => void;
}) {
  const { cohort, coach } = filter;
  const records = packRecords(ground, packEntries(ground, whom, { cohort, coach }));
  return (
    <div class="pack">
      <div class="row pack-actions">
        <button type="button" class="main" onClick={() => window.print()}>
          <Icon name="print" />
          Print {counted(records.length, 'page')}
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {records.map((record, i) => (
        <article key={i}>
          <GatewayPage record={record} />
        </article>
      ))}
    </div>
  );
}
