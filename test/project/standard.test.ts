import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../../core/functions/catalogue';
import { st0071 } from '../../core/standard/st0071';
import {
  FORCES,
  type Limit,
  recordedItems,
  rulesOfLimit,
  STARTING_POINTS,
  type Standard,
  type Step,
  startingPointInWords,
  stepsOf,
  UNITS,
} from '../../core/standard/standard';
import { countInWords } from '../../core/words';
import { second } from '../core/second-standard';

const RULES = Object.entries(st0071.rules);

describe.each(RULES)('rule %s', (_, { title, value, unit, from, force, reading, source, alternatives }) => {
  test('has a title, a force, a reading in whole sentences and a source with page and section', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(FORCES).toContain(force);
    expect(reading).toMatch(/^[A-Z].{20,}\.$/);
    expect(source.page).not.toBe('');
    expect(source.section).not.toBe('');
  });

  test('has a number with its unit, or neither', () => {
    if (value === undefined) expect([unit, from, alternatives]).toEqual([undefined, undefined, undefined]);
    else {
      expect(Number.isFinite(value)).toBe(true);
      expect(UNITS).toContain(unit);
    }
  });

  test('counts from something that has a date', () => {
    const columns = [...Object.keys(STARTING_POINTS), ...stepsOf(st0071).map(({ key }) => key)];
    if (from !== undefined) expect(columns).toContain(from);
  });
});

test('no two rules have the same title or the same reading', () => {
  for (const texts of [RULES.map(([, { title }]) => title), RULES.map(([, { reading }]) => reading)])
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
});

test('what the source leaves open is marked as not confirmed', () => {
  expect(RULES.filter(([, { confirmed }]) => !confirmed).map(([id]) => id)).toEqual([
    'gateway.offTheJobHours',
    'gateway.notice',
    'observation.leastMinutes',
    'grading.distinctionsNeeded',
    'resit.afterFail',
    'resit.cap',
    'resit.window',
    'retake.window',
    'resit.attempts',
    'adjustment.minutes',
  ]);
});

test('what is not on the source page is a rule of the funding rules', () => {
  const others = RULES.filter(([, { source }]) => source.page !== 'Skillsfirst ST0071 page');
  expect(others.map(([id, { source, owner }]) => [id, source.page, owner])).toEqual(
    ['gateway.leastDays', 'gateway.leastDaysBefore2025', 'gateway.optOutAge', 'gateway.offTheJobHours'].map(
      (id) => [id, 'Apprenticeship funding rules', 'the funding rules'],
    ),
  );
});

test('rules for some starts only: the day on which the funding rules changed', () => {
  const some = RULES.filter(([, { startsFrom, startsBefore }]) => startsFrom ?? startsBefore);
  expect(some.map(([id, { startsFrom, startsBefore }]) => [id, startsFrom, startsBefore])).toEqual([
    ['gateway.leastDays', '2025-08-01', undefined],
    ['gateway.leastDaysBefore2025', undefined, '2025-08-01'],
    ['gateway.offTheJobHours', '2025-08-01', undefined],
  ]);
});

test('what times are counted from, in words', () => {
  const counted = RULES.flatMap(([id, { from }]) => (from === undefined ? [] : [[id, from] as const]));
  expect(Object.fromEntries(counted.map(([id, from]) => [id, startingPointInWords(st0071, from)]))).toEqual({
    'gateway.typicalMonths': 'the start of the apprenticeship',
    'gateway.leastDays': 'the start of the apprenticeship',
    'gateway.leastDaysBefore2025': 'the start of the apprenticeship',
    'epa.period': 'the start of the EPA period',
    'project.window': 'the start of the EPA period',
    'interview.gap': 'the day the project is submitted',
    'observation.afterDiscussion': 'the day of the discussion',
    'result.expected': 'the day of the last assessment',
  });
});

