import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { type ITEM_STATES, qualification, readCell, settledTick, signOff } from '../../core/cells/kinds';
import { addDays, type Day } from '../../core/dates/day';
import { isProblem } from '../../core/problems';
import {
  daysAtGateway,
  gatewayInWords,
  isFigureDue,
  isSettled,
  missingForGateway,
  unsettledItems,
} from '../../core/rules/gateway';
import type { Progress } from '../../core/rules/progress';
import { rowFindings } from '../../core/rules/row-rules';
import { stageOf } from '../../core/rules/stage';
import { earliestGateway, isForStart } from '../../core/rules/timeline';
import { st0071 } from '../../core/standard/st0071';
import type { GatewayItem } from '../../core/standard/standard';
import { day, iso } from '../days';
import { second } from './second-standard';

/** Everything settled of somebody who started on 6 January 2025: at the earliest through gateway on 6 January 2026. */
const READY = {
  start: day('2025-01-06'),
  onProgrammeComplete: true,
  portfolioComplete: true,
  english: 'Achieved',
  maths: 'Achieved',
  employerSignOff: day('2026-03-02'),
  providerSignOff: true,
  apprenticeSignOff: day('2026-03-03'),
} as const satisfies Progress;
const TODAY = day('2026-03-10');

const words = (progress: Progress, asOf = TODAY) => gatewayInWords(st0071, progress, asOf);
const itemOf = (key: string) => st0071.gateway.find((item) => item.key === key) as GatewayItem;
const findings = (progress: Progress, asOf = TODAY) =>
  rowFindings(st0071)({ uln: '1000000019', apprentice: 'Amara Foxbury', ...progress }, asOf).map(
    ({ column, code, severity }) => `${column} ${code} ${severity}`,
  );

// Source: ILR validation rules 2025 to 2026, DateOfBirth_46, _47, _57 and _58: 365 days for starts before 1 August 2025, 242 since.
describe('the earliest gateway day', () => {
  test.each([
    ['the last start of the longer time', '2025-07-31', '2026-07-31'],
    ['the first start of the shorter time', '2025-08-01', '2026-03-31'],
    ['the day after', '2025-08-02', '2026-04-01'],
    ['a 29 February on the way, 365 days', '2023-03-01', '2024-02-29'],
    ['started on a 29 February, 365 days', '2024-02-29', '2025-02-28'],
    ['a 29 February on the way, 242 days', '2027-08-01', '2028-03-30'],
  ])('%s: %s, %s', (_, start, earliest) => {
    expect(iso(earliestGateway(st0071, day(start)) as Day)).toBe(earliest);
  });

  test.each([
    ['2025-07-31', ['gateway.leastDaysBefore2025']],
    ['2025-08-01', ['gateway.leastDays', 'gateway.offTheJobHours']],
  ])('for a start on %s there is one rule for each matter: %j', (start, expected) => {
    const some = Object.keys(st0071.rules).filter((id) => !isForStart(st0071, id, undefined));
    expect(some.filter((id) => isForStart(st0071, id, day(start)))).toEqual(expected);
  });

  test('a standard that sets no least time has none', () => {
    expect(earliestGateway(second, day('2025-08-01'))).toBeUndefined();
  });

  test.each<[string, string, Progress]>([
    ['Missing: Time on programme (from 6 January 2026)', '2026-01-05', READY],
    ['Ready', '2026-01-06', READY],
    ['Ready', '2026-01-07', READY],
    // The gateway day is what counts, where there is one.
    ['Ready; booked for 6 January 2026', '2025-12-01', { ...READY, gatewayDate: day('2026-01-06') }],
    [
      'Missing: Time on programme (from 6 January 2026); booked for 5 January 2026',
      '2025-12-01',
      { ...READY, gatewayDate: day('2026-01-05') },
    ],
    ['Ready', '2025-01-06', { ...READY, start: undefined }],
  ])('%s on %s', (expected, asOf, progress) => {
    const signed = { ...progress, employerSignOff: true, apprenticeSignOff: true };
    expect(words(signed, day(asOf))).toBe(expected);
  });

  test.each<[string, string, string[]]>([
    ['2025-07-31', '2026-07-31', []],
    // One day short is to be checked: the rules do not say whether both end days count.
    ['2025-07-31', '2026-07-30', ['gatewayDate GATEWAY_A_DAY_EARLY error']],
    ['2025-07-31', '2026-07-29', ['gatewayDate GATEWAY_TOO_EARLY error']],
    ['2025-08-01', '2026-03-31', []],
    ['2025-08-01', '2026-03-30', ['gatewayDate GATEWAY_A_DAY_EARLY error']],
    ['2025-08-01', '2026-03-29', ['gatewayDate GATEWAY_TOO_EARLY error']],
    // Before the start is another slip.
    ['2025-08-15', '2025-08-14', ['gatewayDate DATES_OUT_OF_ORDER error']],
  ])('start %s, gateway %s: %j', (start, gatewayDate, expected) => {
    expect(findings({ start: day(start), gatewayDate: day(gatewayDate) })).toEqual(expected);
  });
});

