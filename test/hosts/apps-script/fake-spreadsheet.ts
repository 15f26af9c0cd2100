import { columnLetters } from '../../../core/sheet/grid';
import { columnNumber, movedFormula } from '../shifted-references';
import { clocksIn } from './fake-clock';
import { calculatedSheet, lastColumn, lastRow } from './fake-formulas';
import { shiftSheet } from './fake-people';
import {
  type Area,
  type ColourRule,
  cellAt,
  DATE_FORMAT,
  type DropDown,
  type FakeChart,
  type FakeSheet,
  fakeSheet,
  isDateCell,
  isDateFormat,
  NOT_CALCULATED,
  overlap,
  putCell,
  removeRows,
  replaceCells,
  typed,
  type Warning,
} from './fake-sheet';
import type { MakeService, Workbook } from './fake-workbook';

/** The constructor of the script's own `Date`: a `Date` from outside is not `instanceof Date` in a script. */
export interface Realm {
  readonly Array: ArrayConstructor;
  readonly Date: DateConstructor;
}

/** The services that read and write cells, with the checks that Google makes and some that Google should. */
export function spreadsheetService(workbook: Workbook, service: MakeService, realm: () => Realm) {
  /** What is behind a range that a script hands back. */
  const areas = new WeakMap<object, Area>();
  const builtDropDowns = new WeakMap<object, DropDown>();
  const builtRules = new WeakMap<object, ColourRule>();

  const { instantAt, serialAt } = clocksIn(workbook.timeZone);

  /** Stricter than Google, which lets a script write without a lock. */
  const write = (sheet: FakeSheet, area: Area) => {
    if (!canEdit(sheet, area)) {
      throw new Error(
        'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
      );
    }
    if (workbook.lock !== 'held') throw new Error('Written without the document lock');
    workbook.hasUnflushedWrites = true;
  };

  const valuesOf = (sheet: FakeSheet) => {
    const { shownAt } = calculatedSheet(workbook, sheet);
    return (row: number, column: number): unknown => {
      const shown = shownAt(row, column);
      const cell = cellAt(sheet, row, column);
      const { value } = shown ?? cell;
      const isDate = typeof value === 'number' && (shown?.isDate || isDateCell({ ...cell, value }));
      return isDate ? new (realm().Date)(instantAt(value)) : value;
    };
  };

  const putValue = (sheet: FakeSheet, row: number, column: number, value: unknown) => {
    const now = cellAt(sheet, row, column);
    if (value instanceof realm().Date && now.format === '@') {
      // Google documents nothing of it: the fake takes the worse of what may come of it.
      putCell(sheet, row, column, { value: String(serialAt(value.getTime())), formula: '' });
    } else if (value instanceof realm().Date) {
      const format = isDateFormat(now.format) ? now.format : DATE_FORMAT;
      putCell(sheet, row, column, { value: serialAt(value.getTime()), formula: '', format });
    } else if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) {
      putCell(sheet, row, column, typed(value as string | boolean | number, now));
    } else {
      throw new Error(`No cell takes ${String(value)}`);
    }
  };

  const putFormula = (sheet: FakeSheet, row: number, column: number, formula: unknown) => {
    if (!textOf(formula).startsWith('=')) throw new Error(`${String(formula)} is no formula`);
    putValue(sheet, row, column, formula);
  };

  const range = (sheet: FakeSheet, area: Area): object => {
    checkInside(sheet, area);
    const { row, column, rows, columns } = area;
    const grid = <T>(cell: (row: number, column: number) => T): T[][] => {
      workbook.cellsRead += rows * columns;
      return realm().Array.from({ length: rows }, (_, i) =>
        realm().Array.from({ length: columns }, (_, j) => cell(row + i, column + j)),
      );
    };
    const writing =
      (change: (row: number, column: number, shaped: unknown) => void, shape: 'one' | 'many') =>
      (given: unknown) => {
        write(sheet, area);
        if (shape === 'many') checkShape(given as unknown[][], area);
        forEachCell(area, (row, column, i, j) =>
          change(row, column, shape === 'many' ? (given as unknown[][])[i]?.[j] : given),
        );
        return self;
      };
    const self: object = service('Range', {
      getValues: () => grid(valuesOf(sheet)),
      getValue: () => grid(valuesOf(sheet))[0]?.[0],
      getNumberFormat: () => cellAt(sheet, row, column).format || 'General',
      getNumberFormats: () => grid((row, column) => cellAt(sheet, row, column).format || 'General'),
      getDataValidations: () =>
        grid((row, column) => {
          const laid = sheet.dropDowns.filter(({ area }) =>
            overlap(area, { row, column, rows: 1, columns: 1 }),
          );
          return laid[laid.length - 1]?.rule ? service('DataValidation', {}) : null;
        }),
      getFormula: () => cellAt(sheet, row, column).formula,
      getFormulas: () => grid((row, column) => cellAt(sheet, row, column).formula),
      getNotes: () => grid((row, column) => cellAt(sheet, row, column).note ?? ''),
      getA1Notation: () => notation(area),
      getSheet: () => sheetService(sheet),
      getRow: () => row + 1,
      getColumn: () => column + 1,
      getLastRow: () => row + rows,
      getNumColumns: () => columns,
      getCell: (below: number, right: number) =>
        range(sheet, { row: row + below - 1, column: column + right - 1, rows: 1, columns: 1 }),
      getMergedRanges: () =>
        sheet.merges.filter((merged) => overlap(merged, area)).map((merged) => range(sheet, merged)),
      canEdit: () => canEdit(sheet, area),
      activate() {
        workbook.inFront = sheet;
        workbook.selection = { row, column };
        return self;
      },
      setValue: writing((row, column, value) => putValue(sheet, row, column, value), 'one'),
      setValues: writing((row, column, value) => putValue(sheet, row, column, value), 'many'),
      setFormula: writing((row, column, formula) => putFormula(sheet, row, column, formula), 'one'),
      setNotes: writing((row, column, note) => putCell(sheet, row, column, { note: textOf(note) }), 'many'),
      // Contents, formats, notes and drop-downs; one row fills as many as there are. What a formula fills comes as values.
      copyTo(target: object) {
        const to = handedBack(areas, target);
        if (rows !== 1 || to.columns !== columns) throw new Error('The fake copies one row.');
        write(sheet, to);
        forEachCell(to, (toRow, toColumn) => {
          const from = cellAt(sheet, row, toColumn);
          const shown = calculatedSheet(workbook, sheet).shownAt(row, toColumn);
          const value = from.formula === '' ? (shown?.value ?? from.value) : NOT_CALCULATED;
          const formula = from.formula === '' ? '' : movedFormula(from.formula, toRow - row);
          const { format, note } = from;
          putCell(sheet, toRow, toColumn, { value, formula, format, note });
        });
        for (const { area: own, rule } of [...sheet.dropDowns])
          if (overlap(own, area)) {
            const first = Math.max(own.column, column);
            const end = Math.min(own.column + own.columns, column + columns);
            sheet.dropDowns.push({ area: { ...to, column: first, columns: end - first }, rule });
          }
      },
      clearNote() {
        write(sheet, area);
        forEachCell(area, (at, of) => {
          if (sheet.cells[at]?.[of]) putCell(sheet, at, of, { note: '' });
        });
        return self;
      },
      setNumberFormat(format: string) {
        refuseTyped(sheet, area);
        return writing((row, column) => putFormat(sheet, row, column, format), 'one')(format);
      },
      setDataValidation(rule: object) {
        write(sheet, area);
        refuseTyped(sheet, area);
        sheet.dropDowns.push({ area, rule: handedBack(builtDropDowns, rule) });
        return self;
      },
      clearDataValidations() {
        write(sheet, area);
        refuseTyped(sheet, area);
        sheet.dropDowns.push({ area, rule: null });
        return self;
      },
      protect() {
        write(sheet, area);
        const made = { area, description: '' };
        sheet.warnings = [...sheet.warnings, made];
        return protection(sheet, made);
      },
      setVerticalAlignment(where: string) {
        if (!['top', 'middle', 'bottom'].includes(where)) throw new Error(`Invalid argument: ${where}`);
        return dressing(sheet, [area], 'vertical alignment', where, self);
      },
      // Contents and formats; notes, drop-downs and rules stay.
      clear() {
        write(sheet, area);
        forEachCell(area, (row, column) => {
          if (sheet.cells[row]?.[column]) putCell(sheet, row, column, { value: '', formula: '', format: '' });
        });
        return self;
      },
    });
    areas.set(self, area);
    return self;
  };

  /** Until its editors are changed, a protected range is everybody's as before. */
  const protection = (sheet: FakeSheet, before: Warning): object => {
    let now = before;
    const keep = (more: Partial<Warning>) => {
      write(sheet, NOWHERE);
      const next = { ...now, ...more };
      sheet.warnings = sheet.warnings.map((each) => (each === now ? next : each));
      now = next;
      return self;
    };
    const self: object = service('Protection', {
      getDescription: () => now.description,
      getRange: () => range(sheet, now.area),
      setDescription: (description: string) => keep({ description }),
      setWarningOnly(warnsOnly: boolean) {
        if (!warnsOnly) throw new Error('The fake knows warnings only');
        return keep({ warnsOnly });
      },
      remove() {
        write(sheet, NOWHERE);
        sheet.warnings = sheet.warnings.filter((each) => each !== now);
      },
    });
    return self;
  };

  /** Looks are kept as they were given, after Google's own checks. */
  const dressing = <T>(
    sheet: FakeSheet,
    cells: readonly Area[],
    what: string,
    given: unknown,
    self: T,
  ): T => {
    for (const area of cells) write(sheet, area);
    sheet.looks = [...sheet.looks, ...cells.map((area) => ({ area, what, given }))];
    return self;
  };

  const rangeList = (sheet: FakeSheet, listed: readonly Area[]): object => {
    for (const area of listed) checkInside(sheet, area);
    const writing = (change: (row: number, column: number, given: unknown) => void) => (given: unknown) => {
      for (const area of listed) {
        write(sheet, area);
        forEachCell(area, (row, column) => change(row, column, given));
      }
      return self;
    };
    const self: object = service('RangeList', {
      setValue: writing((row, column, value) => putValue(sheet, row, column, value)),
      setNumberFormat(format: string) {
        for (const area of listed) refuseTyped(sheet, area);
        return writing((row, column) => putFormat(sheet, row, column, format))(format);
      },
      ...Object.fromEntries(
        Object.entries(LOOKS).map(([name, isAllowed]) => [
          name,
          (given: unknown) => {
            if (!isAllowed(given)) throw new Error(`Invalid argument: ${String(given)}`);
            return dressing(sheet, listed, name, given, self);
          },
        ]),
      ),
      setBorder(...given: unknown[]) {
        const [top, left, bottom, right, vertical, horizontal, colour, style] = given;
        const areSides = [top, left, bottom, right, vertical, horizontal].every(
          (side) => side === null || typeof side === 'boolean',
        );
        if (!areSides || !isColour(colour) || style !== BORDER_STYLE.SOLID)
          throw new Error("The parameters don't match the method signature for setBorder.");
        return dressing(sheet, listed, 'setBorder', given.slice(0, 7), self);
      },
    });
    return self;
  };

  const builtCharts = new WeakMap<object, FakeChart>();

  const handOver = (made: FakeChart): object => {
    const built = service('EmbeddedChart', {});
    builtCharts.set(built, made);
    return built;
  };

  /** A kind is chosen first; the typed builders know titles and colours, and adding a range leaves them for the general one. */
  const chartBuilder = (sheet: FakeSheet) => {
    let made: FakeChart = {
      kind: 'column',
      title: '',
      colours: [],
      areas: [],
      headers: 0,
      options: {},
      at: undefined,
    };
    const making =
      <Args extends unknown[]>(more: (...args: Args) => Partial<FakeChart>, next: () => object) =>
      (...args: Args) => {
        made = { ...made, ...more(...args) };
        return next();
      };
    const general: object = service('EmbeddedChartBuilder', {
      asBarChart: making(
        () => ({ kind: 'bar' }),
        () => ofKind('EmbeddedBarChartBuilder'),
      ),
      asColumnChart: making(
        () => ({ kind: 'column' }),
        () => ofKind('EmbeddedColumnChartBuilder'),
      ),
      addRange: making(
        (range: object) => ({ areas: [...made.areas, handedBack(areas, range)] }),
        () => general,
      ),
      setNumHeaders: making(
        (headers: number) => ({ headers }),
        () => general,
      ),
      setOption: making(
        (option: string, value: unknown) => {
          if (!CHART_OPTIONS.includes(option)) throw new Error(`The fake knows no option ${option}`);
          return { options: { ...made.options, [option]: value } };
        },
        () => general,
      ),
      setPosition: making(
        (row: number, column: number, x: number, y: number) => {
          if (row < 1 || column < 1 || row > sheet.maxRows || column > sheet.maxColumns || x < 0 || y < 0)
            throw new Error('The coordinates of the chart are outside the dimensions of the sheet.');
          return { at: { row, column } };
        },
        () => general,
      ),
      build() {
        if (made.areas.length === 0 || made.at === undefined)
          throw new Error('A chart needs a range and a position.');
        return handOver(made);
      },
    });
    const ofKind = (name: string): object => {
      const self: object = service(name, {
        setTitle: making(
          (title: string) => ({ title: textOf(title) }),
          () => self,
        ),
        setColors: making(
          (colours: string[]) => {
            if (!colours.every(isColour)) throw new Error('Invalid argument: colors');
            return { colours: [...colours] };
          },
          () => self,
        ),
        addRange: making(
          (range: object) => ({ areas: [...made.areas, handedBack(areas, range)] }),
          () => general,
        ),
      });
      return self;
    };
    return general;
  };

  const sheetService = (sheet: FakeSheet) => {
    const self: object = service('Sheet', {
      getName: () => sheet.name,
      getType: () => SHEET_TYPE[sheet.type],
      isSheetHidden: () => sheet.isHidden,
      getMaxRows: () => sheet.maxRows,
      getMaxColumns: () => sheet.maxColumns,
      getLastRow: () => lastRow(workbook, sheet),
      getLastColumn: () => lastColumn(workbook, sheet),
      getDataRange: () =>
        range(sheet, {
          row: 0,
          column: 0,
          rows: Math.max(1, lastRow(workbook, sheet)),
          columns: Math.max(1, lastColumn(workbook, sheet)),
        }),
      getRange: (first: number | string, column = 1, rows = 1, columns = 1) =>
        range(
          sheet,
          typeof first === 'string'
            ? areaNamed(first)
            : { row: first - 1, column: column - 1, rows, columns },
        ),
      getRangeList: (names: string[]) => rangeList(sheet, names.map(areaNamed)),
      getCurrentCell: () =>
        workbook.selection ? range(sheet, { ...workbook.selection, rows: 1, columns: 1 }) : null,
      getFrozenRows: () => sheet.frozenRows,
      setFrozenRows(rows: number) {
        write(sheet, NOWHERE);
        const isCut = sheet.merges.some(({ row, rows: merged }) => row < rows && row + merged > rows);
        if (isCut) throw new Error("You can't freeze rows that contain only part of a merged cell.");
        sheet.frozenRows = rows;
      },
      insertRowsAfter(after: number, rows: number) {
        write(sheet, NOWHERE);
        if (after < 1 || after > sheet.maxRows) throw new Error('Those rows are out of bounds.');
        if (after === sheet.maxRows) sheet.maxRows += rows;
        else {
          shiftSheet(workbook.sheets, sheet, 'row', after, rows);
          inheritRowFormats(sheet, after, rows);
        }
        return self;
      },
      deleteRow(row: number) {
        write(sheet, { row: row - 1, column: 0, rows: 1, columns: sheet.maxColumns });
        if (row < 1 || row > sheet.maxRows) throw new Error('Those rows are out of bounds.');
        shiftSheet(workbook.sheets, sheet, 'row', row - 1, -1);
        return self;
      },
      deleteRows(first: number, rows: number) {
        write(sheet, NOWHERE);
        if (first < 1 || first + rows - 1 > sheet.maxRows) throw new Error('Those rows are out of bounds.');
        const left = sheet.maxRows - rows;
        if (left < 1) throw new Error("You can't delete all the rows on the sheet.");
        if (left <= sheet.frozenRows)
          throw new Error('Sorry, it is not possible to delete all non-frozen rows.');
        removeRows(sheet, first - 1, rows);
      },
      insertColumnsAfter(after: number, columns: number) {
        write(sheet, NOWHERE);
        if (after !== sheet.maxColumns) throw new Error('The fake adds columns only at the end');
        inheritFormats(sheet, columns);
        sheet.maxColumns += columns;
        return self;
      },
      getCharts: () => sheet.charts.map(handOver),
      newChart: () => chartBuilder(sheet),
      insertChart(chart: object) {
        write(sheet, NOWHERE);
        sheet.charts = [...sheet.charts, handedBack(builtCharts, chart)];
      },
      removeChart(chart: object) {
        write(sheet, NOWHERE);
        const gone = handedBack(builtCharts, chart);
        sheet.charts = sheet.charts.filter((each) => each !== gone);
      },
      // Contents and formats of all cells; charts, notes, drop-downs and sizes stay.
      clear() {
        write(sheet, NOWHERE);
        replaceCells(sheet, []);
        sheet.looks = [];
        return self;
      },
      setColumnWidth(column: number, width: number) {
        write(sheet, NOWHERE);
        if (column < 1 || column > sheet.maxColumns || !(width > 0))
          throw new Error('Those columns are out of bounds.');
        sheet.widths.set(column - 1, width);
        return self;
      },
      setRowHeights(first: number, rows: number, height: number) {
        write(sheet, NOWHERE);
        if (first < 1 || first + rows - 1 > sheet.maxRows) throw new Error('Those rows are out of bounds.');
        for (let i = 0; i < rows; i++) sheet.heights.set(first - 1 + i, height);
        return self;
      },
      setHiddenGridlines(areHidden: boolean) {
        write(sheet, NOWHERE);
        sheet.hasGridlines = !areHidden;
        return self;
      },
      // Google calls a copy after its sheet and puts it last; the sheet in front stays there.
      copyTo(target: object) {
        if (target !== spreadsheet) throw new Error('The fake copies within a spreadsheet.');
        const copy: FakeSheet = {
          ...sheet,
          name: `Copy of ${sheet.name}`,
          cells: sheet.cells.map((row) => [...row]),
          dropDowns: [...sheet.dropDowns],
          warnings: [],
          charts: [...sheet.charts],
          widths: new Map(sheet.widths),
          heights: new Map(sheet.heights),
        };
        write(copy, NOWHERE);
        workbook.sheets.push(copy);
        return sheetService(copy);
      },
      setName(name: string) {
        write(sheet, NOWHERE);
        if (workbook.sheets.some((each) => each !== sheet && each.name === name))
          throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
        sheet.name = name;
        return self;
      },
      getProtections(type: unknown) {
        if (type === PROTECTION_TYPE.RANGE)
          return sheet.warnings.map((warning) => protection(sheet, warning));
        return sheet.isProtected ? [service('Protection', { canEdit: () => false })] : [];
      },
      getConditionalFormatRules: () =>
        sheet.colourRules.map((rule) => {
          const built = service('ConditionalFormatRule', {
            getRanges: () => rule.areas.map((each) => range(sheet, each)),
          });
          builtRules.set(built, rule);
          return built;
        }),
      setConditionalFormatRules(rules: object[]) {
        write(sheet, NOWHERE);
        sheet.colourRules = rules.map((rule) => handedBack(builtRules, rule));
      },
      activate() {
        workbook.inFront = sheet;
        workbook.selection = { row: 0, column: 0 };
        return self;
      },
    });
    return self;
  };

  const spreadsheet = service('Spreadsheet', {
    getSpreadsheetTimeZone: () => workbook.timeZone,
    getActiveSheet: () => sheetService(workbook.inFront),
    getSheetByName(name: string) {
      const sheet = workbook.sheets.find((each) => each.name === name);
      return sheet ? sheetService(sheet) : null;
    },
    getNumSheets: () => workbook.sheets.length,
    getSheets: () => realm().Array.from(workbook.sheets, sheetService),
    insertSheet(name: string, index: number) {
      if (workbook.sheets.some((sheet) => sheet.name === name))
        throw new Error(`A sheet with the name "${name}" already exists. Please enter another name.`);
      const sheet = fakeSheet(name);
      write(sheet, NOWHERE);
      workbook.sheets.splice(index, 0, sheet);
      workbook.inFront = sheet;
      return sheetService(sheet);
    },
  });

  const dropDownBuilder = () => {
    const made = { words: [] as string[], allowsOthers: false };
    const builder: object = service('DataValidationBuilder', {
      requireValueInList(words: string[]) {
        made.words = words;
        return builder;
      },
      setAllowInvalid(allows: boolean) {
        made.allowsOthers = allows;
        return builder;
      },
      build() {
        const built = service('DataValidation', {});
        builtDropDowns.set(built, made);
        return built;
      },
    });
    return builder;
  };

  const ruleBuilder = () => {
    let made: ColourRule = { text: '', background: '', fontColor: '', areas: [] };
    const making =
      <Arg>(more: (arg: Arg) => Partial<ColourRule>) =>
      (arg: Arg) => {
        made = { ...made, ...more(arg) };
        return builder;
      };
    const builder: object = service('ConditionalFormatRuleBuilder', {
      whenTextEqualTo: making((text: string) => ({ text })),
      setBackground: making((background: string) => ({ background })),
      setFontColor: making((fontColor: string) => ({ fontColor })),
      setRanges: making((ranges: object[]) => ({ areas: ranges.map((each) => handedBack(areas, each)) })),
      build() {
        const built = service('ConditionalFormatRule', {});
        builtRules.set(built, made);
        return built;
      },
    });
    return builder;
  };

  return {
    getActiveSpreadsheet: () => spreadsheet,
    getActiveSheet: () => sheetService(workbook.inFront),
    newDataValidation: dropDownBuilder,
    newConditionalFormatRule: ruleBuilder,
    flush: () => {
      workbook.hasUnflushedWrites = false;
    },
    ProtectionType: PROTECTION_TYPE,
    BorderStyle: BORDER_STYLE,
    SheetType: SHEET_TYPE,
  };
}

