import type { ColumnKey, Columns } from '../core/sheet/columns';
import { fieldId } from './drafts';
import { reasonLabel } from './reason-field';
import type { InView, SidebarState } from './state';

/** The column of an apprentice whose field somebody goes back to: what folds around it is to open. */
export function soughtColumn(
  { fieldSought }: SidebarState,
  whom: InView,
  { all }: Columns,
): ColumnKey | undefined {
  if (fieldSought === undefined) return undefined;
  const labels = (heading: string) => [heading, reasonLabel(heading)];
  return all.find(({ heading }) => labels(heading).some((label) => fieldId(whom, label) === fieldSought))
    ?.key;
}
