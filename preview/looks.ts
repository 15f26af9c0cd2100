import { type LookName, REPORT_LOOKS, type Look as ReportLook } from '../core/reports/report-plan';
import type { Look } from './plan';

/** Looks stand where the command line makes workbooks with them too. */
export {
  ANSWER,
  ANSWER_COLOUR,
  ANSWER_HEADING,
  HEADING,
  lookOf,
  MIDDLE,
  SETTINGS_WIDTHS,
  widthOf,
} from '../files/looks';

/** How a cell of a report looks, and how its number is shown. */
export function lookOfReport(name: LookName): { readonly look: Look; readonly format: string | undefined } {
  const { isBold, isItalic, size, ink, fill, wraps, align, format }: ReportLook = REPORT_LOOKS[name];
  const look: Look = {
    verticalAlign: 'top',
    ...(isBold && { bold: true }),
    ...(isItalic && { italic: true }),
    ...(size !== undefined && { fontSize: size }),
    ...(ink !== undefined && { textColor: ink }),
    ...(fill !== undefined && { fillColor: fill }),
    ...(wraps && { wrapping: 'wrap' as const }),
    ...(align !== undefined && { align }),
  };
  return { look, format };
}