describe('a day to come is a booking', () => {
  test.each<[string, Progress]>([
    ['Ready', { employerSignOff: TODAY }],
    ['Missing: Employer sign-off (booked for 11 March 2026)', { employerSignOff: day('2026-03-11') }],
    ['Through gateway', { gatewayDate: TODAY }],
    ['Ready; booked for 11 March 2026', { gatewayDate: day('2026-03-11') }],
    [
      'Missing: English, Apprentice sign-off (booked for 12 March 2026); booked for 11 March 2026',
      { english: 'Not yet', apprenticeSignOff: day('2026-03-12'), gatewayDate: day('2026-03-11') },
    ],
  ])('%s', (expected, change) => {
    expect(words({ ...READY, ...change })).toBe(expected);
  });

  const GRADES = { observationGrade: 'Pass', projectGrade: 'Pass', discussionGrade: 'Pass' } as const;
  test.each<[string, string, Progress]>([
    ['At gateway', 'Ready for gateway', { gatewayDate: TODAY }],
    ['In EPA', 'Ready for gateway', { epaStart: TODAY }],
    ['Passed', 'Awaiting confirmation', { ...GRADES, resultsConfirmed: TODAY }],
    ['Certificated', 'Awaiting confirmation', { ...GRADES, certificateDate: TODAY }],
  ])('%s on the day, %s the day before', (reached, before, change) => {
    const stages = [TODAY, day('2026-03-09')].map((asOf) => stageOf(st0071, { ...READY, ...change }, asOf));
    expect(stages).toEqual([reached, before]);
  });
});

describe('how far the evidence has come', () => {
  test.each<[Cell, unknown, unknown, unknown]>([
    ['Claimed', 'Claimed', 'Claimed', 'Claimed'],
    ['submitted', 'Claimed', 'Claimed', 'Claimed'],
    ['Awaiting evidence', 'Claimed', 'Claimed', 'Claimed'],
    ['Evidence seen', 'Evidenced', 'Evidenced', 'Evidenced'],
    ['Certificate on file', 'Evidenced', 'Evidenced', 'Evidenced'],
    ['IQA accepted', 'Accepted', 'Accepted', 'Accepted'],
    ['Verified', 'Accepted', 'Accepted', 'Accepted'],
    ['Returned', 'Rejected', 'Rejected', 'Rejected'],
    ['Not accepted', 'Rejected', 'Rejected', 'Rejected'],
    ['Outstanding', 'Missing', 'Missing', 'Missing'],
    ['Yes', true, 'Achieved', true],
    ['No', false, 'Not yet', false],
    ['Exempt', 'problem', 'Exempt', 'problem'],
    ['5 Mar 2026', 'problem', 'problem', day('2026-03-05')],
    ['maybe', 'problem', 'problem', 'problem'],
  ])('%s', (cell, ...expected) => {
    const read = [settledTick, qualification, signOff].map((kind) => {
      const value = readCell<unknown>(kind, cell, 'It');
      return isProblem(value) ? 'problem' : value;
    });
    expect(read).toEqual(expected);
  });

  test.each<[(typeof ITEM_STATES)[number], boolean, string]>([
    ['Missing', false, ''],
    ['Claimed', false, ' (claimed)'],
    ['Evidenced', true, ''],
    ['Accepted', true, ''],
    ['Rejected', false, ' (rejected)'],
  ])('%s settles: %s', (state, settles, waiting) => {
    for (const [key, label] of [
      ['portfolioComplete', 'Portfolio'],
      ['english', 'English'],
      ['providerSignOff', 'Provider sign-off'],
    ] as const) {
      const progress = { ...READY, [key]: state };
      expect(isSettled(st0071, itemOf(key), progress, TODAY)).toBe(settles);
      expect(words(progress)).toBe(settles ? 'Ready' : `Missing: ${label}${waiting}`);
    }
  });
});

