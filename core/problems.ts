/**
 * Everything that can be wrong with input: the one home of these messages.
 *
 * `kind` decides the error a host shows; `what` names the argument and the value; `fix` says what to do next.
 * The codes end up in people's notes and e-mails, so a test freezes them: add, never rename.
 */
export const PROBLEMS = {
  CELL_ERROR: {
    kind: 'invalid',
    what: '{argument} holds the error {error}.',
    fix: 'Mend that cell first.',
  },
  CELL_LOADING: {
    kind: 'invalid',
    what: '{argument} is still loading.',
    fix: 'Wait until the cell shows its value. If it never does, mend that cell.',
  },
  DATE_UNREADABLE: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not a date.',
    fix: 'Type it day first, like 5 Mar 2026 or 05/03/2026.',
  },
  DATE_TWO_DIGIT_YEAR: {
    kind: 'invalid',
    what: '{argument} is {value}, where the year has two digits.',
    fix: 'Type all four digits, like 05/03/2026.',
  },
  DATE_MONTH_FIRST: {
    kind: 'invalid',
    what: '{argument} is {value}, which has no such month: it looks as if the month came first.',
    fix: 'Type the day first, like 25/03/2026 for 25 March.',
  },
  DATE_IMPOSSIBLE: {
    kind: 'invalid',
    what: '{argument} is {value}, a day that does not exist.',
    fix: 'Check the day of the month, then type it like 28/02/2026.',
  },
  DATE_OUT_OF_RANGE: {
    kind: 'outOfRange',
    what: '{argument} is {value}, outside 1 March 1900 to 31 December 2199.',
    fix: 'Check the year and type the date like 5 Mar 2026.',
  },
  DATE_WITHOUT_DAY: {
    kind: 'invalid',
    what: '{argument} is {value}, which does not say the day.',
    fix: 'Type the day too, like 5 Mar 2026.',
  },
  DATE_WITHOUT_YEAR: {
    kind: 'invalid',
    what: '{argument} is {value}, which does not say the year.',
    fix: 'Type the year too, like 5 Mar 2026 or 05/03/2026.',
  },
  DATE_NOT_EXACT: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not one exact day.',
    fix: 'Type the exact day, like 5 Mar 2026, or leave the cell blank until it is known.',
  },
  DATE_RANGE: {
    kind: 'invalid',
    what: '{argument} is {value}, which is more than one day.',
    fix: 'Type one day, like 5 Mar 2026.',
  },
  DATE_AS_DIGITS: {
    kind: 'invalid',
    what: '{argument} is {value}: digits kept as text, not a date.',
    fix: 'Type the date again, like 5 Mar 2026 or 05/03/2026.',
  },
  DATE_WITH_REMARK: {
    kind: 'invalid',
    what: '{argument} is {value}, a date with more beside it.',
    fix: 'Type the date alone, and put the rest into Notes.',
  },
  DATE_WEEKDAY_DIFFERS: {
    kind: 'invalid',
    what: '{argument} is {value}, but that date falls on another weekday.',
    fix: 'Check the day, the month and the year, then type the date like 5 Mar 2026.',
  },
  DATE_IN_OTHER_ZONE: {
    kind: 'invalid',
    what: '{argument} is {value}, a time of another zone: in the UK it is another day by then.',
    fix: 'Type the day that is meant, like 5 Mar 2026.',
  },
  DATE_YEAR_TAKEN: {
    kind: 'invalid',
    what: '{argument} is {value}, read as {date} because something speaks against {nearest}.',
    fix: 'Set it if that is meant, or type the year too.',
  },
  GRADE_UNKNOWN: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not a grade.',
    fix: 'Type {accepted}, or leave the cell blank.',
  },
  GRADE_WITH_REMARK: {
    kind: 'invalid',
    what: '{argument} is {value}, a grade with more beside it.',
    fix: 'Type the grade alone. A resit has columns of its own; the rest belongs in Notes.',
  },
  TICK_UNKNOWN: {
    kind: 'invalid',
    what: '{argument} is {value}, which is neither met nor not met.',
    fix: 'Type {accepted}, or leave the cell blank.',
  },
  CHOICE_UNKNOWN: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not one of the choices.',
    fix: 'Type {accepted}.',
  },
  NEEDED_OR_NOT: {
    kind: 'invalid',
    what: '{argument} is {value}, which may mean not needed or not there yet.',
    fix: 'Type Exempt with its reason, like "Exempt: opted out at 19+", or Not yet.',
  },
  NUMBER_UNREADABLE: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not a number.',
    fix: 'Type digits only, like {example}.',
  },
  NUMBER_NOT_WHOLE: {
    kind: 'outOfRange',
    what: '{argument} is {value}, which is not a whole number.',
    fix: 'Type a whole number, like {example}.',
  },
  NUMBER_OUT_OF_RANGE: {
    kind: 'outOfRange',
    what: '{argument} is {value}, outside {lowest} to {highest}.',
    fix: 'Type a number from {lowest} to {highest}.',
  },
  SHARE_UNREADABLE: {
    kind: 'invalid',
    what: '{argument} is {value}, which is not a share of the time.',
    fix: 'Type a percentage from 0% to 100%, like 12%.',
  },
  COUNT_OVER_TOTAL: {
    kind: 'outOfRange',
    what: '{argument} is {value}, more than the total of {total}.',
    fix: 'Check both numbers: criteria met cannot exceed the criteria there are.',
  },
  SHAPES_DIFFER: {
    kind: 'invalid',
    what: '{argument} is {shape} but {otherArgument} is {otherShape}.',
    fix: 'Select ranges of the same size, or one single cell.',
  },
  ONE_CELL_ONLY: {
    kind: 'invalid',
    what: '{argument} is {shape}, but this function answers for one apprentice.',
    fix: 'Select one single cell.',
  },
  WORKING_DAYS_UNKNOWN: {
    kind: 'notCovered',
    what: '{argument} is {value}, and counting from it leaves {firstYear} to {lastYear}, the years whose bank holidays are known.',
    fix: 'Check the year, or update EPA Cohort.',
  },
  NO_DAY_LEFT: {
    kind: 'notCovered',
    what: '{argument} has no day left from {from} to {to} ({taken}).',
    fix: 'Make one of these days available, or ask your EPAO.',
  },
  LAST_DAY_PAST: {
    kind: 'notCovered',
    what: '{argument} has no day left: its last day was {date}.',
    fix: 'Ask your EPAO what happens now.',
  },
  FIRST_DAY_TOO_LATE: {
    kind: 'notCovered',
    what: '{argument} has no day left: the {step} leaves it {from} at the earliest, and its last day is {last}.',
    fix: 'Ask your EPAO, or do the {step} sooner where that can still be.',
  },
  BOOKED_TOO_EARLY: {
    kind: 'notCovered',
    what: '{argument} has no day left: the {step} on {date} comes too early for it.',
    fix: 'Move the {step}, or check its date.',
  },
  STEP_HELD_UP: {
    kind: 'notCovered',
    what: '{argument} has no safe day, because the {step} {place} it has none.',
    fix: 'See what takes the days of the {step}.',
  },
  HEADING_DOUBLED: {
    kind: 'invalid',
    what: 'More than one heading means {column}: {headings}.',
    fix: 'Rename the ones that do not, or say on the sheet EPA settings what they mean.',
  },
  HEADING_UNKNOWN: {
    kind: 'invalid',
    what: '{argument} gives {value}, which is no heading of EPA Cohort.',
    fix: 'Type one of its headings, such as ULN or EPA start, in the second column.',
  },
  IDENTITY_MISSING: {
    kind: 'notCovered',
    what: 'No heading says who the apprentices are.',
    fix: 'Name a column ULN or Apprentice, or say on the sheet EPA settings which it is.',
  },
  COLUMN_NAMES_FULL: {
    kind: 'notCovered',
    what: 'The sheet {argument} has no room for another heading: its list holds {rows}.',
    fix: 'Nothing was written. Clear headings there that you no longer use, or rename the column in your sheet.',
  },
  HEADINGS_NOT_FOUND: {
    kind: 'notCovered',
    what: 'No row of headings was recognised in the first {rows} rows of this sheet.',
    fix: 'Go to the sheet with your apprentices, or set up a cohort sheet here.',
  },
  COLUMN_SHARED: {
    kind: 'notCovered',
    what: '{argument} and {other} stand in one column of this sheet.',
    fix: 'Write it in the sheet, or add a column with the heading {argument}.',
  },
  SHEET_TRANSPOSED: {
    kind: 'notCovered',
    what: 'The headings of this sheet stand one below the other, and its apprentices side by side.',
    fix: 'Copy all of it, and paste it into an empty sheet with Paste special, Transpose: then each apprentice has a row.',
  },
  SHEET_IS_SETTINGS: {
    kind: 'notCovered',
    what: 'This is the settings sheet.',
    fix: 'Go to the sheet with your apprentices.',
  },
  SHEET_IS_LOG: {
    kind: 'notCovered',
    what: 'This is the sheet of the change log.',
    fix: 'Go to the sheet with your apprentices.',
  },
  SHEET_IS_ANSWERS: {
    kind: 'notCovered',
    what: 'This sheet holds the answers that the calculated columns of your sheets look up.',
    fix: 'Go to the sheet with your apprentices.',
  },
  LOG_HEADINGS_CHANGED: {
    kind: 'invalid',
    what: 'The sheet {argument} does not begin with the headings that EPA Cohort gave it, {value} first.',
    fix: 'Nothing was added to it. Rename that sheet, and a new one is made; or put its headings back.',
  },
  SHEET_IS_REPORT: {
    kind: 'notCovered',
    what: 'This sheet is a report that EPA Cohort made.',
    fix: 'Go to the sheet with your apprentices.',
  },
  REPORT_STEP_REFUSED: {
    kind: 'invalid',
    what: '{argument} could not be added: the workbook refused it.',
    fix: 'All else of the sheet is there. Make the sheet again to try once more.',
  },
  PRINT_SETTINGS_BY_HAND: {
    kind: 'notCovered',
    what: '{argument} does not let EPA Cohort set how a page is printed.',
    fix: 'When you print, choose A4, {paper}, fit to width. The columns are made for that.',
  },
  VALUES_NOT_CALCULATED: {
    kind: 'invalid',
    what: '{argument} shows no answers yet, or errors.',
    fix: 'Wait until it is calculated, or mend it under Check, then try again.',
  },
  NOTHING_TO_FREEZE: {
    kind: 'notCovered',
    what: 'The sheet {argument} has no formulas of EPA Cohort.',
    fix: 'It can be handed on as it is.',
  },
  COLUMN_MISSING: {
    kind: 'notCovered',
    what: 'This sheet has no column {argument} any more.',
    fix: 'Add a column with that heading, or set up the sheet again.',
  },
  SHEET_MISSING: {
    kind: 'notCovered',
    what: 'There is no sheet {argument} any more.',
    fix: 'Nothing was written. Set up the sheet with your apprentices again.',
  },
  SHEET_CHANGED: {
    kind: 'invalid',
    what: 'The sheet {argument} was changed while it was being set up.',
    fix: 'Nothing was written. Start the set-up again.',
  },
  SET_UP_STEP_REFUSED: {
    kind: 'invalid',
    what: '{argument} could not be added: Google Sheets refused it.',
    fix: 'All else is there. Where the column has a type in a table of Google Sheets, choose it in the type.',
  },
  FORMULA_VOLATILE: {
    kind: 'invalid',
    what: '{argument} has a formula with NOW() or RAND(), which Google Sheets keeps custom functions from reading.',
    fix: 'Use TODAY() instead, or move the formula right of the calculated columns.',
  },
  ADDED_COLUMN_IN_USE: {
    kind: 'invalid',
    what: 'The column {argument} holds something that the set-up did not write.',
    fix: 'Nothing was removed. Clear what was typed there, or keep the set-up and delete what you do not need in the sheet.',
  },
  ADDED_COLUMN_DOUBLED: {
    kind: 'invalid',
    what: 'The column {argument} stands there more than once.',
    fix: 'Nothing was removed. Delete the copy, or keep the set-up.',
  },
  ADDED_COLUMNS_NOT_LAST: {
    kind: 'invalid',
    what: 'The sheet {argument} has columns right of those that the set-up added, and they would be moved.',
    fix: 'Nothing was removed. Delete the columns of EPA Cohort in the sheet.',
  },
  SHEET_BUSY: {
    kind: 'invalid',
    what: 'Somebody else is writing to the sheet {argument} just now.',
    fix: 'Nothing was written. Try again in a moment.',
  },
  MOVED_MEANWHILE: {
    kind: 'invalid',
    what: 'Rows or columns of the sheet {argument} were moved just as {value} was written, so it landed in cell {cell}.',
    fix: 'What stood there was put back. Try again.',
  },
  MOVED_AND_LEFT: {
    kind: 'invalid',
    what: 'Rows or columns of the sheet {argument} were moved just as {value} was written, and it may have landed in cell {cell}.',
    fix: 'Look at that cell and put it right: what stood there before is not known. Then try again.',
  },
  WORKBOOK_NOT_ANSWERING: {
    kind: 'notCovered',
    what: 'The {argument} stopped answering before all of it was written.',
    fix: 'Check the connection, then try again: nothing is written twice.',
  },
  SHEET_FILTERED: {
    kind: 'invalid',
    what: 'A filter hides rows of the sheet {argument}.',
    fix: 'Nothing was written. Clear the filter and try again.',
  },
  DATES_FROM_1904: {
    kind: 'notCovered',
    what: 'The workbook of the sheet {argument} counts its days from 1904, so every deadline would be four years wrong.',
    fix: 'Nothing was written. Change the workbook to the 1900 date system (File, Options, Advanced) and check its dates.',
  },
  WORKBOOK_FROM_1904: {
    kind: 'notCovered',
    what: 'This workbook counts its days from 1904, so functions would read and answer dates four years wrong: they answer none.',
    fix: 'Change it to the 1900 date system (File, Options, Advanced), check its dates, then close and open it.',
  },
  SHEET_PROTECTED: {
    kind: 'invalid',
    what: 'The sheet {argument} is protected.',
    fix: 'Nothing was written. Ask whoever protected it, or unprotect it, and try again.',
  },
  APPRENTICE_GONE: {
    kind: 'notCovered',
    what: 'No row of this sheet has {argument} {value} any more.',
    fix: 'Nothing was written. Read the sheet again and find the apprentice.',
  },
  APPRENTICE_UNNAMED: {
    kind: 'invalid',
    what: 'The row has neither a ULN nor a name.',
    fix: 'Fill in the ULN or the name, or empty the row.',
  },
  APPRENTICE_DOUBLED: {
    kind: 'invalid',
    what: '{argument} {value} stands in row {otherRow} too.',
    fix: 'Keep one row for each apprentice, or correct the one that is mistyped.',
  },
  RESTARTED: {
    kind: 'invalid',
    what: '{argument} {value} stands in rows {rows}: a restart, of which row {newest} is the current record.',
    fix: 'Nothing to mend if the apprentice came back: the sheet still counts {kept}. Otherwise correct the one that is mistyped.',
  },
  APPRENTICE_IN_TWO_SHEETS: {
    kind: 'invalid',
    what: '{argument} {value} stands in the sheet {otherSheet} too, in row {otherRow}.',
    fix: 'Each row counts in its sheet: keep one, or leave both where the later one is a new start.',
  },
  ROWS_OF_AIMS: {
    kind: 'notCovered',
    what: 'The sheet has a row for each learning aim: {further} of {people}.',
    fix: 'Only the row of the programme aim (ZPROG001), or else the first, is read for each of them. To see no others, filter the export to ZPROG001.',
  },
  ROWS_OF_ASSESSMENTS: {
    kind: 'notCovered',
    what: 'The sheet has a row for each assessment: {further} of {people}.',
    fix: 'Only the first row is read for each of them. Make one row for each apprentice, with the grade and the date of each method in columns of their own.',
  },
  COHORTS_AT_TOP: {
    kind: 'notCovered',
    what: '{argument} stands only at the top of each group: in {filled} of {of} rows.',
    fix: 'It counts for the rows below it too. Fill it down, so that sorting and filters see it.',
  },
  ULN_DOUBTFUL: {
    kind: 'invalid',
    what: '{argument} is {value}. {finding}',
    fix: 'Correct the ULN.',
  },
  DATE_IS_TEXT: {
    kind: 'invalid',
    what: '{argument} is {value} as text, not as a date.',
    fix: 'Type the date again, so that sorting and filters see it.',
  },
  DATES_OUT_OF_ORDER: {
    kind: 'invalid',
    what: '{argument} ({date}) is before {other} ({otherValue}).',
    fix: 'Check both dates.',
  },
  DATES_SWAPPED: {
    kind: 'invalid',
    what: '{argument} ({date}) is before {other} ({otherValue}).',
    fix: 'Check both dates. With day and month swapped, {swappedColumn} would be {swapped}.',
  },
  ASSESSED_AFTER_EPA_END: {
    kind: 'invalid',
    what: '{argument} ({date}) is after the EPA period, which ends on {end}.',
    fix: 'Check the date, or agree it with the EPAO.',
  },
  AFTER_LAST_DAY: {
    kind: 'invalid',
    what: '{argument} ({date}) is after {end}, the {lastDay} for the {step}.',
    fix: 'Check the date, or speak to the EPAO.',
  },
  BEFORE_FIRST_DAY: {
    kind: 'invalid',
    what: '{argument} ({date}) is before {from}, the first day after the {step} that the standard {says}.',
    fix: 'Check the date, or book a later day.',
  },
  OUT_OF_SEQUENCE: {
    kind: 'invalid',
    what: '{argument} ({date}) is before the {step} ({otherValue}).',
    fix: 'The standard asks for the {step} first: change the booking.',
  },
  BETTER_LATER: {
    kind: 'invalid',
    what: '{argument} ({date}) is before the {step} ({otherValue}).',
    fix: 'Allowed, but the source recommends the {step} first: change the booking if you can.',
  },
  GATEWAY_TOO_EARLY: {
    kind: 'invalid',
    what: '{argument} ({date}) is before {earliest}, the earliest gateway day: {least} after {start}.',
    fix: 'Check both dates, or hold gateway on that day or later.',
  },
  GATEWAY_A_DAY_EARLY: {
    kind: 'invalid',
    what: '{argument} ({date}) is one day before {earliest}, the earliest gateway day: {least} after {start}.',
    fix: 'Ask your EPAO whether both end days count, or hold gateway a day later.',
  },
  EXEMPT_TOO_YOUNG: {
    kind: 'invalid',
    what: '{argument} is {value}, but the apprentice was {age} at the start: only from {from} may it be left out.',
    fix: 'Record the adjustment as the reason, like "Exempt: EHC plan", or go on with {argument}.',
  },
  EXEMPT_WITHOUT_REASON: {
    kind: 'invalid',
    what: '{argument} is {value}, and no reason is recorded.',
    fix: 'Type the reason beside it, like "Exempt: opted out at 19+".',
  },
  FIGURE_OUTSIDE_STANDARD: {
    kind: 'invalid',
    what: '{argument} is {value}: {finding}',
    fix: 'Check the figure.',
  },
  DATE_IN_FUTURE: {
    kind: 'invalid',
    what: '{argument} ({date}) has not come yet on {asOf}.',
    fix: 'Check the date: it stands for something that has happened.',
  },
  DATE_ON_DAY_OFF: {
    kind: 'invalid',
    what: '{argument} ({date}) falls on a day off: {dayOff}.',
    fix: 'Allowed, but make sure that the EPAO works on that day.',
  },
  RESIT_WITHOUT_FAIL: {
    kind: 'invalid',
    what: '{argument} is filled in, but {other} is {otherValue}.',
    fix: 'Only a failed method is taken again: keep the first grade as it was given, and check both. After a void attempt, write the new date and grade in its place.',
  },
  RESIT_AFTER_WINDOW: {
    kind: 'invalid',
    what: '{argument} ({date}) is after {end}, the last day that your EPAO gives after the failed attempt on {failed}.',
    fix: 'Check the date, or speak to the EPAO.',
  },
  RESIT_ONLY_AS_RETAKE: {
    kind: 'invalid',
    what: '{argument} ({date}) is after {resitEnd}, the last day for a resit.',
    fix: 'Allowed until {end} as a retake, after more learning: make sure that it is one.',
  },
  RESIT_CAPPED: {
    kind: 'invalid',
    what: '{argument} is {value}, which counts as a {counted}.',
    fix: 'Nothing to mend: your EPAO caps resits. Keep the grade as it was given.',
  },
  ATTEMPTS_OVER_LIMIT: {
    kind: 'invalid',
    what: '{argument}: {value} attempts, more than the {most} that your EPAO allows.',
    fix: 'Check the number, or speak to the EPAO.',
  },
  ATTEMPTS_TOO_FEW: {
    kind: 'invalid',
    what: '{argument} is {value}, but {other} is filled in: that makes {least} or more.',
    fix: 'Count the first attempt and every one after it.',
  },
  GRADE_WITHOUT_DATE: {
    kind: 'invalid',
    what: '{argument} is {value}, but {other} is blank.',
    fix: 'Fill in the date of the assessment.',
  },
  GATEWAY_INCOMPLETE: {
    kind: 'invalid',
    what: '{argument} is {date}, but not settled in this sheet: {missing}.',
    fix: 'Record what is settled, or correct the date: nobody goes through gateway before all of it is.',
  },
  EPA_WITHOUT_GATEWAY: {
    kind: 'invalid',
    what: '{argument} is {date}, but {other} is blank.',
    fix: 'Fill in the day of gateway: the EPA period starts after it.',
  },
  EPA_START_MISSING: {
    kind: 'invalid',
    what: '{argument} is blank, but {other} is filled in.',
    fix: 'Fill in the first day of the EPA period: every deadline is counted from it.',
  },
  HELD_TOO_SOON: {
    kind: 'invalid',
    what: '{argument} is {date}, but {other} is blank.',
    fix: 'Fill in the day of the {step}, or correct the date: the {step} comes first.',
  },
  BESIDE_A_FAIL: {
    kind: 'invalid',
    what: '{argument} is {date}, but {other} is {value}.',
    fix: 'Check both: every method must be passed first. If it was taken again, fill in the resit.',
  },
  CONFIRMED_GRADE_DIFFERS: {
    kind: 'invalid',
    what: '{argument} is {value}, but the method grades make {grade}.',
    fix: 'Check the grades of the methods against the confirmation of the EPAO.',
  },
  CONFIRMED_GRADE_OPEN: {
    kind: 'notCovered',
    what: '{argument} is {value}; the method grades make {grade} as the settings stand, and plans differ.',
    fix: 'The EPAO decides: if it uses another number of distinctions, change that in the settings.',
  },
  RESULTS_WITHOUT_GRADE: {
    kind: 'invalid',
    what: '{argument} is {date}, but {other} is {otherValue}.',
    fix: 'Fill in the grades that the EPAO confirmed.',
  },
  CONFIRMED_WITHOUT_DAY: {
    kind: 'invalid',
    what: '{argument} is {value}, but {other} is blank.',
    fix: 'Fill in the day on which the EPAO confirmed it: until then every grade counts as indicative.',
  },
  COMPLETED_WITHOUT_EPA: {
    kind: 'invalid',
    what: '{argument} is {value}, but {other} is blank.',
    fix: 'Fill in the dates and grades of the EPA, or correct the status.',
  },
  ANSWERS_SHIFTED: {
    kind: 'invalid',
    what: 'The formulas of {argument} read another row than their own in {cells}, from {first} on, so their answers stand beside the wrong apprentices.',
    fix: 'Repair writes them anew, so that each answer is of its own row.',
  },
  ANSWERS_BROKEN: {
    kind: 'invalid',
    what: 'The formulas of {argument} read cells that were deleted, in {cells}, from {first} on.',
    fix: 'Repair writes them anew, for the columns that are there.',
  },
  ANSWERS_BLOCKED: {
    kind: 'invalid',
    what: 'The answers of {argument} cannot show, because something stands in their way in {cells}, from {first} on: {value}.',
    fix: 'Move it elsewhere, or tick it here and Repair clears these cells.',
  },
  ANSWERS_FOREIGN: {
    kind: 'invalid',
    what: 'The cells of {argument} show what they showed last, in {cells}, from {first} on: another program put their formulas into its own words.',
    fix: 'Repair writes them anew, so that they are worked out here.',
  },
  ANSWERS_FROZEN: {
    kind: 'invalid',
    what: 'The cells of {argument} hold plain values, which never change, in {cells}, from {first} on: {value}.',
    fix: 'Tick it here and Repair writes the formula in their place.',
  },
  ANSWERS_REPLACED: {
    kind: 'invalid',
    what: 'The cells of {argument} hold a formula that is not ours, in {cells}, from {first} on: {value}.',
    fix: 'Keep it, or tick it here and Repair writes ours in its place.',
  },
  ANSWERS_MISSING: {
    kind: 'invalid',
    what: 'Formulas of {argument} are not there in {cells}, from {first} on.',
    fix: 'Repair fills them in.',
  },
  ANSWERS_STALE: {
    kind: 'invalid',
    what: 'The formulas of {argument} do not read the sheet as it is now, in {cells}, from {first} on: columns were added or moved since.',
    fix: 'Repair writes them anew, so that they do.',
  },
  ANSWERS_NOT_LOADED: {
    kind: 'invalid',
    what: 'The cells of {argument} show #NAME?, in {cells}, from {first} on: the functions were not there when they were worked out.',
    fix: 'Repair enters the formulas again, which wakes them.',
  },
  ANSWERS_OLD_FORM: {
    kind: 'invalid',
    what: 'The formulas of {argument} are as an earlier version wrote them, in {cells}, from {first} on.',
    fix: 'Repair writes them in the form of today.',
  },
  ANSWERS_LOADING: {
    kind: 'invalid',
    what: 'The answers of {argument} are still being worked out, in {cells}.',
    fix: 'Nothing to do: wait a moment, then check again.',
  },
  ANSWERS_COLUMN_MISSING: {
    kind: 'notCovered',
    what: 'The calculated column {argument} is not in this sheet.',
    fix: 'Set up the sheet again: it adds what is missing on the right, and nothing else changes.',
  },
  DATE_FORMAT_MISSING: {
    kind: 'invalid',
    what: 'The dates of {argument} can show as numbers, because a date format is not there in {cells}.',
    fix: 'Repair formats them as dates.',
  },
  DROP_DOWN_MISSING: {
    kind: 'invalid',
    what: 'The column {argument} has no drop-down in {cells}.',
    fix: 'Tick it here and Repair adds it; what stands there stays.',
  },
  ANSWERS_CHANGED: {
    kind: 'invalid',
    what: 'The column {argument} was changed while it was being repaired.',
    fix: 'It was left as it is. Check the sheet again.',
  },
  IMPORT_EMPTY: {
    kind: 'notCovered',
    what: 'The {argument} has no table with headings and rows below them.',
    fix: 'Choose a file or a sheet whose first rows name its columns.',
  },
  IMPORT_BY_NAME: {
    kind: 'notCovered',
    what: '{argument} is found by the name alone, in row {rows} of the sheet.',
    fix: 'Say whether it is the same apprentice.',
  },
  IMPORT_MONTH_FIRST: {
    kind: 'notCovered',
    what: '{argument} is {value} by the way days are read here, but others in its column have the month first.',
    fix: 'Ask for the file with the day first, or with days like 2026-03-05.',
  },
  IMPORT_OTHER_NAME: {
    kind: 'notCovered',
    what: '{argument} has the ULN of row {rows} of the sheet, and somebody of another name stands there.',
    fix: 'Check the ULN, then say whether it is the same apprentice.',
  },
  IMPORT_SEVERAL: {
    kind: 'notCovered',
    what: '{argument} stands in rows {rows} of the sheet.',
    fix: 'Choose the row that the file is about.',
  },
  IMPORT_TWICE: {
    kind: 'invalid',
    what: '{argument} stands in the file more than once, and says something else in row {rows}.',
    fix: 'Choose the row of the file that holds, and leave the other out.',
  },
  IMPORT_ROW_TAKEN: {
    kind: 'invalid',
    what: '{argument} in row {rows} of the file is in row {otherRow} of the sheet, which another row of the file is for already.',
    fix: 'Leave one of the two out.',
  },
  IMPORT_METHOD_UNKNOWN: {
    kind: 'notCovered',
    what: '{argument} is {value}, which is none of the methods of the standard.',
    fix: 'Its grade is left. Type it into the sheet where it belongs.',
  },
  IMPORT_ATTEMPTS_UNORDERED: {
    kind: 'notCovered',
    what: 'The file has several attempts at {argument}, and nothing says which came first.',
    fix: 'They are left. Type them into the sheet, or ask for the file with dates.',
  },
  IMPORT_OVER_UNREADABLE: {
    kind: 'invalid',
    what: '{argument} holds something in the sheet that cannot be read.',
    fix: 'Look at the cell, then choose.',
  },
  IMPORT_OVER_WHO: {
    kind: 'invalid',
    what: '{argument} says who it is, and the file says something else.',
    fix: 'Make sure that it is the same apprentice, then choose.',
  },
  IMPORT_OVER_SETTLED: {
    kind: 'invalid',
    what: '{argument} is filled in already, and the file says something else.',
    fix: 'Check with the EPAO which of the two holds, then choose.',
  },
  APPRENTICE_THERE: {
    kind: 'invalid',
    what: '{argument} {value} stands in row {otherRow} of the sheet by now.',
    fix: 'Nothing was added for them. Look at that row.',
  },
  ADDED_ROW_CHANGED: {
    kind: 'invalid',
    what: 'The row of {argument} was changed since it was added.',
    fix: 'It was left as it is. Delete it in the sheet, if it is not needed.',
  },
  NO_APPRENTICES_BELOW: {
    kind: 'notCovered',
    what: 'The sheet {argument} was changed, so that the place for new apprentices is not known any more.',
    fix: 'Nothing was added. Read the file again.',
  },
} as const satisfies Record<string, ProblemText>;

