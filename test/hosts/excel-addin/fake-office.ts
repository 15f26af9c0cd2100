import { associatedIds, calculate, type FormulaArgument, installOfficeJs, type Shown } from './fake-excel';

/** What a test does in place of the person at the workbook; the page itself never sees it. */
export interface FakeExcel {
  associatedIds(): string[];
  calculate(id: string, args: readonly FormulaArgument[]): Promise<Shown>;
}

// The script that a page gets in place of office.js.
installOfficeJs();
const metadata = fetch('functions.json').then((response) => response.json());
const fakeExcel: FakeExcel = {
  associatedIds,
  calculate: async (id, args) => calculate(await metadata, id, args),
};
Object.assign(globalThis, { fakeExcel });
