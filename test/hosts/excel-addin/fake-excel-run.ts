import {
  type Area,
  addSheet,
  addTable,
  addTableColumn,
  areaOf,
  cellsIn,
  clearCells,
  deleteTable,
  deleteTableColumn,
  excelError,
  type FakeBook,
  type FakeChart,
  type FakeColour,
  type FakeSheet,
  type FakeTable,
  formatAt,
  formulaAt,
  type Handler,
  hasFormula,
  headersOf,
  LAST,
  overlap,
  select,
  setFormats,
  sheetNamed,
  type,
  usedArea,
  valueAt,
} from './fake-book';
import {
  addTableRows,
  copyRow,
  copySheet,
  deleteRows,
  deleteSheet,
  deleteTableRow,
  insertRows,
  renameSheet,
  renameTable,
} from './fake-edits';

/*
 * Excel.run over a fake workbook, with the discipline of the real one and more: nothing happens before `sync`, what was
 * not loaded cannot be read, a null object cannot be used, a batch ends synced, and an unknown member throws.
 */

/** One class of Excel's objects: what can be loaded, set and called, and where its parts and methods lead. */
interface FakeClass {
  readonly loads?: Readonly<Record<string, (target: never) => unknown>>;
  readonly sets?: Readonly<Record<string, (target: never, value: unknown) => void>>;
  readonly does?: Readonly<Record<string, (target: never, ...args: never[]) => void>>;
  /** Members that lead to another object; those whose name ends in OrNullObject may lead nowhere. */
  readonly parts?: Readonly<Record<string, Lead>>;
  readonly finds?: Readonly<Record<string, Lead>>;
  readonly events?: Readonly<Record<string, keyof FakeBook['handlers']>>;
  /** A collection whose `items/…` can be loaded. */
  readonly items?: Lead;
}
type Lead = readonly [to: string, find: (target: never, ...args: never[]) => unknown];

const sides = ['row', 'column', 'rows', 'columns'] as const;

