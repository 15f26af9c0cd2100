import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainCell } from '../../../core/cells/cell';
import { call } from '../../../core/functions/call';
import { CATALOGUE, functionNamed } from '../../../core/functions/catalogue';
import type { CustomFunction } from '../../../core/functions/define';
import { PROBLEMS } from '../../../core/problems';
import { ERROR_OF } from '../../../files/error-values';
import { DATE_FORMAT, type EngineCell, evaluate } from '../../../preview/codec';
import { day } from '../../days';
import { exampleCases } from '../examples';

const date = (iso: string) => ({ value: day(iso), format: DATE_FORMAT });
const fnNamed = (name: string) => functionNamed(name) as CustomFunction;
const turned = <T>(lines: readonly (readonly T[])[]): T[][] =>
  (lines[0] ?? []).map((_, i) => lines.map((line) => line[i] as T));

describe('the examples of the catalogue, as the engine hands cells over', () => {
  const contentOf = (cell: EngineCell) => (cell.format === DATE_FORMAT ? cell : cell.value);
  const asEngine = (arg: unknown) => (Array.isArray(arg) ? turned(arg as unknown[][]) : arg);
  const asRows = (answer: EngineCell | EngineCell[][]) =>
    Array.isArray(answer) ? turned(answer).map((row) => row.map(contentOf)) : contentOf(answer);

  test.each(exampleCases({ date, blank: null }))('$title', ({ fn, args, answer, shown }) => {
    expect(shown(asRows(evaluate(fn, args.map(asEngine))))).toEqual(answer);
  });
});

describe('cells in', () => {
  const grade = fnNamed('EPA_GRADE');
  test.each([null, undefined, '', { value: null }, { value: '' }])('%j is blank', (blank) => {
    expect(evaluate(grade, [blank, blank, blank])).toEqual({ value: '' });
  });
  test('an error that a cell holds is named, in the spelling of both hosts', () => {
    const { message } = evaluate(grade, [{ value: '#REF' }, null, null]) as EngineCell;
    expect(message).toContain('observation holds the error #REF!');
  });
  test('one cell of a column that cannot be read spoils that cell only', () => {
    const column = [[{ value: 'Pass' }, { value: 'Maybe' }]];
    expect(evaluate(grade, [column, column, column])).toEqual([
      [
        { value: 'Pass' },
        { value: '#VALUE!', message: expect.stringContaining('"Maybe", which is not a grade') },
      ],
    ]);
  });
});