describe('what contradicts a gateway date: what is missing of the items that the sheet has', () => {
  test.each<[string, Progress, (readonly [string, boolean])[]]>([
    ['nothing', READY, []],
    ['a column that the sheet does not have', { start: READY.start }, []],
    ['a blank cell', { ...READY, maths: undefined }, [['maths', false]]],
    ['a no', { ...READY, portfolioComplete: false }, [['portfolioComplete', true]]],
    ['not yet', { ...READY, english: 'Not yet' }, [['english', true]]],
    ['rejected', { ...READY, providerSignOff: 'Rejected' }, [['providerSignOff', true]]],
    ['missing', { ...READY, maths: 'Missing' }, [['maths', true]]],
    ['claimed', { ...READY, maths: 'Claimed' }, [['maths', false]]],
    ['a booking', { ...READY, employerSignOff: day('2026-03-11') }, [['employerSignOff', false]]],
    ['the time has no column', { ...READY, start: day('2026-01-05') }, []],
    ['too many pieces, which are a finding of their own', { ...READY, evidencePieces: 16 }, []],
  ])('%s', (_, progress, expected) => {
    const told = unsettledItems(st0071, progress, TODAY).map(({ item, saysNo }) => [item.key, saysNo]);
    expect(told).toEqual(expected);
  });
});

describe('reading an exemption with its reason', () => {
  test.each<[string, string]>([
    ['Exempt: EHC plan', 'Exempt: EHC plan'],
    ['exempt (19+)', 'Exempt: 19+'],
    ['Exempt - opted out at 19+', 'Exempt: opted out at 19+'],
    ['Exempt – BSL', 'Exempt: BSL'],
    ['Exempted due to SEND', 'Exempt: due to SEND'],
    ['Not required (aged 19 or over)', 'Exempt: aged 19 or over'],
    ['Opted out', 'Exempt: Opted out'],
    ['19+ opt-out', 'Exempt: 19+ opt-out'],
    ['19+', 'Exempt: 19+'],
    ['Exempt', 'Exempt'],
    ['Exemption', 'Exempt'],
    // In doubt, or no exemption at all.
    ['Exempt?', 'problem'],
    ['Exempt (pending)', 'problem'],
    ['Exemption requested', 'problem'],
    ['Exemptions team', 'problem'],
    ['19', 'problem'],
  ])('%s: %s', (cell, expected) => {
    const value = readCell(qualification, cell, 'English');
    expect(isProblem(value) ? 'problem' : value).toBe(expected);
  });
});

/*
 * English and maths by the age at the start. Source: funding rules, changed on 11 February 2025: optional for those who were
 * 19 or over on the day of start; for 16 to 18 adjusted to Entry Level 3 after an assessment of need, or BSL.
 */
