import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import { issuesOf } from '../../core/cohort/issues';
import { overviewOf } from '../../core/cohort/overview';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { epaSteps } from '../../core/rules/epa-steps';
import { standings } from '../../core/rules/standing';
import { deadline, epaEnd, expectedGateway, expectedResult, noticeDay } from '../../core/rules/timeline';
import { viewOf } from '../../core/sheet/calculated-columns';
import { columnsOf } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { epaoSettingsOf, SETTINGS, settingsCells, settingsFrom } from '../../core/sheet/settings';
import { tableIn } from '../../core/sheet/table';
import { asSet, figureInWords } from '../../core/standard/epao-figures';
import { st0071 } from '../../core/standard/st0071';
import { ownerOf, type Standard } from '../../core/standard/standard';
import { day, iso, lookingFrom } from '../days';
import { second } from './second-standard';

type Key = keyof typeof SETTINGS;

/** The settings of a workbook where somebody has filled in these, by the keys of the settings. */
function settingsWith(cells: Partial<Readonly<Record<Key, Cell>>>, standard: Standard = st0071) {
  const rows: Cell[][] = Array.from({ length: 20 }, () => ['', '']);
  for (const [key, cell] of Object.entries(cells)) {
    const { row, column } = SETTINGS[key as Key].place;
    (rows[row] as Cell[])[column] = cell;
  }
  return settingsFrom(columnsOf(standard), gridFrom(rows), day('2026-05-01'));
}

const told = (standard: Standard, id: string) => {
  const rule = standard.rules[id];
  return rule && [figureInWords(rule), ownerOf(rule), rule.confirmed];
};

