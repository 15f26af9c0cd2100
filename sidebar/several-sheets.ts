import { isProblem } from '../core/problems';
import type { SheetGrid, SheetTop } from '../core/sheet/grid';
import { type CohortSheet, cohortSheetFrom } from '../core/sheet/people';
import { isValuesSheet } from '../core/sheet/report-mark';
import { tableIn } from '../core/sheet/table';
import { counted } from '../core/words';
import { during, type OpenWorkbook } from './open-workbook';
import type { SidebarState, Work } from './state';

/*
 * A provider may keep a sheet for each cohort. The sidebar looks at the one in front; the Cohort screen can look at all of
 * them, which are read only once somebody asks for that.
 */

/** Looks which sheets hold apprentices. Where the workbook does not answer nothing is said: the sheet in front is there. */
export async function findCohorts({ workbook, store }: OpenWorkbook): Promise<void> {
  const tops = await workbook.readTops().catch(() => undefined);
  const { sheet, unconnected } = store.get();
  const settings = (sheet?.grid ?? unconnected?.grid)?.settings ?? [];
  if (tops) store.set({ cohorts: tops.filter((top) => isCohort(top, settings)).map((top) => top.sheet) });
}

/** A copy with values would count everybody twice. */
function isCohort(top: SheetTop, settings: SheetGrid['settings']): boolean {
  return !isValuesSheet(top.sheet) && !isProblem(tableIn({ ...top, settings }));
}

/** Reads all of them, one after the other; what was read before stays in view until the last one is there. */
export async function readSeveral(book: OpenWorkbook): Promise<void> {
  const { store } = book;
  const sheets: CohortSheet[] = [];
  let of = Math.max(1, store.get().cohorts.length);
  const stop = () =>
    store.set({ readingSeveral: undefined, works: store.get().works.filter((one) => one !== work) });
  const work: Work = {
    label: 'Reading all sheets…',
    get progress() {
      return sheets.length / of;
    },
    cancel: stop,
  };
  store.get().readingSeveral?.cancel?.();
  store.set({ readingSeveral: work });
  const isLatest = () => store.get().readingSeveral === work;
  const read = async () => {
    const today = await book.workbook.today();
    await findCohorts(book);
    const { cohorts } = store.get();
    of = cohorts.length;
    for (const name of cohorts) {
      const grid = isLatest() ? await book.workbook.readGridOf(name) : undefined;
      const sheet = grid && cohortSheetFrom(grid, today);
      if (sheet && !isProblem(sheet)) sheets.push(sheet);
      // How far it is shows.
      store.set({});
    }
    if (isLatest()) store.set({ several: sheets });
  };
  await during(book, work, read, () => readSeveral(book));
  if (isLatest()) store.set({ readingSeveral: undefined });
}

/** Back to the sheet in front alone. */
export function showOneSheet({ store }: OpenWorkbook): void {
  store.get().readingSeveral?.cancel?.();
  store.set({ several: undefined });
}

/** The sheets that the Cohort screen is about: the one in front as it stands now, or all that were read. */
export function sheetsShown({ sheet, several }: SidebarState): readonly CohortSheet[] {
  if (several) return several.map((one) => (one.grid.sheet === sheet?.grid.sheet ? sheet : one));
  return sheet ? [sheet] : [];
}

/** What is known of the sheet in front is kept for when another one comes there. */
export function keepInSeveral({ store }: OpenWorkbook): void {
  const { several } = store.get();
  const shown = sheetsShown(store.get());
  if (several?.some((one, i) => one !== shown[i])) store.set({ several: shown });
}

/** "Cohort Sep 25 and 2 more sheets": all that are looked at, the one in front first. */
export function sheetsInWords(sheets: readonly CohortSheet[], inFront: string | undefined): string {
  const names = sheets.map(({ grid }) => grid.sheet);
  const first = names.find((name) => name === inFront) ?? names[0] ?? '';
  return names.length > 1 ? `${first} and ${counted(names.length - 1, 'more sheet')}` : first;
}