/** Each object as far as the add-in needs it. test/browser/excel-addin-office-js.test.ts holds them to the real classes. */
const EXCEL_CLASSES = {
  Workbook: {
    parts: {
      worksheets: ['WorksheetCollection', (book: FakeBook) => book],
      functions: ['Functions', (book: FakeBook) => book],
      protection: ['WorkbookProtection', (book: FakeBook) => book],
      tables: ['TableCollection', (book: FakeBook) => book],
      names: ['NamedItemCollection', (book: FakeBook) => book],
    },
    finds: {
      getActiveCell: [
        'Range',
        ({ front, selected }: FakeBook) => areaOf(front, selected.row, selected.column),
      ],
    },
    events: { onSelectionChanged: 'selection' },
  },
  NamedItemCollection: { items: ['NamedItem', ({ names }: FakeBook) => names] },
  NamedItem: { loads: { name: (name: string) => name } },
  WorkbookProtection: { loads: { protected: (book: FakeBook) => book.isStructureProtected } },
  Functions: {
    finds: {
      date: [
        'FunctionResult',
        ({ is1904 }: FakeBook, year: number, month: number, day: number) => ({
          value: Date.UTC(year, month - 1, day) / 86_400_000 + 25_569 - (is1904 ? 1462 : 0),
        }),
      ],
    },
  },
  FunctionResult: { loads: { value: ({ value }: { value: number }) => value } },
  WorksheetCollection: {
    finds: {
      getItem: ['Worksheet', sheetNamed],
      getItemOrNullObject: ['Worksheet', sheetNamed],
      getActiveWorksheet: ['Worksheet', ({ front }: FakeBook) => front],
      add: [
        'Worksheet',
        (book: FakeBook, name: string) => {
          if (book.isStructureProtected) throw excelError('AccessDenied');
          checkSheetName(name);
          return addSheet(book, name);
        },
      ],
    },
    events: { onActivated: 'activated', onChanged: 'changed', onRowSorted: 'rowSorted' },
    items: ['Worksheet', ({ sheets }: FakeBook) => sheets],
  },
  Worksheet: {
    loads: { name: ({ name }: FakeSheet) => name, visibility: ({ visibility }: FakeSheet) => visibility },
    sets: {
      visibility(sheet: FakeSheet, value: unknown) {
        sheet.visibility = value as FakeSheet['visibility'];
      },
      name(sheet: FakeSheet, value: unknown) {
        checkSheetName(String(value));
        if (sheetNamed(sheet.book, String(value))) throw excelError('ItemAlreadyExists');
        renameSheet(sheet, String(value));
      },
      showGridlines(sheet: FakeSheet, value: unknown) {
        sheet.showsGridlines = value === true;
      },
    },
    does: {
      delete: deleteSheet,
      activate: (sheet: FakeSheet) => select(sheet, sheet.book.selected.row, sheet.book.selected.column),
    },
    parts: {
      protection: ['WorksheetProtection', (sheet: FakeSheet) => sheet],
      autoFilter: ['AutoFilter', (sheet: FakeSheet) => sheet.filter],
      freezePanes: ['WorksheetFreezePanes', (sheet: FakeSheet) => sheet],
      tables: ['TableCollection', (sheet: FakeSheet) => sheet],
      charts: ['ChartCollection', (sheet: FakeSheet) => sheet],
      pageLayout: ['PageLayout', (sheet: FakeSheet) => sheet],
      horizontalPageBreaks: ['PageBreakCollection', (sheet: FakeSheet) => sheet],
    },
    finds: {
      getRanges: [
        'RangeAreas',
        (sheet: FakeSheet, addresses: string) => {
          if (addresses.length > 8192) throw excelError('InvalidArgument', 'The address is too long.');
          return { areas: addresses.split(',').map((address) => areaNamed(sheet, address)) };
        },
      ],
      copy: [
        'Worksheet',
        (sheet: FakeSheet, position: string) => {
          if (position !== 'End') throw new Error('The fake copies to the end.');
          if (sheet.book.isStructureProtected) throw excelError('AccessDenied');
          return copySheet(sheet);
        },
      ],
      getRange: ['Range', addressed],
      getRangeByIndexes: ['Range', areaOf],
      getUsedRange: [
        'Range',
        (sheet: FakeSheet, valuesOnly: boolean) =>
          usedIn(wholeSheet(sheet), valuesOnly) ?? areaOf(sheet, 0, 0),
      ],
    },
  },
  WorksheetProtection: { loads: { protected: (sheet: FakeSheet) => sheet.isProtected } },
  AutoFilter: {
    loads: {
      enabled: (filter: FakeSheet['filter']) => filter.enabled,
      isDataFiltered: (filter: FakeSheet['filter']) => filter.isDataFiltered,
    },
  },
  WorksheetFreezePanes: {
    does: {
      freezeRows(sheet: FakeSheet, rows: number) {
        sheet.frozenRows = rows;
      },
    },
    finds: {
      getLocationOrNullObject: [
        'Range',
        (sheet: FakeSheet) =>
          sheet.frozenRows > 0 ? areaOf(sheet, 0, 0, sheet.frozenRows, LAST.column + 1) : undefined,
      ],
    },
  },
  Range: {
    loads: {
      address: (area: Area) => `${area.sheet.name}!${addressOf(area)}`,
      rowIndex: ({ row }: Area) => row,
      columnIndex: ({ column }: Area) => column,
      rowCount: ({ rows }: Area) => rows,
      columnCount: ({ columns }: Area) => columns,
      values: (area: Area) => cellsIn(area, readValueAt),
      formulas: (area: Area) => cellsIn(area, formulaAt),
      numberFormat: (area: Area) => cellsIn(area, formatAt),
      hasSpill(area: Area) {
        const spills = area.sheet.spills
          .map((spill) => overlap(spill, area))
          .filter((both) => both !== undefined);
        if (spills.length === 0) return false;
        return spills.some((both) => both.rows === area.rows && both.columns === area.columns) ? true : null;
      },
    },
    sets: { values: type, formulas: type, numberFormat: setFormats },
    does: {
      // Contents and formats; drop-downs and rules stay.
      clear: clearCells,
      copyFrom(area: Area, source: Area, kind: string) {
        if (kind !== 'All') throw new Error('The fake copies everything.');
        copyRow(area, source);
      },
      delete({ sheet, row, column, rows, columns }: Area, shift: string) {
        if (shift !== 'Up' || column !== 0 || columns !== LAST.column + 1)
          throw new Error('The fake deletes whole rows.');
        if (sheet.isProtected) throw excelError('AccessDenied');
        deleteRows(sheet, row, rows);
      },
      select: ({ sheet, row, column }: Area) => select(sheet, row, column),
    },
    parts: {
      worksheet: ['Worksheet', ({ sheet }: Area) => sheet],
      format: ['RangeFormat', (area: Area) => area],
      dataValidation: ['DataValidation', (area: Area) => area],
      conditionalFormats: ['ConditionalFormatCollection', (area: Area) => area],
    },
    finds: {
      getBoundingRect: [
        'Range',
        (one: Area, other: Area) => {
          const [row, column] = [Math.min(one.row, other.row), Math.min(one.column, other.column)];
          const bottom = Math.max(one.row + one.rows, other.row + other.rows);
          const right = Math.max(one.column + one.columns, other.column + other.columns);
          return areaOf(one.sheet, row, column, bottom - row, right - column);
        },
      ],
      getEntireColumn: [
        'Range',
        ({ sheet, column, columns }: Area) => areaOf(sheet, 0, column, LAST.row + 1, columns),
      ],
      getEntireRow: ['Range', ({ sheet, row, rows }: Area) => areaOf(sheet, row, 0, rows, LAST.column + 1)],
      insert: [
        'Range',
        ({ sheet, row, rows, columns }: Area, direction: string) => {
          if (direction !== 'Down' || columns <= LAST.column) throw new Error('The fake inserts whole rows.');
          refuseProtected(sheet);
          insertRows(sheet, row, rows);
          return areaOf(sheet, row, 0, rows, columns);
        },
      ],
      getIntersection: ['Range', overlap],
      getSpillParentOrNullObject: [
        'Range',
        (area: Area) => {
          if (area.rows * area.columns > 1) return undefined;
          const spill = area.sheet.spills.find((cells) => overlap(cells, area));
          return spill && areaOf(area.sheet, spill.row, spill.column);
        },
      ],
      getRow: [
        'Range',
        ({ sheet, row, column, rows, columns }: Area, below: number) => {
          if (below >= rows) throw excelError('InvalidArgument');
          return areaOf(sheet, row + below, column, 1, columns);
        },
      ],
      getUsedRangeOrNullObject: ['Range', usedIn],
      getMergedAreasOrNullObject: [
        'RangeAreas',
        (area: Area) => area.sheet.merged.find((cells) => overlap(cells, area)),
      ],
      getSpecialCellsOrNullObject: [
        'RangeAreas',
        (area: Area, kind: string, values?: string) => {
          if (kind === 'Formulas' && (values === 'Errors' || values === 'All'))
            return formulaAreas(area, values);
          // Of a single cell Excel searches the whole sheet instead.
          if (kind !== 'Formulas' || area.rows * area.columns === 1)
            throw new Error('Not what the fake can find.');
          const used = usedArea(area);
          return used && cellsIn(used, hasFormula).flat().find(Boolean);
        },
      ],
      getTables: [
        'TableScopedCollection',
        (area: Area, fullyContained: boolean) => {
          if (fullyContained) throw new Error('The fake looks for every table.');
          return area.sheet.tables.filter((table) => overlap(table.area, area));
        },
      ],
    },
  },
  RangeCollection: { items: ['Range', (areas: Area[]) => areas] },
  RangeAreas: {
    parts: {
      areas: ['RangeCollection', ({ areas }: { areas?: Area[] }) => areas],
      format: ['RangeFormat', ({ areas }: { areas?: Area[] }) => areas],
    },
    loads: {
      address: (area: Area) => {
        const last = { row: area.row + area.rows - 1, column: area.column + area.columns - 1 };
        return `${area.sheet.name}!${addressOf(area)}:${addressOf(last)}`;
      },
    },
  },
  RangeFormat: {
    does: {
      autofitColumns: (area: Area) => {
        area.sheet.fitted.push({ ...area });
      },
      autofitRows: (cells: Cells) => dress('fitted rows')(cells, true),
    },
    sets: {
      wrapText: dress('wrapText'),
      horizontalAlignment: dress('horizontalAlignment', ['Left', 'Center', 'Right']),
      verticalAlignment: dress('verticalAlignment', ['Top', 'Center', 'Bottom']),
      columnWidth: dress('columnWidth'),
      rowHeight: dress('rowHeight'),
    },
    parts: {
      protection: ['FormatProtection', (area: Area) => area],
      font: ['RangeFont', (cells: Cells) => cells],
      fill: ['RangeFill', (cells: Cells) => cells],
      borders: ['RangeBorderCollection', (cells: Cells) => cells],
    },
  },
  RangeFont: {
    sets: { bold: dress('bold'), italic: dress('italic'), size: dress('size'), color: dress('font color') },
  },
  RangeFill: { sets: { color: dress('fill color') } },
  RangeBorderCollection: {
    finds: {
      getItem: [
        'RangeBorder',
        (cells: Cells, edge: string) => {
          if (!['EdgeBottom', 'InsideHorizontal'].includes(edge)) throw excelError('InvalidArgument', edge);
          return { cells, edge };
        },
      ],
    },
  },
  RangeBorder: {
    sets: {
      style: ({ cells, edge }: Border, value: unknown) =>
        dress(`${edge} style`, ['Continuous'])(cells, value),
      color: ({ cells, edge }: Border, value: unknown) => dress(`${edge} color`)(cells, value),
    },
  },
  PageLayout: {
    sets: {
      paperSize: setPage('paperSize', ['A4']),
      orientation: setPage('orientation', ['Portrait', 'Landscape']),
      zoom: (sheet: FakeSheet, value: unknown) => {
        const { scale, horizontalFitToPages } = value as Record<string, number | undefined>;
        // Excel takes one or the other.
        if (
          (scale === undefined) === (horizontalFitToPages === undefined) ||
          (scale ?? 10) < 10 ||
          (scale ?? 10) > 400
        )
          throw excelError('InvalidArgument', 'zoom');
        setPage('zoom')(sheet, value);
      },
    },
    does: {
      setPrintMargins: (sheet: FakeSheet, unit: string, margins: unknown) => {
        if (!['Points', 'Inches', 'Centimeters'].includes(unit)) throw excelError('InvalidArgument', unit);
        setPage('margins')(sheet, margins);
      },
      setPrintArea: (sheet: FakeSheet, address: string) => {
        areaNamed(sheet, address);
        setPage('printArea')(sheet, address);
      },
      setPrintTitleRows: (sheet: FakeSheet, address: string) => {
        if (!/^\$\d+:\$\d+$/.test(address)) throw excelError('InvalidArgument', address);
        setPage('titleRows')(sheet, address);
      },
    },
    parts: { headersFooters: ['HeaderFooterGroup', (sheet: FakeSheet) => sheet] },
  },
  HeaderFooterGroup: { parts: { defaultForAllPages: ['HeaderFooter', (sheet: FakeSheet) => sheet] } },
  HeaderFooter: { sets: { leftFooter: setPage('leftFooter'), rightFooter: setPage('rightFooter') } },
  PageBreakCollection: {
    does: {
      removePageBreaks: ({ breaks }: FakeSheet) => {
        breaks.length = 0;
      },
    },
    finds: {
      add: [
        'PageBreak',
        (sheet: FakeSheet, address: string) => {
          const { row } = areaNamed(sheet, address);
          if (row === 0) throw excelError('InvalidArgument', 'No page ends before the first row.');
          sheet.breaks.push(row);
          return { row };
        },
      ],
    },
  },
  PageBreak: {},
  ChartCollection: {
    items: ['Chart', ({ charts }: FakeSheet) => [...charts]],
    finds: {
      add: [
        'Chart',
        (sheet: FakeSheet, kind: string, of: Area, by: string) => {
          if (!['BarClustered', 'ColumnClustered'].includes(kind) || by !== 'Columns')
            throw excelError('InvalidArgument', 'The fake knows bars and columns, a series for each column.');
          if (sheet.isProtected) throw excelError('AccessDenied');
          const series = Array.from({ length: of.columns - 1 }, () => ({ hasDataLabels: false }));
          const chart: FakeChart = { sheet, type: kind, of: { ...of }, set: new Map(), series };
          sheet.charts.push(chart);
          return chart;
        },
      ],
    },
  },
  Chart: {
    loads: { name: ({ set }: FakeChart) => String(set.get('title') ?? '') },
    sets: { width: setChart('width'), height: setChart('height') },
    does: {
      delete: (chart: FakeChart) => {
        const { charts } = chart.sheet;
        charts.splice(charts.indexOf(chart), 1);
      },
      setPosition: (chart: FakeChart, address: string) => {
        areaNamed(chart.sheet, address);
        setChart('at')(chart, address);
      },
    },
    parts: {
      title: ['ChartTitle', (chart: FakeChart) => chart],
      legend: ['ChartLegend', (chart: FakeChart) => chart],
      axes: ['ChartAxes', (chart: FakeChart) => chart],
      series: ['ChartSeriesCollection', (chart: FakeChart) => chart],
    },
  },
  ChartTitle: { sets: { text: setChart('title') } },
  ChartLegend: { sets: { visible: setChart('legend'), position: setChart('legend at') } },
  ChartAxes: { parts: { categoryAxis: ['ChartAxis', (chart: FakeChart) => chart] } },
  ChartAxis: { sets: { reversePlotOrder: setChart('from the top') } },
  ChartSeriesCollection: {
    finds: { getItemAt: ['ChartSeries', ({ series }: FakeChart, place: number) => series[place]] },
  },
  ChartSeries: {
    sets: {
      hasDataLabels: (series: FakeChart['series'][number], value: unknown) => {
        series.hasDataLabels = value === true;
      },
    },
    parts: { format: ['ChartSeriesFormat', (series: object) => series] },
  },
  ChartSeriesFormat: { parts: { fill: ['ChartFill', (series: object) => series] } },
  ChartFill: {
    does: {
      setSolidColor: (series: FakeChart['series'][number], colour: string) => {
        series.colour = colour;
      },
    },
  },
  FormatProtection: {
    loads: { locked: (area: Area) => !area.sheet.unlocked.some((free) => overlap(free, area)) },
  },
  DataValidation: {
    loads: { type: validationType, prompt: validationPrompt },
    sets: {
      rule: validate('rule'),
      prompt: validate('prompt'),
      errorAlert: validate('errorAlert'),
    },
    does: {
      clear: (area: Area) => removeIn(area.sheet.validations, area),
    },
  },
  ConditionalFormatCollection: {
    does: {
      clearAll: (area: Area) => removeIn(area.sheet.colours, area),
    },
    finds: {
      add: [
        'ConditionalFormat',
        (area: Area, kind: string): FakeColour => {
          const colour = { area: { ...area }, type: kind };
          area.sheet.colours.push(colour);
          return colour;
        },
      ],
    },
  },
  ConditionalFormat: { parts: { cellValue: ['CellValueConditionalFormat', (colour: FakeColour) => colour] } },
  CellValueConditionalFormat: {
    sets: {
      rule: (colour: FakeColour, rule: unknown) => {
        const { formula1 } = rule as { formula1: string };
        if (/EPA_/.test(formula1)) throw new Error('Excel takes no custom functions in formats.');
        colour.rule = rule;
      },
    },
    parts: { format: ['ConditionalRangeFormat', (colour: FakeColour) => colour] },
  },
  ConditionalRangeFormat: {
    parts: {
      fill: ['ConditionalRangeFill', (colour: FakeColour) => colour],
      font: ['ConditionalRangeFont', (colour: FakeColour) => colour],
    },
  },
  ConditionalRangeFill: {
    sets: {
      color: (colour: FakeColour, value: unknown) => {
        colour.fill = value as string;
      },
    },
  },
  ConditionalRangeFont: {
    sets: {
      color: (colour: FakeColour, value: unknown) => {
        colour.ink = value as string;
      },
    },
  },
  TableCollection: {
    items: [
      'Table',
      (of: FakeBook | FakeSheet) => ('sheets' in of ? of.sheets.flatMap(({ tables }) => tables) : of.tables),
    ],
    finds: {
      add: [
        'Table',
        (_: FakeSheet, area: Area, hasHeaders: boolean) => {
          if (!hasHeaders) throw new Error('The fake makes tables with headings.');
          return addTable(area);
        },
      ],
    },
  },
  TableScopedCollection: { items: ['Table', (tables: FakeTable[]) => tables] },
  Table: {
    loads: { name: ({ name }: FakeTable) => name, showHeaders: ({ showHeaders }: FakeTable) => showHeaders },
    sets: {
      name(table: FakeTable, value: unknown) {
        const { book } = table.area.sheet;
        const isTaken = [
          ...book.names,
          ...book.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)),
        ];
        if (isTaken.some((name) => name.toLowerCase() === String(value).toLowerCase()))
          throw excelError('InvalidArgument', `${value} is the name of something else.`);
        renameTable(table, String(value));
      },
      style: (table: FakeTable, style: unknown) => {
        table.style = style as string;
      },
      showBandedRows: (table: FakeTable, isShown: unknown) => {
        table.showBandedRows = isShown as boolean;
      },
    },
    does: { delete: deleteTable },
    parts: {
      columns: ['TableColumnCollection', (table: FakeTable) => table],
      rows: ['TableRowCollection', (table: FakeTable) => table],
      autoFilter: ['AutoFilter', ({ filter }: FakeTable) => filter],
    },
    finds: {
      getRange: ['Range', ({ area }: FakeTable) => ({ ...area })],
      getDataBodyRange: [
        'Range',
        ({ area, showTotals }: FakeTable) =>
          areaOf(area.sheet, area.row + 1, area.column, area.rows - (showTotals ? 2 : 1), area.columns),
      ],
    },
  },
  TableRowCollection: {
    finds: {
      add: [
        'TableRow',
        (table: FakeTable, index: number, values: unknown[][]) => {
          refuseProtected(table.area.sheet);
          addTableRows(table, index, values);
          return { table, index };
        },
      ],
      getItemAt: ['TableRow', (table: FakeTable, index: number) => ({ table, index })],
    },
  },
  TableRow: {
    does: {
      delete({ table, index }: { table: FakeTable; index: number }) {
        refuseProtected(table.area.sheet);
        deleteTableRow(table, index);
      },
    },
  },
  TableColumnCollection: {
    finds: {
      add: [
        'TableColumn',
        (table: FakeTable, index: unknown, values: unknown, name: string) => {
          if (index !== undefined || values !== undefined)
            throw new Error('The fake adds blank columns at the end.');
          return addTableColumn(table, name);
        },
      ],
      getItem: [
        'TableColumn',
        (table: FakeTable, name: string) => {
          const at = headersOf(table).indexOf(name);
          return at < 0 ? undefined : { table, name };
        },
      ],
    },
  },
  TableColumn: {
    does: {
      delete: ({ table, name }: { table: FakeTable; name: string }) => deleteTableColumn(table, name),
    },
  },
} as unknown as Readonly<Record<string, FakeClass>>;