/** For what changes a sheet and no cell of it: only a protection of the whole sheet stands in the way. */
const NOWHERE: Area = { row: 0, column: 0, rows: 0, columns: 0 };

const SHEET_TYPE = Object.freeze({ GRID: Symbol('GRID'), OBJECT: Symbol('OBJECT') });

const PROTECTION_TYPE = Object.freeze({ RANGE: Symbol('RANGE'), SHEET: Symbol('SHEET') });

const BORDER_STYLE = Object.freeze({ SOLID: Symbol('SOLID') });

/** What can be set for a list of ranges, and what each takes. */
const LOOKS: Readonly<Record<string, (given: unknown) => boolean>> = {
  setFontWeight: (given) => given === 'bold' || given === 'normal',
  setFontStyle: (given) => given === 'italic' || given === 'normal',
  setFontSize: (given) => Number.isInteger(given) && (given as number) > 0,
  setFontColor: isColour,
  setBackground: isColour,
  setWrap: (given) => typeof given === 'boolean',
  setHorizontalAlignment: (given) => ['left', 'center', 'right'].includes(given as string),
};

const CHART_OPTIONS = ['legend', 'width', 'height'];

function isColour(given: unknown): boolean {
  return typeof given === 'string' && /^#[0-9a-f]{6}$/i.test(given);
}

