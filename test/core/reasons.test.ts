import { describe, expect, test } from '@jest/globals';
import type { Progress } from '../../core/rules/progress';
import { viewOf } from '../../core/sheet/calculated-columns';
import { columnsOf } from '../../core/sheet/columns';
import { ragReason, stageReason, whyInWords } from '../../core/sheet/reasons';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

const columns = columnsOf(st0071);

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
const IN_EPA = { ...READY, gatewayDate: day('2026-03-09'), epaStart: day('2026-03-16') } as const;
const HELD = {
  ...IN_EPA,
  projectSubmitted: day('2026-05-11'),
  interviewDate: day('2026-06-01'),
  discussionDate: day('2026-06-02'),
  observationDate: day('2026-06-08'),
} as const;
const GRADED = { ...HELD, observationGrade: 'Pass', projectGrade: 'Pass', discussionGrade: 'Pass' } as const;

function reasons(progress: Progress, today: string) {
  const view = viewOf(st0071, lookingFrom(today));
  const standing = view.standingOf(progress);
  return {
    stage: stageReason(columns, view, progress, standing.stage),
    rag: ragReason(columns, view, standing),
  };
}

describe('why somebody is at a stage: what the sheet says, and the rules', () => {
  test.each<[string, Progress, string, readonly string[], readonly string[]]>([
    [
      'On programme',
      { ...READY, maths: 'Not yet' },
      '2026-03-10',
      ['Start date is 6 January 2025.', 'Not settled for gateway: Maths.'],
      ['gateway.englishMathsLevel'],
    ],
    [
      'At gateway',
      { ...READY, gatewayDate: day('2026-03-09') },
      '2026-03-10',
      ['Gateway date is 9 March 2026.'],
      ['gateway.decision'],
    ],
    ['In EPA', IN_EPA, '2026-04-01', ['EPA start is 16 March 2026.'], ['epa.period']],
    [
      'Awaiting confirmation',
      GRADED,
      '2026-06-10',
      ['Every method has a grade, and the day on which the EPAO confirmed them has not come.'],
      ['result.expected'],
    ],
    [
      'Resit or retake',
      { ...HELD, discussionGrade: 'Fail' },
      '2026-06-10',
      ['Discussion grade is Fail.'],
      ['grading.methodsToPass', 'resit.afterFail'],
    ],
    [
      'Resit or retake, failed again',
      {
        ...HELD,
        discussionGrade: 'Fail',
        discussionResitDate: day('2026-06-09'),
        discussionResitGrade: 'Fail',
      },
      '2026-06-10',
      ['Discussion resit grade is Fail.'],
      ['grading.methodsToPass', 'resit.afterFail'],
    ],
    [
      'Passed',
      { ...GRADED, resultsConfirmed: day('2026-06-20') },
      '2026-06-21',
      ['Results confirmed is 20 June 2026.', 'Nothing is failed.'],
      ['grading.distinctionsNeeded', 'grading.methodsToPass'],
    ],
    [
      'Certificated',
      { certificateDate: day('2026-06-20') },
      '2026-06-21',
      ['Certificate date is 20 June 2026.'],
      [],
    ],
    [
      'Withdrawn',
      { ...IN_EPA, learningStatus: 'Withdrawn' },
      '2026-04-01',
      ['Learning status is Withdrawn.'],
      [],
    ],
  ])('%s', (_, progress, today, facts, rules) => {
    expect(reasons(progress, today).stage).toEqual({ facts, rules });
  });

  test('ready: every rule that is settled', () => {
    const ready = reasons(READY, '2026-03-10').stage;
    expect(ready?.facts).toEqual(['Everything for gateway is settled.']);
    expect(ready?.rules).toEqual([...new Set(st0071.gateway.flatMap(({ restsOn }) => restsOn))]);
  });

  test('nothing is said where no stage can be told', () => {
    expect(reasons({}, '2026-03-10')).toEqual({ stage: undefined, rag: undefined });
    expect(whyInWords(viewOf(st0071, lookingFrom('2026-03-10')), {})).toBeUndefined();
  });
});

describe('why the RAG word is what it is', () => {
  test.each<[string, Progress, string, readonly string[], readonly string[]]>([
    [
      'a rule of the standard',
      IN_EPA,
      '2026-05-17',
      ['Apprentice: Submit the project by 16 May 2026 (1 day late).'],
      ['project.window'],
    ],
    [
      'the plan in the sheet',
      { ...READY, plannedEnd: day('2026-04-01') },
      '2026-04-07',
      [
        'Provider: Hold the gateway meeting by 1 April 2026 (6 days late).',
        'That day is the Planned end date in the sheet.',
      ],
      [],
    ],
    [
      'a reminder of the provider’s own',
      { ...READY, gatewayDate: day('2026-03-09') },
      '2026-04-09',
      [
        'Provider: Ask the EPAO for the EPA start by 8 April 2026 (1 day late).',
        'That day is 30 days on: your own reminder in the settings, not a rule.',
      ],
      [],
    ],
    [
      'an aim of the EPAO, and the reminder after it',
      GRADED,
      '2026-07-07',
      [
        'Provider: Ask the EPAO for the grades, expected about 22 June 2026 (15 days late).',
        'Overdue after 6 July 2026: your own reminder in the settings, not a rule.',
      ],
      ['result.expected'],
    ],
    [
      'a contradiction',
      { ...IN_EPA, english: 'Not yet' },
      '2026-04-01',
      [
        'Gateway date is 9 March 2026, but not settled in this sheet: English. Record what is settled, or correct the date: nobody goes through gateway before all of it is.',
      ],
      ['gateway.englishMathsLevel'],
    ],
    ['nothing open', { certificateDate: day('2026-06-20') }, '2026-06-21', ['Nothing is open.'], []],
  ])('%s', (_, progress, today, facts, rules) => {
    expect(reasons(progress, today).rag).toEqual({ facts, rules });
  });
});
