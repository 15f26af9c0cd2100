/** Plans stand where the command line makes workbooks of them too. */
export type { Look, PlannedCell, SheetPlan, WorkbookPlan } from '../files/workbook-plan';
