import { describe, expect, test } from '@jest/globals';
import { plainCell } from '../../../core/cells/cell';
import type { Day } from '../../../core/dates/day';
import { codec, codecWithFormats } from '../../../excel-addin/codec';
import { CustomFunctionsError, furtherSets, installOfficeJs } from './fake-excel';

installOfficeJs();

describe('a cell comes in', () => {
  test.each([
    ['text', 'Pass', 'Pass'],
    ['empty text, from a formula', '', ''],
    ['a number', 46086, 46086],
    ['0, which only its kind of argument can call blank', 0, 0],
    ['a tick', true, true],
    ['an argument left out', null, undefined],
    ['nothing', undefined, undefined],
    ['an error of a formula', new CustomFunctionsError('#N/A'), '#N/A'],
    ['an error with its code alone', { code: '#REF!' }, '#REF!'],
    ['an error as a data type', { type: 'Error', basicType: 'Error', basicValue: '#DIV/0!' }, '#DIV/0!'],
    ['a formatted number', { type: 'FormattedNumber', basicValue: 46086, numberFormat: 'dd/mm/yyyy' }, 46086],
    ['a formatted nought', { type: 'FormattedNumber', basicValue: 0, numberFormat: '0.0' }, 0],
    ['a text as a data type', { type: 'String', basicValue: 'Pass' }, 'Pass'],
    ['an empty cell as a data type', { type: 'Empty', basicValue: '' }, ''],
    ['an entity', { type: 'Entity', text: 'Ada', basicType: 'Error', basicValue: '#VALUE!' }, '#VALUE!'],
    ['an entity of entities', { basicValue: { basicValue: 'Pass' } }, '#VALUE!'],
    ['an object that Excel never sends', {}, '#VALUE!'],
    ['a range within a cell', ['Pass'], '#VALUE!'],
    ['a date object', new Date(0), '#VALUE!'],
    ['a function', () => 'Pass', '#VALUE!'],
    ['a big integer', 1n, '#VALUE!'],
    ['a symbol', Symbol('Pass'), '#VALUE!'],
  ])('%s', (_, value, cell) => {
    expect(codec.decode(value)).toBe(cell);
  });

  test('an object whose value cannot be read counts as an error', () => {
    const trap = {
      get basicValue(): never {
        throw new Error('gone');
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect([codec.decode(trap), codec.decode(proxy)]).toEqual(['#VALUE!', '#VALUE!']);
  });

  test('whatever a cell can hold comes in unchanged', () => {
    for (const value of ['=1+1', ' ', '#N/A', -1, 0.5, false]) {
      expect(codec.decode(value)).toBe(plainCell(value));
    }
  });
});

describe('an answer goes out', () => {
  test('a day as its serial number', () => {
    expect(codec.encodeDay(46086 as Day)).toBe(46086);
    expect(codecWithFormats.encodeDay(46086 as Day)).toBe(46086);
  });

  test('a day with its format where Excel can carry it, and not before Office is there', () => {
    furtherSets.add('CustomFunctionsRuntime 1.4');
    const formatted = { type: 'Double', basicValue: 46086, numberFormat: 'dd/mm/yyyy' };
    expect(codecWithFormats.encodeDay(46086 as Day)).toEqual(formatted);
    expect(codecWithFormats.decode(formatted)).toBe(46086);
    const { Office } = globalThis as { Office?: unknown };
    Object.assign(globalThis, { Office: undefined });
    expect(codecWithFormats.encodeDay(46086 as Day)).toBe(46086);
    Object.assign(globalThis, { Office });
    furtherSets.clear();
  });

  test.each([
    ['a value that cannot be read', 'invalid', '#VALUE!'],
    ['a value that no rule covers', 'notCovered', '#N/A'],
    ['a value that is not allowed', 'outOfRange', '#NUM!'],
  ] as const)('%s', (_, kind, code) => {
    const problem = { code: 'GRADE_UNKNOWN', kind, what: 'project is "Merit".', fix: 'Type Pass.' } as const;
    const error = codec.encodeProblem(problem);
    expect(error).toBeInstanceOf(CustomFunctionsError);
    expect(error).toMatchObject({ code, message: 'project is "Merit". Type Pass.' });
  });
});
