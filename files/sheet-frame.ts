import { addressAt } from './addresses';
import type { LookEdit } from './style-edits';
import { escaped } from './xml';
import {
  attributeIn,
  childrenOf,
  elementNamed,
  type Piece,
  prefixOf,
  replaced,
  textOf,
  withAdded,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** Words that are offered in cells while typing; others stay allowed unless it is `strict`. */
export interface DropDown {
  /** Ranges as in `A2:A9`. */
  readonly ranges: readonly string[];
  readonly words: readonly string[];
  readonly isStrict: boolean;
}

/** A comparison that colours its cells. */
export interface ColouredRule {
  readonly ranges: readonly string[];
  /** As files have it: `equal`, `greaterThan` and so on. */
  readonly operator: string;
  /** What the cells are compared with, each as a formula. */
  readonly operands: readonly string[];
  readonly look: LookEdit;
}

/** What is changed around the cells of a sheet. Rows and columns are counted from 1. */
export interface FrameEdits {
  readonly mergesAdded: readonly string[];
  readonly mergesRemoved: readonly string[];
  /** In characters, as files have them; hidden or not. */
  readonly columns: ReadonlyMap<number, { readonly width?: number; readonly isHidden?: boolean }>;
  /** In points. */
  readonly rows: ReadonlyMap<number, { readonly height?: number | undefined; readonly isHidden?: boolean }>;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly dropDowns: readonly DropDown[];
  readonly colouredRules: readonly ColouredRule[];
  /** Ranges whose drop-downs or coloured rules are taken away. */
  readonly dropDownsRemoved: readonly string[];
  readonly colouredRulesRemoved: readonly string[];
}

/** What a sheet's part consists of, in the order in which the format wants it. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
] as const;

/** A sheet's part with its frame changed; what is not named stays as it is. */
export function withFrame(part: string, edits: FrameEdits, ruleLook: (look: LookEdit) => number): string {
  const xml = withoutAsides(part);
  const p = prefixOf(xml);
  const steps: readonly ((sheet: string) => string)[] = [
    (sheet) =>
      withRanges(sheet, p, ['mergeCells', 'mergeCell', 'ref'], edits.mergesRemoved, edits.mergesAdded),
    (sheet) => withoutRanges(sheet, p, 'dataValidation', edits.dropDownsRemoved),
    (sheet) => withoutRanges(sheet, p, 'conditionalFormatting', edits.colouredRulesRemoved),
    (sheet) => edits.dropDowns.reduce((all, dropDown) => withDropDown(all, p, dropDown), sheet),
    (sheet) => edits.colouredRules.reduce((all, rule) => withRule(all, p, rule, ruleLook(rule.look)), sheet),
    (sheet) => (edits.columns.size > 0 ? withColumns(sheet, p, edits.columns) : sheet),
    (sheet) => (edits.rows.size > 0 ? withRows(sheet, p, edits.rows) : sheet),
    (sheet) => (edits.frozen ? withFrozen(sheet, p, edits.frozen) : sheet),
  ];
  return steps.reduce((sheet, step) => step(sheet), xml);
}

/** Puts an element that is not there yet where the format has it. */
function withElement(xml: string, p: string, name: (typeof ORDER)[number], element: string): string {
  const root = elementNamed(xml, `${p}worksheet`);
  if (root === undefined) return xml;
  const later = new Set<string>(ORDER.slice(ORDER.indexOf(name) + 1).map((one) => p + one));
  const next = childrenOf(xml, root).find((child) => later.has(child.name));
  const at = next?.start ?? root.insideEnd;
  return xml.slice(0, at) + element + xml.slice(at);
}

function withRanges(
  xml: string,
  p: string,
  [list, item, attribute]: readonly ['mergeCells', string, string],
  removed: readonly string[],
  added: readonly string[],
): string {
  if (removed.length === 0 && added.length === 0) return xml;
  const there = elementNamed(xml, p + list);
  const kept = (there ? childrenOf(xml, there) : [])
    .filter(({ attributes }) => !removed.includes(attributeIn(attributes, attribute) ?? ''))
    .map((child) => textOf(xml, child));
  const all = [...kept, ...added.map((range) => `<${p}${item} ${attribute}="${range}"/>`)];
  const element = `<${p}${list} count="${all.length}">${all.join('')}</${p}${list}>`;
  if (there) return replaced(xml, there, all.length === 0 ? '' : element);
  return all.length === 0 ? xml : withElement(xml, p, list, element);
}

/** Without the elements that are of these ranges and of no others. */
function withoutRanges(
  xml: string,
  p: string,
  name: 'dataValidation' | 'conditionalFormatting',
  ranges: readonly string[],
): string {
  if (ranges.length === 0) return xml;
  const isRemoved = ({ attributes }: Piece) => ranges.includes(attributeIn(attributes, 'sqref') ?? '');
  if (name === 'conditionalFormatting')
    return elementsNamed(xml, p + name)
      .filter(isRemoved)
      .reduceRight((text, piece) => replaced(text, piece, ''), xml);
  const list = elementNamed(xml, `${p}dataValidations`);
  if (list === undefined) return xml;
  const kept = childrenOf(xml, list).filter((child) => !isRemoved(child));
  if (kept.length === 0) return replaced(xml, list, '');
  const attributes = withAttribute(list.attributes, 'count', String(kept.length));
  return replaced(
    xml,
    list,
    `<${list.name}${attributes}>${kept.map((child) => textOf(xml, child)).join('')}</${list.name}>`,
  );
}

function elementsNamed(xml: string, name: string): readonly Piece[] {
  const found: Piece[] = [];
  let next = elementNamed(xml, name);
  while (next) {
    found.push(next);
    next = elementNamed(xml, name, next.end);
  }
  return found;
}

/** More signs than this no drop-down may list in its own place. */
const LONGEST_LIST = 255;

/** Can a sheet's part hold these words in a drop-down? */
export function isListable(words: readonly string[]): boolean {
  return words.join(',').length <= LONGEST_LIST && words.every((word) => !/[",]/.test(word));
}

function withDropDown(xml: string, p: string, { ranges, words, isStrict }: DropDown): string {
  const strict = isStrict ? ' showErrorMessage="1"' : '';
  const element = `<${p}dataValidation type="list" allowBlank="1"${strict} sqref="${ranges.join(' ')}"><${p}formula1>${escaped(`"${words.join(',')}"`)}</${p}formula1></${p}dataValidation>`;
  const list = elementNamed(xml, `${p}dataValidations`);
  if (list) return replaced(xml, list, withAdded(xml, list, element, childrenOf(xml, list).length + 1));
  return withElement(
    xml,
    p,
    'dataValidations',
    `<${p}dataValidations count="1">${element}</${p}dataValidations>`,
  );
}

/** Behind the rules that are there: where two hold, theirs go first. */
function withRule(
  xml: string,
  p: string,
  { ranges, operator, operands }: ColouredRule,
  look: number,
): string {
  const there = elementsNamed(xml, `${p}conditionalFormatting`);
  const priorities = [...xml.matchAll(/\spriority\s*=\s*["'](\d+)["']/g)].map(([, number]) => Number(number));
  const priority = priorities.reduce((highest, one) => Math.max(highest, one), 0) + 1;
  const formulas = operands.map((operand) => `<${p}formula>${escaped(operand)}</${p}formula>`).join('');
  const rule = `<${p}cfRule type="cellIs" dxfId="${look}" priority="${priority}" operator="${operator}">${formulas}</${p}cfRule>`;
  const range = ranges.join(' ');
  const same = there.find(({ attributes }) => attributeIn(attributes, 'sqref') === range);
  if (same) return xml.slice(0, same.insideEnd) + rule + xml.slice(same.insideEnd);
  const element = `<${p}conditionalFormatting sqref="${range}">${rule}</${p}conditionalFormatting>`;
  return withElement(xml, p, 'conditionalFormatting', element);
}

function withColumns(xml: string, p: string, columns: FrameEdits['columns']): string {
  const list = elementNamed(xml, `${p}cols`);
  let all = (list ? childrenOf(xml, list) : []).map(({ attributes }) => ({
    min: Number(attributeIn(attributes, 'min')),
    max: Number(attributeIn(attributes, 'max')),
    attributes,
  }));
  for (const [column, { width, isHidden }] of columns) {
    const own = all.find(({ min, max }) => min <= column && column <= max);
    let attributes = own?.attributes ?? ' min="0" max="0"';
    if (width !== undefined)
      attributes = withAttribute(withAttribute(attributes, 'width', String(width)), 'customWidth', '1');
    if (isHidden !== undefined) attributes = withAttribute(attributes, 'hidden', isHidden ? '1' : undefined);
    // Of a column without a width of its own the format wants one all the same.
    if (attributeIn(attributes, 'width') === undefined)
      attributes = withAttribute(attributes, 'width', '9.140625');
    const rest = own
      ? [
          { ...own, max: column - 1 },
          { ...own, min: column + 1 },
        ].filter(({ min, max }) => min <= max)
      : [];
    all = [...all.filter((one) => one !== own), ...rest, { min: column, max: column, attributes }];
  }
  all.sort((one, other) => one.min - other.min);
  const written = all.map(
    ({ min, max, attributes }) =>
      `<${p}col${withAttribute(withAttribute(attributes, 'min', String(min)), 'max', String(max))}/>`,
  );
  const element = `<${p}cols>${written.join('')}</${p}cols>`;
  return list ? replaced(xml, list, element) : withElement(xml, p, 'cols', element);
}

/** Rows that hold nothing are not there: one that gets a height is made by who writes cells. */
function withRows(xml: string, p: string, rows: FrameEdits['rows']): string {
  const data = elementNamed(xml, `${p}sheetData`);
  if (data === undefined) return xml;
  const pieces: string[] = [];
  let copied = data.inside;
  let index = 0;
  for (
    let row = elementNamed(xml, `${p}row`, data.inside);
    row && row.start < data.insideEnd;
    row = elementNamed(xml, `${p}row`, row.end)
  ) {
    index = Number(attributeIn(row.attributes, 'r') ?? index + 1);
    const edit = rows.get(index);
    if (edit === undefined) continue;
    let { attributes } = row;
    if ('height' in edit) {
      attributes = withAttribute(
        attributes,
        'ht',
        edit.height === undefined ? undefined : String(edit.height),
      );
      attributes = withAttribute(attributes, 'customHeight', edit.height === undefined ? undefined : '1');
    }
    if (edit.isHidden !== undefined)
      attributes = withAttribute(attributes, 'hidden', edit.isHidden ? '1' : undefined);
    pieces.push(xml.slice(copied, row.start), withAttributes(xml, row, attributes));
    copied = row.end;
  }
  pieces.push(xml.slice(copied, data.insideEnd));
  return xml.slice(0, data.inside) + pieces.join('') + xml.slice(data.insideEnd);
}

function withFrozen(
  xml: string,
  p: string,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): string {
  const view = elementNamed(xml, `${p}sheetView`);
  const pane = paneOf(p, rows, columns);
  if (view === undefined) {
    const views = `<${p}sheetViews><${p}sheetView workbookViewId="0">${pane}</${p}sheetView></${p}sheetViews>`;
    return elementNamed(xml, `${p}sheetViews`) ? xml : withElement(xml, p, 'sheetViews', views);
  }
  // What was selected in a part of the window that there is no longer would be taken for damage.
  const kept = childrenOf(xml, view).filter(({ name }) => name !== `${p}pane` && name !== `${p}selection`);
  const inside = pane + kept.map((child) => textOf(xml, child)).join('');
  return replaced(xml, view, `<${view.name}${view.attributes}>${inside}</${view.name}>`);
}

function paneOf(p: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return '';
  const [active, at] = [rows > 0 ? 'bottom' : 'top', columns > 0 ? 'Right' : 'Left'];
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ''}${rows > 0 ? ` ySplit="${rows}"` : ''}`;
  return `<${p}pane${splits} topLeftCell="${cellBehind(rows, columns)}" activePane="${active}${at}" state="frozen"/>`;
}

function cellBehind(rows: number, columns: number): string {
  return addressAt({ row: rows + 1, column: columns + 1 });
}
