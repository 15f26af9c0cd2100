import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { PROBLEMS } from '../../../core/problems';
import { excelFunction } from '../../../excel-addin/excel-function';
import { CustomFunctionsError, furtherSets, installOfficeJs, invocation } from './fake-excel';

beforeAll(installOfficeJs);

const named = (name: string) => excelFunction(CATALOGUE.find((fn) => fn.name === name) as CustomFunction);

describe('the invocation object that Excel passes last', () => {
  const grade = named('EPA_GRADE');
  const grades = [[['Distinction']], [['Distinction']], [['Pass']]];

  test('is not an argument after a whole list of arguments', () => {
    expect(grade(...grades, [[2]], invocation('EPA_GRADE'))).toEqual([['Distinction']]);
  });

  test('is not an argument after one that is left out', () => {
    expect(grade(...grades, null, invocation('EPA_GRADE'))).toEqual([['Pass']]);
  });

  test('does not take the place of an argument that is missing', () => {
    expect(grade(...grades, invocation('EPA_GRADE'))).toEqual([['Pass']]);
  });

  test('is not an argument of a function that takes none', () => {
    expect(named('EPA_RULES')(invocation('EPA_RULES'))).toContainEqual(expect.arrayContaining(['Rule']));
  });
});

describe('the ranges of a repeated parameter, which Excel passes as one list', () => {
  const status = named('EPA_STATUS');
  const sheet = (from: number, to: number) =>
    [
      ['ULN', 'Start date', 'EPA start', 'Gateway date'],
      ['1000000019', 45663, 46097, 46090],
    ].map((row) => row.slice(from, to));
  const stageOf = (...more: readonly unknown[]) =>
    status(sheet(0, 2), [[46143]], null, ...more, invocation('EPA_STATUS'));
  const NO_MORE = [['Stage'], ['On programme']];
  const IN_EPA = [['Stage'], ['In EPA']];

  test.each<[string, readonly unknown[], readonly (readonly string[])[]]>([
    ['none, and no place for them', [], NO_MORE],
    ['none, as nothing', [null], NO_MORE],
    ['none, as an empty list', [[]], NO_MORE],
    ['none, as a blank cell', [[[[0]]]], NO_MORE],
    ['one', [[sheet(2, 4)]], IN_EPA],
    ['several', [[sheet(2, 3), sheet(3, 4)]], IN_EPA],
    ['one that is no list', [sheet(2, 4)], IN_EPA],
  ])('%s', (_, more, stages) => {
    expect(stageOf(...more)).toEqual(stages);
  });
});

test('days bring their format along where Excel can carry it, but not those of a whole sheet', () => {
  const sheet = [
    ['ULN', 'EPA start'],
    [1000000019, 46097],
  ];
  furtherSets.add('CustomFunctionsRuntime 1.4');
  const one = named('EPA_DEADLINE')([[46097]], [['EPA end']], null, invocation('EPA_DEADLINE'));
  const all = named('EPA_TRACKER')(sheet, [[46143]], null, null, invocation('EPA_TRACKER'));
  furtherSets.clear();
  expect(one).toEqual([[{ type: 'Double', basicValue: expect.any(Number), numberFormat: 'dd/mm/yyyy' }]]);
  expect((all[1] ?? []).filter((cell) => typeof cell === 'object')).toEqual([]);
  expect((all[1] ?? []).filter((cell) => typeof cell === 'number').length).toBeGreaterThan(0);
});

describe('an answer is always a matrix', () => {
  const grade = (...cells: unknown[][][]) => named('EPA_GRADE')(...cells, null, invocation('EPA_GRADE'));

  test('one cell for one apprentice', () => {
    expect(grade([['Pass']], [['Pass']], [['Pass']])).toEqual([['Pass']]);
  });

  test('a row of cells for a row of cells', () => {
    expect(grade([['Pass', 'Fail']], [['Pass', 'Pass']], [['Pass', 'Pass']])).toEqual([['Pass', 'Fail']]);
  });
});

describe('whatever a workbook sends', () => {
  const messages = Object.values(PROBLEMS).map(({ what, fix }) => messagePattern(`${what} ${fix}`));
  const ANY_MESSAGE = new RegExp(`^(?:${messages.join('|')})$`, 's');
  const trap = fc.constantFrom('code', 'basicValue').map((name) =>
    Object.defineProperty({}, name, {
      get() {
        throw new Error('gone');
      },
    }),
  );
  const cell = fc.oneof(
    fc.string(),
    fc.double(),
    fc.integer({ min: -10, max: 100_000 }),
    fc.constantFrom(
      'Pass',
      'Fail',
      '2026-03-05',
      'Project',
      46086,
      0,
      true,
      '',
      null,
      undefined,
      Symbol('x'),
    ),
    fc.constantFrom('#N/A', '#DIV/0!').map((code) => ({ type: 'Error', basicValue: code })),
    fc.bigInt(),
    trap,
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withSparseArray: true }),
  );
  const ragged = fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 });
  const given = fc.array(fc.oneof(ragged, cell), { maxLength: 6 });

  test.each(CATALOGUE.map((fn) => [fn.name, fn] as const))('%s answers or names a problem', (_, fn) => {
    fc.assert(
      fc.property(given, (args) => {
        const answer = answerOrError(fn, args);
        for (const shown of [answer].flat(2)) {
          if (shown instanceof CustomFunctionsError) expect(shown.message).toMatch(ANY_MESSAGE);
          else if (typeof shown !== 'string') expect(Number.isFinite(shown)).toBe(true);
        }
      }),
    );
  });

  function answerOrError(fn: CustomFunction, args: unknown[]): unknown {
    try {
      return excelFunction(fn)(...args, invocation(fn.name));
    } catch (error) {
      if (error instanceof CustomFunctionsError) return error;
      throw error;
    }
  }

  function messagePattern(template: string): string {
    const literal = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return literal.join('.*');
  }
});
