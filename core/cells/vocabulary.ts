/*
 * The words that people write, one list for each kind of cell: a canonical value and the spellings for it, with commas
 * between. They are compared folded: case, accents, spaces, hyphens and underscores never matter. A word that has two
 * readings stands in no list; it is refused with what to type.
 */

/** How a word is often misspelt, where nothing else can be meant. Every list below takes it for the word. */
export const MISSPELT = {
  achieved: 'acheived, achived, acheieved, achieveed, acheved, achievd',
  achiever: 'acheiver, achiver',
  accepted: 'acepted',
  awaiting: 'awating, awaitng, awaitting, awiating',
  certificate: 'certifcate, certificat, certicate, cerificate',
  cancelled: 'canceled, cancled, cancelld',
  complete: 'compleate, compelte, complet, comlete, conplete, complte',
  completed: 'completd, compleated, compelted, comleted, conpleted, complted, completeed, compeleted',
  confirmed: 'confimed, comfirmed, confirmd',
  continuing: 'continueing, continung, contining, continuning',
  distinction:
    'distintion, disctinction, distiction, distinciton, distinctoin, distincion, distinctin, disinction, distincton, destinction',
  exempt: 'excempt, exmpt, exampt, exemt, excemt',
  exemption: 'excemption, exemtion',
  failed: 'faild, faied',
  functional: 'functonal, fuctional',
  learning: 'leaning, lerning, learnng, learing, leraning',
  maternity: 'maternaty, maternty',
  merit: 'merrit',
  passed: 'pased, paased',
  pending: 'pendng, penidng',
  programme: 'program, progamme, programm, programe',
  progress: 'progess, progres',
  received: 'recieved, receieved, recived, recevied',
  referred: 'refered, reffered',
  required: 'requird, requred',
  scheduled: 'sheduled, schedled, schduled',
  signed: 'singed, signd, sigend',
  submitted: 'submited, sumbitted, submittd',
  suspended: 'suspened',
  temporarily: 'temporarly, temporarilly, temporaraly',
  uploaded: 'uplaoded, uploded',
  withdrawal: 'withdrawl, widthdrawal, withdrawel, withdrawls',
  withdrawn: 'widthdrawn, withdrawen, withdrawnn, withrawn, wihdrawn, witdrawn, withdrwan, withdrown',
} as const;

/** For "nothing yet", in every kind but a text. A kind in which one of them says more, such as Not yet, reads it so. */
export const NOTHING_YET = `
  pending, n/a, na, n.a, n\\a, not applicable, -, --, ---, tbc, tba, tbd, t.b.c, t.b.a, t.b.d, none, nil, null, nan, nat, <na>,
  undefined, blank, (blank), empty, "", not yet, none yet, nothing yet, not yet known, not known, n/k, nk, unknown, waiting, still waiting, not taken, not yet taken, not set, not booked,
  not yet booked, not scheduled, not arranged, not recorded, outstanding, ?, ??, ???, #, date tbc, date tba, tbc date`;

/** "Awaiting result", "TBC - with the EPAO", "to be confirmed by the EPAO": with no digit, so that no date is lost. */
export const STILL_WAITING =
  /^(?:still ?)?(?:await(?:s|ing|ed)?|waiting (?:for|on)|pending|tb[acd]|to be (?:confirmed|arranged|advised|agreed|announced|assessed|booked|completed|decided|determined|done|graded|marked|sat|scheduled|set|signed|submitted|taken))\b[^\d?]*$/;

/** For no date yet: who says no has no day. */
export const NO_DATE = `
  no, n, false, ✗, ✘, ❌, no date, no date yet, no date set, not done, not held, not submitted, not yet submitted, not started,
  not yet started, not received, not issued, not passed, not complete, not completed, not achieved, not required, not due,
  in progress, ongoing, invited, not yet due, not confirmed, not yet confirmed, unconfirmed, to arrange, to book, date pending,
  date to be confirmed, date to be arranged, date to be agreed, date not known, date not set, date not confirmed`;

/** A date that was never filled in, as a form or a database writes it: 00/00/0000, __/__/____. "dd/mm/yyyy" is guidance. */
export const NO_DATE_FILLED_IN = /^[0\s/_:.-]+$/;

/** For something that has happened or is arranged, and not when. */
export const DAY_NOT_SAID = `
  booked, scheduled, arranged, planned, held, passed, submitted, received, issued, requested, attended, confirmed, agreed`;

