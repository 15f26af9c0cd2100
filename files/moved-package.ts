import { addressAt, type Place, placeOf } from './addresses';
import {
  columnNumber,
  lineAfter,
  linesAfter,
  type Move,
  movedAlong,
  type Reference,
  referenceAfter,
  sheetNameIn,
  withReferences,
  writtenReference,
  writtenSheetName,
} from './formula-references';
import { type KeptPackage, sheetsOf } from './kept-package';
import { escaped, unescaped } from './xml';
import {
  attributeIn,
  elementNamed,
  type Piece,
  prefixOf,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** Rows or columns that were put in, with the line whose looks they take on, as it was before. */
export interface SheetMove extends Move {
  readonly like?: number;
}

/** What happened to the sheets of a workbook, by the names that they had. */
export interface SheetMoves {
  readonly moves: ReadonlyMap<string, readonly SheetMove[]>;
  readonly renamed: ReadonlyMap<string, string>;
  readonly deleted: ReadonlySet<string>;
}

/**
 * Lets everything in a package that stands in a place of a sheet, or names one, go along with rows and columns that were put in
 * or taken out, and with sheets that were renamed or deleted. To be done before the tabs are arranged.
 */
export function moveInPackage(kept: KeptPackage, { moves, renamed, deleted }: SheetMoves): void {
  const isMoved = [...moves.values()].some((list) => list.length > 0);
  if (!isMoved && renamed.size === 0 && deleted.size === 0) return;
  const after = formulaChange({ moves, renamed, deleted });
  const places = new Map<string, readonly SheetMove[]>();
  const names = new Map<string, string>();
  for (const { name, path } of sheetsOf(kept)) {
    if (path === undefined || deleted.has(name)) continue;
    names.set(path, name);
    for (const owner of [path, ...attachedTo(kept, path)]) places.set(owner, moves.get(name) ?? []);
    for (const owner of attachedTo(kept, path)) names.set(owner, name);
  }
  for (const path of [...kept.parts().keys()]) {
    if (
      !/\.(?:xml|vml)$/i.test(path) ||
      /(?:^|\/)(?:sharedStrings|styles|calcChain|theme\d*)\.xml$/i.test(path)
    )
      continue;
    const xml = withoutAsides(kept.read(path) as string);
    const sheet = names.get(path) ?? '';
    const moved = movedPart(xml, { sheet, moves: places.get(path) ?? [], after, renamed });
    if (moved !== xml) kept.write(path, moved);
  }
}

type FormulaChange = (formula: string, sheet: string, anchor?: Anchor) => string;

/** The cell for which the formula of a rule is written, before and after the moves. */
interface Anchor {
  readonly before: Place;
  readonly after: Place;
}

function formulaChange({ moves, renamed, deleted }: SheetMoves): FormulaChange {
  const known = new Map([...moves].map(([name, list]) => [name.toLowerCase(), list]));
  const newNames = new Map([...renamed].map(([from, to]) => [from.toLowerCase(), to]));
  const gone = new Set([...deleted].map((name) => name.toLowerCase()));
  const changeSheet = (written: string) => {
    if (written === '') return '';
    const name = sheetNameIn(written).toLowerCase();
    if (gone.has(name)) return undefined;
    const newName = newNames.get(name);
    return newName === undefined ? written : writtenSheetName(newName);
  };
  return (formula, sheet, anchor) =>
    withReferences(
      formula,
      (reference) => {
        const target = reference.sheet === '' ? sheet : sheetNameIn(reference.sheet);
        const prefix = changeSheet(reference.sheet);
        if (prefix === undefined) return '#REF!';
        const own = { ...reference, sheet: prefix };
        const list = known.get(target.toLowerCase()) ?? [];
        return anchor && reference.sheet === ''
          ? movedByAnchor(own, list, anchor)
          : movedReference(own, list);
      },
      (written) => changeSheet(written) ?? '#REF!',
    );
}

/** A row or column that a rule names as its own goes with the rule, also where the first of its cells is gone. */
function movedByAnchor(reference: Reference, moves: readonly Move[], { before, after }: Anchor): string {
  const isOwn = (of: 'rows' | 'columns') =>
    reference[of]?.every(
      ({ at, isFixed }) => !isFixed && at === (of === 'rows' ? before.row : before.column),
    ) === true;
  const [ownRow, ownColumn] = [isOwn('rows'), isOwn('columns')];
  const others = moves.filter(({ of }) => !(of === 'rows' ? ownRow : ownColumn));
  const at = (line: number) =>
    [
      { at: line, isFixed: false },
      { at: line, isFixed: false },
    ] as const;
  return movedReference(
    { ...reference, ...(ownRow && { rows: at(after.row) }), ...(ownColumn && { columns: at(after.column) }) },
    others,
  );
}

function movedReference(reference: Reference, moves: readonly Move[]): string {
  let written = writtenReference(reference);
  let current = reference;
  for (const move of moves) {
    written = referenceAfter(current, move);
    if (written.endsWith('#REF!')) return written;
    withReferences(written, (next) => {
      current = next;
      return undefined;
    });
  }
  return written;
}

/** The parts that a sheet's part refers to, and they in turn. */
function attachedTo(kept: KeptPackage, path: string): readonly string[] {
  const inside = [...kept.relationsOf(path).values()].filter(
    ({ isOutside, kind }) =>
      !isOutside &&
      ['drawing', 'comments', 'vmlDrawing', 'table', 'pivotTable', 'threadedComment', 'queryTable'].includes(
        kind,
      ),
  );
  return inside.map((relation) => relation.path);
}

interface PartMove {
  readonly sheet: string;
  readonly moves: readonly SheetMove[];
  readonly after: FormulaChange;
  readonly renamed: ReadonlyMap<string, string>;
}

function movedPart(plain: string, part: PartMove): string {
  const rootName = /<([^\s/>!?]+)[\s/>]/.exec(plain)?.[1] ?? '';
  const root = rootName.slice(rootName.indexOf(':') + 1);
  switch (root) {
    case 'worksheet':
      return movedSheet(plain, part);
    case 'xml':
      return movedVml(plain, part.moves);
    case 'wsDr':
      return movedAnchors(plain, part.moves);
    case 'comments':
    case 'ThreadedComments':
      return withoutGone(withMovedRanges(plain, part.moves), ['comment', 'threadedComment']);
    case 'table':
      return movedTable(withMovedRanges(plain, part.moves), plain, part.moves);
    case 'pivotTableDefinition':
      return withMovedRanges(plain, part.moves);
    case 'pivotCacheDefinition':
      return movedSource(plain, part);
    default:
      return withMovedFormulas(plain, part, FORMULAS);
  }
}

// Formulas and ranges wherever they stand

/** The elements whose text is a formula or a range: names, rules, drop-downs, charts. */
const FORMULAS =
  /<((?:[\w.-]+:)?(?:f|formula|formula1|formula2|definedName|sqref))(\s[^<>]*)?>([^<]+)<\/\1>/g;

function withMovedFormulas(xml: string, { sheet, after, moves }: PartMove, pattern: RegExp): string {
  return xml.replace(pattern, (whole, name: string, attributes: string | undefined, text: string) => {
    const formula = unescaped(text);
    const moved = name.endsWith('sqref') ? rangesAfter(formula, moves) : after(formula, sheet);
    return moved === formula ? whole : `<${name}${attributes ?? ''}>${escaped(moved)}</${name}>`;
  });
}

/** A rule with all in it: its ranges, and formulas that are written for the first of its cells. */
const RULES = /<((?:[\w.-]+:)?(?:conditionalFormatting|dataValidation))(\s[^<>]*[^<>/])?>[\s\S]*?<\/\1>/g;

/** What follows a sheet's cells: rules and their formulas together, and each other formula by itself. */
function withMovedRules(xml: string, part: PartMove): string {
  const pieces: string[] = [];
  let copied = 0;
  for (const found of xml.matchAll(RULES)) {
    const [rule, , attributes = ''] = found;
    pieces.push(
      withMovedFormulas(xml.slice(copied, found.index), part, FORMULAS),
      movedRule(rule, attributes, part),
    );
    copied = found.index + rule.length;
  }
  pieces.push(withMovedFormulas(xml.slice(copied), part, FORMULAS));
  return pieces.join('');
}

function movedRule(rule: string, attributes: string, part: PartMove): string {
  const ranges = attributeIn(attributes, 'sqref') ?? /:sqref>([^<]*)</.exec(rule)?.[1] ?? '';
  const [before, after] = [ranges, rangesAfter(ranges, part.moves)].map(firstPlace);
  if (before === undefined || after === undefined) return rule;
  const anchored: FormulaChange = (formula, sheet) => part.after(formula, sheet, { before, after });
  return withMovedFormulas(rule, { ...part, after: anchored }, FORMULAS);
}

/** The upper left of all ranges. */
function firstPlace(ranges: string): Place | undefined {
  const places = ranges.split(/\s+/).flatMap((range) => placeOf(range.split(':')[0]) ?? []);
  if (places.length === 0) return undefined;
  return {
    row: Math.min(...places.map(({ row }) => row)),
    column: Math.min(...places.map(({ column }) => column)),
  };
}

const RANGES = /\s(?:ref|sqref|topLeftCell|activeCell)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** A part with the ranges in its attributes as they are after the moves; '' where nothing is left of one. */
function withMovedRanges(xml: string, moves: readonly Move[]): string {
  if (moves.length === 0) return xml;
  return xml.replace(RANGES, (whole, double?: string, single?: string) => {
    const ranges = double ?? single ?? '';
    const moved = rangesAfter(ranges, moves);
    return moved === ranges ? whole : `${whole.slice(0, whole.indexOf('=') + 1)}"${moved}"`;
  });
}

export function rangesAfter(ranges: string, moves: readonly Move[]): string {
  if (moves.length === 0) return ranges;
  return ranges
    .split(/\s+/)
    .flatMap((range) => rangeAfter(range, moves) ?? [])
    .join(' ');
}

function rangeAfter(range: string, moves: readonly Move[]): string | undefined {
  let moved = range;
  for (const move of moves) {
    let isGone = false;
    moved = withReferences(moved, (reference) => {
      const written = referenceAfter(reference, move);
      isGone ||= written.endsWith('#REF!');
      return written;
    });
    if (isGone) return undefined;
  }
  return moved;
}

/** Without the elements of which no range is left, and with the counts that their lists then have. */
function withoutGone(xml: string, names: readonly string[]): string {
  let text = xml;
  for (const name of names) {
    const gone = new RegExp(
      `<((?:[\\w.-]+:)?${name})\\s(?=[^<>]*\\b(?:ref|sqref)="")[^<>]*?(?:/>|>[\\s\\S]*?</\\1>)`,
      'g',
    );
    text = text.replace(gone, '');
  }
  return text;
}

// Sheets

const LOSABLE = [
  'mergeCell',
  'conditionalFormatting',
  'dataValidation',
  'hyperlink',
  'protectedRange',
  'ignoredError',
  'autoFilter',
  'selection',
];
const COUNTED = [
  ['mergeCells', 'mergeCell'],
  ['dataValidations', 'dataValidation'],
  ['hyperlinks', 'hyperlink'],
  ['protectedRanges', 'protectedRange'],
  ['ignoredErrors', 'ignoredError'],
] as const;

function movedSheet(xml: string, part: PartMove): string {
  const p = prefixOf(xml);
  const data = elementNamed(xml, `${p}sheetData`);
  if (data === undefined) return xml;
  const [before, after] = [xml.slice(0, data.inside), xml.slice(data.insideEnd)];
  const cells = movedCells(xml, p, data, part);
  if (part.moves.length === 0) return before + cells + withMovedRules(after, part);
  const columns = part.moves.some(({ of }) => of === 'columns')
    ? movedColumns(before, p, part.moves)
    : before;
  return (
    withMovedRanges(columns, part.moves) +
    cells +
    withBreaks(
      withCounts(
        withoutSingle(withoutGone(withMovedRanges(withMovedRules(after, part), part.moves), LOSABLE)),
        p,
      ),
      p,
      part.moves,
    )
  );
}

/** A merge of which one cell is left is none. */
function withoutSingle(xml: string): string {
  return xml.replace(/<(?:[\w.-]+:)?mergeCell\s+ref\s*=\s*["']([A-Z]+\d+)(?::\1)?["']\s*\/>/g, '');
}

function withCounts(xml: string, p: string): string {
  return COUNTED.reduce((text, [list, item]) => {
    const piece = elementNamed(text, p + list);
    if (piece === undefined) return text;
    const inside = text.slice(piece.inside, piece.insideEnd);
    const count = inside.split(new RegExp(`<${p}${item}[\\s/>]`)).length - 1;
    if (count === 0) return text.slice(0, piece.start) + text.slice(piece.end);
    const isCounted = attributeIn(piece.attributes, 'count') !== undefined;
    const attributes = isCounted ? withAttribute(piece.attributes, 'count', String(count)) : piece.attributes;
    return text.slice(0, piece.start) + withAttributes(text, piece, attributes) + text.slice(piece.end);
  }, xml);
}

function withBreaks(xml: string, p: string, moves: readonly Move[]): string {
  return (['rows', 'columns'] as const).reduce((text, of) => {
    const piece = elementNamed(text, p + (of === 'rows' ? 'rowBreaks' : 'colBreaks'));
    const own = moves.filter((move) => move.of === of);
    if (piece === undefined || own.length === 0) return text;
    const inside = text
      .slice(piece.inside, piece.insideEnd)
      .replace(/(\sid\s*=\s*["'])(\d+)/g, (whole, start: string, id: string) => {
        // A break stands behind the line that it names.
        const line = lineThrough(Number(id) + 1, own);
        return line === undefined ? whole : `${start}${line - 1}`;
      });
    return text.slice(0, piece.inside) + inside + text.slice(piece.insideEnd);
  }, xml);
}

function lineThrough(line: number, moves: readonly Move[]): number | undefined {
  let at: number | undefined = line;
  for (const move of moves) if (at !== undefined) at = lineAfter(at, move);
  return at;
}

/** Widths and looks of columns: a new one is like its neighbour. */
function movedColumns(xml: string, p: string, moves: readonly SheetMove[]): string {
  const list = elementNamed(xml, `${p}cols`);
  if (list === undefined) return xml;
  let columns = [
    ...xml.slice(list.inside, list.insideEnd).matchAll(new RegExp(`<${p}col(\\s[^<>]*?)/>`, 'g')),
  ].map(([, attributes = '']) => ({
    min: Number(attributeIn(attributes, 'min')),
    max: Number(attributeIn(attributes, 'max')),
    attributes,
  }));
  for (const move of moves.filter(({ of }) => of === 'columns')) {
    const like =
      move.like === undefined
        ? undefined
        : columns.find(({ min, max }) => min <= (move.like as number) && (move.like as number) <= max);
    columns = columns.flatMap((column) => {
      const moved = linesAfter(column.min, column.max, move);
      return moved ? [{ ...column, min: moved[0], max: moved[1] }] : [];
    });
    const first = { min: move.at, max: move.at + move.count - 1 };
    const isCovered = columns.some(({ min, max }) => min <= first.min && first.max <= max);
    if (move.what === 'inserted' && like && !isCovered) columns.push({ ...like, ...first });
    columns.sort((one, other) => one.min - other.min);
  }
  const written = columns.map(
    ({ min, max, attributes }) =>
      `<${p}col${withAttribute(withAttribute(attributes, 'min', String(min)), 'max', String(max))}/>`,
  );
  const element =
    written.length === 0 ? '' : `<${list.name}${list.attributes}>${written.join('')}</${list.name}>`;
  return xml.slice(0, list.start) + element + xml.slice(list.end);
}

interface FoundCell {
  readonly column: number;
  readonly attributes: string;
  /** From behind its tag on; '/>' of an empty one. */
  readonly rest: string;
}

interface FoundRow {
  readonly index: number;
  readonly attributes: string;
  readonly cells: readonly FoundCell[];
}

/** The rows of a sheet after the moves of its own, with formulas after those of all sheets. */
function movedCells(xml: string, p: string, data: Piece, part: PartMove): string {
  const { sheet, moves, after } = part;
  const body = xml.slice(data.inside, data.insideEnd);
  const mentions = new RegExp(`<${p}f[\\s>]`);
  // Without moves of its own only what names another sheet can change.
  if (moves.length === 0 && !body.includes('!')) return body;
  const masters = new Map<
    string,
    { readonly row: number; readonly column: number; readonly formula: string }
  >();
  const isMoved = moves.length > 0;
  let hasChanged = isMoved;
  /** The formula of a cell, moved; of one that others share, its own. */
  const movedFormula = (cell: FoundCell, row: number): string => {
    const at = cell.rest.search(mentions);
    const found = at === -1 ? undefined : elementNamed(cell.rest, `${p}f`, at);
    if (found === undefined) return cell.rest;
    const how = attributeIn(found.attributes, 't');
    const text = unescaped(cell.rest.slice(found.inside, found.insideEnd));
    const index = attributeIn(found.attributes, 'si') ?? '';
    if (how === 'shared' && text !== '') masters.set(index, { row, column: cell.column, formula: text });
    const master = masters.get(index);
    const isOfMaster = how === 'shared' && master !== undefined;
    const isShared = isOfMaster && (isMoved || master.formula.includes('!'));
    const own = isShared ? movedAlong(master.formula, row - master.row, cell.column - master.column) : text;
    const moved = after(own, sheet);
    const zone = attributeIn(found.attributes, 'ref');
    const zoneAfter = zone === undefined ? undefined : rangesAfter(zone, moves);
    hasChanged ||= moved !== own;
    if (!isShared && moved === own && zone === zoneAfter) return cell.rest;
    const attributes = isShared
      ? ''
      : zoneAfter === undefined
        ? found.attributes
        : withAttribute(found.attributes, 'ref', zoneAfter);
    return `${cell.rest.slice(0, found.start)}<${p}f${attributes}>${escaped(moved)}</${p}f>${cell.rest.slice(found.end)}`;
  };
  let rows: readonly FoundRow[] = rowsIn(body, p).map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, rest: movedFormula(cell, row.index) })),
  }));
  if (!hasChanged) return body;
  for (const move of moves)
    rows = move.of === 'rows' ? withMovedRows(rows, move) : withMovedCells(rows, move);
  return rows.map((row) => writtenRow(row, p)).join('');
}