describe('what an EPAO has laid down stands over the standard', () => {
  test.each<[Key, Cell, rule: string, before: unknown[], after: unknown[]]>([
    [
      'distinctionsNeeded',
      2,
      'grading.distinctionsNeeded',
      ['3 methods', 'the standard', false],
      ['2 methods', 'your EPAO', true],
    ],
    [
      'resultDays',
      8,
      'result.expected',
      ['10 working days', 'the standard', true],
      ['8 working days', 'your EPAO', true],
    ],
    ['handInWeeks', 9, 'project.window', ['2 months', 'the standard', true], ['9 weeks', 'your EPAO', true]],
    ['gatewayNotice', 30, 'gateway.notice', [undefined, 'your EPAO', false], ['30 days', 'your EPAO', true]],
    ['resitCap', 'pass', 'resit.cap', [undefined, 'your EPAO', false], ['Pass', 'your EPAO', true]],
    ['resitCap', 'No cap', 'resit.cap', [undefined, 'your EPAO', false], ['No cap', 'your EPAO', true]],
    ['resitMonths', 1, 'resit.window', [undefined, 'your EPAO', false], ['1 month', 'your EPAO', true]],
    ['retakeMonths', 6, 'retake.window', [undefined, 'your EPAO', false], ['6 months', 'your EPAO', true]],
    ['attempts', 3, 'resit.attempts', [undefined, 'your EPAO', false], ['3 attempts', 'your EPAO', true]],
    [
      'adjustedMinutes',
      90,
      'adjustment.minutes',
      [undefined, 'your EPAO', false],
      ['90 minutes', 'your EPAO', true],
    ],
  ])('%s: %s', (key, cell, rule, before, after) => {
    const { standard, problems } = settingsWith({ [key]: cell });
    expect(problems).toEqual([]);
    expect([told(st0071, rule), told(standard, rule)]).toEqual([before, after]);
    // Nothing else is another rule than before.
    const others = Object.keys(st0071.rules).filter((id) => standard.rules[id] !== st0071.rules[id]);
    expect(others).toEqual([rule]);
  });

  test('every setting of the EPAO is a row of the table above, and each has its rule', () => {
    expect(epaoSettingsOf(st0071).map(({ setting, rule }) => `${setting.key}: ${rule}`)).toEqual([
      'distinctionsNeeded: grading.distinctionsNeeded',
      'resultDays: result.expected',
      'handInWeeks: project.window',
      'gatewayNotice: gateway.notice',
      'resitCap: resit.cap',
      'resitMonths: resit.window',
      'retakeMonths: retake.window',
      'attempts: resit.attempts',
      'adjustedMinutes: adjustment.minutes',
    ]);
  });

  test('with nothing set the standard is the very same one', () => {
    expect(settingsWith({}).standard).toBe(st0071);
    expect(asSet(st0071, [])).toBe(st0071);
  });

  test('it says where it comes from, and what held before', () => {
    const { reading, source, force, alternatives } = settingsWith({ resultDays: 8 }).standard.rules[
      'result.expected'
    ] as (typeof st0071.rules)[string];
    expect(reading).toBe(
      'Set for your EPAO: 8 working days. Without it: The EPAO aims to confirm the overall grade about 10 working days after the last assessment: expected, not promised.',
    );
    expect(source).toEqual({
      page: 'your sheet EPA settings',
      section: 'EPAO: working days to confirm a result',
    });
    expect([force, alternatives]).toEqual(['approximate', undefined]);
  });

  test.each<[Key, Cell, string]>([
    [
      'handInWeeks',
      14,
      'EPAO: weeks to hand in, from the EPA start is 14, outside 1 to 13. Type a number from 1 to 13.',
    ],
    [
      'resitCap',
      'Merit',
      'EPAO: highest grade after a resit is "Merit", which is not one of the choices. Type Pass or No cap.',
    ],
    [
      'resultDays',
      'ten',
      'EPAO: working days to confirm a result is "ten", which is not a number. Type digits only, like 1.',
    ],
    [
      'attempts',
      2.5,
      'EPAO: most attempts at a method is 2.5, which is not a whole number. Type a whole number, like 1.',
    ],
  ])('%s that cannot be read (%s) is a problem, and the standard stands', (key, cell, message) => {
    const { standard, problems } = settingsWith({ [key]: cell });
    expect(problems.map(messageOf)).toEqual([message]);
    expect(standard).toBe(st0071);
  });

  test('what the EPAO of a standard cannot lay down is neither asked for nor read', () => {
    expect(epaoSettingsOf(second).map(({ setting }) => setting.key)).toEqual(['resultDays', 'handInWeeks']);
    const labels = settingsCells(second).flatMap(({ value, column }) => (column === 0 ? [value] : []));
    expect(labels.filter((label) => String(label).startsWith('EPAO:'))).toEqual([
      'EPAO: working days to confirm a result',
      'EPAO: weeks to hand in, from the EPA start',
    ]);
    expect(settingsWith({ distinctionsNeeded: 1, resitCap: 'Pass' }, second).standard).toBe(second);
  });

  test('the time to hand in cannot be longer than the EPA period, whatever the standard', () => {
    // Eight weeks in the made-up standard.
    expect(settingsWith({ handInWeeks: 8 }, second).problems).toEqual([]);
    expect(settingsWith({ handInWeeks: 9 }, second).problems.map(({ code }) => code)).toEqual([
      'NUMBER_OUT_OF_RANGE',
    ]);
  });
});

