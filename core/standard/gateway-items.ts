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

const QUALIFICATION_HELP = 'Achieved, Exempt (with the reason recorded) or Not yet.';

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
} as const;

export const PROVIDER_SIGN_OFF = {
  kind: 'sign-off',
  party: 'Training provider',
  key: 'providerSignOff',
  label: 'Provider sign-off',
  heading: 'Provider sign-off',
  aliases: ['Provider signed', 'Provider signature', 'Training provider sign-off', 'Provider declaration'],
  help: 'Date on which the training provider agreed to gateway.',
} as const;

export const APPRENTICE_SIGN_OFF = {
  kind: 'sign-off',
  party: 'Apprentice',
  key: 'apprenticeSignOff',
  label: 'Apprentice sign-off',
  heading: 'Apprentice sign-off',
  aliases: ['Apprentice signed', 'Learner sign-off', 'Apprentice signature', 'Apprentice declaration'],
  help: 'Date on which the apprentice agreed to gateway.',
} as const;
