import type { ColouredRule, DropDown, FrameEdits } from '../../files/sheet-frame';
import { isListable } from '../../files/sheet-frame';
import type { LookEdit } from '../../files/style-edits';
import type { SheetLines } from './lines';
import type { RuleOfRanges, SheetFrame } from './opened-state';

interface FrameChanges {
  /** None where nothing around the cells has changed. */
  readonly edits: FrameEdits | undefined;
  readonly hasUnsavedRules: boolean;
  readonly hasUnsavedDropDowns: boolean;
  readonly hasChangedFilters: boolean;
}

/** A new sheet is one that had nothing around its cells. */
const NOTHING: SheetFrame = {
  merges: [],
  columnWidths: [],
  rowHeights: new Map(),
  hiddenColumns: new Set(),
  hiddenRows: new Set(),
  frozen: { rows: 0, columns: 0 },
  dropDowns: new Map(),
  colouredRules: new Map(),
  filters: [],
};

/** `hasMoved` where rows, columns or sheets did: formulas of rules have then changed with them. */
export function frameChanges(
  before: SheetFrame = NOTHING,
  now: SheetFrame,
  lines: SheetLines,
  hasMoved: boolean,
): FrameChanges {
  const expected = before.merges
    .flatMap((merge) => lines.rangesNow([merge]))
    .filter((merge) => merge.includes(':'));
  const dropDowns = changedRules(before.dropDowns, now.dropDowns, lines, hasMoved, dropDownOf);
  const rules = changedRules(before.colouredRules, now.colouredRules, lines, hasMoved, colouredRuleOf);
  const isFrozenAlike =
    before.frozen.rows === now.frozen.rows && before.frozen.columns === now.frozen.columns;
  const edits: FrameEdits = {
    mergesAdded: now.merges.filter((merge) => !expected.includes(merge)),
    mergesRemoved: expected.filter((merge) => !now.merges.includes(merge)),
    columns: changedColumns(before, now, lines),
    rows: changedRows(before, now, lines),
    dropDowns: dropDowns.added,
    dropDownsRemoved: dropDowns.removed,
    colouredRules: rules.added,
    colouredRulesRemoved: rules.removed,
    ...(isFrozenAlike ? {} : { frozen: now.frozen }),
  };
  const sizes = [edits.columns.size, edits.rows.size];
  const lists = [
    edits.mergesAdded,
    edits.mergesRemoved,
    edits.dropDowns,
    edits.dropDownsRemoved,
    edits.colouredRules,
    edits.colouredRulesRemoved,
  ];
  const hasAny = !isFrozenAlike || sizes.some((size) => size > 0) || lists.some(({ length }) => length > 0);
  return {
    edits: hasAny ? edits : undefined,
    hasUnsavedRules: rules.hasUnsaved,
    hasUnsavedDropDowns: dropDowns.hasUnsaved,
    hasChangedFilters: lines.rangesNow(before.filters).join() !== now.filters.join(),
  };
}

// Sizes

/** As the engine reads them from files. */
const [CHARACTERS_PER_PIXEL, POINTS_PER_PIXEL] = [0.143, 0.75];
const DEFAULT_WIDTH = 96;
const rounded = (size: number) => Math.round(size * 100) / 100;

function changedColumns(before: SheetFrame, now: SheetFrame, lines: SheetLines): FrameEdits['columns'] {
  return new Map(
    now.columnWidths.flatMap((width, col) => {
      const was = before.columnWidths[lines.lookOfColumn(col)] ?? DEFAULT_WIDTH;
      const origin = lines.column(col);
      const wasHidden = origin !== undefined && before.hiddenColumns.has(origin);
      const isHidden = now.hiddenColumns.has(col);
      const edit = {
        ...(width !== was && { width: rounded(width * CHARACTERS_PER_PIXEL) }),
        ...(isHidden !== wasHidden && { isHidden }),
      };
      return Object.keys(edit).length > 0 ? [[col + 1, edit] as const] : [];
    }),
  );
}

