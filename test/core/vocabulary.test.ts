import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, gridFrom, plainCell } from '../../core/cells/cell';
import {
  amount,
  arrangement,
  attemptKind,
  choice,
  date,
  daysToCount,
  gradeKind,
  type Kind,
  learningStatus,
  qualification,
  readCell,
  settledTick,
  share,
  signOff,
  text,
  tick,
  wholeNumber,
} from '../../core/cells/kinds';
import { countedRow } from '../../core/cohort/counts';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem } from '../../core/problems';
import { missingInWords, unsettledItems } from '../../core/rules/gateway';
import type { Progress } from '../../core/rules/progress';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { layoutOf } from '../../core/sheet/layout';
import { rowReader } from '../../core/sheet/rows';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

const grade = gradeKind(['Fail', 'Pass', 'Merit', 'Distinction']);
const attempt = attemptKind(['Fail', 'Pass', 'Merit', 'Distinction']);
const minutes = wholeNumber(1, 20_000, 66, 'minutes');

/** A value, `blank`, or the code of the problem. */
function reading(kind: Kind<unknown>, cell: Cell): unknown {
  const value = readCell(kind, cell, 'It');
  if (isProblem(value)) return value.code;
  return value === undefined ? 'blank' : value;
}

/** Each value with all the cells that are to be read as it. */
type Table = ReadonlyArray<readonly [expected: unknown, ...cells: Cell[]]>;

function holds(name: string, kind: Kind<unknown>, table: Table) {
  describe(name, () => {
    const rows = table.flatMap(([expected, ...cells]) => cells.map((cell) => [cell, expected] as const));
    test.each(rows)('%j is %j', (cell, expected) => {
      expect(reading(kind, cell)).toBe(expected);
    });
  });
}

describe('words for nothing yet are blank in every kind but a text', () => {
  const kinds: readonly [string, Kind<unknown>][] = [
    ['date', date],
    ['grade', grade],
    ['attempt', attempt],
    ['tick', tick],
    ['settled tick', settledTick],
    ['qualification', qualification],
    ['sign-off', signOff],
    ['learning status', learningStatus],
    ['number', minutes],
    ['amount', amount(100, 5)],
    ['days to count', daysToCount],
    ['share', share],
    ['choice', choice(['Project'])],
  ];
  const words = [
    'TBC',
    'tbc.',
    'T.B.C.',
    'TBA',
    'tbd',
    'To be confirmed',
    'to be agreed with the EPAO',
    'Pending',
    'pending EPAO',
    '-',
    '--',
    '–',
    '—',
    '?',
    '??',
    '#',
    '...',
    'NULL',
    'NaN',
    'NaT',
    '<NA>',
    '(blank)',
    'Not taken',
    'Not known',
    'unknown',
    'TBC - awaiting EPAO',
    'Awaiting',
    'awaiting date',
    '  ',
    '\u200B',
  ];
  test.each(kinds)('%s', (_, kind) => {
    expect(words.filter((word) => reading(kind, word) !== 'blank')).toEqual([]);
  });

  test.each(kinds.filter(([name]) => name !== 'qualification'))('N/A is blank in a %s', (_, kind) => {
    expect(
      ['N/A', 'n/a', 'NA', 'N.A.', 'n / a', 'Not applicable'].filter(
        (word) => reading(kind, word) !== 'blank',
      ),
    ).toEqual([]);
  });

  test('a name, a note and an employer say what they say', () => {
    expect(['TBC', 'None', 'N/A', '-', 'Pending'].map((word) => reading(text, word))).toEqual([
      'TBC',
      'None',
      'N/A',
      '-',
      'Pending',
    ]);
  });

  test('None may be the number 0', () => {
    expect([reading(wholeNumber(0, 9, 5), 'None'), reading(minutes, 'None')]).toEqual([
      'NUMBER_UNREADABLE',
      'blank',
    ]);
  });
});

holds('dates besides those that are written', date, [
  [
    'blank',
    'N/A',
    '-',
    'TBC',
    'n/a',
    'NULL',
    'None',
    'Not yet',
    'No',
    'N',
    false,
    '✗',
    'Not submitted',
    'Not started',
    'No date',
    'Outstanding',
    'Awaiting result',
    'In progress',
    'Invited',
    'Not booked',
    'date TBC',
    'Not passed',
  ],
  // There is a day, and nobody says which.
  [
    'DATE_WITHOUT_DAY',
    'Yes',
    'Y',
    true,
    '✓',
    'Done',
    'Complete',
    'Passed',
    'Booked',
    'Submitted',
    'Received',
  ],
  ['DATE_NOT_EXACT', 'TBC March 2026', '12/03/2026 TBC', 'Awaiting 12/03/2026?'],
  ['DATE_OUT_OF_RANGE', 1],
  ['DATE_UNREADABLE', 'x', 'soon', 'Withdrawn'],
]);