type Cells = Area | readonly Area[];
interface Border {
  readonly cells: Cells;
  readonly edge: string;
}

/** Sets how cells look, of one range or of several at once. */
function dress(what: string, allowed?: readonly unknown[]) {
  return (cells: Cells, value: unknown): void => {
    if (allowed && !allowed.includes(value)) throw excelError('InvalidArgument', what);
    const areas = 'sheet' in cells ? [cells] : cells;
    for (const area of areas) {
      if (area.sheet.isProtected) throw excelError('AccessDenied');
      area.sheet.looks.push({ area: { ...area }, what, value });
    }
  };
}

function setPage(what: string, allowed?: readonly unknown[]) {
  return ({ page }: FakeSheet, value: unknown): void => {
    if (allowed && !allowed.includes(value)) throw excelError('InvalidArgument', what);
    page.set(what, value);
  };
}

function setChart(what: string) {
  return ({ set }: FakeChart, value: unknown): void => {
    set.set(what, value);
  };
}

/** Excel takes no longer name for a sheet, and none of these signs. */
function checkSheetName(name: string): void {
  if (name.length === 0 || name.length > 31 || /[\\/?*[\]:]|^'|'$/.test(name))
    throw excelError('InvalidArgument', `No sheet can be called ${name}.`);
}

