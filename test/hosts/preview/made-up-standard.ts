import { EMPLOYER_SIGN_OFF, ENGLISH, ON_PROGRAMME } from '../../../core/standard/gateway-items';
import { resitOf } from '../../../core/standard/resit-columns';
import { defineStandard } from '../../../core/standard/standard';

const SOURCE = { page: 'made up', section: 'all' };
const MUST = { force: 'must', source: SOURCE, confirmed: true } as const;
const inColumn = (key: string, heading: string) => ({ key, heading, aliases: [], help: `${heading}.` });

/**
 * Unlike ST0071 in everything that a sample could take for granted: a short EPA period in weeks, two methods, one of them
 * only passed or failed, an overall merit, nothing handed in, an order that must be, steps of one method without a gap.
 */
export const madeUp = defineStandard({
  code: 'ST9999',
  title: 'Bell founder',
  level: 2,
  planVersion: '1.0',
  readOn: '2026-11-23',
  rules: {
    'gateway.typical': {
      ...MUST,
      title: 'Time to gateway',
      reading: 'About a year.',
      value: 40,
      unit: 'weeks',
      from: 'start',
      force: 'typical',
    },
    'gateway.decision': { ...MUST, title: 'Decision', reading: 'The employer decides.' },
    'log.hours': { ...MUST, title: 'Hours', reading: '100 hours.', value: 100, unit: 'pieces' },
    'log.tolerance': { ...MUST, title: 'Tolerance', reading: 'A tenth.', value: 10, unit: '%' },
    'epa.period': {
      ...MUST,
      title: 'EPA period',
      reading: 'Six weeks.',
      value: 6,
      unit: 'weeks',
      from: 'epaStart',
    },
    'casting.order': {
      ...MUST,
      title: 'Order',
      reading: 'The test comes first.',
      value: 1,
      unit: 'days',
      from: 'testDate',
    },
    'casting.minutes': { ...MUST, title: 'Minutes', reading: 'Two hours.', value: 120, unit: 'minutes' },
    'casting.most': { ...MUST, title: 'Pouring', reading: 'A tenth.', value: 10, unit: '%' },
    'test.fewest': { ...MUST, title: 'Fewest', reading: 'One.', value: 1, unit: 'questions' },
    'test.most': { ...MUST, title: 'Most', reading: 'Forty.', value: 40, unit: 'questions' },
    'grading.criteria': { ...MUST, title: 'Criteria', reading: 'All.', value: 100, unit: '%' },
    'grading.both': { ...MUST, title: 'Both', reading: 'Both are passed.', value: 2, unit: 'methods' },
    'result.expected': { ...MUST, title: 'Result', reading: 'A week.', value: 1, unit: 'weeks' },
  },
  times: { typicalGateway: 'gateway.typical', epaPeriod: 'epa.period', result: 'result.expected' },
  gateway: [
    { ...ENGLISH, restsOn: ['gateway.decision'] },
    { ...ON_PROGRAMME, restsOn: ['gateway.decision'] },
    {
      ...inColumn('hours', 'Hours logged'),
      kind: 'figure',
      label: 'Hours',
      check: 'Hours logged',
      limit: { around: 'log.hours', tolerance: 'log.tolerance' },
      restsOn: ['log.hours'],
    },
    { ...EMPLOYER_SIGN_OFF, restsOn: ['gateway.decision'] },
  ],
  methods: [
    {
      id: 'casting',
      name: 'Casting',
      title: 'casting of a bell',
      grades: ['Fail', 'Pass', 'Merit'],
      agreements: [inColumn('bellAgreed', 'Bell agreed')],
      steps: [
        {
          ...inColumn('mouldDate', 'Mould date'),
          name: 'Mould',
          act: 'assess',
          by: { rule: 'epa.period', label: 'Mould by' },
          follows: { rule: 'casting.order', step: 'testDate' },
          figures: [],
        },
        {
          ...inColumn('castingDate', 'Casting date'),
          name: 'Casting',
          act: 'assess',
          by: { rule: 'epa.period', label: 'Casting by' },
          figures: [
            {
              ...inColumn('pouringMinutes', 'Pouring minutes'),
              check: 'Pouring share',
              limit: { shareOf: 'castingMinutes', noun: 'pouring', most: 'casting.most' },
            },
            {
              ...inColumn('castingMinutes', 'Casting minutes'),
              check: 'Casting minutes',
              limit: { fewest: 'casting.minutes', most: 'casting.minutes' },
            },
          ],
        },
      ],
      grade: inColumn('castingGrade', 'Casting grade'),
      resit: resitOf('casting', 'Casting', 'Ca'),
    },
    {
      id: 'test',
      name: 'Test',
      title: 'knowledge test',
      grades: ['Fail', 'Pass'],
      agreements: [],
      steps: [
        {
          ...inColumn('testDate', 'Test date'),
          name: 'Test',
          act: 'assess',
          by: { rule: 'epa.period', label: 'Test by' },
          figures: [
            {
              ...inColumn('testQuestions', 'Test questions'),
              check: 'Test questions',
              limit: { fewest: 'test.fewest', most: 'test.most' },
            },
          ],
        },
      ],
      grade: inColumn('testGrade', 'Test grade'),
      resit: resitOf('test', 'Test', 'Te'),
    },
  ],
  grading: {
    passCriteria: 'grading.criteria',
    distinctionCriteria: 'grading.criteria',
    bands: [
      { grade: 'Merit', atLeast: { casting: 'Merit', test: 'Pass' }, rule: 'grading.both' },
      { grade: 'Pass', count: [{ grade: 'Pass', methods: 'grading.both' }], rule: 'grading.both' },
    ],
  },
  settable: {},
  spellings: {},
});