function rowsIn(body: string, p: string): FoundRow[] {
  const rows: FoundRow[] = [];
  let index = 0;
  for (let row = elementNamed(body, `${p}row`); row; row = elementNamed(body, `${p}row`, row.end)) {
    index = Number(attributeIn(row.attributes, 'r') ?? index + 1);
    rows.push({
      index,
      attributes: row.attributes,
      cells: cellsIn(body.slice(row.inside, row.insideEnd), p),
    });
  }
  return rows;
}

function cellsIn(row: string, p: string): FoundCell[] {
  const cells: FoundCell[] = [];
  let column = 0;
  for (let cell = elementNamed(row, `${p}c`); cell; cell = elementNamed(row, `${p}c`, cell.end)) {
    column = placeOf(attributeIn(cell.attributes, 'r'))?.column ?? column + 1;
    const rest = cell.inside === cell.end ? '/>' : `>${row.slice(cell.inside, cell.end)}`;
    cells.push({ column, attributes: cell.attributes, rest });
  }
  return cells;
}

function withMovedRows(rows: readonly FoundRow[], move: SheetMove): FoundRow[] {
  const like = rows.find(({ index }) => index === move.like);
  const moved = rows.flatMap((row) => {
    const index = lineAfter(row.index, move);
    return index === undefined ? [] : [{ ...row, index }];
  });
  if (move.what === 'deleted' || like === undefined) return moved;
  const cells = like.cells
    .filter(({ attributes }) => attributeIn(attributes, 's') !== undefined)
    .map(blankLike);
  const added = Array.from({ length: move.count }, (_, i) => ({ ...like, index: move.at + i, cells }));
  const from = moved.findIndex(({ index }) => index >= move.at + move.count);
  moved.splice(from === -1 ? moved.length : from, 0, ...added);
  return moved;
}