// Worked through the source page by hand: the numbers and how firmly each is said, so that a slip in the data fails with its name.
test('the rules of ST0071: their numbers and their forces', () => {
  expect(`${st0071.code}, ${st0071.title}, Level ${st0071.level}`).toBe(
    'ST0071, Customer Service Specialist, Level 3',
  );
  const told = RULES.map(([id, { value, unit, force }]) => [
    id,
    [...(value === undefined ? [] : [`${value} ${unit}`]), force].join(', '),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    'gateway.typicalMonths': '15 months, typical',
    // Not on the source page: the funding rules, as the ILR validation rules 2025 to 2026 test them.
    'gateway.leastDays': '242 days, must',
    'gateway.leastDaysBefore2025': '365 days, must',
    'gateway.optOutAge': '19 years, must',
    'gateway.offTheJobHours': '348 hours, typical',
    'gateway.decision': 'must',
    'gateway.onProgramme': 'must',
    'gateway.portfolio': 'must',
    'gateway.englishMathsLevel': '2 level, must',
    'gateway.notice': 'must',
    'portfolio.fewest': '10 pieces, must',
    'portfolio.most': '15 pieces, must',
    'epa.period': '3 months, must',
    'epa.anyOrder': 'must',
    'epa.remote': 'typical',
    'project.window': '2 months, must',
    'project.afterGateway': 'must',
    'project.subject': 'must',
    'report.words': '2500 words, must',
    'report.tolerance': '10 %, must',
    'interview.gap': '14 days, must',
    'interview.questions': '10 questions, must',
    'interview.focus': 'must',
    'interview.minutes': '60 minutes, must',
    'interview.tolerance': '10 %, must',
    'observation.minutes': '60 minutes, must',
    'observation.tolerance': '10 %, must',
    'observation.leastMinutes': '60 minutes, recommended',
    'observation.questioning': '15 %, must',
    'observation.openQuestions': 'must',
    'observation.workplace': 'must',
    'observation.realWork': 'recommended',
    'observation.moving': 'must',
    'observation.afterDiscussion': '0 days, recommended',
    'discussion.minutes': '60 minutes, must',
    'discussion.tolerance': '10 %, must',
    'discussion.portfolio': 'must',
    'grading.passCriteria': '100 %, must',
    'grading.distinctionCriteria': '100 %, must',
    'grading.methodsToPass': '3 methods, must',
    'grading.equalWeight': 'must',
    'grading.distinctionsNeeded': '3 methods, must',
    'grading.noPreliminary': 'must',
    'result.expected': '10 working days, approximate',
    'resit.afterFail': 'must',
    'resit.cap': 'must',
    'resit.window': 'must',
    'retake.window': 'must',
    'resit.attempts': 'must',
    'adjustment.minutes': 'must',
    'certificate.afterModeration': 'must',
    'certificate.toEmployer': 'must',
  });
});

/** The rules that a limit names. */
function rulesIn(limit: Limit): readonly string[] {
  return [...rulesOfLimit(limit), ...('atLeast' in limit && limit.atLeast ? [limit.atLeast.rule] : [])];
}

/** The rules whose numbers the parts of a standard count with. */
function countedWith({ times, gateway, methods, grading }: Standard): readonly string[] {
  const steps = methods.flatMap((method) => method.steps);
  const figures = [
    ...gateway.filter((item) => item.kind === 'figure'),
    ...steps.flatMap((step) => step.figures),
  ];
  return [
    ...Object.values(times).flat(),
    ...figures.flatMap(({ limit }) => rulesIn(limit)),
    ...steps.flatMap(timesOf),
    ...grading.bands.flatMap(({ count = [] }) => count.map(({ methods }) => methods)),
  ];
}

/** The rules that set the days of a step. */
function timesOf({ by, from, follows }: Step): readonly string[] {
  return [by.rule, from?.rule, follows?.rule].flatMap((id) => id ?? []);
}

/** The rules that the parts of a standard name as their reason. */
function reasonsIn({ gateway, grading, resits }: Standard): readonly string[] {
  return [
    ...gateway.flatMap(({ restsOn }) => restsOn),
    ...gateway.flatMap((item) =>
      item.kind === 'qualification' ? [item.optOut, item.level].flatMap((id) => id ?? []) : [],
    ),
    ...grading.bands.map(({ rule }) => rule),
    grading.passCriteria,
    grading.distinctionCriteria,
    ...(resits === undefined ? [] : [resits]),
  ];
}

