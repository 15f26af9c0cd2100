import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, plainCell } from '../../core/cells/cell';
import { type Codec, call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { day, iso } from '../days';

/*
 * One cell that cannot be read takes away what rests on it, and nothing else. What rests on what is written here by hand:
 * for each situation and each answer the columns without which it cannot be given.
 */

const codec: Codec<string> = { decode: plainCell, encodeDay: iso, encodeProblem: ({ code }) => `! ${code}` };
const COLUMNS = chosenColumns().all;
const HEADINGS = COLUMNS.map(({ heading }) => heading);

type Row = Readonly<Record<string, Cell>>;

function answers(row: Row, asOf: string): Readonly<Record<string, unknown>> {
  const sheet = [HEADINGS, COLUMNS.map(({ key }) => row[key] ?? '')];
  const told = call(functionNamed('EPA_TRACKER') as CustomFunction, [sheet, day(asOf)], codec);
  const [headings = [], values = []] = told as readonly (readonly unknown[])[];
  return Object.fromEntries(headings.map((heading, i) => [heading, values[i]]));
}

const READY: Row = {
  uln: 1000000019,
  apprentice: 'Amara Foxbury',
  employer: 'Fernhollow',
  coach: 'Jo',
  cohort: 'C1',
  dateOfBirth: day('1990-01-01'),
  start: day('2025-01-06'),
  plannedEnd: day('2026-06-30'),
  learningStatus: 'Active',
  onProgrammeComplete: true,
  portfolioComplete: true,
  evidencePieces: 12,
  english: 'Achieved',
  maths: 'Achieved',
  employerSignOff: true,
  providerSignOff: true,
  apprenticeSignOff: true,
};
const AT_GATEWAY: Row = { ...READY, gatewayDate: day('2026-03-09') };
const IN_EPA: Row = {
  ...AT_GATEWAY,
  epaStart: day('2026-03-16'),
  subjectAgreed: true,
  observationDate: day('2026-04-20'),
  observationGrade: 'Pass',
  projectSubmitted: day('2026-05-05'),
};
const CERTIFICATED: Row = {
  ...IN_EPA,
  interviewDate: day('2026-05-28'),
  projectGrade: 'Pass',
  discussionDate: day('2026-05-28'),
  discussionGrade: 'Pass',
  resultsConfirmed: day('2026-06-20'),
  confirmedGrade: 'Pass',
  certificateDate: day('2026-07-20'),
};

const WITHOUT_FIGURES = [
  ...['onProgrammeComplete', 'portfolioComplete', 'english', 'maths'],
  ...['employerSignOff', 'providerSignOff', 'apprenticeSignOff'],
];
const ITEMS = [...WITHOUT_FIGURES, 'evidencePieces'];
const METHODS = ['observation', 'project', 'discussion'];
const GRADES = METHODS.flatMap((method) => [`${method}Grade`, `${method}ResitGrade`]);
const RESIT_DAYS = METHODS.map((method) => `${method}ResitDate`);
const ATTEMPTS = METHODS.map((method) => `${method}Attempts`);
const ASSESSED = ['observationDate', 'interviewDate', 'discussionDate'];
const HELD = [...ASSESSED, 'projectSubmitted'];
const OUTCOME = ['resultsConfirmed', 'confirmedGrade', 'certificateDate'];

/** The day it is seen from, and for each answer what it rests on. RAG and Next action rest on the same. */
const SITUATIONS: ReadonlyArray<
  readonly [
    name: string,
    row: Row,
    asOf: string,
    stage: string,
    restsOn: Readonly<Record<string, readonly string[]>>,
  ]
> = [
  [
    'ready for gateway',
    READY,
    '2026-02-01',
    'Ready for gateway',
    {
      'Overall grade': GRADES,
      Gateway: ['start', ...ITEMS, 'gatewayDate', 'epaStart'],
      // Whatever would put them further on. A learning status leaves the stage of the dates in view.
      Stage: ['start', ...ITEMS, 'gatewayDate', 'epaStart', ...GRADES, ...OUTCOME],
      RAG: [
        ...['start', 'plannedEnd', 'learningStatus', ...ITEMS, 'gatewayDate', 'epaStart'],
        ...[...GRADES, ...RESIT_DAYS, ...HELD, ...OUTCOME],
      ],
      'Project due': ['epaStart'],
      'EPA end': ['epaStart'],
      // The first of three: without it nobody asks for the others.
      'Result expected': ['observationDate'],
    },
  ],
  [
    'at gateway',
    AT_GATEWAY,
    '2026-03-12',
    'At gateway',
    {
      'Overall grade': GRADES,
      // They are through: what was settled before is not asked again.
      Gateway: ['gatewayDate'],
      Stage: ['gatewayDate', 'epaStart', ...GRADES, ...OUTCOME],
      RAG: [
        ...['start', 'learningStatus', ...ITEMS, 'gatewayDate', 'epaStart'],
        ...[...GRADES, ...RESIT_DAYS, ...ATTEMPTS, ...HELD, ...OUTCOME],
      ],
      'Project due': ['epaStart'],
      'EPA end': ['epaStart'],
      'Result expected': ['observationDate'],
    },
  ],
  [
    'in EPA',
    IN_EPA,
    '2026-05-10',
    'In EPA',
    {
      'Overall grade': GRADES,
      Gateway: ['gatewayDate'],
      // Who has an EPA start is past gateway, whenever that was.
      Stage: ['epaStart', ...GRADES, ...OUTCOME],
      RAG: [
        ...['start', 'learningStatus', ...ITEMS, 'gatewayDate', 'epaStart'],
        ...[...GRADES, ...RESIT_DAYS, ...ATTEMPTS, ...HELD, ...OUTCOME],
        // Figures of what has been held or handed in.
        ...['observationMinutes', 'questioningMinutes', 'reportWords'],
      ],
      'Project due': ['epaStart'],
      'EPA end': ['epaStart'],
      'Result expected': ['observationDate', 'observationGrade', 'interviewDate'],
    },
  ],
  [
    'certificated',
    CERTIFICATED,
    '2026-08-01',
    'Certificated',
    {
      'Overall grade': GRADES,
      Gateway: ['gatewayDate'],
      Stage: ['certificateDate'],
      // A plain no to an item or a fail would contradict the certificate; a start, a figure or a deadline cannot any more.
      RAG: [
        ...['learningStatus', ...WITHOUT_FIGURES, 'gatewayDate', ...GRADES, ...RESIT_DAYS, ...ASSESSED],
        ...OUTCOME,
      ],
      'Project due': ['epaStart'],
      'EPA end': ['epaStart'],
      'Result expected': [...ASSESSED, ...RESIT_DAYS, ...METHODS.map((method) => `${method}Grade`)],
    },
  ],
];

/** An error of the sheet is no value of any column; other columns than those of text have words that they do not know. */
const RUBBISH: readonly Cell[] = ['#REF!', 'rubbish', 'w/c soon?', '12/03/26 or so'];

describe.each(SITUATIONS)('%s', (_, row, asOf, stage, restsOn) => {
  const good = answers(row, asOf);

  test('is where they stand', () => {
    expect(good.Stage).toBe(stage);
    expect(good.RAG).not.toBe('Check');
  });

  test.each([...Object.entries(restsOn), ['Next action', restsOn.RAG as readonly string[]] as const])(
    '%s rests on these columns, and no other takes it away',
    (answer, columns) => {
      const lost = COLUMNS.map(({ key }) => key).filter(
        (key) => answers({ ...row, [key]: '#REF!' }, asOf)[answer] !== good[answer],
      );
      expect([...lost].sort()).toEqual([...columns].sort());
    },
  );

  test('whatever the rubbish in a cell is, it takes no more than that', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COLUMNS.filter(({ kind }) => kind.name !== 'text')),
        fc.constantFrom(...RUBBISH),
        ({ key }, rubbish) => {
          const told = answers({ ...row, [key]: rubbish }, asOf);
          const changed = Object.keys(restsOn).filter((answer) => told[answer] !== good[answer]);
          const allowed = Object.keys(restsOn).filter((answer) => restsOn[answer]?.includes(key));
          expect(changed.filter((answer) => !allowed.includes(answer))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });
});

test('whatever a host hands over, in whatever columns, every answer is given, and given alike again', () => {
  const long = (part: string) => part.repeat(Math.floor(100_000 / part.length));
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom<unknown>(null, undefined, new Date(Number.NaN), [1], {}, 10n, Symbol('x'), () => 1),
    fc.constantFrom(...['#N/A', 'Loading...', '9.28E+09', '\ud800', '\u202e', 'Exempt: ', '-0']),
    fc.constantFrom(
      ...['1', ' ', '.', '(', 'a ', '1/', 'Withdrawn - ', '"', '12/03/2026 ', '\u200b'].map(long),
    ),
    fc
      .array(
        fc.constantFrom(
          'Signed',
          '12/03/2026',
          'by',
          'J Smith',
          '(',
          '-',
          '/',
          'L2',
          '19+',
          '?',
          'BIL',
          '✓',
          'tbc',
        ),
        {
          maxLength: 8,
        },
      )
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(COLUMNS.length - 1), values), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('EPA_TRACKER', 'EPA_ISSUES', 'EPA_COHORT', 'EPA_WHY'),
      (cells, name) => {
        const row: unknown[] = COLUMNS.map(({ key }) => (key === 'uln' ? 1000000019 : ''));
        for (const [position, value] of cells) row[position] = value;
        const told = () =>
          call(functionNamed(name) as CustomFunction, [[HEADINGS, row], day('2026-03-12')], codec);
        const begun = performance.now();
        expect(told()).toEqual(told());
        expect(performance.now() - begun).toBeLessThan(5000);
      },
    ),
    { numRuns: 300 },
  );
}, 120_000);
