import { describe, expect, test } from '@jest/globals';
import { type Cell, plainCell } from '../../core/cells/cell';
import { overviewOf } from '../../core/cohort/overview';
import { type Codec, call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { isProblem, messageOf } from '../../core/problems';
import { actionInWords } from '../../core/rules/open-action';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { type CohortTable, tableIn } from '../../core/sheet/table';
import { iso, lookingFrom } from '../days';

/*
 * Whole sheets as people keep them, with all their habits at once. What is expected was written down by hand, from the
 * rules of the standard (two and three months from the EPA start, 10 working days to the result, 15 months to gateway) and
 * from the usual reminders, before any of it was run. Everything is told as of Thursday 26 November 2026.
 */
const AS_OF = '2026-11-26';
const { standard } = chosenColumns();
const from = lookingFrom(AS_OF);

const codec: Codec<string> = {
  decode: plainCell,
  encodeDay: iso,
  encodeProblem: (problem) => `Check: ${messageOf(problem)}`,
};

/** A sheet as text: a line a row, a bar between cells; what reads as a number is one. */
function sheetOf(lines: string): readonly (readonly Cell[])[] {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.split('|').slice(1, -1).map(cellOf));
  const width = Math.max(...rows.map(({ length }) => length));
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

function cellOf(text: string): Cell {
  const said = text.trim();
  return /^\d+(?:\.\d+)?$/.test(said) ? Number(said) : said;
}

function tableOf(rows: readonly (readonly Cell[])[]): CohortTable {
  const table = tableIn({ sheet: 'Learners', rows, settings: [] });
  if (isProblem(table)) throw new Error(messageOf(table));
  return table;
}

/** Row as people count, name, cohort, stage, RAG, how the next action begins, indicative grade. */
type Expected = readonly [number, string, string, string, string, string, string];

function told(table: CohortTable): readonly Expected[] {
  const { entries } = overviewOf(table, viewOf(standard, from));
  const answers = tracker(table);
  return entries.map(({ row, name, cohort = '', stage, rag = '', action }) => {
    const [grade, , stageTold, ragTold, next] = answers[row - table.headingRow] ?? [];
    // The function says what the overview says.
    expect([row, ragTold, next]).toEqual([row, rag, action ? actionInWords(action, from) : '']);
    if (stage !== 'Check') expect([row, stageTold]).toEqual([row, stage ?? '']);
    return [row + 1, name, cohort, stage ?? '', rag, String(next), String(grade)];
  });
}

/** The range begins where a set-up has it begin: with the groups above the headings, where there are such. */
function tracker({ headingRow, layout, rows }: CohortTable): readonly (readonly unknown[])[] {
  const range = rows.slice(layout.isGrouped ? headingRow - 1 : headingRow);
  const answer = call(functionNamed('EPA_TRACKER') as CustomFunction, [range, AS_OF], codec);
  if (isProblem(answer)) throw new Error(messageOf(answer));
  return answer as readonly (readonly unknown[])[];
}

function errorsOf(table: CohortTable): readonly (readonly [number, string])[] {
  const { issues } = overviewOf(table, viewOf(standard, from));
  return issues.flatMap(({ row, column, severity }) =>
    severity === 'error' ? [[row + 1, table.layout.columns.of(column).heading] as const] : [],
  );
}

function holds(lines: string, expected: readonly Expected[], errors: readonly (readonly [number, string])[]) {
  const table = tableOf(sheetOf(lines));
  const answers = told(table);
  expect(answers.map((one) => one.slice(0, 5))).toEqual(expected.map((one) => one.slice(0, 5)));
  expect(answers.map(([row, , , , , next], i) => [row, next.slice(0, expected[i]?.[5].length)])).toEqual(
    expected.map(([row, , , , , next]) => [row, next]),
  );
  // An empty beginning would fit everything.
  for (const [i, [, , , , , next]] of expected.entries()) if (next === '') expect(answers[i]?.[5]).toBe('');
  expect(answers.map(([row, , , , , , grade]) => [row, grade])).toEqual(
    expected.map(([row, , , , , , grade]) => [row, grade]),
  );
  expect(errorsOf(table)).toEqual(errors);
}

describe('a tracker with titles, groups above the headings, cohorts as sub-headings, totals and a key', () => {
  test('each apprentice stands where a coordinator would put them, and nobody else is counted', () => {
    holds(
      `
|Brackenhall Training - CSS L3 EPA tracker|
|Updated: 20/11/2026|
||
|Learner details||||Programme|||Gateway|||||||EPA|Practical observation||Work-based project|||Professional discussion||Certification||Notes|
|ULN|First name|Surname|Employer|Start date|Planned end|Status|On-programme complete|Portfolio|English|Maths|Employer signed|Provider signed|Learner signed|Start|Date|Result|Submitted|Interview|Result|Date|Result|Results confirmed|Certificate date|Comments|
|September 2024 intake|
|9234567801|Zoë|O'Reed|Fernhollow Ltd|02/09/2024|31/05/2026|Active|Yes|Complete|L2 achieved|GCSE C|Signed 12/03/2026|13.3.2026|Y|23rd March 2026|11/05/2026|Pass|20 May 2026|08/06/2026|P|10/06/2026|Distinction|29/06/2026|TBC|cert chased|
||
|9234567802|Bart|Quill|Fernhollow Ltd|02/09/2024|31/08/2026|BIL - maternity|N|||||||||||||||||due back Jan|
|9999999999|Ottoline|Farthing|Fernhollow Ltd|09/09/2024|30/11/2026|Live|Yes|In progress|FS L2|Not yet|
|March 2025 intake|
|9234567804|Jun|Wetherlam|Moss & Co|03/03/2025|18/12/2026|Active|Y|Y|Exempt (EHC plan)|Achieved|02/11/2026|03/11/2026|04/11/2026|
|9234567805|Priya|Sund|Moss & Co|10/03/2025|01/12/2026|Active|Y|Y|Pass|Pass|✓|✓|✓|14/09/2026|10/11/2026||09/11/2026|01/12/2026||03/12/2026|
|Total learners|5|
||
|Key:|Y = yes, N = no|
`,
      [
        [
          7,
          "Zoë O'Reed",
          'September 2024 intake',
          'Passed',
          'Overdue',
          'Provider: Ask the EPAO for the certificate by 28 August 2026 (90 days late)',
          'Pass',
        ],
        [9, 'Bart Quill', 'September 2024 intake', 'Break in learning', '', '', ''],
        [
          10,
          'Ottoline Farthing',
          'September 2024 intake',
          'On programme',
          'Due soon',
          'Coach: Complete for gateway: Portfolio, Maths, Employer sign-off',
          '',
        ],
        [
          12,
          'Jun Wetherlam',
          'March 2025 intake',
          'Ready for gateway',
          'Due soon',
          'Provider: Hold the gateway meeting about 3 June 2026',
          '',
        ],
        [
          13,
          'Priya Sund',
          'March 2025 intake',
          'In EPA',
          'On track',
          'EPAO: Hold the interview, booked for 1 December 2026, by 14 December 2026 (18 days left)',
          '',
        ],
      ],
      [],
    );
  });
});

describe('blocks with their own headings and sub-totals, the first cohort above the very first headings', () => {
  const BLOCKS = `
|EPA TRACKER 2026|
|Cohort: Spring 2025|
|No.|Learner Name|ULN|Start|Planned End|EPA start|Observation date|Observation grade|Project submitted|Interview date|Project grade|Discussion date|Discussion grade|Results confirmed|Certificate date|
|1|Ada Finch|9234567871|03/03/2025|31/08/2026|27/07/2026|21/09/2026|Pass|25/09/2026|12/10/2026|Pass|05/10/2026|Pass|23/10/2026|05/11/2026|
|2|Ben Lark|9234567872|03/03/2025|31/08/2026|27/07/2026|21/09/2026|Dist|25/09/2026|12/10/2026|Dist.|05/10/2026|Distinction|
|3|Cara Wade|9234567873|03/03/2025|31/08/2026|27/07/2026|
||Sub total|3|||3|
||
|Cohort: Summer 2025|
|No.|Learner Name|ULN|Start|Planned End|EPA start|Observation date|Observation grade|Project submitted|Interview date|Project grade|Discussion date|Discussion grade|Results confirmed|Certificate date|
|1|Dan Moor|9234567874|02/06/2025|30/11/2026|
|2|
||Sub total|1|
||GRAND TOTAL|4|
|End of list|
|Printed by Ann P 26/11/2026|
`;

  test('each apprentice stands where a coordinator would put them, in their cohort', () => {
    holds(
      BLOCKS,
      [
        [4, 'Ada Finch', 'Spring 2025', 'Certificated', 'Complete', '', 'Pass'],
        [
          5,
          'Ben Lark',
          'Spring 2025',
          'Awaiting confirmation',
          'Overdue',
          'Provider: Ask the EPAO for the grades, expected about 26 October 2026 (31 days late)',
          'Distinction',
        ],
        [
          6,
          'Cara Wade',
          'Spring 2025',
          'In EPA',
          'Overdue',
          'Apprentice: Submit the project by 27 September 2026 (60 days late)',
          '',
        ],
        [
          11,
          'Dan Moor',
          'Summer 2025',
          'On programme',
          'Due soon',
          'Coach: Complete for gateway: On-programme',
          '',
        ],
      ],
      [],
    );
  });

  const cohortsOf = (lines: string) => told(tableOf(sheetOf(lines))).map(([, , cohort]) => cohort);

  test.each([
    ['a line that names no cohort', BLOCKS.replace('Cohort: Spring 2025', 'Printed from the MIS')],
    ['a line with something beside it', BLOCKS.replace('Cohort: Spring 2025', 'Cohort: Spring 2025|Ann P')],
  ])('%s above the headings gives nobody a cohort', (_, lines) => {
    expect(cohortsOf(lines)).toEqual(['', '', '', 'Summer 2025']);
  });

  test('above a single list a cohort is its title', () => {
    expect(cohortsOf(BLOCKS.replace('Cohort: Summer 2025', ''))).toEqual(['', '', '', '']);
  });
});

describe('names in one column with their order in brackets, cohorts merged down, a summary at the foot', () => {
  test('the summary is nobody and takes nobody out of their cohort', () => {
    holds(
      `
|CSS L3 – Gateway readiness (confidential)|
|Intake|Learner (Surname, Forename)|Uln|D.O.B.|Employer|Apprenticeship start date|Planned End Date|Prog. status|On-prog complete?|Portfolio (Y/N)|No. of evidence pieces|English L2|Maths L2|Employer declaration|Provider declaration|Learner declaration|Gateway date|EPA Start|Comments|
|Sep-25|Ashdown, Wren|9234567861|14/05/2008|Hill Foods|Mon 1 September 2025|28 February 2027|Live|Y|Y|12|Exempt - EHCP|GCSE 4|1.11.2026|02-11-2026|3rd Nov 2026|TBC|TBC|ready|
||Pell, Idris|9234567862|14/05/2009|Hill Foods|Mon 1 September 2025|28 February 2027|Live|Y|Y|9|Exempt (opted out)|FS Level 1|No|No|-|
||Tarrow-Smith, Gwen||02/02/2000|Lake Ltd|1st Sept 2025|28/02/2027|Break in Learning (from 1 June 2026)|N|WIP|4|Opted out 19+|Not yet|
|Jan-26|van der Berg, Anneke|9234567864|02/02/2000|Lake Ltd|2026-01-12T00:00:00Z|2027-07-31T00:00:00Z|Live|N|N|0|achieved 12/03/2026|Achieved|
||O’Hara, Síle|9234567865|30/11/1998|Lake Ltd|12 Jan 2026|31/07/2027|Transferred to another provider|
||
||Learners|5|
||On programme|3|
||BIL|1|
||% ready|20%|
`,
      [
        [
          3,
          'Ashdown, Wren',
          'Sep-25',
          'Ready for gateway',
          'On track',
          'Provider: Hold the gateway meeting about 1 December 2026 (5 days left)',
          '',
        ],
        // Too few pieces in a portfolio that is complete, and an exemption that needs an adjustment at that age.
        [4, 'Pell, Idris', 'Sep-25', 'On programme', 'Check', 'Provider: Check the sheet: ', ''],
        [5, 'Tarrow-Smith, Gwen', 'Sep-25', 'Break in learning', '', '', ''],
        [
          6,
          'van der Berg, Anneke',
          'Jan-26',
          'On programme',
          'On track',
          'Coach: Complete for gateway: ',
          '',
        ],
        [
          7,
          'O’Hara, Síle',
          'Jan-26',
          'On programme',
          'Check',
          'Provider: Check the sheet: Learning status is "Transferred to another provider"',
          '',
        ],
      ],
      [
        [4, 'English'],
        [4, 'Evidence pieces'],
        [7, 'Learning status'],
      ],
    );
  });
});

describe('an export of an EPAO with a row for each assessment', () => {
  test('how far an assessment has come is nobody’s learning status, and each apprentice counts once', () => {
    holds(
      `
|Report: Learner assessment status||Run date|26/11/2026|
|Candidate ULN|Candidate Name|Centre|Standard|Component|Attempt|Assessment Date|Status|Result|Assessor|Certificate Number|
|9234567821|Wren Ashdown|Brackenhall|ST0071|Practical Observation|1|02/10/2026|Complete|Pass|J Moss|
|9234567821|Wren Ashdown|Brackenhall|ST0071|Work Based Project|1|09/10/2026|Complete|Fail|J Moss|
|9234567821|Wren Ashdown|Brackenhall|ST0071|Work Based Project|2|20/11/2026|Complete|Pass|J Moss|
|9234567822|Idris Pell|Brackenhall|ST0071|Practical Observation|1|02/12/2026|Booked||J Moss|
|9234567822|Idris Pell|Brackenhall|ST0071|Professional Discussion|1|03/12/2026|Booked||J Moss|
|9234567823|Gwen Tarrow|Brackenhall|ST0071|Practical Observation|1|01/09/2026|Withdrawn|
`,
      [
        [3, 'Wren Ashdown', '', '', '', '', ''],
        [6, 'Idris Pell', '', '', '', '', ''],
        [8, 'Gwen Tarrow', '', '', '', '', ''],
      ],
      [],
    );
  });

  test('where no heading says that a row is about an assessment, a status is the learner’s', () => {
    holds(
      `
|ULN|Name|Start|Status|Result|
|9234567823|Gwen Tarrow|06/01/2025|Withdrawn||
`,
      [[2, 'Gwen Tarrow', '', 'Withdrawn', '', '', '']],
      [],
    );
  });
});

describe('a caseload report in parts, with short headings and figures of the provider’s own', () => {
  test('who is on a break, withdrawn or completed is so by the current status', () => {
    holds(
      `
|Caseload report: J Moss|
|As at 26/11/2026|
|No|First Name(s)|Last Name|Unique Learner Number (ULN)|Line Manager Name|Actual Start Date|Prog end|Days overdue|Current Status|% OTJ|Progress RAG|English|Maths|EPA Date|Result|
|ACTIVE|
|1|Amy|Stone|9234567906|Bob Roe|06/01/2025|30/06/2026|149|In learning|98|Red|Y|Y|TBC|
|BREAKS IN LEARNING|
|3|Dee|Hart|9234567908|Di Hart|06/01/2025|31/12/2026||BIL|40|Grey|N|N|
|WITHDRAWN|
|4|Eva|Cole|9234567909|Di Hart|06/01/2025|31/12/2026||W/D 12.03.26|10|Grey|N|N|
|COMPLETED / CERTIFICATED|
|5|Fin|Dale|9234567910|Di Hart|05/02/2024|31/07/2025||Achieved|100|Blue|Y|Y|12/09/2025|Distinction|
|Total learners: 4|
|Average|||||||||62|
`,
      [
        [
          5,
          'Amy Stone',
          '',
          'On programme',
          'Overdue',
          'Coach: Complete for gateway: On-programme, Portfolio, Employer sign-off, Provider sign-off, Apprentice sign-off by 30 June 2026 (149 days late)',
          '',
        ],
        [7, 'Dee Hart', '', 'Break in learning', '', '', ''],
        [9, 'Eva Cole', '', 'Withdrawn', '', '', ''],
        // Completed, and no gateway date column that could say more.
        [
          11,
          'Fin Dale',
          '',
          'On programme',
          'On track',
          'Provider: Fill in gateway, EPA dates and grades',
          '',
        ],
      ],
      [],
    );
  });
});

describe('bookings and outcomes of the same methods in two groups', () => {
  test('days are days, grades are grades, and ticks below the initials of hours are no hours', () => {
    holds(
      `
|Learner|||Gateway requirements||||EPA booking||||EPA outcome|||
|Name|ULN|Start|English|Maths|Portfolio|OTJ|EPA Start|Observation|Interview|Discussion|Observation|Project|Discussion|
|Amy Stone|9234567906|06/01/2025|✓|✓|✓|✓|14/09/2026|12/10/2026|13/11/2026|20/11/2026|Pass|Pass|Distinction|
|Eva Cole|9234567909|06/01/2025|✓|✓|✓|✓|14/09/2026|12/10/2026|||Fail|
`,
      [
        [
          3,
          'Amy Stone',
          '',
          'Awaiting confirmation',
          'On track',
          // Ten working days from Friday 20 November 2026.
          'EPAO: Confirm the grades about 4 December 2026 (8 days left)',
          'Pass',
        ],
        // Three months from the EPA start are not over, and the project is late by itself.
        [
          4,
          'Eva Cole',
          '',
          'Resit or retake',
          'Overdue',
          'Apprentice: Submit the project by 14 November 2026 (12 days late)',
          'Fail',
        ],
      ],
      [],
    );
  });
});

describe('headings that these sheets have', () => {
  const meant = (heading: string, ...cells: readonly Cell[]) => {
    const { layout } = tableOf([
      ['ULN', 'Employer', heading],
      ...cells.map((cell) => [9234567906, 'Hill Foods', cell]),
    ]);
    return layout.meanings.get(2);
  };

  test.each([
    ['Learner (Surname, Forename)', 'apprentice'],
    ['Name (First Last)', 'apprentice'],
    ['Full name (first & last name)', 'apprentice'],
    ['Apprentice name (surname first)', 'apprentice'],
    ['Learner (Surname)', 'familyName'],
    ['Learner (Surname, Coach)', undefined],
    ['Coach (Surname, Forename)', 'coach'],
    ['Start date (First Last)', undefined],
    ['Employer contact (Surname, Forename)', undefined],
    ['Prog. start', 'start'],
    ['Prog end', 'plannedEnd'],
    ['On-prog completed? (Y/N)', 'onProgrammeComplete'],
    ['Prog. review', undefined],
    ['Progress status', undefined],
  ])('%s: %s', (heading, key) => {
    expect(meant(heading)).toBe(key);
  });

  test.each([
    ['Current status', ['In learning', 'BIL'], 'learningStatus'],
    ['Prog. status', ['Live', 'W/D'], 'learningStatus'],
    // One word that tells of learning is enough: what cannot be read beside it is to be seen to.
    ['Current status', ['Withdrawn', 'Somewhere'], 'learningStatus'],
    ['Current status', ['Behind', 'Ahead'], undefined],
    ['Prog. status', ['Behind', 'Red'], undefined],
    ['OTJ', ['✓', '✗'], undefined],
    ['OTJ', [412, 'asked'], 'offTheJobHours'],
    ['OTJ hours', ['✓'], 'offTheJobHours'],
  ])('%s over %j: %s', (heading, cells, key) => {
    expect(meant(heading, ...cells)).toBe(key);
  });
});