holds('grades', grade, [
  [
    'Fail',
    'Fail',
    'F',
    'Failed',
    'FL',
    'Refer',
    'Referred',
    'R',
    'Resit',
    'Retake',
    'Not yet competent',
    'not-yet-competent',
    'FAIL.',
    'Unsuccessful',
  ],
  ['Pass', 'Pass', 'P', 'Passed', 'PA', 'pass.', '\u200BPass', 'Ｐａｓｓ', "'Pass", ' p a s s '],
  ['Merit', 'Merit', 'M', 'ME'],
  ['Distinction', 'Distinction', 'Dist', 'Dist.', 'Dis', 'D', 'DS', 'Distinction.'],
  [
    'blank',
    'TBC',
    '–',
    'Awaiting result',
    'Awaiting results from EPAO',
    'Invited',
    'In progress',
    'NULL',
    'DNA',
    'Did not attend',
    'No show',
    'Booked',
    'Scheduled',
    'Not sat',
    'Outstanding',
    'None',
    'Not yet',
    'Void',
    'Cancelled',
    'Postponed',
  ],
  [
    'GRADE_WITH_REMARK',
    'Distinction*',
    '2nd attempt Pass',
    'Pass (resit)',
    'Fail - resit booked',
    'Fail- continue',
    'Pass 12/03/2026',
    'Pass on resit',
    'Distinction (1st)',
    'Resit - Pass',
  ],
  [
    'GRADE_UNKNOWN',

    'F-',
    'P+',
    'Pass/Fail',
    'Pass or Fail',
    'Credit',
    'CR',
    'Withdrawn',
    'Complete',
    'Yes',
    'x',
    '65%',
    65,
    'Pas',
    'D-P-P',
    'Resit booked',
  ],
]);

holds('an attempt may be void', attempt, [
  ['Void', 'Void', 'VOIDED', 'null and void'],
  ['blank', 'TBC', 'NULL', 'DNA'],
]);

holds('ticks', tick, [
  [
    true,
    true,
    1,
    '1',
    'TRUE',
    'Yes',
    'Y',
    'Met',
    '✓',
    '✔',
    '✔️',
    '✅',
    '☑',
    'Complete',
    'Completed',
    'Done',
    'Finished',
    'Achieved',
    'Passed',
    '100%',
    'Complete 12/03/2026',
    'Yes - 12 March 2026',
  ],
  [
    false,
    false,
    'FALSE',
    'No',
    'N',
    'Not met',
    '✗',
    '✘',
    '❌',
    '☐',
    'Not complete',
    'Incomplete',
    'Not started',
    'In progress',
    'In-progress',
    'Ongoing',
    'Not yet',
    'Working towards',
    'Partially',
    'WIP',
    'To do',
  ],
  ['blank', 0, '0', 'N/A', 'TBC', 'Pending', '-', 'Outstanding'],
  // Two readings, or none.
  [
    'TICK_UNKNOWN',
    'x',
    'X',
    '×',
    '☒',
    0.87,
    '87%',
    '12/03/2026',
    46093,
    'Assessor accepted',
    'maybe',
    2,
    'Yes but late',
    'Nearly',
  ],
]);

holds('what is settled before gateway', settledTick, [
  [true, 'Complete', 'Done', '✅'],
  [false, 'In progress', 'Not complete', 'Not started'],
  ['blank', 'N/A', 'TBC', '0', 'Pending', 'Awaiting'],
  ['Missing', 'Missing', 'Outstanding', 'Not submitted'],
  [
    'Claimed',
    'Claimed',
    'Submitted',
    'Uploaded',
    'Awaiting evidence',
    'awaiting-certificate',
    'Submitted 12/03/2026',
  ],
  ['Accepted', 'Accepted', 'Signed off', 'IQA accepted', 'Approved - 12/03/2026'],
  ['TICK_UNKNOWN', 'x', 'X', 0.87, '12/03/2026', 46093, 'Assessor accepted'],
]);