/** For no grade yet. Who did not attend has none either. */
export const NO_GRADE = `
  in progress, ongoing, invited, booked, scheduled, arranged, planned, submitted, not started, not sat, not attempted,
  not assessed, not graded, ungraded, no grade, no grade yet, no result, no result yet, result awaited, results awaited,
  grade awaited, result pending, results pending, grade pending, result not in, results not in, not yet assessed, not yet sat,
  not yet graded, not yet attempted, not yet marked, not yet submitted, not yet started, not yet done, yet to sit, yet to take,
  yet to be assessed, yet to be marked, still to sit, still to take, still to do, to sit, to take, marking, being marked, in marking,
  with marker, with assessor, with iqa, with epao, with the epao, under moderation, in moderation, being moderated, did not sit,
  dns, dna, did not attend, no show, absent, cancelled, postponed, rearranged, rescheduled, deferred`;

/** FL, PA, ME and DS are the ILR's. R is Refer or Resit: either was no pass. */
export const GRADE_WORDS = {
  Fail: `Fail, F, Failed, FL, Refer, Referred, R, Resit, Retake, Resit required, Resit needed, Retake required, Not yet competent,
    NYC, Not competent, Not passed, Did not pass, Didn't pass, Unsuccessful, Fails, Failure, Referral, Ref, To resit, Must resit,
    Needs resit, Needs to resit, Needs retake, Needs to retake`,
  Pass: 'Pass, P, Passed, PA',
  Merit: 'Merit, M, ME',
  Distinction: 'Distinction, Dist, Dis, D, DS, Distinct, Distn, Dstn',
} as const;

/** For an attempt that does not count. */
export const VOID_WORDS = 'Void, Voided, Void attempt, Voided attempt, Null and void, Null & void, Annulled';

/** No x and no crossed box: people mark with them what is done as well as what is not. */
export const TICK_WORDS = {
  met: `TRUE, Yes, Y, Yep, Yeah, Yup, Yes all, Met, ✓, ✔, ✅, ☑, 🗹, √, 👍, 1, Complete, Completed, Done, Finished, Achieved, Passed,
    100%, 100.0%, 100.00%, 100% complete, Fully met, All met, All complete, All completed, All done, Yes complete, Yes completed,
    Yes done, Fully complete, Fully completed`,
  notMet: `FALSE, No, N, Nope, Not met, ✗, ✘, ✖, ❌, ☐, ⬜, Not complete, Not completed, Incomplete, Not finished, Not done, Not started,
    Not yet, Not yet complete, Not yet started, Not achieved, Not passed, In progress, Ongoing, Underway, Under way, Started,
    Working towards, Working on it, Partial, Partially, Partly, Partially complete, Partially met, Partly complete, Part complete, Partially completed, Part completed, Nearly complete,
    Nearly completed, Nearly done, Nearly finished, Almost complete, Almost completed, Almost done, Almost finished, Uncomplete,
    Uncompleted, Still to do, Still in progress, Still ongoing, Still working on it, To do, To complete, WIP, Work in progress`,
} as const;

/** The text 0 is what stands for a blank cell in many exports. */
export const NO_TICK = '0';

export const ITEM_STATE_WORDS = {
  Missing: `Missing, Outstanding, Not received, Not yet received, Not submitted, Not yet submitted, Not seen, Not yet seen,
    Not uploaded, Not yet uploaded, Not provided, Certificate missing, Certificate outstanding, Cert missing, Cert outstanding`,
  // Somebody says that it is there; nobody has seen it yet.
  Claimed: `Claimed, Submitted, Uploaded, Declared, Self-declared, Awaiting evidence, Evidence awaited, Awaiting certificate,
    Certificate awaited, Awaiting certificates, Certificates awaited, Awaiting cert, Cert awaited, Awaiting check, To be checked,
    Under review, With IQA, In IQA, Awaiting IQA, Submitted for IQA, Submitted to IQA, Submitted to EPAO, Uploaded to portal`,
  Evidenced: `Evidenced, Evidence seen, Evidence received, Evidence on file, Certificate seen, Certificate received,
    Certificate on file, Cert seen, Cert received, Cert on file, Certificates seen, Certificates received, On file`,
  Accepted: `Accepted, Verified, Approved, Confirmed, Signed off, IQA accepted, IQA approved, IQA verified, IQA signed off, IQA passed, EPAO accepted,
    EPAO approved`,
  Rejected: `Rejected, Returned, Not accepted, Not approved, Declined, Refused, Sent back, Referred back, Resubmit,
    Resubmission needed, Resubmission required`,
} as const;

/** Levels and GCSE grades are read by rules beside these. */
export const QUALIFICATION_WORDS = {
  Achieved: `Achieved, Yes, Y, TRUE, Passed, Pass, Complete, Completed, ✓, ✔, ✅, ☑, 🗹, Done, Met, Certificated,
    Already achieved, Already held, √, 👍, Yes achieved, Achieved yes, Yes passed, Yes complete, Yep, Yeah`,
  'Level 2': 'Level 2, L2',
  Exempt: 'Exempt, Exemption, Exempted, Not required, Not needed',
  'Not yet': `Not yet, No, N, FALSE, Not achieved, In progress, Working towards, ✗, ✘, ✖, ❌, ☐, Booked, Exam booked, Test booked,
    Failed, Fail, Not passed, Not met, Not complete, Not completed, Incomplete, Not started, Not yet started, Not yet achieved,
    Not booked, Not done, To complete, To achieve, Still to do, Still working towards, ⬜, Nope, Ongoing, Studying, Enrolled, Started, Resit, Resitting, Resit booked, Retake, Required, Needed, To do`,
} as const;

