/*
 * What most standards ask for before gateway, each with its column: a standard lists those it asks for, in its own order,
 * with the rules that they rest on.
 */

export const ON_PROGRAMME = {
  kind: 'tick',
  key: 'onProgrammeComplete',
  label: 'On-programme',
  heading: 'On-programme complete',
  aliases: ['On programme complete', 'Training complete', 'On-programme done'],
  help: 'All on-programme elements are complete.',
} as const;

export const PORTFOLIO = {
  kind: 'tick',
  key: 'portfolioComplete',
  label: 'Portfolio',
  heading: 'Portfolio complete',
  aliases: ['Portfolio', 'Portfolio done', 'Portfolio status', 'Portfolio of evidence'],
  help: 'The portfolio of evidence is complete.',
} as const;

const QUALIFICATION_HELP =
  'Achieved, Exempt (with the reason, like "Exempt: EHC plan") or Not yet; or Claimed, Evidenced, Accepted, Rejected.';

export const ENGLISH = {
  kind: 'qualification',
  key: 'english',
  label: 'English',
  heading: 'English',
  aliases: [
    'English Level 2',
    'English L2',
    'English status',
    'Functional skills English',
    'FS English',
    'L2 English',
  ],
  help: QUALIFICATION_HELP,
} as const;

export const MATHS = {
  kind: 'qualification',
  key: 'maths',
  label: 'Maths',
  heading: 'Maths',
  aliases: [
    'Math',
    'Mathematics',
    'Maths Level 2',
    'Maths L2',
    'Maths status',
    'Functional skills maths',
    'FS maths',
    'L2 maths',
  ],
  help: QUALIFICATION_HELP,
} as const;

export const EMPLOYER_SIGN_OFF = {
  kind: 'sign-off',
  party: 'Employer',
  key: 'employerSignOff',
  label: 'Employer sign-off',
  heading: 'Employer sign-off',
  aliases: ['Employer signed', 'Employer signature', 'Employer declaration'],
  help: 'Date on which the employer agreed to gateway.',
  signatory: {
    key: 'employerSignOffBy',
    heading: 'Employer sign-off by',
    aliases: [
      'Employer signed by',
      'Employer signatory',
      'Employer signatory name',
      'Signed by (employer)',
      'Signed by employer',
    ],
    help: 'Name of the person who signed for the employer.',
    isOptional: true,
  },
} as const;

export const PROVIDER_SIGN_OFF = {
  kind: 'sign-off',
  party: 'Training provider',
  key: 'providerSignOff',
  label: 'Provider sign-off',
  heading: 'Provider sign-off',
  aliases: ['Provider signed', 'Provider signature', 'Training provider sign-off', 'Provider declaration'],
  help: 'Date on which the training provider agreed to gateway.',
  signatory: {
    key: 'providerSignOffBy',
    heading: 'Provider sign-off by',
    aliases: [
      'Provider signed by',
      'Provider signatory',
      'Provider signatory name',
      'Signed by (provider)',
      'Signed by provider',
      'Training provider signatory',
    ],
    help: 'Name of the person who signed for the training provider.',
    isOptional: true,
  },
} as const;

export const APPRENTICE_SIGN_OFF = {
  kind: 'sign-off',
  party: 'Apprentice',
  key: 'apprenticeSignOff',
  label: 'Apprentice sign-off',
  heading: 'Apprentice sign-off',
  aliases: ['Apprentice signed', 'Learner sign-off', 'Apprentice signature', 'Apprentice declaration'],
  help: 'Date on which the apprentice agreed to gateway.',
  signatory: {
    key: 'apprenticeSignOffBy',
    heading: 'Apprentice sign-off by',
    aliases: [
      'Apprentice signed by',
      'Apprentice signatory',
      'Apprentice signatory name',
      'Signed by (apprentice)',
      'Signed by apprentice',
    ],
    help: 'Name as the apprentice signed it.',
    isOptional: true,
  },
} as const;

/** Settled by the calendar; the rules come with the standard. */
export const TIME_ON_PROGRAMME = {
  kind: 'time',
  key: 'timeOnProgramme',
  label: 'Time on programme',
} as const;

/** A count on programme is progress; it is judged once training is complete or gateway has a date. */
export const OFF_THE_JOB_HOURS = {
  kind: 'figure',
  key: 'offTheJobHours',
  label: 'Off-the-job hours',
  heading: 'Off-the-job hours',
  aliases: [
    'OTJ hours',
    'OTJ',
    'OTJT hours',
    'OTJT',
    'Actual OTJ hours',
    'OTJActHours',
    'Off the job training hours',
  ],
  help: 'Hours of off-the-job training so far',
  isOptional: true,
  check: 'Off-the-job hours',
  dueWith: ON_PROGRAMME.key,
} as const;

/** One column for both: it is read as each of them, and nobody but the sheet's own people writes in it. */
const ENGLISH_AND_MATHS = [
  'English & maths',
  'English and maths',
  'Maths & English',
  'Maths and English',
  'English/maths',
  'Maths/English',
] as const;

/** Headings of these items that count only where nothing else claims their column, the better ones first. */
export const LESSER_NAMES_OF_ITEMS: Readonly<Record<string, readonly string[]>> = {
  [ON_PROGRAMME.key]: [
    'On-programme completed',
    'On-programme learning complete',
    'On-programme training complete',
    'Training completed',
    'All on-programme complete',
  ],
  [PORTFOLIO.key]: [
    'Portfolio completed',
    'Portfolio of evidence complete',
    'Portfolio completion',
    'Portfolio ready',
    'Portfolio signed off',
    'E-portfolio complete',
  ],
  [ENGLISH.key]: [
    'English achieved',
    'English Level 2 achieved',
    'English functional skills',
    'English FS',
    'English FS L2',
    'English qualification',
    'English functional skills Level 2',
    'Level 2 English',
    'Literacy Level 2',
    'Literacy L2',
    'Literacy status',
    'Literacy',
    ...ENGLISH_AND_MATHS,
  ],
  [MATHS.key]: [
    'Maths achieved',
    'Maths Level 2 achieved',
    'Maths functional skills',
    'Maths FS',
    'Maths FS L2',
    'Maths qualification',
    'Maths functional skills Level 2',
    'Mathematics Level 2',
    'Level 2 maths',
    'Numeracy Level 2',
    'Numeracy L2',
    'Numeracy status',
    'Numeracy',
    ...ENGLISH_AND_MATHS,
  ],
  [EMPLOYER_SIGN_OFF.key]: [
    'Employer sign-off date',
    'Employer signed off',
    'Employer signature date',
    'Employer signed date',
    'Date employer signed',
    'Employer agreed',
    'Employer approval',
  ],
  [PROVIDER_SIGN_OFF.key]: [
    'Provider sign-off date',
    'Provider signed off',
    'Provider signature date',
    'Provider signed date',
    'Date provider signed',
    'Provider agreed',
    'Training provider signed',
    'Training provider signature',
    'Training provider declaration',
  ],
  [APPRENTICE_SIGN_OFF.key]: [
    'Apprentice sign-off date',
    'Apprentice signed off',
    'Apprentice signature date',
    'Apprentice signed date',
    'Date apprentice signed',
    'Learner signed',
    'Learner signature date',
    'Date learner signed',
    'Learner signature',
    'Learner declaration',
    'Learner sign-off date',
  ],
  [OFF_THE_JOB_HOURS.key]: [
    'Off the job hours completed',
    'OTJ hours completed',
    'OTJT hours completed',
    'OTJH',
  ],
};
