import { st0071 } from '../standard/st0071';
import { type Columns, columnsOf } from './columns';

const ST0071: Columns = columnsOf(st0071);

/**
 * The columns of the standard that a workbook is about: the one place where it is chosen. One standard is shipped; once
 * there are several, the workbook's settings will say which.
 */
export function chosenColumns(): Columns {
  return ST0071;
}
