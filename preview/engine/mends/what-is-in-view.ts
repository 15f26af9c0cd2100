import { type Position, replacePart, type Zone } from './parts';

/*
 * After each edit the engine works out for every cell of a sheet what colours its rules give it, how its table looks and
 * whether it is among the words offered, though some hundreds of cells are in view. Here a cell is looked at when it is drawn.
 */

interface Command {
  readonly type: string;
}

interface ConditionalFormat {
  readonly ranges: readonly string[];
  readonly rule: {
    readonly type: string;
    readonly operator: string;
    readonly values: readonly string[];
    readonly style: object;
  };
}

interface ConditionalFormats {
  readonly getters: {
    getConditionalFormats(sheetId: string): readonly ConditionalFormat[];
    getRangeFromSheetXC(sheetId: string, range: string): { readonly zone: Zone };
  };
  handle(command: Command): void;
  getRuleResultForTarget(position: Position, rule: ConditionalFormat['rule']): boolean;
  getCellConditionalFormatStyle(position: Position): object | undefined;
}

/** A rule with its cells, as long as no command may have moved or changed it. */
interface PlacedRule {
  readonly rule: ConditionalFormat['rule'];
  readonly zones: readonly Zone[];
}

function colourWhatIsInView(): void {
  replacePart<ConditionalFormats>('coreViewsPluginRegistry', 'evaluation_cf', (Found) => {
    return class extends Found {
      private readonly placed = new Map<string, readonly PlacedRule[] | undefined>();

      override handle(command: Command): void {
        if (command.type !== 'UPDATE_CELL') this.placed.clear();
        super.handle(command);
      }

      override getCellConditionalFormatStyle(position: Position): object | undefined {
        const rules = this.rulesOf(position.sheetId);
        if (rules === undefined) return super.getCellConditionalFormatStyle(position);
        const styles = rules
          .filter(
            ({ rule, zones }) => zones.some((zone) => isIn(zone, position)) && this.holds(position, rule),
          )
          .map(({ rule }) => rule.style);
        return styles.length > 0 ? Object.assign({}, ...styles) : undefined;
      }

      private holds(position: Position, rule: ConditionalFormat['rule']): boolean {
        return this.getRuleResultForTarget(position, rule);
      }

      /** The first rule holds over the others, so it comes last; nothing where one of them looks at other cells than its own. */
      private rulesOf(sheetId: string): readonly PlacedRule[] | undefined {
        if (!this.placed.has(sheetId)) {
          const formats = this.getters.getConditionalFormats(sheetId);
          const zoneOf = (range: string) => this.getters.getRangeFromSheetXC(sheetId, range).zone;
          const placed = formats.map(({ rule, ranges }) => ({ rule, zones: ranges.map(zoneOf) })).reverse();
          this.placed.set(
            sheetId,
            placed.every(({ rule }) => looksAtItsCellAlone(rule)) ? placed : undefined,
          );
        }
        return this.placed.get(sheetId);
      }
    };
  });
}

/** Files have the word that a rule looks for as a formula, `="Fail"`. */
const QUOTED_WORD = /^="[^"]*"$/;

function looksAtItsCellAlone({ type, operator, values }: ConditionalFormat['rule']): boolean {
  const isWord = (value: string) => !value.startsWith('=') || QUOTED_WORD.test(value);
  return type === 'CellIsRule' && operator === 'isEqual' && values.every(isWord);
}

function isIn({ top, bottom, left, right }: Zone, { row, col }: Position): boolean {
  return row >= top && row <= bottom && col >= left && col <= right;
}

interface TableLooks {
  readonly getters: {
    getTable(position: Position): { readonly config: { readonly styleId: string } } | undefined;
  };
  getCellTableStyle(position: Position): object | undefined;
  getCellTableBorder(position: Position): object | undefined;
}

/** The style of a table that has none. */
const PLAIN = 'None';

function giveNoLooksToPlainTables(): void {
  replacePart<TableLooks>('statefulUIPluginRegistry', 'table_computed_style', (Found) => {
    return class extends Found {
      override getCellTableStyle(position: Position): object | undefined {
        return this.isPlain(position) ? undefined : super.getCellTableStyle(position);
      }
      override getCellTableBorder(position: Position): object | undefined {
        return this.isPlain(position) ? undefined : super.getCellTableBorder(position);
      }
      private isPlain(position: Position): boolean {
        return this.getters.getTable(position)?.config.styleId === PLAIN;
      }
    };
  });
}

interface OfferedWords {
  readonly getters: {
    getEvaluatedCell(position: Position): { readonly type: string; readonly value: unknown };
  };
  getValidationResultForCell(position: Position): object;
  getValidationResultForCellValue(value: unknown, position: Position): object;
}

const VALID = { isValid: true } as const;

function judgeWhatIsInView(): void {
  replacePart<OfferedWords>('coreViewsPluginRegistry', 'data_validation_ui', (Found) => {
    return class extends Found {
      override getValidationResultForCell(position: Position): object {
        const { type, value } = this.getters.getEvaluatedCell(position);
        return type === 'empty' ? VALID : this.getValidationResultForCellValue(value, position);
      }
    };
  });
}

export function lookAtWhatIsInView(): void {
  colourWhatIsInView();
  giveNoLooksToPlainTables();
  judgeWhatIsInView();
}
