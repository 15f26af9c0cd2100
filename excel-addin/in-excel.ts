/** Runs a batch in Excel, after the person at it has finished the cell that they are typing in. */
export function inExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run({ delayForCellEdit: true }, batch);
}

/** Did Excel refuse a batch for this reason? */
export function isExcelError(
  error: unknown,
  code: 'ItemNotFound' | 'ResponsePayloadSizeLimitExceeded',
): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
