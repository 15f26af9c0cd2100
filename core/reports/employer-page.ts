import type { Entry } from '../cohort/entries';
import { filtered } from '../cohort/overview';
import { type Day, formatDay } from '../dates/day';
import { missingForGateway } from '../rules/gateway';
import type { Apprentice } from '../sheet/columns';
import type { RecordedRow } from '../sheet/recorded';
import type { Standard } from '../standard/standard';
import { gradeShown } from './confirmed-grade';
import {
  asOfIn,
  countedAsOf,
  footerOf,
  plainNameOf,
  type ReportGround,
  recordedRow,
  sheetNameFrom,
  sourceInWords,
  standardInWords,
} from './report-ground';
import { BLANK_LINE, cell, line, planned, type ReportLine, type ReportPlan, reportTop } from './report-plan';

const HEADINGS = [
  'Apprentice',
  'Coach',
  'Start date',
  'Planned end date',
  'Stage',
  'Still needed for gateway',
  'Gateway date',
  'Result',
];
/** In pixels, together as wide as an A4 page on its side. */
const WIDTHS = [180, 130, 90, 90, 130, 270, 90, 140];

/**
 * The page for one employer: its apprentices and nobody else's, with what an employer may know. It takes single columns,
 * never a row: no date of birth, ULN, adjustment or note, and nothing that tells a grade before the EPAO has confirmed it.
 */
export function employerPage(ground: ReportGround, employer: string): ReportPlan {
  const title = `Employer page: ${employer}`;
  const overview = filtered(ground.overview, { employer });
  // Without a name everybody would be chosen.
  const entries = employer.trim() === '' ? [] : overview.entries;
  const asOf = asOfIn(ground);
  const top = [
    ...reportTop(title, sourceInWords(ground), formatDay(ground.today)),
    line('remark', standardInWords(overview.standard)),
    line('section', countedAsOf(ground, entries.length)),
    line('remark', 'A result is shown once the EPAO has confirmed it.'),
    BLANK_LINE,
  ];
  const rows = entries.flatMap((entry) => {
    const row = recordedRow(ground, entry);
    return row ? [apprenticeLine(overview.standard, entry, row, asOf)] : [];
  });
  return planned([...top, line('heading', ...HEADINGS), ...rows], {
    sheet: sheetNameFrom('employer', employer),
    widths: WIDTHS,
    charts: [],
    page: { isLandscape: true, repeated: [top.length, top.length], footer: footerOf(title, ground) },
  });
}

function apprenticeLine(
  standard: Standard,
  { stage, coach }: Entry,
  row: RecordedRow,
  asOf: Day,
): ReportLine {
  const { apprentice } = row;
  const { start, plannedEnd, gatewayDate } = apprentice;
  const shown = gradeShown(standard, row, asOf);
  const isBefore = stage === 'On programme' || stage === 'Ready for gateway';
  return {
    cells: [
      cell(plainNameOf(row), 'label'),
      cell(coach),
      cell(start, 'day'),
      cell(plannedEnd, 'day'),
      cell(stageForOthers(stage, shown !== undefined)),
      cell(isBefore ? stillNeeded(standard, apprentice, asOf) : ''),
      cell(gatewayDate, 'day'),
      cell(shown === undefined ? '' : (shown.grade ?? 'Confirmed: see the letter of the EPAO')),
    ],
  };
}

/** These stages tell that every method was passed, or that one was not. */
const TELLS_A_GRADE: readonly Entry['stage'][] = ['Awaiting confirmation', 'Passed', 'Resit or retake'];

function stageForOthers(stage: Entry['stage'], isGradeShown: boolean): string {
  if (stage === undefined) return '';
  if (stage === 'Check') return 'Record being checked';
  return !isGradeShown && TELLS_A_GRADE.includes(stage) ? 'In EPA' : stage;
}

/** The items by name alone: why one is open may tell the age. */
function stillNeeded(standard: Standard, apprentice: Apprentice, asOf: Day): string {
  return missingForGateway(standard, apprentice, asOf)
    .map(({ label }) => label)
    .join(', ');
}