describe.each([
  ['ST0071', st0071],
  ['the made-up standard of the tests', second],
])('the parts of %s', (_, standard) => {
  const steps = stepsOf(standard);
  const stepKeys = steps.map(({ key }) => key);

  test('name only rules that there are, and count only with those that have a number', () => {
    const all = [...countedWith(standard), ...reasonsIn(standard), ...Object.values(standard.settable)];
    expect(all.filter((id) => !(id in standard.rules))).toEqual([]);
    expect(countedWith(standard).filter((id) => standard.rules[id]?.value === undefined)).toEqual([]);
  });

  test('name only steps, figures and methods that there are', () => {
    const figureKeys = steps.flatMap(({ figures }) => figures.map(({ key }) => key));
    for (const { from, follows, figures } of steps) {
      if (from) expect(stepKeys).toContain(from.after);
      if (follows) expect(stepKeys).toContain(follows.step);
      for (const { limit } of figures) if ('shareOf' in limit) expect(figureKeys).toContain(limit.shareOf);
    }
    const ids = standard.methods.map(({ id }) => id);
    for (const { atLeast = {} } of standard.grading.bands)
      for (const id of Object.keys(atLeast)) expect(ids).toContain(id);
  });

  test('count days in units that are whole days whatever the year; only the result is counted in working days', () => {
    const { typicalGateway, epaPeriod, result } = standard.times;
    const unitOf = (id: string) => standard.rules[id]?.unit;
    const units = [typicalGateway, epaPeriod, ...steps.flatMap(timesOf)].map(unitOf);
    expect(units.filter((unit) => !['months', 'weeks', 'days'].includes(unit as string))).toEqual([]);
    expect(['working days', 'months', 'weeks', 'days']).toContain(unitOf(result));
  });

  test('use every rule that has a number', () => {
    const named = [...countedWith(standard), ...reasonsIn(standard)];
    const numbered = Object.keys(standard.rules).filter((id) => standard.rules[id]?.value !== undefined);
    expect(numbered.filter((id) => !named.includes(id))).toEqual([]);
  });

  test('have columns with keys and headings of their own, each with a sentence of help', () => {
    const recorded = [
      ...recordedItems(standard).flatMap((item) =>
        item.kind === 'sign-off' && item.signatory ? [item, item.signatory] : [item],
      ),
      ...standard.methods.flatMap(({ agreements, steps, grade, resit }) => [
        ...agreements,
        ...steps.flatMap((step) => [step, ...step.figures]),
        grade,
        ...Object.values(resit),
      ]),
    ];
    for (const texts of [recorded.map(({ key }) => key), recorded.map(({ heading }) => heading)])
      expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
    for (const { help } of recorded) expect(help).toMatch(/^[A-Z]/);
  });

  test('give grades worst first, a fail among them, and bands best first', () => {
    const ORDER = ['Fail', 'Pass', 'Merit', 'Distinction'];
    for (const { grades } of standard.methods) {
      expect(grades[0]).toBe('Fail');
      expect([...grades].sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))).toEqual(grades);
    }
    const bands = standard.grading.bands.map(({ grade }) => ORDER.indexOf(grade));
    expect([...bands].sort((one, other) => other - one)).toEqual(bands);
    expect(new Set(bands).size).toBe(bands.length);
  });
});

test('what each function on values rests on', () => {
  const told = CATALOGUE.filter(({ parameters }) => parameters[0]?.name !== 'sheet').map(
    ({ name, restsOn }) => [name, restsOn] as const,
  );
  expect(Object.fromEntries(told)).toEqual({
    EPA_GRADE: ['grading.methodsToPass', 'grading.distinctionsNeeded', 'resit.cap'],
    EPA_GRADE_EXPLAIN: ['grading.methodsToPass', 'grading.distinctionsNeeded', 'resit.cap'],
    EPA_METHOD_GRADE: ['grading.passCriteria', 'grading.distinctionCriteria'],
    EPA_METHOD_GRADE_COUNTS: ['grading.passCriteria', 'grading.distinctionCriteria'],
    EPA_GATEWAY_EXPECTED: ['gateway.typicalMonths'],
    EPA_GATEWAY_EARLIEST: ['gateway.leastDays', 'gateway.leastDaysBefore2025'],
    EPA_DEADLINE: ['project.window', 'epa.period'],
    EPA_INTERVIEW_FROM: ['interview.gap'],
    EPA_RESULT_EXPECTED: ['result.expected'],
    EPA_WORKDAY: [],
    EPA_TIMELINE: ['project.window', 'epa.period', 'interview.gap', 'result.expected'],
    EPA_PLAN: ['epa.period', 'observation.afterDiscussion', 'project.window', 'interview.gap'],
    EPA_GATEWAY_LATEST: ['epa.period', 'result.expected'],
    EPA_CHECK: [
      'portfolio.fewest',
      'portfolio.most',
      'gateway.offTheJobHours',
      'observation.minutes',
      'observation.tolerance',
      'observation.leastMinutes',
      'observation.questioning',
      'report.words',
      'report.tolerance',
      'interview.minutes',
      'interview.tolerance',
      'interview.questions',
      'discussion.minutes',
      'discussion.tolerance',
    ],
    EPA_RULES: RULES.map(([id]) => id),
    EPA_VERSION: [],
  });
});

