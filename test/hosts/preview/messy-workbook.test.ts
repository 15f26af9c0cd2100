import { expect, test } from '@jest/globals';
import type { Cell } from '../../../core/cells/cell';
import type { Change, Workbook } from '../../../core/port/workbook';
import { isProblem } from '../../../core/problems';
import { planColumnNames } from '../../../core/set-up/mapping';
import { setUpInFront } from '../../../preview/set-up-in-front';
import { packedWorkbook } from '../../browser/packed-workbook';
import { day } from '../../days';
import { HEADINGS, MERGED, TRACKER, WIDTH } from './messy-workbook';
import { changedParts, type OpenedFile, opened, partsOf } from './saved-workbook';

/*
 * The whole life of a messy workbook without a page: it is connected, set up, worked on from the sidebar, saved, opened
 * again, worked on again and saved once more.
 */

const SHEET = 'Tracker';
const messy = () => opened('Tracker.xlsx', packedWorkbook(TRACKER, { merged: MERGED }));

async function rowsOf(port: Workbook): Promise<readonly (readonly Cell[])[]> {
  return (await port.readGrid()).rows;
}

/** What stands under a heading, by forename. */
async function byName(port: Workbook, heading: string): Promise<Readonly<Record<string, Cell>>> {
  const rows = await rowsOf(port);
  const [headings = [], ...people] = rows.slice(HEADINGS);
  const at = (name: string) => headings.indexOf(name);
  const named = people.filter((row) => typeof row[at('Forename')] === 'string');
  return Object.fromEntries(named.map((row) => [String(row[at('Forename')]), row[at(heading)]]));
}

/** Of every sheet its contents, formulas and what they show, merges, frozen rows, drop-downs and colours. */
function heldBy({ model }: OpenedFile): unknown {
  const { getters } = model;
  const { sheets } = model.exportData();
  return JSON.parse(
    JSON.stringify(
      sheets.map(({ id, name, merges, panes, dataValidationRules, conditionalFormats }) => ({
        name,
        merges,
        panes,
        words: dataValidationRules.map(({ ranges, isBlocking, criterion }) => [
          ranges,
          isBlocking,
          criterion.values,
        ]),
        colours: conditionalFormats.map(({ ranges, rule }) => [ranges, ruleOf(rule)]),
        cells: getters
          .getCells(id)
          .map((cell) => {
            const position = getters.getCellPosition(cell.id);
            const { value, formattedValue } = getters.getEvaluatedCell(position);
            const { row, col } = position;
            return `${row} ${col} ${getters.getCellText(position, { showFormula: true })} ${value} ${formattedValue}`;
          })
          .sort(),
      })),
    ),
  );
}

/** The engine spells a coloured rule one way when it is made and another when it is read from a file. */
function ruleOf(rule: object): unknown {
  const { style, values } = rule as { style?: Readonly<Record<string, unknown>>; values?: readonly string[] };
  const words = values?.map((value) => value.replace(/^="(.*)"$/, '$1'));
  const colours = [style?.fillColor, style?.textColor].map((colour) => String(colour).toLowerCase());
  return [words, style?.bold === true, colours];
}

async function connected(): Promise<OpenedFile> {
  const file = messy();
  const grid = await file.port.readGrid();
  const names = planColumnNames(grid, new Map([['Mentor', 'coach']]), undefined, await file.port.today());
  if (isProblem(names)) throw new Error(names.kind);
  expect(await file.port.setUp(names.plan)).toMatchObject({ outcome: 'done' });
  return file;
}

const change = (apprentice: string, column: string, expected: Cell, value: Cell): Change => ({
  sheet: SHEET,
  identity: { apprentice },
  column,
  expected,
  value,
});

/** What somebody types into the fields of the sidebar, for people whom only their names tell apart. */
const TYPED: readonly Change[] = [
  change('Jun Wetherlam', 'maths', 'Booked', 'Achieved'),
  change('Jun Wetherlam', 'epaStart', 'TBC', day('2026-11-20')),
  change('Amara Foxbury', 'english', '', 'Exempt: EHC plan'),
  change('Zoë Marshwiggle', 'gatewayDate', '-', day('2026-12-14')),
  change('Zoë Marshwiggle', 'notes', '', '=call back, “soon” & <often>'),
];

async function workedOn(): Promise<OpenedFile> {
  const file = await connected();
  const { words } = await setUpInFront(file.port);
  expect(words).toContain('The sheet Tracker is set up');
  expect((await file.port.applyChanges(TYPED)).map(({ outcome }) => outcome)).toEqual(
    TYPED.map(() => 'written'),
  );
  return file;
}

test('connected, set up and worked on, it keeps what stood there and calculates', async () => {
  const before = (await rowsOf(messy().port)).map((row) => row.slice(0, WIDTH));
  const { port } = await workedOn();
  const after = (await rowsOf(port)).map((row) => row.slice(0, WIDTH));
  const changed = before.flatMap((row, r) =>
    row.flatMap((cell, c) => (cell === after[r]?.[c] ? [] : [[r, c, cell, after[r]?.[c]]])),
  );
  expect(changed).toEqual([
    [5, 5, 'Booked', 'Achieved'],
    [5, 6, 'TBC', day('2026-11-20')],
    [8, 4, '-', day('2026-12-14')],
    [8, 9, undefined, '=call back, “soon” & <often>'],
  ]);
  expect(await byName(port, 'Stage')).toEqual({
    Amara: 'In EPA',
    Jun: 'In EPA',
    Zoë: '',
    Siân: 'Withdrawn',
  });
  // Two months after the day under EPA, Start.
  expect(await byName(port, 'Project due')).toEqual({
    Amara: day('2026-12-05'),
    Jun: day('2027-01-20'),
    Zoë: '',
    Siân: '',
  });
});

test('saved and opened, twice over, it is the same', async () => {
  const first = await workedOn();
  const saved = first.save();
  expect(saved.notes).toEqual([]);
  const second = opened(`Tracker.${saved.ending}`, saved.bytes);
  expect(heldBy(second)).toEqual(heldBy(first));
  expect(await rowsOf(second.port)).toEqual(await rowsOf(first.port));

  const savedAgain = second.save();
  expect(changedParts(partsOf(saved.bytes), partsOf(savedAgain.bytes))).toEqual([]);
  const third = opened('Tracker.xlsx', savedAgain.bytes);
  expect(heldBy(third)).toEqual(heldBy(second));
});

test('in its second life it is known again, worked on and saved as in its first', async () => {
  const second = opened('Tracker.xlsx', (await workedOn()).save().bytes);
  const { words } = await setUpInFront(second.port);
  expect(words).toContain('is set up already');
  const changes = [
    change('Jun Wetherlam', 'maths', 'Achieved', 'FS L2'),
    change('Amara Foxbury', 'epaStart', '5th October 2026', day('2026-10-06')),
  ];
  expect((await second.port.applyChanges(changes)).map(({ outcome }) => outcome)).toEqual([
    'written',
    'written',
  ]);
  expect(await byName(second.port, 'Project due')).toMatchObject({ Amara: day('2026-12-06') });
  const third = opened('Tracker.xlsx', second.save().bytes);
  expect(heldBy(third)).toEqual(heldBy(second));
  expect(await byName(third.port, 'Mentor')).toEqual({ Amara: 'Jo', Jun: 'Jo', Zoë: 'Al', Siân: 'Al' });
});