function handedBack<T>(known: WeakMap<object, T>, object: object): T {
  const found = known.get(object);
  if (found === undefined) throw new Error('Handed back what the services did not make');
  return found;
}

/** Google's own message. */
function refuseTyped(sheet: FakeSheet, area: Area): void {
  if (sheet.typedAreas.some((typed) => overlap(typed, area)))
    throw new Error('This operation is not allowed on cells in typed columns.');
}

function canEdit(sheet: FakeSheet, area: Area): boolean {
  return !sheet.isProtected && !sheet.protectedAreas.some((each) => overlap(each, area));
}

function forEachCell(
  { row, column, rows, columns }: Area,
  visit: (row: number, column: number, i: number, j: number) => void,
): void {
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) visit(row + i, column + j, i, j);
}

function putFormat(sheet: FakeSheet, row: number, column: number, format: unknown): void {
  // A cell that was never touched has none, and a big sheet has many of those.
  if (format === 'General' && sheet.cells[row]?.[column] === undefined) return;
  putCell(sheet, row, column, { format: textOf(format) });
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`${String(value)} is no text`);
  return value;
}

function checkInside({ maxRows, maxColumns }: FakeSheet, { row, column, rows, columns }: Area): void {
  if (![row, column, rows, columns].every(Number.isInteger))
    throw new Error('Cells are counted in whole numbers');
  if (rows < 1) throw new Error('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new Error('The number of columns in the range must be at least 1.');
  if (row < 0 || column < 0 || row + rows > maxRows || column + columns > maxColumns)
    throw new Error('The coordinates of the range are outside the dimensions of the sheet.');
}

function checkShape(values: unknown[][], { rows, columns }: Area): void {
  if (values.length !== rows)
    throw new Error(
      `The number of rows in the data does not match the number of rows in the range. The data has ${values.length} but the range has ${rows}.`,
    );
  for (const row of values)
    if (row.length !== columns)
      throw new Error(
        `The number of columns in the data does not match the number of columns in the range. The data has ${row.length} but the range has ${columns}.`,
      );
}

function notation({ row, column, rows, columns }: Area): string {
  const first = `${columnLetters(column)}${row + 1}`;
  const last = `${columnLetters(column + columns - 1)}${row + rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** "B3" or "B3:B1000". */
function areaNamed(name: string): Area {
  const found = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(name);
  if (!found) throw new Error(`The fake cannot read the range ${name}`);
  const [, left = '', top = '', right = left, bottom = top] = found;
  const [row, column] = [Number(top) - 1, columnNumber(left)];
  return { row, column, rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 };
}

/** New rows look like the one above them, drop-downs included. */
function inheritRowFormats(sheet: FakeSheet, after: number, rows: number): void {
  (sheet.cells[after - 1] ?? []).forEach((cell, column) => {
    if (cell?.format)
      for (let i = 0; i < rows; i++) putCell(sheet, after + i, column, { format: cell.format });
  });
}

/** New columns look like the one beside them, drop-downs included. */
function inheritFormats(sheet: FakeSheet, columns: number): void {
  const last = sheet.maxColumns - 1;
  sheet.cells.forEach((cells, row) => {
    const format = cells[last]?.format;
    if (format) for (let i = 1; i <= columns; i++) putCell(sheet, row, last + i, { format });
  });
  const beside = { row: 0, column: last, rows: sheet.maxRows, columns: 1 };
  for (const { area, rule } of [...sheet.dropDowns])
    if (overlap(area, beside)) sheet.dropDowns.push({ area: { ...area, column: last + 1, columns }, rule });
}
