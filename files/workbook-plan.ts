/** A workbook before an engine holds it: what the sample and an opened .csv are made into. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
}

export interface SheetPlan {
  readonly name: string;
  readonly rows: readonly (readonly PlannedCell[])[];
  /** In pixels, from the first column on. */
  readonly columnWidths?: readonly number[];
  /** In pixels, by row index. */
  readonly rowHeights?: Readonly<Record<number, number>>;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** Ranges as in `A2:A9`; where two overlap, the later holds. */
  readonly formats?: readonly { readonly range: string; readonly format: string }[];
  readonly looks?: readonly { readonly range: string; readonly look: Look }[];
  /** Words that colour their cell; the word says it first, the colour second. */
  readonly colouredWords?: readonly { readonly range: string; readonly word: string; readonly look: Look }[];
  /** What is offered while typing; other words stay allowed. */
  readonly offeredWords?: readonly { readonly range: string; readonly words: readonly string[] }[];
  /** A range with its heading row, which gets filter buttons. */
  readonly filter?: string;
  readonly hidesGrid?: boolean;
}

/** Text is text, whatever it looks like: only a `formula` is calculated. Dates are their serial numbers. */
export type PlannedCell = string | number | boolean | undefined | { readonly formula: string };

export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly wrapping?: 'wrap';
  readonly align?: 'left' | 'center' | 'right';
  readonly verticalAlign?: 'top' | 'middle' | 'bottom';
  readonly fontSize?: number;
  readonly fillColor?: string;
  readonly textColor?: string;
}
