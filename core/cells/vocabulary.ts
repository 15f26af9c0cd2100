/*
 * The words that people write, one list for each kind of cell: a canonical value and the spellings for it, with commas
 * between. They are compared folded: case, accents, spaces, hyphens and underscores never matter. A word that has two
 * readings stands in no list; it is refused with what to type.
 */

/** For "nothing yet", in every kind but a text. A kind in which one of them says more, such as Not yet, reads it so. */
export const NOTHING_YET = `
  pending, n/a, na, n.a, n\\a, not applicable, -, --, ---, tbc, tba, tbd, t.b.c, t.b.a, t.b.d, none, nil, null, nan, nat, <na>,
  undefined, blank, (blank), empty, not yet, none yet, nothing yet, not yet known, not known, n/k, nk, unknown, waiting, not taken, not yet taken, not set, not booked,
  not yet booked, not scheduled, not arranged, not recorded, outstanding, ?, ??, ???, #, date tbc, date tba, tbc date`;

/** "Awaiting result", "TBC - with the EPAO", "to be confirmed by the EPAO": with no digit, so that no date is lost. */
export const STILL_WAITING =
  /^(?:still ?)?(?:await(?:s|ing|ed)?|waiting (?:for|on)|pending|tb[acd]|to be (?:confirmed|arranged|advised|agreed|announced|decided|determined|booked|set))\b[^\d?]*$/;

/** For no date yet: who says no has no day. */
export const NO_DATE = `
  no, n, false, ✗, ✘, ❌, no date, no date yet, no date set, not done, not held, not submitted, not yet submitted, not started,
  not yet started, not received, not issued, not passed, not complete, not completed, not achieved, not required, not due,
  in progress, ongoing, invited`;

/** For something that has happened or is arranged, and not when. */
export const DAY_NOT_SAID = `
  booked, scheduled, arranged, planned, held, passed, submitted, received, issued, requested, attended, confirmed, agreed`;

/** For no grade yet. Who did not attend has none either. */
export const NO_GRADE = `
  in progress, ongoing, invited, booked, scheduled, arranged, planned, submitted, not started, not sat, not attempted,
  not assessed, not graded, ungraded, no grade, no grade yet, no result, no result yet, result awaited, results awaited,
  grade awaited, dna, did not attend, no show, absent, cancelled, postponed, rearranged, rescheduled, deferred`;

/** FL, PA, ME and DS are the ILR's. R is Refer or Resit: either was no pass. */
export const GRADE_WORDS = {
  Fail: `Fail, F, Failed, FL, Refer, Referred, R, Resit, Retake, Resit required, Resit needed, Retake required, Not yet competent,
    NYC, Not competent, Not passed, Unsuccessful`,
  Pass: 'Pass, P, Passed, PA',
  Merit: 'Merit, M, ME',
  Distinction: 'Distinction, Dist, Dis, D, DS',
} as const;

/** For an attempt that does not count. */
export const VOID_WORDS = 'Void, Voided, Void attempt, Null and void, Annulled';

/** No x and no crossed box: people mark with them what is done as well as what is not. */
export const TICK_WORDS = {
  met: `TRUE, Yes, Y, Met, ✓, ✔, ✅, ☑, 🗹, 1, Complete, Completed, Done, Finished, Achieved, Passed, 100%, 100% complete,
    Fully met, All met, Yes complete, Fully complete`,
  notMet: `FALSE, No, N, Not met, ✗, ✘, ✖, ❌, ☐, Not complete, Not completed, Incomplete, Not finished, Not done, Not started,
    Not yet, Not yet complete, Not yet started, Not achieved, Not passed, In progress, Ongoing, Underway, Under way, Started,
    Working towards, Working on it, Partial, Partially, Partly, Partially complete, Partially met, To do, WIP, Work in progress`,
} as const;

/** The text 0 is what stands for a blank cell in many exports. */
export const NO_TICK = '0';

export const ITEM_STATE_WORDS = {
  Missing: 'Missing, Outstanding, Not received, Not submitted, Not seen',
  // Somebody says that it is there; nobody has seen it yet.
  Claimed: `Claimed, Submitted, Uploaded, Declared, Self-declared, Awaiting evidence, Evidence awaited, Awaiting certificate,
    Certificate awaited, Awaiting check, To be checked, Under review, With IQA`,
  Evidenced: `Evidenced, Evidence seen, Evidence received, Evidence on file, Certificate seen, Certificate received,
    Certificate on file, On file`,
  Accepted: `Accepted, Verified, Approved, Confirmed, Signed off, IQA accepted, IQA approved, IQA verified, EPAO accepted`,
  Rejected: `Rejected, Returned, Not accepted, Not approved, Declined, Refused, Sent back, Referred back, Resubmit,
    Resubmission needed`,
} as const;

