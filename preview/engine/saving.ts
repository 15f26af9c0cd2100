import { functionNamed } from '../../core/functions/catalogue';
import { type FileParts, type SavedCell, writable } from '../../files/xlsx';
import { engine, type Model } from './o-spreadsheet';

/** The parts of the workbook's .xlsx file, sound for Excel. */
export async function exported(model: Model): Promise<FileParts> {
  const { files } = await model.exportXLSX();
  const parts = files.flatMap((file) => ('content' in file ? [[file.path, file.content] as const] : []));
  const { getters } = model;
  const sheetIds = getters.getSheetIds();
  const ranges = getters.getNamedRanges().map(({ name, range }) => [name, getters.getRangeString(range)]);
  return writable(Object.fromEntries(parts), {
    cellAt: (sheetIndex, address) => savedCell(model, sheetIds[sheetIndex] as string, address),
    names: Object.fromEntries(ranges),
    isCustom: (name) => functionNamed(name.toUpperCase()) !== undefined,
  });
}

function savedCell({ getters }: Model, sheetId: string, address: string): SavedCell {
  const position = { sheetId, ...engine.helpers.toCartesian(address) };
  const isFormula = getters.getCell(position)?.isFormula;
  const { value, type } = getters.getEvaluatedCell(position);
  return {
    ...(isFormula && { formula: getters.getCellText(position, { showFormula: true }).slice(1) }),
    value,
    isError: type === 'error',
    isFilled: !isFormula && getters.getArrayFormulaSpreadingOn(position) !== undefined,
  };
}