/** `B3` or `B3:D9`. */
function areaNamed(sheet: FakeSheet, address: string): Area {
  const [, left, top, right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(address) ?? [];
  if (!left || !right) throw excelError('InvalidArgument', address);
  const column = (letters: string) =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [row, first] = [Number(top) - 1, column(left)];
  return areaOf(sheet, row, first, Number(bottom) - row, column(right) - first + 1);
}

function refuseProtected({ isProtected }: FakeSheet): void {
  if (isProtected) throw excelError('AccessDenied');
}

/** Every member that the fake has. */
export function fakeMembers(): [type: string, member: string][] {
  return Object.entries(EXCEL_CLASSES).flatMap(([type, { items, ...members }]) =>
    [...Object.values(members).flatMap(Object.keys), ...(items ? ['items'] : [])].map(
      (member): [string, string] => [type, member],
    ),
  );
}

/** Formulas that show an error: one area for those below each other in a column; `undefined` where there are none. */
function formulaAreas(area: Area, values: 'Errors' | 'All'): (Area & { areas: Area[] }) | undefined {
  const used = usedArea(area);
  const areas: Area[] = [];
  for (let column = used?.column ?? 0; used && column < used.column + used.columns; column++)
    for (let row = used.row; row < used.row + used.rows; row++) {
      const value = valueAt(area.sheet, row, column);
      if (!hasFormula(area.sheet, row, column)) continue;
      if (values === 'Errors' && !String(value).startsWith('#')) continue;
      const above = areas[areas.length - 1];
      if (above?.column === column && above.row + above.rows === row) above.rows++;
      else areas.push(areaOf(area.sheet, row, column));
    }
  return areas[0] && { ...areas[0], areas };
}

/** The longest that a list, a title and a message may be. */
const LONGEST = { source: 255, title: 32, message: 255 };

/** As the pane is given it. */
function readValueAt(sheet: FakeSheet, row: number, column: number): unknown {
  const value = valueAt(sheet, row, column);
  return value === '' && !hasFormula(sheet, row, column) ? sheet.book.blankValues : value;
}

/** Of cells that are not all alike Excel says no more than that. */
function validationType(area: Area): string {
  const { sheet, row, column, rows, columns } = area;
  const types = new Set<string>();
  for (let at = row; at < row + rows; at++)
    for (let to = column; to < column + columns; to++) {
      const rules = sheet.validations.filter(
        ({ area: own, property }) => property === 'rule' && overlap(own, areaOf(sheet, at, to)),
      );
      const rule = rules[rules.length - 1]?.value as { list?: object } | undefined;
      types.add(rule === undefined ? 'None' : rule.list ? 'List' : 'Custom');
    }
  const [only = 'None'] = types;
  return types.size > 1 ? 'Inconsistent' : only;
}

/** Of a cell without one Excel gives an empty prompt. */
function validationPrompt(area: Area): unknown {
  const own = area.sheet.validations.filter(
    ({ area: its, property }) => property === 'prompt' && overlap(its, area),
  );
  return own[own.length - 1]?.value ?? { showPrompt: true, title: '', message: '' };
}

function validate(property: string) {
  return ({ sheet, ...place }: Area, value: unknown) => {
    const { list, ...texts } = value as { list?: object };
    for (const [name, text] of Object.entries({ ...texts, ...list })) {
      const longest = LONGEST[name as keyof typeof LONGEST];
      if (longest !== undefined && String(text).length > longest) throw excelError('InvalidArgument', name);
    }
    sheet.validations.push({ area: { sheet, ...place }, property, value });
  };
}

/** What lies in the cleared cells goes; what reaches beyond them stays. */
function removeIn(list: { readonly area: Area }[], area: Area): void {
  for (let i = list.length - 1; i >= 0; i--) {
    const own = (list[i] as { area: Area }).area;
    const both = overlap(own, area);
    if (both?.rows === own.rows && both.columns === own.columns) list.splice(i, 1);
  }
}

function wholeSheet(sheet: FakeSheet): Area {
  return areaOf(sheet, 0, 0, LAST.row + 1, LAST.column + 1);
}

function usedIn(area: Area, valuesOnly: boolean): Area | undefined {
  if (!valuesOnly) throw new Error('Formats alone would count as used.');
  return usedArea(area);
}

/** `A1`, or whole columns such as `A:G`. */
function addressed(sheet: FakeSheet, address?: string): Area {
  if (address === undefined) return wholeSheet(sheet);
  const [, from, row, to] = /^([A-Z])(?:(\d+)|:([A-Z]))$/.exec(address) ?? [];
  if (!from) throw new Error(`The fake cannot read ${address}.`);
  const column = from.charCodeAt(0) - 65;
  return to
    ? areaOf(sheet, 0, column, LAST.row + 1, to.charCodeAt(0) - 64 - column)
    : areaOf(sheet, Number(row) - 1, column);
}

export function addressOf({ row, column }: { row: number; column: number }): string {
  const letters = (n: number): string =>
    (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));
  return `${letters(column)}${row + 1}`;
}

