import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { setUpInWords } from '../../core/port/set-up-in-words';
import { isProblem, problem } from '../../core/problems';
import { usualGroups } from '../../core/set-up/groups';
import { groupsFor, isCalculated, isReady, planSetUp, type SetUpPlan } from '../../core/set-up/plan';
import { FORMULA_STYLES, isFormerFormula, isOurFormula } from '../../core/set-up/references';
import { calculatedColumns } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { COLUMN_GROUPS, type ColumnGroup } from '../../core/sheet/columns';
import { columnLetters, type SheetGrid } from '../../core/sheet/grid';

const columns = chosenColumns();

const grid = (rows: readonly (readonly Cell[])[]): SheetGrid => ({ sheet: 'Cohort', rows, settings: [] });

function plan(
  rows: readonly (readonly Cell[])[],
  style: (typeof FORMULA_STYLES)[number] = 'spilled',
): SetUpPlan {
  const made = planSetUp(grid(rows), style);
  if (isProblem(made)) throw new Error(made.what);
  return made;
}

const formulaOf = (made: SetUpPlan, heading: string) =>
  made.added.find((column) => column.heading === heading)?.formula;

describe('a set-up plan adds to the right and touches nothing else', () => {
  test('an empty sheet gets every column from the first on', () => {
    const { added, headingRow } = plan([]);
    expect(headingRow).toBe(0);
    expect(added.map(({ heading }) => heading)).toEqual(
      [...columns.usual, ...calculatedColumns(columns.standard)].map(({ heading }) => heading),
    );
    expect(added.map(({ position }) => position)).toEqual(added.map((_, i) => i));
  });

  const PROVIDERS: readonly (readonly Cell[])[] = [
    ['Customer Service 2026', '', '', '', '', ''],
    ['Learner', 'Mentor', 'LearnStartDate', 'EPA\nstart', '', 'RAG'],
    ['Amara Foxbury', 'Jo', 45663, 46097, '', 'green'],
  ];

  test('a provider’s sheet gets what is missing beside its last column in use', () => {
    const { added, headingRow, lastRow, remarks } = plan(PROVIDERS);
    const headings = added.map(({ heading }) => heading);
    expect([headingRow, lastRow]).toEqual([1, 2]);
    expect(added[0]).toMatchObject({ position: 6, heading: 'ULN' });
    for (const theirs of ['Apprentice', 'Start date', 'EPA start', 'RAG'])
      expect(headings).not.toContain(theirs);
    expect(remarks).toEqual([
      'Your own columns stay as they are: Mentor.',
      'The column RAG was there already and stays as it is.',
    ]);
  });

  test('once set up, nothing is left to add', () => {
    for (const style of FORMULA_STYLES) {
      const first = plan(PROVIDERS, style);
      const headings = [...(PROVIDERS[1] as Cell[])];
      for (const { position, heading } of first.added) headings[position] = heading;
      expect(isReady(plan([PROVIDERS[0] as Cell[], headings, PROVIDERS[2] as Cell[]], style))).toBe(true);
    }
  });

  test('a sheet of other things is refused, not turned into a cohort', () => {
    expect(
      planSetUp(
        grid([
          ['Week', 'Hours'],
          [1, 30],
        ]),
        'spilled',
      ),
    ).toMatchObject({ code: 'HEADINGS_NOT_FOUND' });
  });

  test('of two headings that mean the same neither is filled in, no third one is added, and the remark says so', () => {
    const made = plan([['ULN', 'Start of EPA', 'EPA start date']]);
    const headings = made.added.map(({ heading }) => heading);
    expect(headings).not.toContain('EPA start');
    expect(headings).toContain('Project due');
    expect(made.remarks).toEqual([
      'These headings mean the same, so none of them is used: Start of EPA, EPA start date.',
    ]);
  });

  test('a heading whose column a better one has stays theirs, and the remark says so', () => {
    expect(plan([['ULN', 'Cohort', 'Group', 'Mentor']]).remarks).toEqual([
      'Group stays a column of your own: Cohort is another one already.',
      'Your own columns stay as they are: Mentor.',
    ]);
  });

  test('each added column says what belongs in it', () => {
    const added = (heading: string) => plan([]).added.find((column) => column.heading === heading);
    expect(added('Project grade')).toEqual({
      position: 28,
      heading: 'Project grade',
      help: 'Fail, Pass or Distinction.',
      kind: 'text',
      choices: ['Fail', 'Pass', 'Distinction'],
    });
    expect(added('Report words')).toMatchObject({
      kind: 'number',
      help: 'Words of the project report, annexes not counted: 2,250 to 2,750 words.',
    });
    expect(added('Questioning minutes')).toMatchObject({
      kind: 'number',
      help: 'Minutes of questioning in the observation: at most 15% of the observation.',
    });
    expect(added('EPA start')).toMatchObject({ kind: 'date' });
    expect(added('English')?.choices).toEqual(['Achieved', 'Exempt', 'Not yet']);
    expect(added('RAG')?.colours).toEqual([
      { word: 'Check', tone: 'doubt' },
      { word: 'Overdue', tone: 'bad' },
      { word: 'Due soon', tone: 'warning' },
      { word: 'On track', tone: 'good' },
      { word: 'Complete', tone: 'quiet' },
    ]);
    expect(added('Overall grade')?.colours).toEqual([
      { word: 'Fail', tone: 'bad' },
      { word: 'Pass', tone: 'good' },
      { word: 'Distinction', tone: 'best' },
    ]);
    expect(added('Project due')).toMatchObject({ kind: 'date', help: 'Last day to hand in the project.' });
  });
});

