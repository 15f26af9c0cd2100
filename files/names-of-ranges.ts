import { escaped } from './xml';
import {
  attributeIn,
  childrenOf,
  elementNamed,
  prefixOf,
  replaced,
  textOf,
  withoutAsides,
} from './xml-pieces';

/** A name of a range as it is to be: without a range it is taken away. */
export interface ChangedName {
  readonly name: string;
  /** As in `Dates!$A$2:$A$9`. */
  readonly range: string | undefined;
}

/** What may stand before the names in a workbook's part, the last of them first. */
const BEFORE_NAMES = ['externalReferences', 'functionGroups', 'sheets'] as const;

/** The workbook's part with names of ranges changed, added or taken away; those of one sheet alone stay. */
export function withNames(part: string, names: readonly ChangedName[]): string {
  const xml = withoutAsides(part);
  const p = prefixOf(xml);
  const list = elementNamed(xml, `${p}definedNames`);
  const changed = new Set(names.map(({ name }) => name.toLowerCase()));
  const kept = (list ? childrenOf(xml, list) : [])
    .filter(
      ({ attributes }) =>
        attributeIn(attributes, 'localSheetId') !== undefined ||
        !changed.has((attributeIn(attributes, 'name') ?? '').toLowerCase()),
    )
    .map((piece) => textOf(xml, piece));
  const written = names.flatMap(({ name, range }) =>
    range === undefined
      ? []
      : [`<${p}definedName name="${escaped(name)}">${escaped(range)}</${p}definedName>`],
  );
  const all = [...kept, ...written];
  const element = all.length === 0 ? '' : `<${p}definedNames>${all.join('')}</${p}definedNames>`;
  if (list) return replaced(xml, list, element);
  const before = BEFORE_NAMES.flatMap((name) => elementNamed(xml, p + name) ?? [])[0];
  return before ? replaced(xml, { start: before.end, end: before.end }, element) : xml;
}
