import { isSameCell } from '../cells/cell';
import type { ReportPlan } from '../reports/report-plan';
import type { SheetTop } from '../sheet/grid';
import { isReport, REPORT_MARK_ROW, REPORT_TITLE_ROW } from '../sheet/report-mark';

/** So many rows of a sheet tell whether it is a report of ours. */
export const REPORT_TOP_ROWS = 1 + Math.max(REPORT_TITLE_ROW, REPORT_MARK_ROW);

/** Where a report goes: a sheet still to be made, or the one that we made for it before. */
export interface ReportPlace {
  readonly sheet: string;
  readonly isThere: boolean;
}

/** May a sheet of this name be where the report goes, so that its top has to be looked at? No host tells capitals apart for all names. */
export function mayHold(wanted: string, name: string): boolean {
  const [one, other] = [wanted.toLowerCase(), name.toLowerCase()];
  return other === one || (other.startsWith(`${one} `) && /^\d+$/.test(other.slice(one.length + 1)));
}

/**
 * Where a report goes among the sheets whose name it may have: what somebody else made is left alone, and so is a report on
 * something else that is called alike.
 */
export function placeFor(
  { sheet, rows }: Pick<ReportPlan, 'sheet' | 'rows'>,
  tops: readonly SheetTop[],
): ReportPlace {
  const title = rows[REPORT_TITLE_ROW]?.[0];
  for (let number = 1; ; number++) {
    const name = numberedName(sheet, number);
    const there = tops.find((top) => top.sheet.toLowerCase() === name.toLowerCase());
    if (!there) return { sheet: name, isThere: false };
    const isOurs = isReport(there.rows) && isSameCell(there.rows[REPORT_TITLE_ROW]?.[0], title as string);
    if (isOurs) return { sheet: there.sheet, isThere: true };
  }
}

/** A name for a new sheet that none has. */
export function freeName(wanted: string, names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = numberedName(wanted, number);
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function numberedName(name: string, number: number): string {
  return number === 1 ? name : `${name} ${number}`;
}
