import { held, on } from '../held-cells';

export const SHEET = 'Cohort';

/** A plain cohort: a title, headings, three apprentices. */
export const COHORT = held([
  ['Customer Service 2026'],
  ['ULN', 'Apprentice', 'EPA start', 'Project grade', 'Notes', 'Employer sign-off'],
  [1000000019, 'Zoë Marshwiggle', on('2026-01-05'), 'Pass', 'Called', ''],
  [2000000028, 'Amara Foxbury', '', 'Pass', '', ''],
  ['3000000037', 'Jun Wetherlam', on('2026-02-02'), '', '', true],
]);

/** A sheet as a provider keeps it. */
export const MESSY = held([
  ['', 'EPA tracker 2025/26', '', '', '', '', '', '', ''],
  ['', { value: 'as of', note: 'Ask Jo' }, { value: 46_000, formula: '=40000+6000', isDate: true }],
  [],
  ['', 'Learner', 'Mentor', 'LearnStartDate', 'EPA\nstart', '', 'Portfolio', 'Score', 'Comments'],
  ['', 'Amara Foxbury', 'Jo', on('2025-01-06'), '5 March 2026', '', true, 0.5, '=not a formula'],
  ['', 'Jun Wetherlam', '', { value: 45_663.75, isDate: true }, '', 'x', false, '', ''],
  [],
  [
    '',
    'Zoë Marshwiggle',
    { value: 'Jo', note: 'until May' },
    'tbc',
    { value: '#DIV/0!', formula: '=1/0' },
    '',
    'Yes',
    -3,
    'n/a',
  ],
  ['', 'Total', '', '', '', '', { value: 3, formula: '=SUM(1,2)' }],
]);

/** Settings as somebody has chosen them: the day by a formula, a closure, a heading of the provider's own. */
export const SETTINGS = held([
  ['Setting', 'Value', '', 'Closures', '', 'Heading in this workbook', 'Heading of EPA Cohort'],
  [
    'As of',
    { value: 46_000, formula: '=40000+6000', isDate: true },
    '',
    on('2026-12-24'),
    '',
    'Mark',
    'Project grade',
  ],
  ['Due soon', 14],
  ['Distinctions needed', 3],
]);