/** One run's queue; it takes nothing once its run is over. */
interface Context {
  readonly book: FakeBook;
  isOpen: boolean;
  queue: (() => void)[];
  /** What the current sync has read, and hands over at its end. */
  read: (() => void)[];
  readCharacters: number;
}

/** An object of a context: found at the next sync, its properties known once they are loaded. */
interface Found {
  readonly type: string;
  readonly context: Context;
  state: 'unsynced' | 'found' | 'null';
  target: unknown;
  readonly loaded: Map<string, unknown>;
  /** A part is the same object whenever it is asked for. */
  readonly parts: Map<string, object>;
}

const foundBy = new WeakMap<object, Found>();

function enqueue(context: Context, action: () => void): void {
  if (!context.isOpen) throw excelError('InvalidObjectPath', 'The run of this object is over.');
  context.queue.push(action);
}

function objectOf(context: Context, type: string, find: () => unknown, mayBeNull = false): object {
  const found: Found = {
    type,
    context,
    state: 'unsynced',
    target: undefined,
    loaded: new Map(),
    parts: new Map(),
  };
  enqueue(context, () => {
    const target = find();
    if (target === undefined && !mayBeNull) throw excelError('ItemNotFound');
    settle(found, target);
  });
  return proxied(found);
}

function settle(found: Found, target: unknown): void {
  found.state = target === undefined ? 'null' : 'found';
  found.target = target;
  if (isArea(target)) target.sheet.held.add(target);
}