function blankLike({ column, attributes }: FoundCell): FoundCell {
  const look = attributeIn(attributes, 's');
  return { column, attributes: look === undefined ? '' : ` s="${look}"`, rest: '/>' };
}

function withMovedCells(rows: readonly FoundRow[], move: SheetMove): FoundRow[] {
  return rows.map((row) => {
    const like = row.cells.find(({ column }) => column === move.like);
    const cells = row.cells.flatMap((cell) => {
      const column = lineAfter(cell.column, move);
      return column === undefined ? [] : [{ ...cell, column }];
    });
    if (move.what === 'inserted' && like && attributeIn(like.attributes, 's') !== undefined) {
      const added = Array.from({ length: move.count }, (_, i) => ({
        ...blankLike(like),
        column: move.at + i,
      }));
      const from = cells.findIndex(({ column }) => column >= move.at + move.count);
      cells.splice(from === -1 ? cells.length : from, 0, ...added);
    }
    return { ...row, attributes: withAttribute(row.attributes, 'spans', undefined), cells };
  });
}

function writtenRow({ index, attributes, cells }: FoundRow, p: string): string {
  const written = cells.map(
    (cell) =>
      `<${p}c${withAttribute(cell.attributes, 'r', addressAt({ row: index, column: cell.column }))}${cell.rest}`,
  );
  return `<${p}row${withAttribute(attributes, 'r', String(index))}>${written.join('')}</${p}row>`;
}