/** Levels and GCSE grades are read by rules beside these. */
export const QUALIFICATION_WORDS = {
  Achieved: `Achieved, Yes, Y, TRUE, Passed, Pass, Complete, Completed, ✓, ✔, ✅, ☑, 🗹, Done, Met, Certificated,
    Already achieved, Already held`,
  'Level 2': 'Level 2, L2',
  Exempt: 'Exempt, Exemption, Exempted, Not required, Not needed',
  'Not yet': `Not yet, No, N, FALSE, Not achieved, In progress, Working towards, ✗, ✘, ✖, ❌, ☐, Booked, Exam booked, Test booked,
    Failed, Fail, Not passed, Not met, Not complete, Not completed, Incomplete, Not started, Not yet started, Not yet achieved,
    Not booked, Not done, Ongoing, Studying, Enrolled, Started, Resit, Resitting, Resit booked, Retake, Required, Needed, To do`,
} as const;

/** They mean that it is not needed as often as that it is not there yet. */
export const NEEDED_OR_NOT = 'n/a, na, n.a, not applicable';

/** With the ILR's CompStatus, the states of the DfE service, and stages of other systems, in which people are learning. */
export const LEARNING_STATUS_WORDS = {
  Active: `Active, Continuing, In learning, Live, On programme, 1, Enrolled, Registered, Started, In training, Training, Learning,
    Learner, Current, Current learner, Active learner, On track, On target, In progress, Ongoing, Waiting to start, Yet to start,
    Not started, Not yet started, Starting soon, Returned, Returned from break, Returned to learning, Resumed, Restarted,
    Past planned end date, Past planned end, Past PED, Beyond planned end date, Past end date, Out of funding, Overdue, At risk,
    Gateway, In gateway, At gateway, Gateway in progress, Gateway submitted, Gateway ready, Ready for gateway, Gateway booked,
    Awaiting gateway, Through gateway, Gateway passed, Passed gateway, Gateway complete, Gateway completed, Gateway approved,
    EPA, In EPA, EPA in progress, EPA started, EPA ready, Ready for EPA, EPA booked, EPA scheduled, Awaiting EPA, EPA pending,
    EPA passed, EPA failed, EPA complete, EPA completed, Passed EPA, Awaiting results, Awaiting result, Awaiting certificate,
    Retake review, Resit review, Resit, Retake, EPA resit, EPA retake, Awaiting resit, Awaiting retake`,
  Completed:
    'Completed, Complete, 2, Achieved, Achiever, Completer, Finished, Framework achieved, Certificated',
  'Break in learning': `Break in learning, BIL, B.I.L, Break, On break, On a break, In break, Paused, Pause, 6, Suspended, On hold,
    Temporarily withdrawn, Temp withdrawn, Temp. withdrawn, Temporary withdrawal, Temporary withdrawn, Temporarily suspended,
    Leave of absence, LOA, Maternity leave, Mat leave, Parental leave, Planned break`,
  Withdrawn: `Withdrawn, Withdrew, Left, Leaver, Stopped, 3, W/D, WD, W/drawn, Withdrawal, Withdraw, Early leaver, Dropped out,
    Left programme, Left the programme, Terminated, Permanently withdrawn`,
} as const;

/** What a sign-off says besides yes and no. Sent is in neither list: for signing, or signed. */
export const SIGN_OFF_WORDS = {
  given:
    'Signed, Signed off, Received, Given, Obtained, Agreed, Sign-off received, Signature received, Signed by all',
  notGiven: `Not signed, Not yet signed, Unsigned, Not signed off, Not yet signed off, Not given, Not obtained, Not sent,
    Not yet sent, Not requested, Requested, Chased, Chasing, Sent for signature, Sent to sign, Sent for signing, Emailed,
    Reminded, Reminder sent, Being chased`,
} as const;

/** Units that may stand behind a number, by the word that the rules count in. */
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  minutes: 'minutes, minute, mins, min, m',
  words: 'words, word, w',
  pieces: 'pieces, piece, pcs, pieces of evidence',
  hours: 'hours, hour, hrs, hr, h',
  days: 'days, day, d',
  months: 'months, month, mths',
  weeks: 'weeks, week, wks',
};