describe('what follows from it', () => {
  const EPA_START = day('2026-03-16');
  const nineWeeks = settingsWith({ handInWeeks: 9 }).standard;

  test('nine weeks instead of two months: the project, and nothing else', () => {
    expect(iso(deadline(st0071, EPA_START, 'Project'))).toBe('2026-05-16');
    // 63 days after 16 March.
    expect(iso(deadline(nineWeeks, EPA_START, 'Project'))).toBe('2026-05-18');
    expect(iso(epaEnd(nineWeeks, EPA_START))).toBe('2026-06-16');
    const steps = epaSteps(nineWeeks, { epaStart: EPA_START }, lookingFrom(EPA_START));
    expect(steps.map(({ label, by }) => `${label} ${by.date === undefined ? '' : iso(by.date)}`)).toEqual([
      'Project 2026-05-18',
      'Interview 2026-06-16',
      'Discussion 2026-06-16',
      'Observation 2026-06-16',
      'Results ',
    ]);
  });

  test.each([
    ['2026-05-16', 'Due soon', 'Due soon'],
    ['2026-05-17', 'Overdue', 'Due soon'],
    ['2026-05-18', 'Overdue', 'Due soon'],
    ['2026-05-19', 'Overdue', 'Overdue'],
  ])('RAG on %s: %s by the standard, %s with nine weeks', (date, own, set) => {
    const rag = (standard: Standard) =>
      standings(standard, lookingFrom(day(date)))({ epaStart: EPA_START }).rag;
    expect([rag(st0071), rag(nineWeeks)]).toEqual([own, set]);
  });

  test('a project a day late by the standard is in time by the EPAO, and the other way round', () => {
    const columns = columnsOf(st0071);
    const layout = layoutOf(columns, ['Apprentice', 'EPA start', 'Project submitted']);
    const codes = (standard: Standard, submitted: string) =>
      issuesOf(
        layout,
        gridFrom([['Amara Foxbury', EPA_START, day(submitted)]]),
        0,
        day('2026-07-01'),
        standard,
      ).map(({ problem }) => problem.code);
    const fourWeeks = settingsWith({ handInWeeks: 4 }).standard;
    expect(codes(st0071, '2026-05-17')).toEqual(['AFTER_LAST_DAY']);
    expect(codes(nineWeeks, '2026-05-18')).toEqual([]);
    expect(codes(nineWeeks, '2026-05-19')).toEqual(['AFTER_LAST_DAY']);
    expect(codes(fourWeeks, '2026-04-13')).toEqual([]);
    expect(codes(fourWeeks, '2026-04-14')).toEqual(['AFTER_LAST_DAY']);
  });

  test('five working days to the result, over the Easter bank holidays of 2026', () => {
    const { standard } = settingsWith({ resultDays: 5 });
    const result = (one: Standard) => iso(expectedResult(one, day('2026-03-31'), []) as never);
    // 1 and 2 April; Good Friday 3 and Easter Monday 6 April are none; 7, 8, 9 April.
    expect(result(standard)).toBe('2026-04-09');
    expect(result(st0071)).toBe('2026-04-16');
    // The made-up standard counts plain days; its EPAO tells working days.
    const made = settingsWith({ resultDays: 5 }, second).standard;
    expect([result(second), result(made)]).toEqual(['2026-04-12', '2026-04-09']);
  });

  test('notice before gateway: no day until the EPAO has said how long', () => {
    const gateway = expectedGateway(st0071, day('2025-01-06'));
    const { standard } = settingsWith({ gatewayNotice: 30 });
    expect([iso(gateway), noticeDay(st0071, gateway)]).toEqual(['2026-04-06', undefined]);
    expect(iso(noticeDay(standard, gateway) as never)).toBe('2026-03-07');
    expect(noticeDay(second, gateway)).toBeUndefined();
  });

  test('in a sheet: the columns keep their headings, and the dates are those of the EPAO in each way of asking', () => {
    const codec = { decode: plainCell, encodeDay: iso, encodeProblem: messageOf };
    const ask = (name: string, ...args: readonly unknown[]) =>
      call(functionNamed(name) as CustomFunction, args, codec);
    const sheet = [
      ['Apprentice', 'EPA start'],
      ['Amara Foxbury', EPA_START],
    ];
    const settings = Array.from({ length: 16 }, (): Cell[] => ['', '']);
    (settings[9] as Cell[])[1] = 9;
    const projectDue = (...more: readonly unknown[]) =>
      (ask('EPA_TRACKER', sheet, day('2026-05-01'), ...more) as unknown[][]).map((row) => row[5]);
    expect(projectDue()).toEqual(['Project due', '2026-05-16']);
    expect(projectDue(settings)).toEqual(['Project due', '2026-05-18']);
    const held = [
      ['Apprentice', 'Observation date', 'Interview date', 'Discussion date'],
      ['Amara Foxbury', day('2026-03-31'), day('2026-03-31'), day('2026-03-31')],
    ];
    const fiveDays = Array.from({ length: 16 }, (_, row): Cell[] => ['', row === 8 ? 5 : '']);
    const resultExpected = (...more: readonly unknown[]) =>
      (ask('EPA_TRACKER', held, day('2026-04-01'), ...more) as unknown[][]).map((row) => row[7]);
    expect(resultExpected()).toEqual(['Result expected', '2026-04-16']);
    expect(resultExpected(fiveDays)).toEqual(['Result expected', '2026-04-09']);
    const late = [
      ['Apprentice', 'EPA start', 'Project submitted'],
      ['Amara Foxbury', EPA_START, day('2026-05-18')],
    ];
    const issues = (...more: readonly unknown[]) => ask('EPA_ISSUES', late, day('2026-07-01'), ...more);
    expect([issues(), issues(settings)]).toMatchObject({ 0: { length: 2 }, 1: { length: 1 } });
    const table = tableIn({ sheet: 'Cohort', rows: late as Cell[][], settings: [] });
    if (isProblem(table)) throw new Error(table.what);
    const found = (standard: Standard) =>
      overviewOf(table, viewOf(standard, lookingFrom(day('2026-07-01')))).issues;
    expect([found(st0071).length, found(nineWeeks).length]).toEqual([1, 0]);
    expect(ask('EPA_DEADLINE', EPA_START, 'Project', 9)).toBe('2026-05-18');
    expect(ask('EPA_DEADLINE', EPA_START, 'Project', 0)).toBe('2026-05-16');
    expect(ask('EPA_DEADLINE', EPA_START, 'EPA end', 9)).toBe('2026-06-16');
  });
});