/*
 * The source page, sentence by sentence, in its own order: how each sentence (or cell of its table) begins, and the rules
 * that cover what it states.
 */
const SENTENCES: readonly (readonly [begins: string, ...rules: string[]])[] = [
  ['The decision to take an apprentice through Gateway', 'gateway.decision'],
  ['Full-time apprentices will typically spend 15 months on-programme', 'gateway.typicalMonths'],
  [
    'The apprentice must have completed all on-programme elements',
    'gateway.onProgramme',
    'gateway.portfolio',
    'gateway.englishMathsLevel',
  ],
  ['EPA consists of three discrete assessment methods.', 'grading.methodsToPass'],
  ['These can be delivered in any order', 'epa.anyOrder', 'epa.remote', 'grading.equalWeight'],
  ['Practical Observation with Q&AsWithin 3 months from the start', 'epa.period'],
  ['Must meet 100% of the pass criteria', 'grading.passCriteria'],
  ['Must meet all of the pass criteria AND 100%', 'grading.distinctionCriteria'],
  ['WBP is completed within 2 months from the start', 'project.window'],
  ['The interview will take place before the end', 'epa.period'],
  ['Professional discussion supported by portfolio evidenceWithin 3 months from the start', 'epa.period'],
  [
    'The practical observation will be pre-planned and scheduled',
    'observation.workplace',
    'observation.leastMinutes',
  ],
  ['The observation should enable the apprentice to evidence', 'observation.realWork'],
  [
    'The practical observation is covered in one session',
    'observation.minutes',
    'observation.tolerance',
    'observation.questioning',
  ],
  ['The observation will include open questioning', 'observation.openQuestions'],
  ['During the practical observation, the apprentice will be given', 'observation.moving'],
  [
    'The observation can be before or after the work-based project',
    'epa.anyOrder',
    'observation.afterDiscussion',
  ],
  ['The project will be undertaken after Gateway', 'project.afterGateway', 'project.window'],
  ['The subject of the project report will be agreed', 'project.subject'],
  ['Following the project, the apprentice will submit', 'report.words', 'report.tolerance'],
  [
    'The interview will then take place 2 weeks after',
    'interview.gap',
    'interview.questions',
    'interview.focus',
    'interview.minutes',
    'interview.tolerance',
  ],
  ['The professional discussion will last for 60 minutes', 'discussion.minutes', 'discussion.tolerance'],
  ['During the professional discussion, evidence from the on-programme portfolio', 'discussion.portfolio'],
  [
    'This evidence will consist of a minimum of 10',
    'portfolio.fewest',
    'portfolio.most',
    'discussion.portfolio',
  ],
  ['The IEA will not provide the apprentice (or', 'grading.noPreliminary'],
  ['Skillsfirst will aim to confirm the apprentice’s final', 'result.expected'],
  [
    'Once moderation is complete and the apprentice has',
    'certificate.afterModeration',
    'grading.methodsToPass',
  ],
  ['Certificates will be sent directly to the employer.', 'certificate.toEmployer'],
];

/** Sentences of the page that only describe the occupation or point elsewhere: no rule follows from them. */
const DESCRIPTION: readonly string[] = [
  'The main purpose of a customer service specialist',
  'You are an advocate of Customer Service',
  'You are often an escalation point',
  'As an expert in your organisation’s products',
  'You gather and analyse data and customer information',
  'Utilising both organisational and generic IT systems',
  'This could be in many types of environments',
  'You can download a copy of the information',
  'A link to the Customer Service Specialist standards page',
];

