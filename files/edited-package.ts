import { type CellEdit, editedCells } from './edited-cells';
import { type KeptPackage, keptPackage, type PackedParts, removePart, sheetsOf } from './kept-package';
import { type StyleEdits, styleEdits } from './style-edits';
import { elementNamed, prefixOf, replaced, withAttribute, withAttributes, withoutAsides } from './xml-pieces';

export interface SheetEdits {
  /** By name, as its tab has it. */
  readonly sheet: string;
  /** By address, as in `B7`. Rows and cells that are not there yet are made. */
  readonly cells: ReadonlyMap<string, CellEdit>;
}

interface Editing {
  /** Does the program that opens the file calculate all of it, whatever values it holds? */
  readonly calculatesOnOpening?: boolean;
}

/**
 * A workbook's package with cells changed. Parts that hold none of them are the same bytes as before. Sheets that the
 * package does not have are passed over.
 */
export function editedPackage(
  parts: PackedParts,
  edits: readonly SheetEdits[],
  { calculatesOnOpening = false }: Editing = {},
): PackedParts {
  const kept = keptPackage(parts);
  editCells(kept, edits);
  if (calculatesOnOpening) calculateOnOpening(kept);
  return kept.parts();
}

function editCells(kept: KeptPackage, edits: readonly SheetEdits[]): void {
  const styles = keptStyles(kept);
  const sheets = sheetsOf(kept);
  let hasChangedFormulas = false;
  for (const { sheet, cells } of edits) {
    const path = sheets.find(({ name }) => name === sheet)?.path;
    const xml = path === undefined ? undefined : kept.read(path);
    if (path === undefined || xml === undefined || cells.size === 0) continue;
    const edited = editedCells(xml, cells, styles.lookWith);
    hasChangedFormulas ||= edited.hasChangedFormulas;
    kept.write(path, edited.xml);
  }
  styles.keep();
  if (hasChangedFormulas) forgetCalcChain(kept);
}

/** It lists the cells that calculate; Excel takes a wrong one for damage, and makes a missing one anew. */
export function forgetCalcChain(kept: KeptPackage): void {
  const chain = partOfKind(kept, 'calcChain');
  if (chain !== undefined) removePart(kept, chain, kept.workbookPath ?? '');
}

interface KeptStyles extends Pick<StyleEdits, 'lookWith' | 'ruleLook'> {
  /** Writes the looks that were added. */
  keep(): void;
}

/** The looks of a package that is being changed; a workbook without a part for styles has one look. */
export function keptStyles(kept: KeptPackage): KeptStyles {
  const path = partOfKind(kept, 'styles');
  const xml = path === undefined ? undefined : kept.read(path);
  if (path === undefined || xml === undefined)
    return { lookWith: (style) => style, ruleLook: () => 0, keep() {} };
  const styles = styleEdits(xml);
  return {
    ...styles,
    keep() {
      if (styles.isChanged()) kept.write(path, styles.xml());
    },
  };
}

/** The part of the workbook that is of this kind. */
function partOfKind(kept: KeptPackage, kind: string): string | undefined {
  const relations = kept.relationsOf(kept.workbookPath ?? '');
  return [...relations.values()].find((relation) => relation.kind === kind)?.path;
}

function calculateOnOpening(kept: KeptPackage): void {
  const { workbookPath = '' } = kept;
  const xml = withoutAsides(kept.read(workbookPath) ?? '');
  const p = prefixOf(xml);
  const there = elementNamed(xml, `${p}calcPr`);
  const written = withAttribute(there?.attributes ?? '', 'fullCalcOnLoad', '1');
  // It stands behind the names of ranges or, where there are none, behind what comes before them.
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets']
    .flatMap((name) => elementNamed(xml, p + name) ?? [])
    .map(({ end }) => ({ start: end, end }))[0];
  const place = there ?? before;
  const element = there ? withAttributes(xml, there, written) : `<${p}calcPr${written}/>`;
  if (place) kept.write(workbookPath, replaced(xml, place, element));
}
