// The tools and the tests compile this file as well, with types of their own.
/// <reference types="google-apps-script" />

/** How long a writer waits for another one, in milliseconds: longer than a write takes, shorter than anybody's patience. */
const PATIENCE_MS = 10_000;

/**
 * Runs while nobody else's script writes to this spreadsheet; `undefined` where somebody else did not finish in time.
 * Google writes late, so whatever was written must be in the cells before the next one reads them.
 */
export function runAlone<T>(run: () => T): T | undefined {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(PATIENCE_MS)) return undefined;
  try {
    return run();
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}
