import type { Workbook } from '../core/port/workbook';
import { answer } from './asking';
import { write } from './changes-of-apprentice';
import { check, recalculate, repair } from './checking';
import {
  dropDraft,
  fieldFound,
  goBackTo,
  leaveField,
  leaveFields,
  readAnew,
  showField,
  submitField,
  typeInto,
} from './drafts';
import { fix } from './fixing';
import { follow, headingRow } from './following';
import { backToLive, copyWithValues, makeReport } from './making-sheets';
import { goTo, goToCell, reveal, step } from './moving';
import { nameHeadings } from './naming-headings';
import { CLOCK, type Clock, type OpenWorkbook, openWorkbook, say } from './open-workbook';
import { togglePin } from './pinning';
import { readSheet, refresh } from './reading';
import { renewWhereOld } from './renewing';
import type { Screen } from './screens';
import { setUp, takeSetUp } from './setting-up';
import { findCohorts, keepInSeveral, readSeveral, showOneSheet } from './several-sheets';
import type { Part } from './state';
import { undo } from './undoing';
import { writeCells } from './writes-by-place';

export type Session = ReturnType<typeof openSession>;

/** Opens the workbook of a host: from here on the sidebar follows it until it is closed. */
export function openSession(workbook: Workbook, screen: Screen, clock: Clock = CLOCK) {
  const book = openWorkbook(workbook, screen, clock);
  const withBook =
    <Rest extends unknown[], T>(part: (book: OpenWorkbook, ...rest: Rest) => T) =>
    (...rest: Rest): T =>
      part(book, ...rest);
  /** The same for what writes: whoever takes the last thing back waits for it. */
  const acting =
    <Rest extends unknown[], T>(part: (book: OpenWorkbook, ...rest: Rest) => Promise<T>) =>
    (...rest: Rest): Promise<T> =>
      book.acting(part(book, ...rest));
  book.store.subscribe(withBook(renewWhereOld));
  const close = workbook.followSelection(withBook(follow), withBook(headingRow), (isPaused) =>
    book.store.set({ isPaused }),
  );
  return {
    store: book.store,
    dayKeeper: workbook.dayKeeper,
    canPrint: workbook.canPrint,
    /** The sheet has been read for the first time. */
    opened: readSheet(book),
    close,
    readSheet: withBook(readSheet),
    refresh: withBook(refresh),
    write: acting(write),
    writeCells: acting(writeCells),
    undo: withBook(undo),
    answer: acting(answer),
    check: withBook(check),
    repair: acting(repair),
    recalculate: acting(recalculate),
    makeReport: acting(makeReport),
    copyWithValues: acting(copyWithValues),
    backToLive: acting(backToLive),
    setUp: acting(setUp),
    takeSetUp: acting(takeSetUp),
    findCohorts: withBook(findCohorts),
    readSeveral: withBook(readSeveral),
    showOneSheet: withBook(showOneSheet),
    keepInSeveral: withBook(keepInSeveral),
    fix: acting(fix),
    nameHeadings: acting(nameHeadings),
    goTo: withBook(goTo),
    goToCell: withBook(goToCell),
    reveal: withBook(reveal),
    step: withBook(step),
    togglePin: withBook(togglePin),
    say: withBook(say),
    /** For parts of a screen that are fetched on demand, and bring what they do along. */
    inWorkbook: <T>(work: (open: OpenWorkbook) => T): T => work(book),
    typeInto: withBook(typeInto),
    readAnew: withBook(readAnew),
    leaveField: withBook(leaveField),
    leaveFields: withBook(leaveFields),
    submitField: withBook(submitField),
    dropDraft: withBook(dropDraft),
    showField: withBook(showField),
    goBackTo: withBook(goBackTo),
    fieldFound: withBook(fieldFound),
    openPart: (part: Part, isOpen: boolean) =>
      book.store.set({ openParts: { ...book.store.get().openParts, [part]: isOpen } }),
    show: (next: Screen) => book.store.set({ screen: next }),
  };
}