describe('answers out', () => {
  test('a range is all cells and no bare values: the engine takes its kind from the first', () => {
    const column = [[null, { value: 46027 }]];
    expect(evaluate(fnNamed('EPA_GATEWAY_EXPECTED'), [column])).toEqual([
      [{ value: '' }, date('2027-04-05')],
    ]);
  });
  test('a problem is the error that Excel shows, with its message', () => {
    expect(evaluate(fnNamed('EPA_DEADLINE'), ['05/03/26', 'Project'])).toEqual({
      value: '#VALUE!',
      message: expect.stringContaining('Type all four digits'),
    });
    expect(evaluate(fnNamed('EPA_WORKDAY'), [day('2199-01-01'), 5])).toMatchObject({ value: '#N/A' });
    expect(evaluate(fnNamed('EPA_METHOD_GRADE_COUNTS'), [5, 3])).toMatchObject({ value: '#NUM!' });
  });
  test('every kind of problem has its error', () => {
    for (const { kind } of Object.values(PROBLEMS)) expect(ERROR_OF[kind]).toMatch(/^#/);
  });
});

test('nothing that a cell could hold makes a function throw', () => {
  const cell = fc.oneof(
    fc.constant(null),
    fc.record({ value: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.anything()) }),
  );
  const column = (rows: number) => fc.array(cell, { minLength: rows, maxLength: rows });
  const range = fc
    .integer({ min: 1, max: 3 })
    .chain((rows) => fc.array(column(rows), { minLength: 1, maxLength: 3 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...CATALOGUE),
      fc.array(fc.oneof(cell, range), { maxLength: 5 }),
      (fn, args) => {
        const cells = [evaluate(fn, args)].flat(2);
        for (const { value } of cells) expect(['string', 'number']).toContain(typeof value);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('a range that the engine hands over again', () => {
  const list = (closed: string) => [[{ value: day(closed) }]];
  const workday = (closures: unknown) =>
    (evaluate(fnNamed('EPA_WORKDAY'), [{ value: day('2026-03-02') }, { value: 1 }, closures]) as EngineCell)
      .value;
  test('is not read again: a list', () => {
    const closures = list('2026-03-03');
    expect(workday(closures)).toBe(day('2026-03-04'));
    closures[0]?.splice(0, 1, { value: day('2026-03-05') });
    expect(workday(closures)).toBe(day('2026-03-04'));
    expect(workday(list('2026-03-05'))).toBe(day('2026-03-03'));
  });

  const cells = (rows: readonly (readonly string[])[]) =>
    turned(rows.map((row) => row.map((value) => ({ value }))));
  const settings = (heading: string) =>
    cells([
      ['Setting', 'Value', '', '', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
      ['', '', '', '', '', heading, 'Apprentice'],
    ]);
  const stage = (block: unknown) => {
    const sheet = cells([
      ['Who', 'Start date'],
      ['Amara Foxbury', '2025-01-06'],
    ]);
    return JSON.stringify(evaluate(fnNamed('EPA_STATUS'), [sheet, { value: day('2026-03-02') }, block]));
  };
  test('is not read again: the settings', () => {
    const block = settings('Who');
    expect(stage(block)).toContain('On programme');
    block[5]?.splice(1, 1, { value: 'Name of ours' });
    expect(stage(block)).toContain('On programme');
    expect(stage(settings('Name of ours'))).not.toContain('On programme');
  });
  test('is not read again: the sheet, while day and settings are the same', () => {
    const sheet = [
      ['Who', 'EPA start'],
      ['Amara Foxbury', day('2026-01-05')],
    ];
    const block = [
      ['Setting', 'Value', '', '', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
      ['', '', '', '', '', 'Who', 'Apprentice'],
    ];
    let read = 0;
    const decode = (value: unknown) => {
      if (value === sheet[1]?.[1]) read++;
      return plainCell(value);
    };
    const codec = { decode, encodeDay: (day: number) => day, encodeProblem: () => 0, keepsRanges: true };
    const answer = (name: string, iso: string, settings: unknown = block) => {
      read = 0;
      const rows = call(fnNamed(name), [sheet, day(iso), settings], codec) as string[][];
      return [rows[1]?.[0], read > 0];
    };
    expect(answer('EPA_STATUS', '2026-01-06')).toEqual(['In EPA', true]);
    expect(answer('EPA_RAG', '2026-01-06')).toEqual(['On track', false]);
    expect(answer('EPA_RAG', '2026-12-06')).toEqual(['Overdue', true]);
    expect(answer('EPA_RAG', '2026-01-06', structuredClone(block))).toEqual(['On track', true]);
  });
  test('only where the host says that it hands over the same again', () => {
    const answer = (keepsRanges: boolean) => {
      const codec = {
        decode: plainCell,
        encodeDay: (day: number) => day,
        encodeProblem: () => 0,
        keepsRanges,
      };
      const block = [
        ['Setting', 'Value', '', '', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
        ['', '', '', '', '', 'Who', 'Apprentice'],
      ];
      const sheet = [
        ['Who', 'Start date'],
        ['Amara Foxbury', '2025-01-06'],
      ];
      const ask = () => JSON.stringify(call(fnNamed('EPA_STATUS'), [sheet, '2026-03-02', block], codec));
      ask();
      block[1]?.splice(5, 1, 'Name of ours');
      return ask();
    };
    expect(answer(true)).toContain('On programme');
    expect(answer(false)).not.toContain('On programme');
  });
});

describe('answers of a row are remembered by what stands in it', () => {
  const ofRow = (name: string, ...row: readonly (string | number)[]) => {
    const sheet = turned(
      [['Apprentice', 'Employer', 'Start date'], row].map((cells) => cells.map((value) => ({ value }))),
    );
    return (evaluate(fnNamed(name), [sheet, { value: day('2026-03-02') }]) as EngineCell[][])[0]?.[1]?.value;
  };
  test('a number is not the text of it', () => {
    expect(ofRow('EPA_STATUS', 'Amara', 'Acme', 45663)).toBe('On programme');
    expect(ofRow('EPA_STATUS', 'Amara', 'Acme', '45663')).toBe('#VALUE!');
    expect(ofRow('EPA_STATUS', 'Amara', 'Acme', 45663)).toBe('On programme');
  });
  test('a cell is not the end of the one before it', () => {
    expect(ofRow('EPA_STATUS', 'Amara', '"4"Acme', 45663)).toBe('On programme');
    expect(ofRow('EPA_STATUS', 'Amara', '', '"4"Acme\n45663')).toBe('#VALUE!');
  });
  test('each function has its own column of them', () => {
    const all = ['EPA_STATUS', 'EPA_RAG', 'EPA_GATEWAY'].map((name) => ofRow(name, 'Zoe', 'Acme', 45663));
    expect(new Set(all).size).toBe(3);
    expect(all[0]).toBe('On programme');
  });
  test('on another day they are others', () => {
    const sheet = turned([
      [{ value: 'Apprentice' }, { value: 'EPA start' }],
      [{ value: 'Zoe' }, { value: day('2026-01-05') }],
    ]);
    const rag = (iso: string) =>
      (evaluate(fnNamed('EPA_RAG'), [sheet, { value: day(iso) }]) as EngineCell[][])[0]?.[1]?.value;
    expect([rag('2026-01-06'), rag('2026-12-06'), rag('2026-01-06')]).toEqual([
      'On track',
      'Overdue',
      'On track',
    ]);
  });
});