describe('English and maths by the age at the start', () => {
  const STARTED = { ...READY, start: day('2025-01-06') };
  const BORN_19 = day('2006-01-06');
  const BORN_18 = day('2006-01-07');

  test.each<[string, Progress]>([
    // The 19th birthday on the start day, the day before it, the day after it.
    ['Missing: Maths (optional from 19: record the opt-out)', { maths: 'Not yet', dateOfBirth: BORN_19 }],
    [
      'Missing: Maths (optional from 19: record the opt-out)',
      { maths: undefined, dateOfBirth: day('2006-01-05') },
    ],
    ['Missing: Maths', { maths: 'Not yet', dateOfBirth: BORN_18 }],
    ['Missing: Maths', { maths: 'Not yet' }],
    ['Missing: Maths (claimed)', { maths: 'Claimed', dateOfBirth: BORN_19 }],
    ['Ready', { maths: 'Exempt: opted out', dateOfBirth: BORN_19 }],
    ['Ready', { maths: 'Exempt', dateOfBirth: BORN_19 }],
    ['Ready', { maths: 'Exempt' }],
    [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      { maths: 'Exempt', dateOfBirth: BORN_18 },
    ],
    [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      { maths: 'Exempt: opted out at 19+', dateOfBirth: BORN_18 },
    ],
    ['Ready', { maths: 'Exempt: EHC plan', dateOfBirth: BORN_18 }],
    ['Ready', { maths: 'Exempt: Entry Level 3 evidence', dateOfBirth: BORN_18 }],
    [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      { maths: 'Exempt: no EHC plan', dateOfBirth: BORN_18 },
    ],
    ['Ready', { maths: 'Exempt', notes: 'Prefers mornings; Maths exempt: SEND', dateOfBirth: BORN_18 }],
    ['Ready', { maths: 'Exempt', reasonableAdjustments: 'Reader', dateOfBirth: BORN_18 }],
    [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      { maths: 'Exempt', reasonableAdjustments: 'None', dateOfBirth: BORN_18 },
    ],
    [
      'Missing: Maths (exempt, but under 19: record the adjustment)',
      { maths: 'Exempt', notes: 'English exempt: SEND', dateOfBirth: BORN_18 },
    ],
  ])('%s', (expected, change) => {
    expect(words({ ...STARTED, ...change })).toBe(expected);
  });

  test.each<[string, string, string]>([
    ['born on 29 February, 19 on 1 March', '2008-02-29', '2027-03-01'],
    ['born on 1 March, 19 on 1 March', '2008-03-01', '2027-03-01'],
  ])('%s', (_, dateOfBirth, birthday) => {
    const told = [day(birthday), addDays(day(birthday), -1)].map((start) =>
      findings({ start, dateOfBirth: day(dateOfBirth), english: 'Exempt: agreed' }),
    );
    expect(told).toEqual([[], ['english EXEMPT_TOO_YOUNG error']]);
  });

  test.each<[string, Progress, string[]]>([
    ['19, with the reason', { english: 'Exempt: opted out', dateOfBirth: BORN_19 }, []],
    ['19, no reason', { english: 'Exempt', dateOfBirth: BORN_19 }, ['english EXEMPT_WITHOUT_REASON warning']],
    ['18, no reason', { english: 'Exempt', dateOfBirth: BORN_18 }, ['english EXEMPT_TOO_YOUNG error']],
    ['18, opted out', { maths: 'Exempt: agreed', dateOfBirth: BORN_18 }, ['maths EXEMPT_TOO_YOUNG error']],
    ['18, adjusted', { maths: 'Exempt: BSL', dateOfBirth: BORN_18 }, []],
    [
      '18, an adjustment in its own column and no reason',
      { maths: 'Exempt', reasonableAdjustments: 'Entry Level 3', dateOfBirth: BORN_18 },
      ['maths EXEMPT_WITHOUT_REASON warning'],
    ],
    ['age not known, with the reason', { english: 'Exempt: 19+' }, []],
    ['age not known, no reason', { english: 'Exempt' }, ['english EXEMPT_WITHOUT_REASON warning']],
    ['the reason in the notes', { english: 'Exempt', notes: 'English exempt: 19+' }, []],
    ['achieved', { english: 'Achieved', dateOfBirth: BORN_18 }, []],
  ])('%s: %j %j', (_, change, expected) => {
    expect(findings({ start: STARTED.start, ...change })).toEqual(expected);
  });

  test('a standard without the opt-out asks for the reason and not for the age', () => {
    const of = (english: string) =>
      rowFindings(second)(
        { apprentice: 'A', start: day('2025-01-06'), dateOfBirth: BORN_18, english },
        TODAY,
      );
    expect(of('Exempt: agreed')).toEqual([]);
    expect(of('Exempt').map(({ code }) => code)).toEqual(['EXEMPT_WITHOUT_REASON']);
  });
});