holds('English and maths', qualification, [
  [
    'Level 2',
    'L2 achieved',
    'Level 2 achieved',
    'FS L2',
    'L2 FS',
    'FSL2',
    'FS2',
    'F/S L2',
    'Functional Skills L2',
    'Functional Skills Level 2',
    'Functional Skills English Level 2',
    'Level 2 Functional Skills - achieved',
    'L-2',
    'Lvl 2',
    'GCSE C',
    'GCSE 4',
    'GCSE grade 5',
    'GCSE Grade C',
    'GCSE (B)',
    'GCSE A*',
    'GCSE: 9',
    'C GCSE',
    'GCSE 4+',
    'Grade 4',
    'GCSE A*-C',
    'GCSE A*–C / 9–4',
    'GCSE English C',
    'GCSE C 2015',
    'L2 achieved 12/03/2026',
    'Achieved - L2',
    'Passed L2',
    'PLR - GCSE C',
    'Prior attainment L2',
    'Level 2 certificate',
    'Level 2',
    'L2',
  ],
  ['Achieved', 'Achieved', 'Achieved 12/03/2026', 'Done', '✅', 'Already held', true],
  ['Exempt', 'Exempt', 'Not required', 'Not needed'],
  [
    'Exempt: 19+',
    'Exempt - 19+',
    'Exempt (19+)',
    'N/A 19+',
    'n/a - 19+',
    'N/A (19+)',
    '19+',
    'Not applicable 19+',
    '19+ exempt',
  ],
  ['Exempt: 19 plus', '19 plus'],
  ['Exempt: over 19', 'over 19', 'N/A over 19'],
  ['Exempt: EHC plan', 'Exempt: EHC plan', 'Exempt – EHC plan'],
  [
    'Not yet',
    'Not yet',
    'No',
    'Booked',
    'Exam booked',
    'Booked 12/03/2026',
    'Failed',
    'Fail',
    'Awaiting result L2',
    'L2 booked',
    'L2 in progress',
    'Working towards L2',
    'L1 achieved, L2 booked',
    'FS L2 not achieved',
    'L2 failed',
    'Not started',
    'In progress',
    'Resit',
    'Studying',
    'Enrolled',
    'GCSE resit',
    'L2 TBC',
    false,
    '❌',
  ],
  [
    'Level 1',
    'L1',
    'FS L1',
    'Level 1',
    'Level 1 achieved',
    'FSL1',
    'Functional Skills Level 1',
    'L1 achieved 12/03/2026',
  ],
  ['Entry Level', 'E3', 'Entry 3', 'Entry Level 3', 'EL3', 'FS E3'],
  ['GCSE 3', 'GCSE 3', 'GCSE grade 3'],
  ['GCSE D', 'GCSE D', 'GCSE D achieved'],
  ['blank', 'TBC', 'Awaiting result', 'Pending', '-', 'None', 'NULL', '?', 0],
  ['Missing', 'Outstanding', 'Missing'],
  ['Evidenced', 'Certificate received', 'Certificate seen', 'Evidence on file'],
  ['Claimed', 'Awaiting certificate', 'Certificate awaited'],
  ['NEEDED_OR_NOT', 'N/A', 'n/a', 'NA', 'Not applicable'],
  [
    'CHOICE_UNKNOWN',
    'C',
    '4',
    5,
    1,
    'B',
    'Prior attainment',
    'PLR',
    '12/03/2026',
    46093,
    'GCSE',
    'GCSE pass',
    'Functional Skills',
    'FS',
    'Certificate',
    'Level 3',
    'A level',
    'L1 & L2',
    'x',
    '19',
    'Exempt?',
    'soon',
    'see notes',
  ],
]);

holds('sign-offs', signOff, [
  [
    true,
    'Yes',
    true,
    'Signed',
    'signed.',
    'Received',
    'Agreed',
    'Done',
    '✅',
    'Complete',
    'Signed by J Smith',
    'Signed by JS',
    'SIGNED BY JS',
    'Signed - J. Smith',
  ],
  // "Off" and the like are no initials, however they are written.
  ['Accepted', 'Signed off', 'signed OFF', 'SIGNED OFF', 'Signed Off.'],
  [
    false,
    'No',
    false,
    'Not signed',
    'Not yet signed',
    'Unsigned',
    'Requested',
    'Chased',
    'Not Sent',
    'Not sent',
    'Sent for signature',
    'Requested 12/03/2026',
    'Not yet',
    'In progress',
  ],
  [
    day('2026-03-12'),
    46093,
    '12/03/2026',
    'Signed 12/03/2026',
    'Signed: 12/03/2026',
    'Signed on 12th March 2026',
    'Signed off 12/03/2026',
    'Yes on 12/03/2026',
    'Y 12/03/2026',
    'Yes - 12/03/2026',
    'Yes (12/03/2026)',
    '✓ 12/03/2026',
    '12/03/2026 - J Smith',
    '12/03/2026 (JS)',
    '12/03/2026 by J. Smith',
    '12/03/2026 signed',
    'Signed by J Smith 12/03/2026',
    'Signed by J Smith on 12 March 2026',
    'J Smith 12/03/2026',
    'Received 12/03/2026',
    'Thu 12 Mar 2026',
  ],
  ['blank', 'TBC', 'N/A', 'Pending', 'Awaiting signature', 'Awaiting', '-', 'None', 'void', '0'],
  ['Accepted', 'Signed off', 'Approved', 'Confirmed'],
  ['Missing', 'Outstanding', 'Not received'],
  ['DATE_TWO_DIGIT_YEAR', 'Signed 12/03/26', '12/03/26'],
  ['DATE_MONTH_FIRST', 'Signed 03/25/2026'],
  // A day of something else, or in doubt.
  [
    'DATE_WITH_REMARK',
    'Meeting 12/03/2026',
    'Left 12/03/2026',
    'Sent 12/03/2026',
    'Deadline 12/03/2026',
    '12/03/2026 - meeting',
    '12/03/2026 Meeting Booked',
    'BIL 12/03/2026',
  ],
  [
    'DATE_NOT_EXACT',
    'due 12/03/2026',
    'by 12/03/2026',
    'Signed 12/03/2026?',
    'expected 12/03/2026',
    '12/03/2026 TBC',
  ],
  ['DATE_WITHOUT_DAY', 'Booked'],
  ['DATE_UNREADABLE', 'x', 'Sent', 'maybe', 'J Smith'],
]);

