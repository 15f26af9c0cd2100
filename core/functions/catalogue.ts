import { choice, date, grade, wholeNumber } from '../cells/kinds';
import { METHODS, overallGrade } from '../rules/grading';
import { deadline, MILESTONES } from '../rules/timeline';
import { RULE_IDS, rule } from '../standard';
import { type CustomFunction, cell, cellFunction, cellOrBlank, optional, tableFunction } from './define';

/** Every custom function: the one list from which both hosts, the help and the reference are made. Names are for ever. */
export const CATALOGUE: readonly CustomFunction[] = [
  cellFunction({
    name: 'EPA_GRADE',
    summary: 'Overall EPA grade from the grades of the three methods.',
    parameters: [
      cellOrBlank('observation', grade, 'Grade of the practical observation with Q&A.'),
      cellOrBlank('project', grade, 'Grade of the work-based project with interview.'),
      cellOrBlank('discussion', grade, 'Grade of the professional discussion with portfolio.'),
      optional(
        'distinctions_needed',
        wholeNumber(1, METHODS.length, METHODS.length),
        'How many distinctions make an overall distinction, 1 to 3; 3 if left out. Ask your EPAO.',
      ),
    ],
    returns: 'text',
    restsOn: ['grading.methodsToPass', 'grading.distinctionsNeeded'],
    examples: [
      { given: ['Distinction', 'Distinction', 'Distinction'], gives: 'Distinction' },
      { given: ['Distinction', 'Pass', 'Distinction'], gives: 'Pass' },
      { given: ['Pass', 'Fail', null], gives: 'Fail' },
      {
        given: [
          [['Pass'], ['D'], [null]],
          [['Pass'], ['D'], [null]],
          [['Pass'], ['D'], [null]],
        ],
        gives: [['Pass'], ['Distinction'], ['']],
        shows: 'A whole column in one call.',
      },
    ],
    run: overallGrade,
  }),
  cellFunction({
    name: 'EPA_DEADLINE',
    summary: 'Last day for a milestone of the EPA period.',
    parameters: [
      cell('epa_start', date, 'First day of the EPA period.'),
      cell('milestone', choice(MILESTONES), 'Project, Interview, Observation, Discussion or EPA end.'),
    ],
    returns: 'date',
    restsOn: ['project.window', 'epa.period'],
    examples: [
      { given: ['2026-01-05', 'Project'], gives: '2026-03-05' },
      { given: ['2025-12-31', 'Project'], gives: '2026-02-28' },
    ],
    run: deadline,
  }),
  tableFunction({
    name: 'EPA_RULES',
    summary: 'Every rule of the standard with its number, how firm it is and where it is written.',
    parameters: [],
    returns: [
      { heading: 'Rule', kind: 'text' },
      { heading: 'Value', kind: 'number' },
    ],
    restsOn: [],
    examples: [],
    run: () => RULE_IDS.map((id) => [rule(id).title, rule(id).value]),
  }),
];