function isArea(target: unknown): target is Area {
  return typeof target === 'object' && target !== null && sides.every((side) => side in target);
}

function targetOf(found: Found): never {
  if (found.state === 'null') throw new Error(`A ${found.type} that is a null object is used.`);
  return found.target as never;
}

function proxied(found: Found): object {
  const { context, type } = found;
  const members = EXCEL_CLASSES[type] as FakeClass;
  const proxy = new Proxy(
    {},
    {
      get: (_, name) => (typeof name === 'string' ? memberOf(found, members, name) : undefined),
      set(_, name, value) {
        const set = members.sets?.[String(name)];
        if (!set) throw new Error(`${type}.${String(name)} cannot be set in the fake.`);
        countGiven(context, value);
        enqueue(context, () => set(targetOf(found), plain(value)));
        return true;
      },
    },
  );
  foundBy.set(proxy, found);
  return proxy;
}

function memberOf(found: Found, members: FakeClass, name: string): unknown {
  const { context, type } = found;
  if (name === 'load') return (names: string) => enqueue(context, () => load(found, members, names));
  if (name === 'isNullObject') return isNull(found);
  if (name === 'items' && members.items) return loadedOf(found, 'items');
  if (members.loads && Object.hasOwn(members.loads, name)) return loadedOf(found, name);
  const part = members.parts?.[name];
  if (part)
    return remembered(found.parts, name, () => objectOf(context, part[0], () => part[1](targetOf(found))));
  const find = members.finds?.[name];
  if (find)
    return (...args: unknown[]) =>
      objectOf(
        context,
        find[0],
        () => find[1](targetOf(found), ...(args.map(plain) as never[])),
        name.endsWith('OrNullObject'),
      );
  const act = members.does?.[name];
  if (act)
    return (...args: unknown[]) =>
      enqueue(context, () => act(targetOf(found), ...(args.map(plain) as never[])));
  const event = members.events?.[name];
  if (event) return eventOf(context, context.book.handlers[event]);
  // Promises and Jest ask every object for these.
  if (name === 'then' || name === 'toJSON' || name === 'asymmetricMatch') return undefined;
  throw new Error(`${type}.${name} is not part of the fake.`);
}