holds('learning status', learningStatus, [
  [
    'Active',
    'Active',
    'Continuing',
    'In learning',
    'Live',
    'On programme',
    'On-programme',
    'on_programme',
    'On Programme.',
    1,
    '1',
    '1 - Continuing',
    '1: Continuing',
    '1 Continuing',
    'Continuing (1)',
    'Enrolled',
    'Started',
    'Waiting to start',
    'Yet to start',
    'In training',
    'Gateway in Progress',
    'Gateway Submitted',
    'EPA in Progress',
    'EPA Passed',
    'In EPA',
    'Ready for gateway',
    'Awaiting EPA',
    'Retake Review',
    'Past planned end date',
    'Returned',
  ],
  [
    'Completed',
    'Completed',
    'Complete',
    2,
    '2 - Completed',
    'Achieved',
    'Completed 12/03/2026',
    'Completed - 12/03/2026',
  ],
  [
    'Break in learning',
    'Break in learning',
    'BIL',
    'BiL',
    'break_in_learning',
    'Break-in-learning',
    'On break',
    'Paused',
    6,
    '6 - Break in learning',
    'Temporarily withdrawn',
    'Temp. Withdrawn',
    'Temp withdrawn',
    'Suspended',
    'On hold',
    'BIL (maternity)',
    'Break in learning - illness',
    'BIL from 12/03/2026',
  ],
  [
    'Withdrawn',
    'Withdrawn',
    'W/D',
    'w/d',
    'WD',
    'Withdrawal',
    'Withdrew',
    'Left',
    'Leaver',
    'Stopped',
    3,
    '3 - Withdrawn',
    'Early leaver',
    'Withdrawn - 12/03/2026',
    'Withdrawn 12/03/2026',
    'Withdrawn (redundancy)',
    'Withdrawn - left employer',
  ],
  ['blank', 'N/A', 'NULL', 'TBC', '-', 'None', 0, 'Pending'],
  [
    'CHOICE_UNKNOWN',
    'Cancelled',
    'Internal transfer',
    'Archived',
    'Passed',
    4,
    '1 - Withdrawn',
    '6 Active',
    'Withdrawn?',
    'Withdrawn - temporarily',
    'Withdrawn (pending)',
    'BIL until 12/03/2026',
    'BIL - returned',
    'Active - BIL requested',
    'x',
  ],
]);

holds('numbers with the unit that is counted', minutes, [
  [60, 60, '60', '60 mins', '60 min', '60 minutes', '60mins', '60m', "'60", '６０'],
  [2500, '2,500 minutes'],
  ['NUMBER_UNREADABLE', '60 words', '1h', '1 hour', 'about 60', 'sixty'],
]);
holds('pieces', wholeNumber(1, 100, 12, 'pieces'), [
  [12, '12 pieces', '12 pieces of evidence', '12 pcs'],
  ['NUMBER_UNREADABLE', '12 mins'],
]);
holds('a number without a unit', wholeNumber(1, 100, 12), [['NUMBER_UNREADABLE', '12 pieces']]);
holds('extra time', share, [['blank', 'N/A', 'None', 'No']]);
holds('arrangements', arrangement, [
  ['blank', 'None', 'No', 'n/a', 'Not required', 'TBC', false, 'nil', 'pending'],
  ['Awaiting EPAO', 'Awaiting EPAO'],
  ['Reader', 'Reader'],
]);

holds('a grade with nothing beside it but its name, its initial, a tick or quotation marks', grade, [
  ['Pass', '"Pass"', '“Pass”', '‘Pass’', 'Pass,', 'Pass;', 'PASSED!', 'Pass ✓', '✅ Pass', 'Pass ✔️'],
  ['Pass', 'Grade: Pass', 'Grade Pass', 'Pass grade', 'P - Pass', 'Pass (P)', 'PA - Pass', 'Result: Pass'],
  ['Fail', 'F - Fail', 'Refer (R)', 'Did not pass', 'Didn’t pass', 'Referral', 'Needs to resit'],
  ['Distinction', 'D: Distinction', 'Distn', 'Distinct.'],
  // The tick may say that it was recorded; brackets, that it is not certain; two words, that there were two attempts.
  [
    'GRADE_WITH_REMARK',
    'Fail ✓',
    '(Pass)',
    '[Pass]',
    'Pass*',
    'Fail - resit',
    'P - Fail',
    'Overall Pass',
    'Pass?',
  ],
  ['GRADE_UNKNOWN', '✓', 'P - F', 'No grade awarded', '!'],
  ['blank', 'Results pending', 'Not yet assessed', 'With the EPAO', 'D.N.A.', 'Yet to sit', 'To be marked'],
]);

