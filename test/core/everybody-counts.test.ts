import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cell, plainCell } from '../../core/cells/cell';
import { filtered, overviewOf } from '../../core/cohort/overview';
import type { Day } from '../../core/dates/day';
import { call } from '../../core/functions/call';
import { functionNamed } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { RAG_WORDS } from '../../core/rules/standing';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { Column } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import type { CohortTable } from '../../core/sheet/table';
import { day, iso, lookingFrom } from '../days';

/*
 * The two promises of DESIGN 1 over sheets that nobody keeps tidy: nobody is left out of a count, and no status looks better
 * for a cell that cannot be read.
 */

const columns = chosenColumns();

/** Days around the one that is looked from, so that everything is past, due and to come. */
const serial = fc.integer({ min: day('2025-06-01'), max: day('2026-12-31') });
const TODAY = day('2026-06-15');
const UNREADABLE = 'w/c 30 Nov or so';

const OF_KIND: Readonly<Partial<Record<Column['kind']['name'], fc.Arbitrary<Cell>>>> = {
  date: serial,
  grade: fc.constantFrom('Pass', 'Distinction', 'Fail', 'Void'),
  tick: fc.constantFrom('Yes', 'No', 'Claimed', 'Rejected'),
  qualification: fc.constantFrom('Achieved', 'Exempt: EHC plan', 'Exempt', 'Not yet'),
  choice: fc.constantFrom('Active', 'Active', 'BIL', 'Withdrawn', 'Completed'),
  number: fc.constantFrom(1, 2, 9, 12, 55, 60, 2500),
  share: fc.constantFrom('25%', 0.1),
  'sign-off': fc.oneof(serial, fc.constantFrom('Yes', 'No')),
};

function readable({ key, kind }: Column): fc.Arbitrary<Cell> {
  if (key === 'uln') return fc.constant('');
  if (key === 'apprentice') return fc.constantFrom('Amara Foxbury', 'Sum Ting', 'Jun Wetherlam');
  return OF_KIND[kind.name] ?? fc.constantFrom('', 'Sept 2025', 'Copperkettle Bank');
}

/** Half of the cells of a row are blank, as in sheets that are being filled in. */
const row = fc.tuple(
  ...columns.all.map((column) =>
    column.key === 'apprentice' ? readable(column) : fc.oneof(fc.constant<Cell>(''), readable(column)),
  ),
);

const HEADINGS = columns.all.map(({ heading }) => heading);
const NAME = columns.all.findIndex(({ key }) => key === 'apprentice');

function tableOf(rows: readonly (readonly Cell[])[]): CohortTable {
  return { headingRow: 0, layout: layoutOf(columns, HEADINGS), rows: [HEADINGS, ...rows] };
}

const view = viewOf(columns.standard, lookingFrom(TODAY));
const overview = (rows: readonly (readonly Cell[])[]) => overviewOf(tableOf(rows), view);

describe('everybody is counted once in every group', () => {
  const only = (text: string, at: number) => HEADINGS.map((_, i): Cell => (i === at ? text : ''));
  /** Rows that are nobody. */
  const nobody = fc.constantFrom<readonly Cell[]>(
    HEADINGS.map(() => ''),
    HEADINGS,
    only('Cohort: Sept 2025', NAME),
    HEADINGS.map((_, i) => (i === NAME ? 'Total' : i > NAME + 20 ? 7 : '')),
  );
  const messy = row.chain((cells) =>
    fc
      .subarray([...cells.keys()].filter((at) => at !== NAME))
      .map((spoilt) =>
        cells.map((cell, at): Cell => (spoilt.includes(at) && at % 3 === 0 ? UNREADABLE : cell)),
      ),
  );
  const rows = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: messy.map((cells) => ({ cells, isSomebody: true })) },
      { weight: 1, arbitrary: nobody.map((cells) => ({ cells, isSomebody: false })) },
    ),
    { maxLength: 12 },
  );

  test('apprentices in the sheet = sum of tiles = sum of bars = sum of every other group', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const somebodies = all.filter(({ isSomebody }) => isSomebody).length;
        const told = overview(all.map(({ cells }) => cells));
        expect(told.entries).toHaveLength(somebodies);
        const sums = new Map<string, number>();
        for (const { group, apprentices } of told.counts)
          sums.set(group, (sums.get(group) ?? 0) + apprentices);
        sums.delete('Past planned end, of those still learning');
        expect(Object.fromEntries(sums)).toEqual({
          Apprentices: somebodies,
          Stage: somebodies,
          RAG: somebodies,
          'Overall grade (indicative)': somebodies,
          'Grade confirmed by the EPAO': somebodies,
          'Past planned end': somebodies,
        });
      }),
      { numRuns: 200 },
    );
  });

  test('each number opens as many as it says', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const told = overview(all.map(({ cells }) => cells));
        for (const { group, item, apprentices } of told.counts) {
          if (group === 'Apprentices') continue;
          expect(filtered(told, { chosen: { [group]: item } }).worstFirst).toHaveLength(apprentices);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('a status never improves when a cell becomes unreadable', () => {
  const worstToBest = (rag: unknown) => RAG_WORDS.indexOf(rag as (typeof RAG_WORDS)[number]);

  function ragOf(cells: readonly Cell[]): unknown {
    const codec = { decode: plainCell, encodeDay: iso, encodeProblem: () => 'Problem' };
    const fn = functionNamed('EPA_RAG') as CustomFunction;
    const answer = call(fn, [[HEADINGS, cells], TODAY as Day], codec) as readonly (readonly unknown[])[];
    return answer[1]?.[0];
  }

  test('RAG stays as it is or becomes Check', () => {
    fc.assert(
      fc.property(row, fc.integer({ min: 0, max: HEADINGS.length - 1 }), (cells, at) => {
        if (at === NAME) return;
        const spoilt = cells.map((cell, i): Cell => (i === at ? UNREADABLE : cell));
        const [before, after] = [ragOf(cells), ragOf(spoilt)];
        expect(after === before || after === 'Check').toBe(true);
        if (before !== '') expect(worstToBest(after)).toBeLessThanOrEqual(worstToBest(before));
        const [entry] = overview([spoilt]).entries;
        expect(entry?.rag ?? '').toBe(after);
      }),
      { numRuns: 1500 },
    );
  });
});