function remembered(known: Map<string, object>, name: string, make: () => object): object {
  const one = known.get(name) ?? make();
  known.set(name, one);
  return one;
}

/** Objects of the run as what they stand for. */
function plain(value: unknown): unknown {
  const found = typeof value === 'object' && value !== null ? foundBy.get(value) : undefined;
  return found ? targetOf(found) : value;
}

function isNull({ state, type }: Found): boolean {
  if (state === 'unsynced') throw excelError('PropertyNotLoaded', `${type}.isNullObject`);
  return state === 'null';
}

function loadedOf({ loaded, type }: Found, name: string): unknown {
  if (!loaded.has(name)) throw excelError('PropertyNotLoaded', `${type}.${name}`);
  return loaded.get(name);
}

/** Names, with commas between them; of a collection `items/…`. */
function load(found: Found, members: FakeClass, names: string): void {
  // Of a null object anything can be asked, and nothing is answered.
  if (found.state === 'null') return;
  const target = targetOf(found);
  const { context } = found;
  const wanted = names.split(',').map((name) => name.trim());
  if (members.items) {
    const [to, find] = members.items;
    const items = (find(target) as unknown[]).map((item) => {
      const each: Found = {
        type: to,
        context,
        state: 'found',
        target: item,
        loaded: new Map(),
        parts: new Map(),
      };
      load(each, EXCEL_CLASSES[to] as FakeClass, wanted.map(itemProperty).join());
      return proxied(each);
    });
    context.read.push(() => found.loaded.set('items', items));
    return;
  }
  for (const name of wanted) {
    if (!members.loads || !Object.hasOwn(members.loads, name))
      throw new Error(`${found.type}.${name} cannot be loaded in the fake.`);
    const value = members.loads[name]?.(target);
    context.readCharacters += JSON.stringify(value).length;
    context.read.push(() => found.loaded.set(name, value));
  }
}