describe('reasonable adjustments change what a figure may be', () => {
  const columns = columnsOf(st0071);
  const HEADINGS = [
    'Apprentice',
    'Extra time',
    'Reasonable adjustments',
    'Discussion minutes',
    'Report words',
    'Interview questions',
    'Observation minutes',
    'Questioning minutes',
  ];
  const layout = layoutOf(columns, HEADINGS);
  /** The severities and words of what is found in a row. */
  const found = (cells: Readonly<Record<string, Cell>>, standard: Standard = st0071) =>
    issuesOf(
      layout,
      gridFrom([HEADINGS.map((heading) => ({ Apprentice: 'Amara Foxbury', ...cells })[heading] ?? '')]),
      0,
      day('2026-07-01'),
      standard,
    ).map(({ severity, problem }) => `${severity}: ${problem.what}`);

  // 60 minutes and 10%: 66. A quarter more is 82.5, so 82; 10% more is 72.6; 15% more is 75.9; half more is exactly 99.
  test.each<[Cell, last: number, words: string]>([
    ['', 66, '54 to 66 minutes'],
    ['10%', 72, '54 to 72 minutes with extra time'],
    [0.15, 75, '54 to 75 minutes with extra time'],
    [0.25, 82, '54 to 82 minutes with extra time'],
    ['50%', 99, '54 to 99 minutes with extra time'],
    ['100%', 132, '54 to 132 minutes with extra time'],
  ])('extra time "%s": a discussion of %i minutes is the longest', (extra, last, words) => {
    expect(found({ 'Extra time': extra, 'Discussion minutes': last })).toEqual([]);
    expect(found({ 'Extra time': extra, 'Discussion minutes': last + 1 })).toEqual([
      `error: Discussion minutes is ${last + 1}: 1 too many: the standard asks for ${words}.`,
    ]);
    // The least stays: extra time makes nothing shorter.
    expect(found({ 'Extra time': extra, 'Discussion minutes': 54 })).toEqual([]);
    expect(found({ 'Extra time': extra, 'Discussion minutes': 53 })).toEqual([
      `error: Discussion minutes is 53: 1 too few: the standard asks for ${words}.`,
    ]);
  });

  test.each<[number, Cell, last: number]>([
    [90, '25%', 90],
    [75, '25%', 75],
    [75, '', 66],
    // Less than everybody may have is no adjustment.
    [60, '25%', 66],
  ])('the EPAO allows %i minutes at most, extra time "%s": up to %i', (most, extra, last) => {
    const { standard } = settingsWith({ adjustedMinutes: most });
    const minutes = (value: number) => found({ 'Extra time': extra, 'Discussion minutes': value }, standard);
    expect([minutes(last), minutes(last + 1).length]).toEqual([[], 1]);
  });

  test('what the EPAO allows with extra time is for those who have extra time', () => {
    const { standard } = settingsWith({ adjustedMinutes: 90 });
    const row = { 'Reasonable adjustments': 'Scribe', 'Discussion minutes': 67 };
    expect(found(row, standard)).toHaveLength(1);
  });

  test('extra time gives no more words and no more questions', () => {
    const row = { 'Extra time': '25%', 'Report words': 2751, 'Interview questions': 11 };
    expect(found(row)).toEqual([
      'error: Report words is 2751: 1 too many: the standard asks for 2,250 to 2,750 words.',
      'error: Interview questions is 11: 1 too many: the standard asks for 10 questions.',
    ]);
  });

  test('another arrangement may allow it: a warning to look, for minutes and words alone', () => {
    const AGREED = 'A reasonable adjustment is recorded: make sure that it covers this.';
    const row = {
      'Reasonable adjustments': 'Sign language interpreter',
      'Discussion minutes': 67,
      'Report words': 2249,
      'Interview questions': 9,
      'Observation minutes': 60,
      'Questioning minutes': 10,
    };
    expect(found(row)).toEqual([
      `warning: Questioning minutes is 10: Too much questioning: the standard allows at most 15% of the observation. ${AGREED}`,
      `warning: Report words is 2249: 1 too few: the standard asks for 2,250 to 2,750 words. ${AGREED}`,
      'error: Interview questions is 9: 1 too few: the standard asks for 10 questions.',
      `warning: Discussion minutes is 67: 1 too many: the standard asks for 54 to 66 minutes. ${AGREED}`,
    ]);
  });

  test('a note stays a note', () => {
    const made = columnsOf(second);
    // The tolerance on the report is only typical there.
    const issues = issuesOf(
      layoutOf(made, ['Apprentice', 'Reasonable adjustments', 'Report length']),
      gridFrom([['Amara Foxbury', 'Scribe', 1891]]),
      0,
      day('2026-07-01'),
    );
    expect(issues.map(({ severity }) => severity)).toEqual(['note']);
    const [note] = found({ 'Reasonable adjustments': 'Scribe', 'Observation minutes': 55 });
    expect(note).toMatch(/^note: Observation minutes is 55: OK within the tolerance/);
  });

  test.each<[Cell]>([['None'], ['no'], ['N/A'], ['-'], ['Not required'], ['']])(
    '"%s" is no adjustment: what is wrong stays an error',
    (cell) => {
      const [issue] = found({ 'Reasonable adjustments': cell, 'Discussion minutes': 67 });
      expect(issue).toMatch(/^error: .* 54 to 66 minutes\.$/);
    },
  );

  test('extra time that could be anything is refused, and counts as none', () => {
    expect(found({ 'Extra time': 25, 'Discussion minutes': 67 })).toEqual([
      'error: Extra time is 25, which is not a share of the time.',
      'error: Discussion minutes is 67: 1 too many: the standard asks for 54 to 66 minutes.',
    ]);
  });
});