// What lies over the cells

/** Pictures and charts: where they begin and end, counted from 0. */
function movedAnchors(xml: string, moves: readonly Move[]): string {
  return xml.replace(
    /<((?:[\w.-]+:)?(row|col))>(\d+)<\/\1>/g,
    (whole, name: string, kind: string, number: string) => {
      const own = moves.filter(({ of }) => of === (kind === 'row' ? 'rows' : 'columns'));
      const line = anchorThrough(Number(number) + 1, own);
      return line === Number(number) + 1 ? whole : `<${name}>${line - 1}</${name}>`;
    },
  );
}

/** What stood on a line that is gone stands on the one that took its place. */
function anchorThrough(line: number, moves: readonly Move[]): number {
  return moves.reduce((at, move) => lineAfter(at, move) ?? move.at, line);
}

/** The boxes of comments in the older drawing. */
function movedVml(xml: string, moves: readonly Move[]): string {
  const [rows, columns] = (['rows', 'columns'] as const).map((of) =>
    moves.filter((move) => move.of === of),
  ) as [Move[], Move[]];
  const through = (text: string, own: readonly Move[]) => String(anchorThrough(Number(text) + 1, own) - 1);
  return xml
    .replace(/(<x:Row>)\s*(\d+)/g, (_, tag: string, row: string) => tag + through(row, rows))
    .replace(/(<x:Column>)\s*(\d+)/g, (_, tag: string, column: string) => tag + through(column, columns))
    .replace(/(<x:Anchor>)([^<]*)/g, (whole, tag: string, text: string) => {
      const figures = text.split(',').map((figure) => figure.trim());
      if (figures.length !== 8) return whole;
      const moved = figures.map((figure, i) =>
        i === 0 || i === 4 ? through(figure, columns) : i === 2 || i === 6 ? through(figure, rows) : figure,
      );
      return `${tag}${moved.join(', ')}`;
    });
}