function changedRows(before: SheetFrame, now: SheetFrame, lines: SheetLines): FrameEdits['rows'] {
  const rows = new Set([...now.rowHeights.keys(), ...now.hiddenRows]);
  for (const row of [...before.rowHeights.keys(), ...before.hiddenRows]) {
    const place = lines.rowNow(row);
    if (place !== undefined) rows.add(place);
  }
  return new Map(
    [...rows].flatMap((row) => {
      const origin = lines.row(row);
      const height = now.rowHeights.get(row);
      const isHidden = now.hiddenRows.has(row);
      const edit = {
        ...(height !== before.rowHeights.get(lines.lookOfRow(row)) && {
          height: height === undefined ? undefined : rounded(height * POINTS_PER_PIXEL),
        }),
        ...(isHidden !== (origin !== undefined && before.hiddenRows.has(origin)) && { isHidden }),
      };
      return Object.keys(edit).length > 0 ? [[row + 1, edit] as const] : [];
    }),
  );
}

// Rules

interface ChangedRules<T> {
  readonly added: readonly T[];
  /** As the file has their ranges, once its rows have moved. */
  readonly removed: readonly string[];
  readonly hasUnsaved: boolean;
}

/** A rule that has changed is one that went and one that came; one that no file can hold stays as it was. */
function changedRules<T>(
  before: ReadonlyMap<string, RuleOfRanges>,
  now: ReadonlyMap<string, RuleOfRanges>,
  lines: SheetLines,
  hasMoved: boolean,
  written: (rule: RuleOfRanges) => T | undefined,
): ChangedRules<T> {
  const added: T[] = [];
  const removed: string[] = [];
  let hasUnsaved = false;
  const rangesOf = (rule: RuleOfRanges) => lines.rangesNow(rule.ranges).join(' ');
  for (const [id, rule] of now) {
    const was = before.get(id);
    const isAlike = was && contentOf(was.rule, hasMoved) === contentOf(rule.rule, hasMoved);
    const isSame = isAlike && rangesOf(was) === rule.ranges.join(' ');
    if (isSame) continue;
    const one = written(rule);
    if (one === undefined) hasUnsaved = true;
    else {
      added.push(one);
      if (was) removed.push(rangesOf(was));
    }
  }
  for (const [id, rule] of before) if (!now.has(id) && rangesOf(rule) !== '') removed.push(rangesOf(rule));
  return { added, removed, hasUnsaved };
}

/** What a rule says, without what it is compared with where that goes along with moves. */
function contentOf(rule: unknown, hasMoved: boolean): string {
  return JSON.stringify(rule, (key, value) => (hasMoved && key === 'values' ? undefined : value));
}

interface Criterion {
  readonly type: string;
  readonly values: readonly string[];
}

function dropDownOf({ ranges, rule }: RuleOfRanges): DropDown | undefined {
  const { criterion, isBlocking } = rule as { readonly criterion: Criterion; readonly isBlocking?: boolean };
  const isList = criterion.type === 'isValueInList' && isListable(criterion.values);
  return isList ? { ranges, words: criterion.values, isStrict: isBlocking === true } : undefined;
}

/** Comparisons as the engine calls them, and as files do. */
const OPERATORS: Readonly<Record<string, string>> = {
  isEqual: 'equal',
  isNotEqual: 'notEqual',
  isGreaterThan: 'greaterThan',
  isGreaterOrEqualTo: 'greaterThanOrEqual',
  isLessThan: 'lessThan',
  isLessOrEqualTo: 'lessThanOrEqual',
  isBetween: 'between',
  isNotBetween: 'notBetween',
};

interface CellIsRule {
  readonly type: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly style: LookEdit;
}

function colouredRuleOf({ ranges, rule }: RuleOfRanges): ColouredRule | undefined {
  const { type, operator: name, values, style } = rule as CellIsRule;
  const operator = OPERATORS[name];
  if (type !== 'CellIsRule' || operator === undefined) return undefined;
  return { ranges, operator, operands: values.map(operandOf), look: style };
}

/** Numbers as they are, formulas without their sign, words in quotes. */
function operandOf(value: string): string {
  if (value.startsWith('=')) return value.slice(1);
  return /^-?\d+(?:\.\d+)?$/.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}