describe('what is misspelt and can mean nothing else', () => {
  test.each<[string, Kind<unknown>, Cell, unknown]>([
    ['a grade', grade, 'Distintion', 'Distinction'],
    ['a grade', grade, 'Merrit', 'Merit'],
    ['a grade with more beside it', grade, 'Distiction (resit)', 'GRADE_WITH_REMARK'],
    ['a tick', tick, 'Acheived', true],
    ['a tick', tick, 'Not acheived', false],
    ['a tick', tick, 'Compelted 12/03/2026', true],
    ['a qualification', qualification, 'L2 acheived', 'Level 2'],
    ['a qualification', qualification, 'Excempt', 'Exempt'],
    [
      'an exemption, whose reason stays as it is',
      qualification,
      'Excempt - program abroad',
      'Exempt: program abroad',
    ],
    ['a sign-off', signOff, 'Recieved 12/03/2026', day('2026-03-12')],
    ['a status', learningStatus, 'Widthdrawn', 'Withdrawn'],
    ['a status', learningStatus, 'Temporary withdrawl', 'Break in learning'],
    ['a status with its reason', learningStatus, 'Withdrawl - redundancy', 'Withdrawn'],
    ['nothing yet', date, 'Awating date', 'blank'],
    // Another word, or none.
    ['nearly a word', grade, 'Pas', 'GRADE_UNKNOWN'],
    ['nearly a word', tick, 'Excepted', 'TICK_UNKNOWN'],
    ['nearly a word', learningStatus, 'Inactive', 'CHOICE_UNKNOWN'],
  ])('%s: %p', (_, kind, cell, expected) => {
    expect(reading(kind, cell)).toBe(expected);
  });
});

holds('ticks beside a word, and how much of it is done', tick, [
  [true, 'Yes ✓', '✓ Yes', 'Yes!', 'Yes,', 'All done', 'Yes (12/03/2026)', '√', '👍', '100.0%', '"TRUE"'],
  [false, '90% complete', '0% complete', 'Nearly complete', 'Part complete', 'Still to do', '⬜'],
  ['TICK_UNKNOWN', 'No ✓', 'Nearly', '90%', '❎', '(Yes)', 'Yes?', 'T', 'Complete?'],
]);

holds('how far the evidence is', settledTick, [
  ['Claimed', 'Submitted to EPAO', 'Awaiting IQA', 'In IQA'],
  ['Accepted', 'IQA signed off', 'EPAO approved'],
  ['Missing', 'Not yet received', 'Not uploaded'],
  ['Rejected', 'Resubmission required'],
]);

holds('English and maths in more words', qualification, [
  [
    'Level 2',
    'L.2',
    'L2+',
    'Func Skills L2',
    'F.S. L2',
    'GCSE English Language 5',
    'GCSE Eng Lang C',
    'Adult Literacy L2',
    'L2 12/03/2026',
    'L2 exam passed 12/03/2026',
  ],
  [
    'Not yet',
    'L2 to do',
    'To do L2',
    'L2 still to do',
    'L2 to be sat',
    'English and maths booked',
    'L2 to be booked',
    'Sitting L2 12/03/2026',
    'Results awaited',
  ],
  ['Achieved', 'Yes ✓', 'Yes - achieved', '√'],
  // An exam may be one that is booked; an age is no opt-out; what a Key Skills certificate stands for is for the EPAO to say.
  [
    'CHOICE_UNKNOWN',
    'English yes, maths no',
    'Eng achieved, maths booked',
    'L2 exam',
    'L2 exam 12/03/2026',
    'L2 test',
    'Age 19',
    'aged 19',
    'Key Skills L2',
    'Held',
  ],
  ['Exempt', 'Exempt ✓', 'Exempt - yes', 'Exempt: n/a', 'Exempt: -'],
  ['Claimed', 'Awaiting cert'],
  ['Evidenced', 'Cert seen'],
  ['NEEDED_OR_NOT', 'N\\A'],
]);

