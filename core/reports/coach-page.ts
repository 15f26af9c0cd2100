import { countsOf, RAG_GROUP } from '../cohort/counts';
import type { Entry } from '../cohort/entries';
import { filtered } from '../cohort/overview';
import { formatDay } from '../dates/day';
import { daysInWords } from '../rules/open-action';
import { RAG_TONES } from '../sheet/calculated-columns';
import {
  countedAsOf,
  footerOf,
  type ReportGround,
  sheetNameFrom,
  sourceInWords,
  standardInWords,
} from './report-ground';
import { BLANK_LINE, cell, line, planned, type ReportLine, type ReportPlan, reportTop } from './report-plan';

const HEADINGS = ['Apprentice', 'Employer', 'Cohort', 'Stage', 'RAG', 'Next action', 'By', 'Days'];
/** In pixels, together as wide as an A4 page on its side. */
const WIDTHS = [170, 150, 90, 120, 80, 330, 90, 90];

/** The page of one coach: everybody whom the coach has, the worst first, with what comes next. It holds no grade. */
export function coachPage(ground: ReportGround, coach: string): ReportPlan {
  const title = `Coach page: ${coach}`;
  const overview = filtered(ground.overview, { coach });
  const top = [
    ...reportTop(title, sourceInWords(ground), formatDay(ground.today)),
    line('remark', standardInWords(overview.standard)),
    line('section', countedAsOf(ground, overview.entries.length)),
    line(
      'remark',
      countsOf(overview.counts, RAG_GROUP)
        .filter(({ apprentices }) => apprentices > 0)
        .map(({ item, apprentices }) => `${item}: ${apprentices}`)
        .join(', '),
    ),
    BLANK_LINE,
  ];
  const lines = [...top, line('heading', ...HEADINGS), ...overview.worstFirst.map(entryLine)];
  return planned(lines, {
    sheet: sheetNameFrom('coach', coach),
    widths: WIDTHS,
    charts: [],
    page: { isLandscape: true, repeated: [top.length, top.length], footer: footerOf(title, ground) },
  });
}

function entryLine({ name, employer, cohort, stage, rag, action, daysLeft }: Entry): ReportLine {
  const next = action && `${action.who}: ${action.action().replace(/,$/, '')}`;
  return {
    cells: [
      cell(name, 'label'),
      cell(employer),
      cell(cohort),
      cell(stage),
      cell(rag, rag === undefined ? 'text' : lookOfTone(RAG_TONES[rag])),
      cell(next),
      cell(action?.by, 'day'),
      cell(daysLeft === undefined ? '' : daysInWords(daysLeft)),
    ],
  };
}

function lookOfTone(tone: (typeof RAG_TONES)[keyof typeof RAG_TONES]) {
  return tone === 'best' ? 'good' : tone;
}
