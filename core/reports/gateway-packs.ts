import type { Entry } from '../cohort/entries';
import { type Filter, filtered } from '../cohort/overview';
import { formatDay } from '../dates/day';
import { type GatewayRecord, gatewayRecord } from './gateway-record';
import {
  asOfIn,
  footerOf,
  type ReportGround,
  recordedRow,
  sheetNameFrom,
  sourceInWords,
} from './report-ground';
import { BLANK_LINE, cell, line, planned, type ReportLine, type ReportPlan, reportTop } from './report-plan';

/** For whom records of a meeting are made. */
export const PACKS_FOR = [
  { key: 'both', label: 'Ready for gateway or at gateway', stages: ['Ready for gateway', 'At gateway'] },
  { key: 'ready', label: 'Ready for gateway', stages: ['Ready for gateway'] },
  { key: 'at', label: 'At gateway', stages: ['At gateway'] },
  {
    key: 'all',
    label: 'Everybody before EPA',
    stages: ['On programme', 'Ready for gateway', 'At gateway'],
  },
] as const satisfies readonly { key: string; label: string; stages: readonly Entry['stage'][] }[];

export type PacksFor = (typeof PACKS_FOR)[number]['key'];

/** Whose records they are, from the top of the sheet. */
export function packEntries(ground: ReportGround, whom: PacksFor, filter: Filter): readonly Entry[] {
  const stages: readonly Entry['stage'][] = PACKS_FOR.find(({ key }) => key === whom)?.stages ?? [];
  return filtered(ground.overview, filter).entries.filter(({ stage }) => stages.includes(stage));
}

/** The records themselves, in the same order. */
export function packRecords(ground: ReportGround, entries: readonly Entry[]): readonly GatewayRecord[] {
  const [first] = ground.sheets;
  if (!first) return [];
  const { standard, names } = first.settings;
  return entries.flatMap((entry) => {
    const row = recordedRow(ground, entry);
    return row ? [gatewayRecord(first.table.layout.columns, standard, row, asOfIn(ground), names)] : [];
  });
}

/** In pixels, together as wide as an upright A4 page. */
const WIDTHS = [200, 380, 140];
const SIGNATURE_HEIGHT = 40;
/** So many letters go over the three columns. */
const LINE_LENGTH = 96;

/** One sheet with a page for each apprentice of a gateway meeting. */
export function gatewayPacks(ground: ReportGround, whom: PacksFor, filter: Filter): ReportPlan {
  const title = 'Gateway records';
  const records = packRecords(ground, packEntries(ground, whom, filter));
  const top = reportTop(title, sourceInWords(ground), formatDay(ground.today));
  const lines = [...top, ...records.flatMap((record, i) => recordLines(record, i > 0))];
  return planned(lines, {
    sheet: sheetNameFrom('gateway packs'),
    widths: WIDTHS,
    charts: [],
    page: { isLandscape: false, footer: footerOf(title, ground) },
  });
}

function recordLines(record: GatewayRecord, startsPage: boolean): readonly ReportLine[] {
  const { title, standard, facts, checklist, grade, declaration, parties, footer } = record;
  const first = line('title', title);
  return [
    BLANK_LINE,
    startsPage ? { ...first, startsPage } : first,
    line('remark', standard),
    BLANK_LINE,
    ...facts.map(([label, value]) => ({ cells: [cell(label, 'label'), cell(value), cell('')] })),
    BLANK_LINE,
    line('section', 'Gateway checklist'),
    line('heading', 'Item', 'Recorded', 'Settled'),
    ...checklist.map(({ label, isSettled, recorded }) => ({
      cells: [
        cell(label, 'label'),
        cell(recorded),
        cell(isSettled ? 'Yes' : 'No', isSettled ? 'good' : 'bad'),
      ],
    })),
    ...(grade === undefined ? [] : [BLANK_LINE, ...brokenInto(grade)]),
    BLANK_LINE,
    line('section', 'Agreed at the gateway meeting'),
    ...brokenInto(declaration),
    BLANK_LINE,
    line('heading', 'For', 'Name and signature', 'Date'),
    ...parties.map((party) => ({
      cells: [cell(party, 'label'), cell(''), cell('')],
      height: SIGNATURE_HEIGHT,
    })),
    BLANK_LINE,
    line('mark', footer),
  ];
}

/** A paragraph in lines, each of which goes over the cells beside it: cells that are merged get in everybody's way. */
function brokenInto(text: string): readonly ReportLine[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < LINE_LENGTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((one) => line('paragraph', one));
}
