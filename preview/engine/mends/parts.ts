import { engine } from '../o-spreadsheet';

// What the mends know of the engine's calculation, none of which it publishes: version 19.3.7 has it so.

export interface Zone {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Cells of a sheet. */
export interface Cells {
  readonly sheetId: string;
  readonly zone: Zone;
}

export interface Position {
  readonly sheetId: string;
  readonly row: number;
  readonly col: number;
}

/** The engine's set of cells; it joins what stands together. */
export interface SetOfCells extends Iterable<Cells> {
  add(cells: Cells): void;
  delete(cells: Cells): void;
  has(cells: Cells): boolean;
  copy(): SetOfCells;
}

/** A range that a formula names, as the engine keeps it. */
export interface NamedRange extends Cells {
  readonly invalidSheetName?: string;
  readonly invalidXc?: string;
}

export interface DependencyGraph {
  addDependencies(formula: Position, ranges: readonly NamedRange[]): void;
  removeAllDependencies(formula: Position): void;
  /** What is to be calculated anew once these cells have changed, without them and with what is `known` already. */
  getCellsDependingOn(changed: Iterable<Cells>, known: SetOfCells): SetOfCells;
}

interface FormulaCell {
  readonly id: number;
  readonly isFormula: boolean;
  readonly compiledFormula: { readonly rangeDependencies: readonly NamedRange[] };
}

export interface Evaluator {
  readonly getters: {
    getSheetIds(): readonly string[];
    getCells(sheetId: string): readonly FormulaCell[];
    getCellPosition(id: number): Position;
  };
  formulaDependencies: () => DependencyGraph;
  buildDependencyGraph(): void;
}

export interface Evaluation {
  shouldRebuildDependenciesGraph: boolean;
  readonly positionsToUpdate: readonly Position[];
  readonly evaluator: Evaluator;
  handle(command: unknown): void;
  finalize(): void;
}

type Constructor<T> = new (...config: never[]) => T;
type Registry = 'coreViewsPluginRegistry' | 'statefulUIPluginRegistry';

/** Puts another part in the place of one of the engine's, made from it. */
export function replacePart<T>(
  registry: Registry,
  name: string,
  mended: (Found: Constructor<T>) => Constructor<T>,
): void {
  const parts = engine.registries[registry] as unknown as {
    get(name: string): Constructor<T>;
    replace(name: string, part: Constructor<T>): void;
  };
  parts.replace(name, mended(parts.get(name)));
}