holds('sign-offs in more words', signOff, [
  [
    true,
    'Signed ✓',
    'Signed (JS)',
    'All signed',
    'Signed & dated',
    'E-signed',
    'eSigned',
    'Electronically signed',
  ],
  [
    day('2026-03-12'),
    'E-signed 12/03/2026',
    'Date signed: 12/03/2026',
    'Signature 12/03/2026',
    'Signed 12/03/2026.',
    'Signed 2026-03-12T09:30:00Z',
    '12/03/2026 ✓',
  ],
  [false, 'Still not signed', 'Needs signature', 'To sign'],
  ['blank', 'To be signed', '00/00/0000'],
  // In the apprentice's column it would be somebody else's signature; sent may be sent on.
  ['DATE_UNREADABLE', 'Signed by employer', 'Sent to employer', 'Signed ✗'],
  ['DATE_WITH_REMARK', 'Signed by employer 12/03/2026', 'Employer signed 12/03/2026'],
]);

holds('learning status in more words', learningStatus, [
  [
    'Active',
    'On-prog',
    'Back in learning',
    'Returned from BIL',
    'Onboarding',
    'Post-gateway',
    'Active - on track',
    'Active (gateway)',
    'Live - on programme',
    '1 - The learner is continuing',
    '1 - The learner is continuing or intending to continue the learning activities leading to the learning aim',
  ],
  [
    'Completed',
    'Completed/Achieved',
    'Completed - Distinction',
    'Completed (12/03/2026)',
    'Certified',
    '2 - The learner has completed',
  ],
  [
    'Break in learning',
    'On BIL',
    'BIL since 12/03/2026',
    'Maternity',
    '6 - The learner has temporarily withdrawn from the aim due to an agreed break in learning',
  ],
  [
    'Withdrawn',
    'W.D.',
    'W\\D',
    'Withdrawn from programme',
    'Withdrawn / redundant',
    'Withdrawn/Left',
    'The learner has withdrawn',
  ],
  // Nobody has left yet, or somebody may be back; who left an employer may have found another.
  [
    'CHOICE_UNKNOWN',
    'Pending withdrawal',
    'TBC - possible BIL',
    'BIL - withdrawn',
    'BIL/Withdrawn',
    'Active/Completed',
    'Completed - resit',
    'Left employer',
    'Long-term sick',
    '1/1',
    '01',
  ],
]);

holds('minutes as they are typed', minutes, [
  [60, '60.', '60,', '60-mins', '"60"', '60 Mins.'],
  [2500, '2 500', '2\u202f500 minutes'],
  // Brackets are a minus to an accountant.
  ['NUMBER_UNREADABLE', '(60)', '2 50', '60?', '1:00', '60/75'],
]);

holds('extra time in words', share, [
  [0.25, '25%', '25% extra time', '25 per cent', 'Extra time: 25%', '25 %'],
  ['SHARE_UNREADABLE', '25', 'up to 25%', '25-50%', 'extra time'],
]);

holds('a date that was never filled in', date, [
  ['blank', '00/00/0000', '0000-00-00 00:00:00', '__/__/____', '0', '/ /', '--/--/----'],
  ['blank', 'Not confirmed', 'Not yet due', 'Date to be confirmed', 'To arrange', 'Still waiting'],
  ['DATE_IMPOSSIBLE', '00/03/2026'],
  ['DATE_UNREADABLE', 'dd/mm/yyyy'],
]);

test('a text that is too long for a word is not looked at, and no cell takes long', () => {
  const [many, kinds] = [
    100_000,
    [date, grade, tick, qualification, signOff, learningStatus, minutes, share, arrangement],
  ];
  const cells = [
    ...[
      ' ',
      '.',
      '…',
      '. ',
      '(',
      '1/',
      '1 ',
      '\u200B',
      '-',
      "'",
      'a-',
      'fs ',
      'not ',
      'level 2 ',
      '12/03/2026 ',
      '\t.',
    ].map((part) => `${part.repeat(many / part.length)}x`),
    `Exempt${' -'.repeat(many / 2)}\n`,
    `12/03/2026${' '.repeat(many)}10:00 (`,
  ];
  const begun = performance.now();
  for (const cell of cells)
    for (const kind of kinds) expect(reading(kind as Kind<unknown>, cell)).not.toBe('a value');
  // Some 160 readings: each was seconds or minutes by the patterns alone.
  expect(performance.now() - begun).toBeLessThan(10_000);
});

describe('errors, and cells that are still loading', () => {
  test.each([
    ['#TIMEOUT!', 'CELL_ERROR'],
    ['#EXTERNAL!', 'CELL_ERROR'],
    ['#N/A N/A', 'CELL_ERROR'],
    ['#n/a', 'CELL_ERROR'],
    ['#N/A', 'CELL_ERROR'],
    ['#GETTING_DATA', 'CELL_LOADING'],
    ['Loading...', 'CELL_LOADING'],
    ['Loading…', 'CELL_LOADING'],
    ['#N/A Requesting Data...', 'CELL_LOADING'],
  ])('%s', (cell, expected) => {
    expect(
      [date, grade, tick, qualification, text].map((kind: Kind<unknown>) => reading(kind, cell)),
    ).toEqual(Array(5).fill(expected));
  });
});