describe('which groups of columns a set-up adds', () => {
  const chosen = (groups: readonly ColumnGroup[], rows: readonly (readonly Cell[])[] = []) => {
    const made = planSetUp(grid(rows), 'spilled', columns, groups);
    if (isProblem(made)) throw new Error(made.what);
    return made.added.map(({ heading }) => heading);
  };
  const offered = (rows: readonly (readonly Cell[])[], settings: SheetGrid['settings'] = []) => {
    const groups = groupsFor({ ...grid(rows), settings });
    if (isProblem(groups)) throw new Error(groups.what);
    return groups;
  };
  const WHO = [
    'ULN',
    'Apprentice',
    'Employer',
    'Cohort',
    'Start date',
    'Planned end date',
    'Learning status',
  ];
  const ALWAYS = ['Stage', 'RAG', 'Next action'];

  test.each<[ColumnGroup, readonly string[]]>([
    ['apprentice', [...WHO, 'Notes', ...ALWAYS]],
    [
      'gateway',
      [
        ...WHO.slice(0, 4),
        'Date of birth',
        ...WHO.slice(4),
        'On-programme complete',
        'Portfolio complete',
        'Evidence pieces',
        'English',
        'Maths',
        'Employer sign-off',
        'Provider sign-off',
        'Apprentice sign-off',
        'Gateway date',
        'Notes',
        'Gateway',
        ...ALWAYS,
      ],
    ],
    [
      'deadlines',
      [
        ...WHO,
        'EPA start',
        'Observation date',
        'Project subject agreed',
        'Project submitted',
        'Interview date',
        'Discussion date',
        'Notes',
        ...ALWAYS,
        'Project due',
        'EPA end',
        'Result expected',
      ],
    ],
    [
      'grades',
      [
        ...WHO,
        'Observation grade',
        'Project grade',
        'Discussion grade',
        'Results confirmed',
        'Confirmed grade',
        'Certificate date',
        'Notes',
        'Overall grade',
        ...ALWAYS,
      ],
    ],
    [
      'figures',
      [
        ...WHO,
        'Observation minutes',
        'Questioning minutes',
        'Report words',
        'Interview minutes',
        'Interview questions',
        'Discussion minutes',
        'Notes',
        ...ALWAYS,
      ],
    ],
    ['coach', [...WHO.slice(0, 3), 'Coach', ...WHO.slice(3), 'Notes', ...ALWAYS]],
    // Given and family name are the name: no third column for it.
    ['names', ['ULN', 'Given names', 'Family name', ...WHO.slice(2), 'Notes', ...ALWAYS]],
    ['furtherItems', [...WHO, 'Off-the-job hours', 'Notes', ...ALWAYS]],
    [
      'signatories',
      [...WHO, 'Employer sign-off by', 'Provider sign-off by', 'Apprentice sign-off by', 'Notes', ...ALWAYS],
    ],
    ['adjustments', [...WHO, 'Extra time', 'Reasonable adjustments', 'Notes', ...ALWAYS]],
  ])('%s brings its own columns, and who the apprentices are', (group, headings) => {
    expect(chosen([group])).toEqual(headings);
  });

  test('every column of the standard is in a group, and a group is either usual or optional as a whole', () => {
    expect(usualGroups(columns)).toEqual(['apprentice', 'gateway', 'deadlines', 'grades', 'figures']);
    for (const { group, isOptional } of columns.all)
      expect([group, usualGroups(columns).includes(group)]).toEqual([group, !isOptional]);
    for (const { group } of calculatedColumns(columns.standard))
      expect(usualGroups(columns)).toContain(group);
    const all = chosen(COLUMN_GROUPS.filter((group) => group !== 'names'));
    expect(all).toHaveLength(columns.all.length - 2 + calculatedColumns(columns.standard).length);
  });

  test('each group says how many of its columns are there, under whatever name, and which are chosen at first', () => {
    const groups = offered([
      ['Learner', 'Surname', 'First name', 'Gateway passed', 'Gateway', 'EPA start', 'EPA start date'],
    ]);
    expect(
      groups.map(({ key, headings, there, isChosenAtFirst }) => [
        key,
        headings.length,
        there,
        isChosenAtFirst,
      ]),
    ).toEqual([
      ['apprentice', 11, 1, true],
      ['gateway', 11, 2, true],
      ['deadlines', 9, 1, true],
      ['grades', 7, 0, true],
      ['figures', 6, 0, true],
      ['names', 2, 2, false],
      ['coach', 1, 0, false],
      ['furtherItems', 1, 0, false],
      ['signatories', 3, 0, false],
      ['resits', 9, 0, false],
      ['adjustments', 2, 0, false],
    ]);
    expect(groups.filter(({ isOptional }) => !isOptional).map(({ key }) => key)).toEqual(
      usualGroups(columns),
    );
    expect(groups.filter(({ isNeeded }) => isNeeded).map(({ key }) => key)).toEqual(['apprentice']);
  });

  test('a name in two columns is not asked for in one, nor the other way round', () => {
    expect(chosen(['apprentice'], [['ULN', 'First name', 'Surname']])).not.toContain('Apprentice');
    expect(chosen(['apprentice'], [['ULN', 'Surname']])).not.toContain('Apprentice');
    const keys = (rows: readonly (readonly Cell[])[]) => offered(rows).map(({ key }) => key);
    expect(keys([['ULN', 'Learner']])).not.toContain('names');
    expect(keys([['ULN', 'Surname']])).toContain('names');
    expect(keys([])).toContain('names');
  });

  test('a sheet that is set up gets nothing more but what is asked for', () => {
    const headings = chosen(['gateway']);
    const settings = [['Setting', 'Value']];
    const after: SheetGrid = { ...grid([headings]), settings };
    expect(planSetUp(after, 'spilled')).toMatchObject({ added: [], remarks: [] });
    expect(
      offered([headings], settings)
        .filter(({ isChosenAtFirst }) => isChosenAtFirst)
        .map(({ key }) => key),
    ).toEqual(['apprentice']);
    // Headings alone are the provider's own: without settings nobody has set it up.
    expect(offered([headings]).filter(({ isChosenAtFirst }) => isChosenAtFirst)).toHaveLength(5);
    expect(chosen(['grades'], [headings])).toEqual([
      'Observation grade',
      'Project grade',
      'Discussion grade',
      'Results confirmed',
      'Confirmed grade',
      'Certificate date',
      'Overall grade',
    ]);
  });

  test.each([['EPA settings'], ['epa settings'], ['EPA  Settings ']])(
    'our own settings sheet is no cohort sheet, filled or not: %s',
    (sheet) => {
      for (const rows of [
        [],
        [
          ['Setting', 'Value'],
          ['As of', 46000],
        ],
        [['ULN', 'Apprentice']],
      ]) {
        const settings: SheetGrid = { sheet, rows, settings: rows };
        expect(planSetUp(settings, 'spilled')).toMatchObject({ code: 'SHEET_IS_SETTINGS' });
        expect(groupsFor(settings)).toMatchObject({ code: 'SHEET_IS_SETTINGS' });
      }
    },
  );
});

