import { chosenColumns } from '../core/sheet/chosen-standard';
import type { Columns } from '../core/sheet/columns';
import type { Standard } from '../core/standard/standard';
import { useSidebar } from './context';

/** The columns of the sheet in view, and with them its standard; where no sheet is recognised yet, those it would have. */
export function useColumns(): Columns {
  const { state } = useSidebar();
  return state.sheet?.table.layout.columns ?? chosenColumns();
}

/** The standard of the sheet in view, with what the provider's EPAO has laid down: what answers rest on. */
export function useStandard(): Standard {
  const { state } = useSidebar();
  return state.sheet?.settings.standard ?? chosenColumns().standard;
}