describe('figures are judged when they are due; before that a count is progress', () => {
  const ON_PROGRAMME = { ...READY, portfolioComplete: false, onProgrammeComplete: false } as const;

  test.each<[string, Progress, boolean]>([
    ['portfolio not complete', ON_PROGRAMME, false],
    ['portfolio complete', { ...ON_PROGRAMME, portfolioComplete: true }, true],
    ['portfolio only claimed', { ...ON_PROGRAMME, portfolioComplete: 'Claimed' }, false],
    ['gateway booked', { ...ON_PROGRAMME, gatewayDate: day('2026-03-11') }, true],
    ['at gateway', { ...ON_PROGRAMME, gatewayDate: TODAY }, true],
    ['EPA started, no gateway date', { ...ON_PROGRAMME, epaStart: TODAY }, true],
  ])('%s', (_, progress, isDue) => {
    const told = { ...progress, evidencePieces: 9 };
    expect(isFigureDue(st0071, 'evidencePieces', told, TODAY)).toBe(isDue);
    const labels = missingForGateway(st0071, told, TODAY).map(({ label }) => label);
    expect(labels.includes('Evidence pieces')).toBe(isDue);
    const codes = findings(told).filter((found) => found.startsWith('evidencePieces'));
    expect(codes).toEqual(isDue ? ['evidencePieces FIGURE_OUTSIDE_STANDARD error'] : []);
  });

  test('a figure of a method is not for gateway to tell; one of a standard that names no item is always due', () => {
    expect(isFigureDue(st0071, 'reportWords', {}, TODAY)).toBe(true);
    expect(isFigureDue(second, 'loans', {}, TODAY)).toBe(true);
  });

  // 348 hours for starts from 1 August 2025 (published minimum of the standard, not on the source page): a note, nothing more.
  test.each<[string, Progress, number, string[]]>([
    ['enough', { start: day('2025-08-01') }, 348, []],
    [
      'half an hour short',
      { start: day('2025-08-01') },
      347.5,
      ['offTheJobHours FIGURE_OUTSIDE_STANDARD note'],
    ],
    ['short, the day before the rule', { start: day('2025-07-31') }, 300, []],
    ['short, start not known', { start: undefined }, 300, []],
    ['short, but still on programme', { start: day('2025-08-01'), onProgrammeComplete: false }, 300, []],
    [
      'short, still on programme, gateway booked',
      { start: day('2025-08-01'), onProgrammeComplete: false, gatewayDate: day('2026-08-03') },
      300,
      ['offTheJobHours FIGURE_OUTSIDE_STANDARD note'],
    ],
  ])('off-the-job hours: %s', (_, change, offTheJobHours, expected) => {
    const progress = { ...READY, ...change, offTheJobHours };
    expect(findings(progress)).toEqual(expected);
    const labels = missingForGateway(st0071, progress, TODAY).map(({ label }) => label);
    expect(labels).not.toContain('Off-the-job hours');
  });
});

test.each<[string, Progress, number | undefined]>([
  ['no gateway date', READY, undefined],
  ['gateway tomorrow', { gatewayDate: day('2026-03-11') }, undefined],
  ['gateway today', { gatewayDate: TODAY }, 0],
  ['gateway 35 days ago', { gatewayDate: day('2026-02-03') }, 35],
  ['EPA tomorrow', { gatewayDate: day('2026-02-03'), epaStart: day('2026-03-11') }, 35],
  ['EPA today', { gatewayDate: day('2026-02-03'), epaStart: TODAY }, undefined],
])('days at gateway: %s', (_, progress, days) => {
  expect(daysAtGateway(progress, TODAY)).toBe(days);
});