/** They mean that it is not needed as often as that it is not there yet. */
export const NEEDED_OR_NOT = 'n/a, na, n.a, n\\a, not applicable';

/** With the ILR's CompStatus, the states of the DfE service, and stages of other systems, in which people are learning. */
export const LEARNING_STATUS_WORDS = {
  Active: `Active, Continuing, In learning, Live, On programme, On prog, 1, The learner is continuing,
    Learner is continuing, The learner is continuing or intending to continue the
    learning activities leading to the learning aim, Enrolled, Registered, Started, In training, Training, Learning,
    Learner, Current, Current learner, Active learner, On track, On target, In progress, Ongoing, Waiting to start, Yet to start,
    Not started, Not yet started, Starting soon, Onboarding, Onboarded, On boarding, Fully enrolled, Returned, Returned from break,
    Returned from BIL, Returned from break in learning, Returned to learning, Back in learning, Back into learning, Back from break,
    Back from BIL, Resumed, Restarted, Pre gateway, Post gateway, At EPA,
    Past planned end date, Past planned end, Past PED, Beyond planned end date, Past end date, Out of funding, Overdue, At risk,
    Gateway, In gateway, At gateway, Gateway in progress, Gateway submitted, Gateway ready, Ready for gateway, Gateway booked,
    Awaiting gateway, Through gateway, Gateway passed, Passed gateway, Gateway complete, Gateway completed, Gateway approved,
    EPA, In EPA, EPA in progress, EPA started, EPA ready, Ready for EPA, EPA booked, EPA scheduled, Awaiting EPA, EPA pending,
    EPA passed, EPA failed, EPA complete, EPA completed, Passed EPA, Awaiting results, Awaiting result, Awaiting certificate,
    Retake review, Resit review, Resit, Retake, EPA resit, EPA retake, Awaiting resit, Awaiting retake`,
  Completed: `Completed, Complete, 2, Achieved, Achiever, Completer, Finished, Framework achieved, Certificated, Certified, Graduated,
    Fully complete, Fully completed, Programme complete, Programme completed, Apprenticeship complete, Apprenticeship completed,
    The learner has completed, Learner has completed, The learner has completed the learning activities leading to the learning aim`,
  'Break in learning': `Break in learning, BIL, B.I.L, Break, On break, On a break, In break, Paused, Pause, 6, Suspended, On hold,
    Temporarily withdrawn, Temp withdrawn, Temp. withdrawn, Temporary withdrawal, Temporary withdrawn, Temporarily suspended,
    Leave of absence, LOA, Maternity, Maternity leave, On maternity, On maternity leave, Mat leave, On mat leave, Paternity leave,
    On paternity leave, Adoption leave, Parental leave, Planned break, Planned break in learning, Learning break, Career break,
    Breaks in learning, On BIL, In BIL, On a break in learning, On break in learning, Learner has temporarily withdrawn from the aim
    due to an agreed break in learning, The learner has temporarily withdrawn from the aim due to an agreed break in learning`,
  Withdrawn: `Withdrawn, Withdrew, Left, Leaver, Stopped, 3, W/D, WD, W/drawn, Withdrawal, Withdraw, Early leaver, Dropped out,
    Left programme, Left the programme, Terminated, Permanently withdrawn, W\\D, Wdrawn, Withdrawn from programme,
    Withdrawn from the programme, Withdrawn from apprenticeship, Withdrawn from the apprenticeship, Withdrawn from learning,
    Withdrawn from course, Early withdrawal, Withdrawn early, Withdrew early, The learner has withdrawn,
    Learner has withdrawn, The learner has withdrawn from the learning activities
    leading to the learning aim`,
} as const;

/** What a sign-off says besides yes and no. Sent is in neither list: for signing, or signed. */
export const SIGN_OFF_WORDS = {
  given: `Signed, Signed off, Received, Given, Obtained, Agreed, Sign-off received, Signature received, Signed by all, All signed,
    Signed by all parties, Fully signed, Signed copy received, Signed and dated, Signed & dated, E-signed, Electronically signed,
    Signed electronically, Digitally signed, Signed digitally`,
  notGiven: `Not signed, Not yet signed, Unsigned, Not signed off, Not yet signed off, Not given, Not obtained, Not sent,
    Not yet sent, Not signed yet, Still not signed, Needs signing, Needs signature, Signature needed, Signature required, To sign,
    Not requested, Requested, Chased, Chasing, Sent for signature, Sent to sign, Sent for signing, Emailed,
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
