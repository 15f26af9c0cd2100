import { describe, expect, test } from '@jest/globals';
import { type Cell, gridFrom } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import { type ColumnKey, columnsOf } from '../../core/sheet/columns';
import { plainHeading } from '../../core/sheet/heading';
import { columnNamesFrom, hasIdentity, headingsFound, layoutOf } from '../../core/sheet/layout';
import { PORTFOLIO } from '../../core/standard/gateway-items';
import { st0071 } from '../../core/standard/st0071';

const columns = columnsOf(st0071);

describe('headings are recognised by what they say, never by where they stand', () => {
  test.each<[string, ColumnKey | undefined]>([
    ['ULN', 'uln'],
    ['uln ', 'uln'],
    ['U.L.N.', 'uln'],
    ['Unique\nLearner Number', 'uln'],
    ['GATEWAY   DATE', 'gatewayDate'],
    ['EPA-start', 'epaStart'],
    ['epaStart', 'epaStart'],
    ['LearnStartDate', 'start'],
    ['LearnPlanEndDate', 'plannedEnd'],
    ['GivenNames', 'givenNames'],
    ['CompStatus', 'learningStatus'],
    ['D.O.B.', 'dateOfBirth'],
    ['Professional discussion date', 'discussionDate'],
    ['Word count', 'reportWords'],
    ['Line manager', undefined],
    ['Gateway', undefined],
    ['', undefined],
  ])('"%s" is %s', (heading, key) => {
    expect([...layoutOf(columns, [heading]).positions.keys()]).toEqual(key === undefined ? [] : [key]);
  });

  test('a column is known by its key too, whatever its heading', () => {
    const item = {
      ...PORTFOLIO,
      key: 'binder',
      heading: 'Folder',
      aliases: [],
      restsOn: ['gateway.portfolio'],
    } as const;
    const named = columnsOf({ ...st0071, gateway: [item] });
    expect([...layoutOf(named, ['Binder', 'Apprentice']).positions.keys()]).toEqual(['binder', 'apprentice']);
  });

  test('no two columns share a heading or another spelling', () => {
    const names = columns.all.flatMap(({ key, heading, aliases }) =>
      [...new Set([heading, key, ...aliases].map(plainHeading))].map((name) => [name, key]),
    );
    const doubled = names.filter(([name], i) => names.findIndex(([other]) => other === name) !== i);
    expect(doubled).toEqual([]);
  });

  test('two headings for one column are reported, and neither is used', () => {
    const layout = layoutOf(columns, ['ULN', 'Programme start', 'LearnStartDate', 'Mentor']);
    expect([...layout.positions]).toEqual([['uln', 0]]);
    expect(layout.doubled).toEqual([{ key: 'start', headings: ['Programme start', 'LearnStartDate'] }]);
    expect(layout.unknown).toEqual([{ position: 3, heading: 'Mentor' }]);
  });

  test('a heading that the settings explain', () => {
    const names = columnNamesFrom(
      columns,
      gridFrom([
        ['Coach says go', 'Gateway date'],
        ['', ''],
      ]),
    );
    expect(isProblem(names)).toBe(false);
    if (!isProblem(names))
      expect([...layoutOf(columns, ['coach SAYS go'], names).positions]).toEqual([['gatewayDate', 0]]);
    expect(columnNamesFrom(columns, gridFrom([['Coach says go', 'Gatway']]))).toMatchObject({
      code: 'HEADING_UNKNOWN',
    });
  });

  test('the row of headings is found below titles and remarks', () => {
    const rows: Cell[][] = [
      ['Customer Service cohort 2026', undefined, undefined],
      [undefined, undefined, undefined],
      ['Start date of this list', 46000, undefined],
      ['Learner', 'Start date', 'EPA start'],
      ['Amara Foxbury', 45663, undefined],
    ];
    expect(headingsFound(columns, rows)?.headingRow).toBe(3);
    expect(headingsFound(columns, [['Week', 'Hours']])).toBeUndefined();
    expect(
      headingsFound(columns, [...Array.from({ length: 20 }, () => ['']), ['ULN', 'Start date']]),
    ).toBeUndefined();
  });
});

describe('headings as hosts hand them over', () => {
  test.each<[Cell, string]>([
    ['Unique\nLearner Number', 'uniquelearnernumber'],
    ['Élève', 'eleve'],
    [2026, '2026'],
    [0, ''],
    [undefined, ''],
    ['#REF!', ''],
    ['#', ''],
  ])('%p is plainly "%s"', (heading, plain) => {
    expect(plainHeading(heading)).toBe(plain);
  });

  test('a sheet must say who its apprentices are', () => {
    const says = (...headings: Cell[]) => hasIdentity(layoutOf(columns, headings));
    expect([says('ULN'), says('Learner name'), says('Start date', 'Employer'), says()]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