/** What plans must say and this page does not: nothing to quote, so the rule is not confirmed. */
const SILENT = [
  'gateway.notice',
  'grading.distinctionsNeeded',
  'resit.afterFail',
  'resit.cap',
  'resit.window',
  'retake.window',
  'resit.attempts',
  'adjustment.minutes',
];

describe('the rules cover the source page sentence by sentence', () => {
  const covered = SENTENCES.flatMap(([, ...rules]) => rules);

  test('every sentence that states something is covered by rules that there are', () => {
    expect(SENTENCES.filter(([, ...rules]) => rules.length === 0)).toEqual([]);
    expect(covered.filter((id) => !(id in st0071.rules))).toEqual([]);
  });

  test('no sentence is listed twice', () => {
    const all = [...SENTENCES.map(([begins]) => begins), ...DESCRIPTION];
    expect(all.filter((begins, i) => all.indexOf(begins) !== i)).toEqual([]);
  });

  test('every rule of the page covers a sentence, but for what the page is silent about', () => {
    const ofPage = RULES.filter(([, { source }]) => source.page === 'Skillsfirst ST0071 page');
    expect(ofPage.map(([id]) => id).filter((id) => !covered.includes(id))).toEqual(SILENT);
    for (const id of SILENT) expect(st0071.rules[id]?.confirmed).toBe(false);
  });
});

/** What else numbers are for in core. A number that is not listed here may be one of the standard. */
const OTHER_NUMBERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core/cohort/cohort-names.ts': {
    3: 'March, or letters of a month',
    6: 'June',
    8: 'August',
    9: 'September',
    15: 'digits of a number',
    100: 'years of a century',
    2000: 'a year',
  },
  'core/sheet/people.ts': { 3: 'letters of a word that belongs to the next' },
  'core/cohort/doubles.ts': { 12: 'rows of one person that are named' },
  'core/cohort/calendar.ts': { 10: 'digits of a ULN' },
  'core/cohort/certificate-list.ts': { 2: 'family name and given names' },
  'core/set-up/look-ups.ts': { 26: 'columns of a block', 60: 'cohorts of a workbook' },
  'core/functions/sheet-functions.ts': { '20_000': 'rows whose answers are remembered' },
  'core/rules/checks.ts': { 100: 'percent', 1000: 'thousandths', '20_000': 'more than any figure' },
  'core/rules/attempts.ts': { 2: 'the first attempt and another' },
  'core/rules/resit-rules.ts': { 2: 'the first attempt and another' },
  'core/rules/criteria.ts': { 40: 'more criteria than anybody ticks', 12: 'an example' },
  'core/rules/row-rules.ts': { 10: 'digits of a ULN' },
  'core/rules/timeline.ts': { 7: 'days of a week' },
  'core/cells/uln.ts': { 10: 'digits of a ULN' },
  'core/rules/uln.ts': { 11: 'what its check digit is counted by', 10: 'what is left' },
  'core/sheet/columns.ts': {
    1000: 'more minutes than any assessment has',
    10: 'more attempts than anybody has',
    5: 'an example',
  },
  'core/sheet/grid.ts': { 26: 'letters', 65: 'the letter A' },
  'core/sheet/layout.ts': {
    20: 'rows in which headings are looked for',
    3: 'columns',
    50: 'headings',
    500: 'rows',
  },
  'core/sheet/reasons.ts': { 9: 'standards that are remembered' },
  'core/sheet/kinds-of-rows.ts': {
    '1_000_000_000': 'the smallest ULN',
    '9_999_999_999': 'the largest ULN',
    10: 'digits of a ULN',
    2000: 'a year',
    2099: 'a year',
  },
  'core/sheet/row-words.ts': {
    2: 'characters of a word',
    3: 'characters of a word',
    4: 'characters of a word, or quarters of a year',
    10: 'digits of a ULN',
    20: 'a year',
  },
  'core/sheet/settings.ts': {
    '2_000': 'entries of the change log at first',
    '50_000': 'more entries than opens at once',
    366: 'more days than any period',
    14: 'days before a deadline, the provider’s own',
    24: 'more months than any resit may take',
    10: 'more attempts than anybody has',
    600: 'more minutes than any assessment has',
    8: 'a row',
    17: 'a row',
    100: 'rows of the settings',
    2: 'a row',
    3: 'a row or column',
    4: 'a row or column',
    5: 'a row or column',
    6: 'a row',
    30: 'days to wait, the provider’s own',
    60: 'days to wait, and more working days than any result takes',
    7: 'columns of the settings',
  },
  'core/cohort/counts.ts': {
    90: 'days late',
    180: 'days late',
    365: 'days late',
    1000: 'per mille',
    10: 'one decimal',
  },
  'core/cohort/diary.ts': { 30: 'days of the diary', 3: 'times as far ahead' },
  'core/set-up/values-plan.ts': { 28: 'letters of the name of a sheet', 2: 'letters of a month' },
  'core/sheet/report-mark.ts': { 2: 'digits of a day', 8: 'letters of a month', 4: 'digits of a year' },
  'core/cohort/sums.ts': {
    2: 'places for each word',
    20: 'one in so many',
    '1_000_000': 'more days than lie between any two',
  },
  'core/set-up/guesses.ts': { 10: 'digits of a ULN', 2: 'half of the cells' },
  'core/set-up/mapping.ts': { 3: 'samples that are shown' },
  'core/set-up/own-columns.ts': { 2: 'half of the cells' },
  'core/port/narrow-reading.ts': { 8: 'runs of rows that are read by themselves' },
  'core/port/repair.ts': { 2000: 'rows at once' },
  'core/sheet/ambiguous-headings.ts': { 100: 'cells that are looked at' },
  'core/sheet/grouped-headings.ts': { 5: 'words of a title' },
  'core/sheet/heading-additions.ts': { 2: 'Level 2 as it is written' },
  'core/sheet/heading.ts': { 2: 'parts of a date format, digits in front', 4: 'letters of a year' },
  'core/sheet/meanings.ts': {
    2: 'a rank',
    3: 'a rank',
    4: 'a rank',
    200: 'signs of a heading',
    500: 'a rank',
    501: 'a rank',
  },
  'core/sheet/transposed.ts': { 2: 'apprentices', 3: 'columns, headings', 100: 'rows that are looked at' },
  'core/set-up/references.ts': { 2: 'the row below the headings', '20_000': 'rows of a sheet' },
  'core/rules/free-days.ts': { 8: 'runs that are listed', 3: 'letters of a weekday' },
  'core/rules/plan-placing.ts': { 7: 'days of slack, our own', 2: 'halfway' },
  'core/functions/plan-functions.ts': {
    99: 'more days than any check',
    10: 'an example',
    2: 'arguments',
  },
  'core/functions/catalogue.ts': {
    999: 'more criteria than any method has',
    12: 'an example',
    2: 'arguments',
  },
};

