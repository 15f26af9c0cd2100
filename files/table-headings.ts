import { addressAt, placeOf } from './addresses';
import type { CellEdit } from './edited-cells';
import type { KeptPackage } from './kept-package';
import {
  attributeIn,
  childrenOf,
  elementNamed,
  prefixOf,
  replaced,
  withAttribute,
  withAttributes,
  withoutAsides,
} from './xml-pieces';

/** A table says once more what its heading cells hold; where they differ, Excel takes the file for damaged. */
export function withTableHeadings(
  kept: KeptPackage,
  sheetPath: string,
  { cells }: { readonly cells: ReadonlyMap<string, CellEdit> },
): void {
  for (const { kind, path } of kept.relationsOf(sheetPath).values()) {
    const part = kind === 'table' ? kept.read(path) : undefined;
    if (part === undefined) continue;
    const xml = withoutAsides(part);
    const table = withHeadings(xml, cells);
    if (table !== xml) kept.write(path, table);
  }
}

function withHeadings(xml: string, cells: ReadonlyMap<string, CellEdit>): string {
  const p = prefixOf(xml);
  const root = elementNamed(xml, `${p}table`);
  const list = elementNamed(xml, `${p}tableColumns`);
  const first = placeOf((attributeIn(root?.attributes ?? '', 'ref') ?? '').split(':')[0]);
  if (!root || !list || !first || attributeIn(root.attributes, 'headerRowCount') === '0') return xml;
  return childrenOf(xml, list).reduceRight((text, column, i) => {
    const edit = cells.get(addressAt({ row: first.row, column: first.column + i }));
    const { value } = edit ?? {};
    if (value === undefined || typeof value === 'object') return text;
    const heading = String(value).replaceAll('\n', '_x000a_');
    if (attributeIn(column.attributes, 'name') === heading) return text;
    return replaced(
      text,
      column,
      withAttributes(text, column, withAttribute(column.attributes, 'name', heading)),
    );
  }, xml);
}