/** Every word that was read before there was a vocabulary, written out by hand, with what it meant. */
const READ_BEFORE: readonly (readonly [string, Kind<unknown>, unknown, string])[] = [
  ['grade', grade, 'Fail', 'Fail|F|Refer|Referred'],
  ['grade', grade, 'Pass', 'Pass|P'],
  ['grade', grade, 'Merit', 'Merit|M'],
  ['grade', grade, 'Distinction', 'Distinction|Dist|D'],
  ['grade', grade, 'blank', 'pending|not taken|void|n/a|-|Voided|Void attempt|Null and void|Annulled'],
  ['attempt', attempt, 'Void', 'Void|Voided|Void attempt|Null and void|Annulled'],
  ['attempt', attempt, 'blank', 'pending|not taken|n/a|-'],
  ['tick', tick, true, 'TRUE|Yes|Y|Met|✓|✔|1'],
  ['tick', tick, false, 'FALSE|No|N|Not met|✗|✘'],
  ['settled tick', settledTick, 'Missing', 'Missing|Outstanding|Not received|Not submitted|Not seen'],
  [
    'settled tick',
    settledTick,
    'Claimed',
    'Claimed|Submitted|Uploaded|Declared|Self-declared|Awaiting evidence|Evidence awaited|Awaiting certificate|Certificate awaited|Awaiting check|To be checked|Under review|With IQA',
  ],
  [
    'settled tick',
    settledTick,
    'Evidenced',
    'Evidenced|Evidence seen|Evidence received|Evidence on file|Certificate seen|Certificate received|Certificate on file|On file',
  ],
  [
    'settled tick',
    settledTick,
    'Accepted',
    'Accepted|Verified|Approved|Confirmed|Signed off|IQA accepted|IQA approved|IQA verified|EPAO accepted',
  ],
  [
    'settled tick',
    settledTick,
    'Rejected',
    'Rejected|Returned|Not accepted|Not approved|Declined|Refused|Sent back|Referred back|Resubmit|Resubmission needed',
  ],
  ['qualification', qualification, 'Missing', 'Missing|Outstanding|Not received|Not submitted|Not seen'],
  [
    'qualification',
    qualification,
    'Claimed',
    'Claimed|Submitted|Uploaded|Awaiting evidence|Evidence awaited|Awaiting certificate|Certificate awaited|Awaiting check|To be checked|Under review|With IQA',
  ],
  [
    'qualification',
    qualification,
    'Evidenced',
    'Evidenced|Evidence seen|Certificate seen|Certificate received|Certificate on file|On file',
  ],
  ['qualification', qualification, 'Accepted', 'Accepted|Verified|Approved|Confirmed|Signed off'],
  [
    'qualification',
    qualification,
    'Rejected',
    'Rejected|Returned|Not accepted|Declined|Refused|Sent back|Referred back|Resubmit',
  ],
  ['qualification', qualification, 'Achieved', 'Achieved|Yes|Y|TRUE|Passed|Pass|Complete|Completed|✓|✔'],
  // It was Achieved; which level is enough is for the standard to say.
  ['qualification', qualification, 'Level 2', 'Level 2|L2'],
  ['qualification', qualification, 'Exempt', 'Exempt|Exemption|Exempted|Not required'],
  [
    'qualification',
    qualification,
    'Not yet',
    'Not yet|No|N|FALSE|Not achieved|In progress|Working towards|✗|✘',
  ],
  // N/A was blank; it has two readings, and asks.
  ['qualification', qualification, 'blank', 'pending|not taken|void|-'],
  ['learning status', learningStatus, 'Active', 'Active|Continuing|In learning|Live|On programme|1'],
  ['learning status', learningStatus, 'Completed', 'Completed|Complete|2'],
  ['learning status', learningStatus, 'Break in learning', 'Break in learning|BIL|Break|On break|Paused|6'],
  ['learning status', learningStatus, 'Withdrawn', 'Withdrawn|Withdrew|Left|Leaver|Stopped|3'],
  ['sign-off', signOff, true, 'TRUE|Yes|Y|Met|✓|✔|1'],
  ['sign-off', signOff, false, 'FALSE|No|N|Not met|✗|✘'],
  ['sign-off', signOff, 'Accepted', 'Accepted|Verified|Approved|Confirmed|Signed off|EPAO accepted'],
  ['sign-off', signOff, 'Claimed', 'Claimed|Submitted|Uploaded|Awaiting evidence|Awaiting check'],
  ['sign-off', signOff, 'Missing', 'Missing|Outstanding|Not received|Not submitted|Not seen'],
  ['sign-off', signOff, 'blank', 'pending|not taken|void|n/a|-'],
  ['arrangement', arrangement, 'blank', 'none|no|n|nil|n/a|na|-|not required|not needed|false|pending'],
];