const WITHOUT_NUMBERS = ['rules', 'sheet', 'set-up', 'cohort', 'port', 'functions'].flatMap((part) =>
  readdirSync(join('core', part)).map((name) => join('core', part, name)),
);

describe('no number of the standard stands anywhere in core but in the standard', () => {
  test.each(WITHOUT_NUMBERS.filter((file) => file !== 'core/functions/examples.ts'))('%s', (file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
    const numbers = code.match(/\b\d[\d_]*\b/g) ?? [];
    // 0 and 1 count things.
    const allowed = ['0', '1', ...Object.keys(OTHER_NUMBERS[file] ?? {})];
    expect(numbers.filter((number) => !allowed.includes(number))).toEqual([]);
  });

  /** "2 months", "two months": a number of the standard in words. */
  const IN_WORDS = RULES.flatMap(([, { value, unit }]) =>
    value === undefined || unit === undefined || unit === '%' || unit === 'level'
      ? []
      : [`${value} ${unit}`, `${countInWords(value)} ${unit}`],
  );

  /** Words that are the same by chance. */
  const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
    'core/cohort/counts.ts': ['365 days'],
  };

  test.each(WITHOUT_NUMBERS.filter((file) => file !== 'core/functions/examples.ts'))(
    '%s: not in its words either',
    (file) => {
      const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const texts = (code.match(/'[^'\n]*'|`[^`]*`/g) ?? []).join('\n').replace(/(?<=\d),(?=\d)/g, '');
      const found = IN_WORDS.filter((words) => new RegExp(`\\b${words}\\b`).test(texts));
      expect(found.filter((words) => !OTHER_WORDS[file]?.includes(words))).toEqual([]);
    },
  );
});