// Tables and pivot tables

/** A table has an entry for each of its columns. */
function movedTable(moved: string, before: string, moves: readonly Move[]): string {
  const p = prefixOf(moved);
  const list = elementNamed(moved, `${p}tableColumns`);
  const range = attributeIn(elementNamed(before, `${p}table`)?.attributes ?? '', 'ref') ?? '';
  const [, from = '', to = from] = /^\$?([A-Z]+)\$?\d+(?::\$?([A-Z]+)\$?\d+)?$/.exec(range) ?? [];
  const columnMoves = moves.filter(({ of }) => of === 'columns');
  if (list === undefined || columnMoves.length === 0) return moved;
  const entries = [
    ...moved
      .slice(list.inside, list.insideEnd)
      .matchAll(new RegExp(`<${p}tableColumn\\s[^<>]*?(?:/>|>[\\s\\S]*?</${p}tableColumn>)`, 'g')),
  ].map(([entry]) => entry);
  let first = columnNumber(from);
  let last = columnNumber(to);
  let id = Math.max(0, ...entries.map((entry) => Number(attributeIn(entry, 'id') ?? 0)));
  for (const move of columnMoves) {
    const end = move.at + move.count - 1;
    if (move.what === 'inserted' && first < move.at && move.at <= last) {
      const added = Array.from({ length: move.count }, () => {
        id++;
        return `<${p}tableColumn id="${id}" name="Column${id}"/>`;
      });
      entries.splice(move.at - first, 0, ...added);
    } else if (move.what === 'deleted') {
      const [cutFrom, cutTo] = [Math.max(first, move.at), Math.min(last, end)];
      if (cutFrom <= cutTo) entries.splice(cutFrom - first, cutTo - cutFrom + 1);
    }
    [first, last] = linesAfter(first, last, move) ?? [first, first - 1];
  }
  const attributes = withAttribute(list.attributes, 'count', String(entries.length));
  return `${moved.slice(0, list.start)}<${list.name}${attributes}>${entries.join('')}</${list.name}>${moved.slice(list.end)}`;
}

/** What a pivot table was made of. */
function movedSource(xml: string, { after, renamed }: PartMove): string {
  const p = prefixOf(xml);
  const source = elementNamed(xml, `${p}worksheetSource`);
  const [sheet, range] = ['sheet', 'ref'].map((name) => attributeIn(source?.attributes ?? '', name));
  if (source === undefined || sheet === undefined) return xml;
  const moved = range === undefined ? undefined : after(range, sheet);
  let { attributes } = source;
  if (moved !== undefined && !moved.includes('#REF!')) attributes = withAttribute(attributes, 'ref', moved);
  const name = renamed.get(sheet);
  if (name !== undefined) attributes = withAttribute(attributes, 'sheet', name);
  return xml.slice(0, source.start) + withAttributes(xml, source, attributes) + xml.slice(source.end);
}