describe('no spelling that was read before reads otherwise now, in whatever case and spacing', () => {
  const spaced = (word: string) =>
    fc
      .array(fc.tuple(fc.constantFrom('', '', ' ', '  ', '\u00a0'), fc.boolean()), {
        minLength: word.length,
        maxLength: word.length,
      })
      .map((changes) =>
        [...word]
          .map(
            (sign, i) =>
              `${changes[i]?.[1] ? sign.toUpperCase() : sign.toLowerCase()}${changes[i]?.[0] ?? ''}`,
          )
          .join(''),
      );
  test.each(READ_BEFORE)('%s: %#', (_, kind, expected, words) => {
    for (const word of words.split('|')) {
      expect([word, reading(kind, word)]).toEqual([word, expected]);
      fc.assert(
        fc.property(spaced(word), (written) => {
          expect([written, reading(kind, written)]).toEqual([written, expected]);
        }),
        { numRuns: 15 },
      );
    }
  });
});

test('reading is total and pure: any cell gives the same value, blank or problem again, and none throws', () => {
  const kinds: readonly Kind<unknown>[] = [
    date,
    grade,
    attempt,
    tick,
    settledTick,
    qualification,
    signOff,
    learningStatus,
    minutes,
    share,
    text,
    arrangement,
    daysToCount,
    choice(['Project']),
  ];
  const words = fc.constantFrom(
    'Exempt',
    'L2',
    'GCSE',
    'C',
    'Signed',
    '12/03/2026',
    'by',
    'J Smith',
    'Withdrawn',
    '-',
    ' ',
    '(',
    ')',
    '1',
    'not',
    'awaiting',
    '19+',
    '%',
    'mins',
  );
  const cells = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 6 }).map((parts) => parts.join(' ')),
    fc.double(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(cells, (cell) => {
      for (const kind of kinds) expect(reading(kind, cell)).toEqual(reading(kind, cell));
    }),
    { numRuns: 500 },
  );
});

describe('a learning status that cannot be read leaves the stage of the dates in view, and RAG is Check', () => {
  const HEADINGS = ['ULN', 'Learning status', 'Start date', 'EPA start'];
  const TODAY = day('2026-11-26');
  const told = (name: `EPA_${string}`, row: readonly Cell[]) => {
    const codec = {
      decode: plainCell,
      encodeDay: String,
      encodeProblem: ({ code }: { code: string }) => code,
    };
    const answer = call(functionNamed(name) as CustomFunction, [[HEADINGS, row], TODAY], codec);
    return (answer as unknown[][])[1]?.[0];
  };
  const [STARTED, IN_EPA] = [day('2025-09-01'), day('2026-11-02')];

  test.each<[string, unknown, unknown, ...Cell[]]>([
    ['the stage of the start', 'On programme', 'Check', 'Archived', STARTED, ''],
    ['the stage of the EPA start', 'In EPA', 'Check', 'Cancelled', STARTED, IN_EPA],
    ['without a date there is none to show', 'CHOICE_UNKNOWN', 'Check', 'Archived', '', ''],
    [
      'a date that cannot be read takes it away',
      'DATE_NOT_EXACT',
      'Check',
      'Active',
      STARTED,
      'w/c 2 Nov 2026',
    ],
    ['a date that is to be confirmed does not', 'On programme', 'On track', 'Active', STARTED, 'TBC'],
    [
      'a stage of another system is somebody who learns',
      'On programme',
      'On track',
      'Gateway submitted',
      STARTED,
      '',
    ],
  ])('%s', (_, stage, rag, ...cells) => {
    const row = [1000000019, ...cells];
    expect([told('EPA_STATUS', row), told('EPA_RAG', row)]).toEqual([stage, rag]);
  });

  test('everybody is counted at the stage that is shown', () => {
    const columns = chosenColumns();
    const view = viewOf(columns.standard, lookingFrom(TODAY));
    const stageIn = (cells: readonly Cell[]) => {
      const layout = layoutOf(columns, HEADINGS);
      return countedRow(rowReader(layout)(gridFrom([cells]), 0), view).counted;
    };
    expect(stageIn([1000000019, 'Archived', STARTED, ''])).toMatchObject({
      stage: 'On programme',
      rag: 'Check',
    });
    expect(stageIn([1000000019, 'Archived', '', ''])).toMatchObject({ stage: 'Check', rag: 'Check' });
  });
});

test('Level 1 in English is missing and says why, and stands against a gateway date as a plain no does', () => {
  const TODAY = day('2026-11-26');
  const english = readCell(qualification, 'FS L1', 'English');
  const progress: Progress = { english, gatewayDate: day('2026-11-01') };
  expect(missingInWords(st0071, progress, TODAY)).toContain('English (Level 1 is not enough)');
  expect(unsettledItems(st0071, progress, TODAY)).toMatchObject([{ item: { key: 'english' }, saysNo: true }]);
});