interface ProblemText {
  /** `invalid`: the value cannot be read; `outOfRange`: read, but not allowed; `notCovered`: no rule or data to answer with. */
  readonly kind: ProblemKind;
  readonly what: string;
  readonly fix: string;
}

export type ProblemKind = 'invalid' | 'outOfRange' | 'notCovered';
export type ProblemCode = keyof typeof PROBLEMS;

/** What fills the `{placeholders}` of a message: the argument as the formula bar calls it, the value as it was typed. */
export interface ProblemDetails {
  readonly argument: string;
  readonly value?: unknown;
  readonly [placeholder: string]: unknown;
}

/** One thing wrong with input: returned, never thrown, by everything in core. */
export interface Problem {
  readonly code: ProblemCode;
  readonly kind: ProblemKind;
  readonly what: string;
  readonly fix: string;
}

export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  const { kind, what, fix } = PROBLEMS[code];
  return { code, kind, what: fill(what, details), fix: fill(fix, details) };
}

/** The whole message: what is wrong, then what to do. */
export function messageOf({ what, fix }: Problem): string {
  return `${what} ${fix}`;
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'fix' in value;
}

function fill(template: string, details: ProblemDetails): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'value' ? quoted(details.value) : String(details[name]),
  );
}

const LONGEST_QUOTE = 40;

/** The value as typed, on one line and never longer than a message can bear. */
function quoted(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const line = value.replace(/\s+/g, ' ');
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}"`;
}