function itemProperty(path: string): string {
  if (!path.startsWith('items/')) throw new Error(`Of a collection only items are loaded, not ${path}.`);
  return path.slice('items/'.length);
}

function countGiven({ book }: Context, value: unknown): void {
  const { length } = JSON.stringify(typeof value === 'object' ? plainText(value) : value) ?? '';
  book.charactersCarried += length;
  if (length > book.payload) throw excelError('RequestPayloadSizeLimitExceeded');
}

function plainText(value: unknown): unknown {
  return value !== null && foundBy.has(value as object) ? '' : value;
}

function eventOf(context: Context, handlers: Set<Handler>) {
  return {
    add(handler: Handler) {
      enqueue(context, () => handlers.add(handler));
      return {
        context: contextProxy(context),
        remove: () => enqueue(context, () => handlers.delete(handler)),
      };
    },
  };
}

const contexts = new WeakMap<object, Context>();
const proxiesOfContexts = new WeakMap<Context, object>();

function contextProxy(context: Context): object {
  const known = proxiesOfContexts.get(context);
  if (known) return known;
  const members: Readonly<Record<string, unknown>> = { sync: () => sync(context) };
  const parts = new Map<string, object>();
  const proxy = new Proxy(members, {
    get(_, name) {
      if (typeof name === 'symbol') return undefined;
      if (name === 'workbook')
        return remembered(parts, name, () => objectOf(context, 'Workbook', () => context.book));
      if (name in members) return members[name];
      throw new Error(`RequestContext.${name} is not part of the fake.`);
    },
  });
  contexts.set(proxy, context);
  proxiesOfContexts.set(context, proxy);
  return proxy;
}

async function sync(context: Context): Promise<void> {
  const { book } = context;
  const { queue } = context;
  context.queue = [];
  await Promise.resolve();
  book.syncs++;
  book.beforeSync?.(book.syncs);
  context.read = [];
  context.readCharacters = 0;
  const failing = book.failAt?.sync === book.syncs ? book.failAt : undefined;
  for (const [done, action] of queue.entries()) {
    if (failing?.after === done) throw failing.error;
    action();
  }
  if (failing) throw failing.error;
  book.charactersCarried += context.readCharacters;
  if (context.readCharacters > book.payload) throw excelError('ResponsePayloadSizeLimitExceeded');
  for (const handOver of context.read) handOver();
}

type Batch = (context: object) => Promise<unknown>;

/** `Excel.run` over a workbook: with options, with a context of before, or with a batch alone. */
export function excelRunOver(book: () => FakeBook) {
  return async (first: unknown, second?: Batch): Promise<unknown> => {
    const batch = second ?? (first as Batch);
    const options = second && !contexts.has(first as object) ? (first as { delayForCellEdit?: boolean }) : {};
    const { editing, failure } = book();
    book().failure = undefined;
    if (failure) throw failure;
    if (editing && !options.delayForCellEdit) throw excelError('InvalidOperationInCellEditMode');
    await editing;
    const context = contexts.get(first as object) ?? newContext(book());
    context.isOpen = true;
    try {
      const answer = await batch(contextProxy(context));
      if (context.queue.some((action) => action !== undefined))
        throw new Error('The batch ends without a sync.');
      return answer;
    } finally {
      context.isOpen = false;
      for (const { held } of context.book.sheets) held.clear();
    }
  };
}

function newContext(book: FakeBook): Context {
  return { book, isOpen: true, queue: [], read: [], readCharacters: 0 };
}