test.each(['EPA log', 'EPA answers', 'epa answers'])(
  '%s is no cohort sheet either, filled or not',
  (sheet) => {
    for (const rows of [[], [['ULN', 'Apprentice', 'Start date']]]) {
      const own: SheetGrid = { sheet, rows, settings: [] };
      expect([isProblem(planSetUp(own, 'spilled')), isProblem(groupsFor(own))]).toEqual([true, true]);
    }
  },
);

describe('calculated columns, in the way of each host', () => {
  const INPUTS = columns.usual.map(({ heading }) => heading);
  // 36 inputs and one column of the provider's own: A to AK.
  const sheet = [['ULN', 'Mentor', ...INPUTS.filter((heading) => heading !== 'ULN')]];
  const SETTINGS = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";
  const SPILLED_SETTINGS = "'EPA settings'!$B$2;'EPA settings'!$A$1:$G$100";

  test('Sheets: one formula in the first calculated heading, over the sheet from its headings to its end', () => {
    const made = plan(sheet);
    expect(formulaOf(made, 'Overall grade')).toBe(`=EPA_TRACKER($A$1:$AK;${SPILLED_SETTINGS})`);
    const calculated = made.added.filter(isCalculated);
    expect(calculated.map(({ heading }) => heading)).toEqual(
      calculatedColumns(columns.standard).map(({ heading }) => heading),
    );
    const [first, ...filled] = calculated;
    expect(filled.map(({ formula, filledFrom }) => [formula, filledFrom])).toEqual(
      filled.map(() => [undefined, first?.position]),
    );
  });

  test('Sheets: of some calculated columns it chooses those, in their order', () => {
    const made = planSetUp(grid(sheet), 'spilled', columns, ['gateway', 'deadlines']);
    if (isProblem(made)) throw new Error(made.what);
    // Gateway, Stage, RAG, Next action, Project due, EPA end, Result expected: all but the overall grade.
    expect(formulaOf(made, 'Gateway')).toBe(
      `=CHOOSECOLS(EPA_TRACKER($A$1:$AK;${SPILLED_SETTINGS});2;3;4;5;6;7;8)`,
    );
  });

  test('Excel: one formula answers, and each column looks its answer up by the place of its row', () => {
    const made = plan([['Ref', 'ULN', 'Apprentice']], 'table');
    const cells = "'Cohort'!$B$1:$AK$20001";
    expect(made.answers?.formula).toBe(
      `=EPA_TRACKER(INDEX(${cells},1,0):INDEX(${cells},ROWS({table}[#Data])+1,0),${SETTINGS})`,
    );
    const answer = "INDEX({answers},ROW()-ROW($AN$1 'Cohort'!$AN$1)+ROW({anchor}),3)";
    expect(formulaOf(made, 'Stage')).toBe(`=IF(ISERROR({anchor}),{anchor},IF(${answer}="","",${answer}))`);
  });

  test('Excel: beside plain rows it reads down to the last row that says who somebody is', () => {
    const made = plan([['Ref', 'ULN', 'Employer', 'Apprentice']], 'beside rows');
    const cells = "'Cohort'!$B$1:$AK$20001";
    const who = "'Cohort'!$B$1:$D$20001";
    expect(made.answers?.formula).toBe(
      `=EPA_TRACKER(INDEX(${cells},1,0):INDEX(${cells},MAX((ROW(${who})-MIN(ROW(${who}))+1)*NOT(ISBLANK(${who})),2),0),${SETTINGS})`,
    );
  });

  test('the local workbook: a formula in each row, from the headings and that row', () => {
    const made = plan(sheet, 'each row');
    const own = 'IF({1;0},$A$1:$AK$1,$A{row}:$AK{row})';
    expect(formulaOf(made, 'Stage')).toBe(`=INDEX(EPA_STATUS(${own},${SETTINGS}),2)`);
    expect(formulaOf(made, 'Result expected')).toBe(`=INDEX(EPA_TRACKER(${own},${SETTINGS}),2,8)`);
    expect(formulaOf(made, 'Project due')).toBe(`=EPA_DEADLINE($S{row},"Project",'EPA settings'!$B$10)`);
  });

  test('below a title the range begins at the headings', () => {
    const made = plan([['Customer Service 2026', ''], ...sheet]);
    expect(formulaOf(made, 'Overall grade')).toBe(`=EPA_TRACKER($A$2:$AK;${SPILLED_SETTINGS})`);
  });

  test('reads the inputs on both sides of a column that a provider calls as we call ours, never that column', () => {
    const made = plan([['RAG', 'ULN', 'Start date', 'Overall grade', 'EPA start', 'Mentor']]);
    const inputs = made.added.filter((column) => !isCalculated(column));
    const stage = made.added.find(({ heading }) => heading === 'Stage');
    const last = columnLetters(5 + inputs.length);
    // Overall grade and RAG are theirs.
    expect(formulaOf(made, 'Gateway')).toBe(
      `=CHOOSECOLS(EPA_TRACKER($B$1:$C;${SPILLED_SETTINGS};$E$1:$${last});2;3;5;6;7;8)`,
    );
    expect(stage?.position).toBeGreaterThan(5 + inputs.length);
    expect(made.reads).toEqual([
      [1, 2],
      [4, 5 + inputs.length],
    ]);
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (position, letters) => {
    expect(columnLetters(position)).toBe(letters);
  });
});

describe('a later set-up: nothing moves, and what is calculated already reads the new columns too', () => {
  const SETTINGS = "'EPA settings'!$B$2,'EPA settings'!$A$1:$G$100";
  // A to C, and in D to F what a first set-up has added.
  const FIRST = ['ULN', 'Apprentice', 'Start date', 'Stage', 'RAG', 'Next action'];
  const later = (
    headings: readonly string[],
    groups: readonly ColumnGroup[],
    style: (typeof FORMULA_STYLES)[number] = 'spilled',
    formulas: Readonly<Record<number, string>> = {},
  ): SetUpPlan => {
    const sheet = { ...grid([headings]), formulas: [headings.map((_, i) => formulas[i] ?? '')] };
    const made = planSetUp(sheet, style, columns, groups);
    if (isProblem(made)) throw new Error(made.what);
    return made;
  };
  const renewed = (made: SetUpPlan) => made.renewed.map(({ position, formula }) => [position, formula]);
  const SPILLED = SETTINGS.replace(',', ';');
  const one = (places: string, ...blocks: readonly string[]) => {
    const [first, ...more] = blocks;
    return `=CHOOSECOLS(EPA_TRACKER(${[first, SPILLED, ...more].join(';')});${places})`;
  };

  // The group brings Coach; Employer, Cohort, Planned end date, Learning status and Notes were left out: G to L.
  test('in Sheets the formula has the new block as a further argument', () => {
    const made = later(FIRST, ['coach'], 'spilled', { 3: one('3;4;5', '$A$1:$C') });
    expect(made.added.map(({ position, heading }) => [position, heading])).toEqual([
      [6, 'Employer'],
      [7, 'Coach'],
      [8, 'Cohort'],
      [9, 'Planned end date'],
      [10, 'Learning status'],
      [11, 'Notes'],
    ]);
    expect(made.renewed).toEqual([
      {
        position: 3,
        formula: one('3;4;5', '$A$1:$C', '$G$1:$L'),
        before: one('3;4;5', '$A$1:$C'),
      },
    ]);
    // Somebody's own column that is called like ours has no formula of ours.
    expect(later(FIRST, ['coach']).renewed).toEqual([]);
    expect(later(FIRST, ['coach'], 'spilled', { 3: '=EPA_STATUS(A1:C;TODAY())' }).renewed).toEqual([]);
  });

  test('in Sheets a formula that a set-up renewed before it stopped is taken back to what is there', () => {
    const stopped = { 3: one('3;4;5', '$A$1:$C', '$G$1:$L') };
    expect(later(FIRST, ['coach'], 'spilled', stopped).renewed).toEqual([
      { position: 3, formula: stopped[3], before: one('3;4;5', '$A$1:$C') },
    ]);
  });

  test('in Sheets what an earlier version wrote in each heading is written anew there, and can be put back', () => {
    const old = { 3: `=EPA_STATUS($A$1:$C,${SETTINGS})`, 4: `=INDEX(EPA_TRACKER($A$1:$C,${SETTINGS}),0,4)` };
    expect(later(FIRST, ['coach'], 'spilled', old).renewed).toEqual([
      { position: 3, formula: one('3', '$A$1:$C', '$G$1:$L'), before: old[3] },
      { position: 4, formula: one('4', '$A$1:$C', '$G$1:$L'), before: old[4] },
    ]);
  });

  test('in a table of Excel and in rows, each block has its headings and its row', () => {
    const block = (headings: string, row: string) => `IF({1;0},${headings},${row})`;
    const cells = (columns: string) =>
      `INDEX('Cohort'!${columns},1,0):INDEX('Cohort'!${columns},ROWS({table}[#Data])+1,0)`;
    const [before, added] = [cells('$A$1:$C$20001'), cells('$G$1:$L$20001')];
    expect(later(FIRST, ['coach'], 'table').answers).toEqual({
      sheet: 'EPA answers',
      formula: `=EPA_TRACKER(${before},${SETTINGS},${added})`,
      before: `=EPA_TRACKER(${before},${SETTINGS})`,
    });
    expect(renewed(later(FIRST, ['coach'], 'each row'))[1]).toEqual([
      4,
      `=INDEX(EPA_RAG(${block('$A$1:$C$1', '$A{row}:$C{row}')},${SETTINGS},${block('$G$1:$L$1', '$G{row}:$L{row}')}),2)`,
    ]);
  });

  test('a third one has a third block, and new calculated columns read all of them', () => {
    // A to K as above, L a column of the provider's that may read ours, M and N from a second set-up; Coach comes to O.
    const headings = [
      ...FIRST,
      'Employer',
      'Cohort',
      'Planned end date',
      'Learning status',
      'Notes',
      'Ring?',
    ];
    const made = later([...headings, 'EPA start', 'EPA end'], ['coach'], 'spilled', {
      3: one('3;4;5', '$A$1:$C', '$G$1:$K', '$M$1:$M'),
      13: one('7', '$A$1:$C', '$G$1:$K', '$M$1:$M'),
    });
    expect(made.added.map(({ heading }) => heading)).toEqual(['Coach']);
    expect(renewed(made)).toEqual([
      [3, one('3;4;5', '$A$1:$C', '$G$1:$K', '$M$1:$M', '$O$1:$O')],
      [13, one('7', '$A$1:$C', '$G$1:$K', '$M$1:$M', '$O$1:$O')],
    ]);
    const more = later(headings, ['grades']);
    expect(formulaOf(more, 'Overall grade')).toBe(one('1', '$A$1:$C', '$G$1:$K', '$M$1:$R'));
  });

  test('no formula reads its own column or another calculated one', () => {
    for (const first of COLUMN_GROUPS) {
      const { added } = later([], [first]);
      const before = added.map(({ heading }) => heading);
      const made = later(
        before,
        COLUMN_GROUPS,
        'spilled',
        Object.fromEntries(added.map(({ position, formula = '' }) => [position, formula])),
      );
      const headings = [...before, ...made.added.map(({ heading }) => heading)];
      const calculated = new Set(calculatedColumns(columns.standard).map(({ heading }) => heading));
      const formulas = [...made.renewed, ...made.added].flatMap(({ formula }) => formula ?? []);
      const ranges = new Set(formulas.flatMap((formula) => formula.match(/\$[A-Z]+\$1:\$[A-Z]+/g) ?? []));
      const letters = headings.map((_, position) => columnLetters(position));
      const read = [...ranges].flatMap((range) => {
        const [from = '', to = ''] = range.replace(/\$|1/g, '').split(':');
        return headings.slice(letters.indexOf(from), letters.indexOf(to) + 1);
      });
      expect(read.filter((heading) => calculated.has(heading))).toEqual([]);
      // The name in two columns stands for the one column.
      expect(new Set(read)).toEqual(new Set(headings.filter((heading) => !calculated.has(heading))));
    }
  });

  test('where no input is added, nothing is written anew', () => {
    expect(
      later([...FIRST, 'Employer', 'Cohort', 'Planned end date', 'Learning status', 'Notes'], []).renewed,
    ).toEqual([]);
    expect(later([], ['gateway']).renewed).toEqual([]);
  });

  test.each<[string, boolean]>([
    [`=EPA_STATUS($A$1:$C,${SETTINGS})`, true],
    [`=INDEX(EPA_TRACKER($A$1:$C,${SETTINGS},$G$1:$L),0,1)`, true],
    [`=INDEX(EPA_RAG(IF({1;0},$A$1:$C$1,$A2:$C2),${SETTINGS}),2)`, true],
    [`=EPA_TRACKER($A$1:$C;${SETTINGS.replace(',', ';')})`, true],
    [`=CHOOSECOLS(EPA_TRACKER($A$1:$C,${SETTINGS}),1,2)`, true],
    ["=IF(ISERROR('EPA answers'!$A$1),'EPA answers'!$A$1,IF(1=2,3,4))", true],
    // Reads its own cells, whatever is added.
    [`=EPA_DEADLINE($S2,"Project",'EPA settings'!$B$10)`, false],
    // What people write themselves.
    ['=EPA_GRADE(H2,I2,J2)', false],
    ['=EPA_RAG(A1:F90,TODAY())', false],
    ["=EPA_RAG(A1:F90,'EPA settings'!$B$2)", false],
    ["=EPA_RAG(A1:F90,TODAY(),'EPA settings'!$A$1:$G$100)", false],
    [`=IF(A2="","",INDEX(EPA_RAG(A1:C2,${SETTINGS}),2))`, false],
    ['=IF(B2>TODAY(),"green","red")', false],
    ['RAG', false],
    ['', false],
  ])('%s is written by a set-up: %s', (formula, isOurs) => {
    expect(isOurFormula(formula)).toBe(isOurs);
  });

  const THIS_ROW = 'Table1[@[EPA start]]';
  test.each<[string, boolean]>([
    [`=INDEX(EPA_RAG(IF({1;0},$A$1:$C$1,$A2:$C2),${SETTINGS}),2)`, true],
    [`=EPA_DEADLINE(${THIS_ROW},"Project",'EPA settings'!$B$10)`, true],
    [`=EPA_DEADLINE(Table1[[#This Row],[EPA start]],"EPA end")`, true],
    [`=EPA_DEADLINE($S2,"Project",'EPA settings'!$B$10)`, true],
    [`=EPA_DEADLINE($S2,"Project",10)`, false],
    [`=EPA_DEADLINE($S2+7,"Project")`, false],
    [`=EPA_TRACKER($A$1:$C$9,${SETTINGS})`, false],
    ["=IF(ISERROR('EPA answers'!$A$1),1,2)", false],
    ['=EPA_GRADE(H2,I2,J2)', false],
    ['', false],
  ])('%s was written in each row by a set-up of before: %s', (formula, isFormer) => {
    expect(isFormerFormula(formula)).toBe(isFormer);
  });
});

describe('what came of a set-up of a sheet that is ready', () => {
  const ready = { ...plan([]), added: [] };
  const note = problem('SET_UP_STEP_REFUSED', { argument: 'The drop-down of English' });

  test('is that nothing was changed', () => {
    expect(setUpInWords(ready, { outcome: 'done' })).toEqual([
      'The sheet Cohort is set up already. Nothing was changed.',
    ]);
  });

  test('is never that, before notes that tell of a change', () => {
    const [first, ...notes] = setUpInWords(ready, { outcome: 'done', notes: [note] });
    expect(first).toBe('The sheet Cohort is set up already.');
    expect(notes).toHaveLength(1);
  });
});
