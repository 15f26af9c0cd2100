import { describe, expect, test } from '@jest/globals';
import { plainCell } from '../../core/cells/cell';
import { GRADES } from '../../core/cells/grades';
import {
  ITEM_STATES,
  LEARNING_STATUSES,
  learningStatus,
  QUALIFICATION_STATES,
  qualification,
} from '../../core/cells/kinds';
import { SEVERITY_WORDS } from '../../core/cohort/issues';
import { call } from '../../core/functions/call';
import { CATALOGUE } from '../../core/functions/catalogue';
import type { CustomFunction } from '../../core/functions/define';
import { PROBLEMS } from '../../core/problems';
import { checksOf } from '../../core/rules/checks';
import { STAGES } from '../../core/rules/stage';
import { RAG_WORDS } from '../../core/rules/standing';
import { milestonesOf, timeline } from '../../core/rules/timeline';
import { BLOCK_WIDTH } from '../../core/set-up/look-ups';
import { SETTINGS_REFERENCES } from '../../core/set-up/references';
import { calculatedColumns } from '../../core/sheet/calculated-columns';
import { columnsOf } from '../../core/sheet/columns';
import { columnLetters } from '../../core/sheet/grid';
import { layoutOf } from '../../core/sheet/layout';
import { lesserNames } from '../../core/sheet/meanings';
import { ANSWERS_SHEET } from '../../core/sheet/own-sheets';
import { IMPORT_LIST, SETTINGS, SETTINGS_LISTS, SETTINGS_SHEET } from '../../core/sheet/settings';
import { st0071 } from '../../core/standard/st0071';
import { day, iso } from '../days';

/*
 * Names that end up in people's workbooks, formulas, notes and e-mails: for ever. Everything here is written out by hand and
 * not taken from the code that it guards. Adding something means adding it here, at the end of its list; renaming or taking
 * something away breaks somebody's workbook.
 */

const columns = columnsOf(st0071);

/** The arguments in their order; those that a formula may leave out with a question mark. */
const FUNCTIONS = [
  'EPA_GRADE(observation, project, discussion, distinctions_needed?, resits?, resit_cap?)',
  'EPA_GRADE_EXPLAIN(observation, project, discussion, distinctions_needed?, resits?, resit_cap?)',
  'EPA_METHOD_GRADE(pass_criteria, distinction_criteria)',
  'EPA_METHOD_GRADE_COUNTS(pass_met, pass_total, distinction_met?, distinction_total?)',
  'EPA_GATEWAY_EXPECTED(start)',
  'EPA_GATEWAY_EARLIEST(start)',
  'EPA_DEADLINE(epa_start, milestone, hand_in_weeks?)',
  'EPA_INTERVIEW_FROM(project_submitted)',
  'EPA_RESULT_EXPECTED(last_assessment, closures?)',
  'EPA_WORKDAY(start, days, closures?)',
  'EPA_TIMELINE(epa_start, project_submitted?, last_assessment?, closures?, unavailable?)',
  'EPA_PLAN(epa_start, as_of?, observation_date?, project_submitted?, interview_date?, discussion_date?, closures?, unavailable?)',
  'EPA_GATEWAY_LATEST(result_by, closures?, check_days?)',
  'EPA_CHECK(what, value)',
  'EPA_TRACKER(sheet, as_of, settings?, more?)',
  'EPA_GATEWAY(sheet, as_of, settings?, more?)',
  'EPA_STATUS(sheet, as_of, settings?, more?)',
  'EPA_RAG(sheet, as_of, settings?, more?)',
  'EPA_NEXT(sheet, as_of, settings?, more?)',
  'EPA_WHY(sheet, as_of, settings?, more?)',
  'EPA_COHORT(sheet, as_of, settings?, more?)',
  'EPA_ISSUES(sheet, as_of, settings?, more?)',
  'EPA_RULES()',
  'EPA_VERSION()',
];

test('the functions with their arguments', () => {
  const told = CATALOGUE.map(({ name, parameters }) => {
    const names = parameters.map((parameter) => `${parameter.name}${parameter.isOptional ? '?' : ''}`);
    return `${name}(${names.join(', ')})`;
  });
  expect(told).toEqual(FUNCTIONS);
});

/** What each function that answers a table writes above it. */
const TABLES = {
  EPA_TIMELINE: ['Milestone', 'Date', 'Rule', 'Earliest', 'Latest safe'],
  EPA_PLAN: ['Step', 'Earliest', 'Latest safe', 'Proposed', 'Why'],
  EPA_GATEWAY_LATEST: ['Milestone', 'Latest day', 'Why'],
  EPA_TRACKER: [
    'Overall grade',
    'Gateway',
    'Stage',
    'RAG',
    'Next action',
    'Project due',
    'EPA end',
    'Result expected',
  ],
  EPA_GATEWAY: ['Gateway'],
  EPA_STATUS: ['Stage'],
  EPA_RAG: ['RAG'],
  EPA_NEXT: ['Next action'],
  EPA_WHY: ['Why'],
  EPA_COHORT: ['Group', 'Item', 'Apprentices', 'Share (%)'],
  EPA_ISSUES: ['Row', 'Apprentice', 'Column', 'Severity', 'Problem', 'What to do'],
  EPA_RULES: ['Rule', 'Value', 'Unit', 'Force', 'Reading', 'Source'],
};

test('the headings of answers', () => {
  const told = CATALOGUE.flatMap((fn) =>
    fn.answers === 'table' ? [[fn.name, fn.returns.map(({ heading }) => heading)] as const] : [],
  );
  expect(Object.fromEntries(told)).toEqual(TABLES);
});

/** The columns that people fill in: key, heading, and what else is recognised. */
const COLUMNS: readonly (readonly [key: string, heading: string, ...aliases: string[]])[] = [
  ['uln', 'ULN', 'Unique learner number', 'ULN number', 'Learner ULN'],
  [
    'apprentice',
    'Apprentice',
    'Apprentice name',
    'Learner',
    'Learner name',
    'Name',
    'Full name',
    'Apprentice full name',
    'Learner full name',
    'Student',
    'Student name',
  ],
  [
    'givenNames',
    'Given names',
    'GivenNames',
    'Given name',
    'Forename',
    'Forenames',
    'First name',
    'First names',
    'Firstnames',
  ],
  ['familyName', 'Family name', 'FamilyName', 'Surname', 'Last name', 'Lastname'],
  ['employer', 'Employer', 'Employer name', 'Company', 'Company name', 'Organisation'],
  ['coach', 'Coach', 'Skills coach', 'Coach name', 'Assessor', 'Tutor', 'Trainer'],
  ['cohort', 'Cohort', 'Group', 'Intake', 'Cohort number', 'Cohort #', 'Class'],
  ['dateOfBirth', 'Date of birth', 'DOB', 'DateOfBirth', 'Birth date', 'D.O.B.'],
  [
    'start',
    'Start date',
    'LearnStartDate',
    'Start',
    'Learning start date',
    'Programme start',
    'Programme start date',
    'Apprenticeship start date',
    'Actual start date',
  ],
  [
    'plannedEnd',
    'Planned end date',
    'LearnPlanEndDate',
    'PED',
    'Planned end',
    'Expected end date',
    'Planned end of training',
    'Planned end of practical period',
    'Target end date',
  ],
  [
    'learningStatus',
    'Learning status',
    'Status',
    'Learner status',
    'Apprentice status',
    'CompStatus',
    'Completion status',
    'Programme status',
  ],
  [
    'onProgrammeComplete',
    'On-programme complete',
    'On programme complete',
    'Training complete',
    'On-programme done',
  ],
  [
    'portfolioComplete',
    'Portfolio complete',
    'Portfolio',
    'Portfolio done',
    'Portfolio status',
    'Portfolio of evidence',
  ],
  [
    'evidencePieces',
    'Evidence pieces',
    'Pieces of evidence',
    'Portfolio pieces',
    'No of evidence pieces',
    'Evidence count',
  ],
  [
    'english',
    'English',
    'English Level 2',
    'English L2',
    'English status',
    'Functional skills English',
    'FS English',
    'L2 English',
  ],
  [
    'maths',
    'Maths',
    'Math',
    'Mathematics',
    'Maths Level 2',
    'Maths L2',
    'Maths status',
    'Functional skills maths',
    'FS maths',
    'L2 maths',
  ],
  ['employerSignOff', 'Employer sign-off', 'Employer signed', 'Employer signature', 'Employer declaration'],
  [
    'employerSignOffBy',
    'Employer sign-off by',
    'Employer signed by',
    'Employer signatory',
    'Employer signatory name',
    'Signed by (employer)',
    'Signed by employer',
  ],
  [
    'providerSignOff',
    'Provider sign-off',
    'Provider signed',
    'Provider signature',
    'Training provider sign-off',
    'Provider declaration',
  ],
  [
    'providerSignOffBy',
    'Provider sign-off by',
    'Provider signed by',
    'Provider signatory',
    'Provider signatory name',
    'Signed by (provider)',
    'Signed by provider',
    'Training provider signatory',
  ],
  [
    'apprenticeSignOff',
    'Apprentice sign-off',
    'Apprentice signed',
    'Learner sign-off',
    'Apprentice signature',
    'Apprentice declaration',
  ],
  [
    'apprenticeSignOffBy',
    'Apprentice sign-off by',
    'Apprentice signed by',
    'Apprentice signatory',
    'Apprentice signatory name',
    'Signed by (apprentice)',
    'Signed by apprentice',
  ],
  [
    'offTheJobHours',
    'Off-the-job hours',
    'OTJ hours',
    'OTJ',
    'OTJT hours',
    'OTJT',
    'Actual OTJ hours',
    'OTJActHours',
    'Off the job training hours',
  ],
  [
    'gatewayDate',
    'Gateway date',
    'Date of gateway',
    'Actual gateway date',
    'Gateway passed',
    'Gateway meeting date',
  ],
  [
    'epaStart',
    'EPA start',
    'EPA start date',
    'EPA period start',
    'Start of EPA',
    'EPA window start',
    'EPA begins',
  ],
  [
    'observationDate',
    'Observation date',
    'Date of observation',
    'Observation',
    'Practical observation date',
    'PO date',
  ],
  ['observationMinutes', 'Observation minutes', 'Observation length', 'Observation duration'],
  ['questioningMinutes', 'Questioning minutes', 'Q&A minutes', 'Questioning time'],
  ['observationGrade', 'Observation grade', 'Observation result', 'PO grade', 'Practical observation grade'],
  [
    'observationResitDate',
    'Observation resit date',
    'Date of observation resit',
    'PO resit date',
    'Observation retake date',
    'PO retake date',
  ],
  [
    'observationResitGrade',
    'Observation resit grade',
    'Observation resit result',
    'PO resit grade',
    'Observation retake grade',
    'PO retake grade',
  ],
  ['observationAttempts', 'Observation attempts', 'Number of observation attempts', 'PO attempts'],
  [
    'subjectAgreed',
    'Project subject agreed',
    'Subject agreed',
    'Project title agreed',
    'Project topic agreed',
    'Topic agreed',
  ],
  [
    'projectSubmitted',
    'Project submitted',
    'Project submission',
    'Project submission date',
    'Project handed in',
    'Report submitted',
    'WBP submitted',
  ],
  ['reportWords', 'Report words', 'Word count', 'Report word count', 'Project words'],
  [
    'interviewDate',
    'Interview date',
    'Date of interview',
    'Interview',
    'Project interview date',
    'WBP interview',
  ],
  ['interviewMinutes', 'Interview minutes', 'Interview length', 'Interview duration'],
  ['interviewQuestions', 'Interview questions', 'Questions asked', 'No of interview questions'],
  ['projectGrade', 'Project grade', 'Project result', 'WBP grade', 'Work-based project grade'],
  [
    'projectResitDate',
    'Project resit date',
    'Date of project resit',
    'WBP resit date',
    'Project retake date',
    'WBP retake date',
  ],
  [
    'projectResitGrade',
    'Project resit grade',
    'Project resit result',
    'WBP resit grade',
    'Project retake grade',
    'WBP retake grade',
  ],
  ['projectAttempts', 'Project attempts', 'Number of project attempts', 'WBP attempts'],
  [
    'discussionDate',
    'Discussion date',
    'Date of discussion',
    'Professional discussion',
    'Professional discussion date',
    'PD date',
  ],
  ['discussionMinutes', 'Discussion minutes', 'Discussion length', 'Discussion duration'],
  ['discussionGrade', 'Discussion grade', 'Discussion result', 'PD grade', 'Professional discussion grade'],
  [
    'discussionResitDate',
    'Discussion resit date',
    'Date of discussion resit',
    'PD resit date',
    'Discussion retake date',
    'PD retake date',
  ],
  [
    'discussionResitGrade',
    'Discussion resit grade',
    'Discussion resit result',
    'PD resit grade',
    'Discussion retake grade',
    'PD retake grade',
  ],
  ['discussionAttempts', 'Discussion attempts', 'Number of discussion attempts', 'PD attempts'],
  [
    'resultsConfirmed',
    'Results confirmed',
    'Results confirmed date',
    'Grade confirmed',
    'Results date',
    'Grade confirmed date',
  ],
  [
    'confirmedGrade',
    'Confirmed grade',
    'Confirmed overall grade',
    'Overall grade confirmed',
    'Final grade',
    'Final EPA grade',
    'EPA grade',
    'EPA result',
  ],
  ['certificateDate', 'Certificate date', 'Certificate issued', 'Certificated', 'Certificate received'],
  ['extraTime', 'Extra time', 'Extra time %', 'Additional time'],
  [
    'reasonableAdjustments',
    'Reasonable adjustments',
    'Adjustments',
    'RA',
    'Access arrangements',
    'Reasonable adjustment',
  ],
  ['notes', 'Notes', 'Comments', 'Comment', 'Note', 'Remarks'],
];

/** What is recognised besides where no heading above claims the column, by its key: the first before the next. */
const LESSER_NAMES: readonly (readonly [key: string, ...names: string[]])[] = [
  [
    'uln',
    'Apprentice ULN',
    'Apprentice unique learner number',
    'Learner unique learner number',
    'Student ULN',
    'Trainee ULN',
    'Candidate ULN',
    'Unique learner number ULN',
    'LRS ULN',
    'MIAP ULN',
    'Unique learner no',
  ],
  ['apprentice', 'Student full name', 'Trainee name', 'Candidate name'],
  [
    'givenNames',
    'Learner first name',
    'Learner forename',
    'Learner given names',
    'Apprentice first name',
    'Apprentice forename',
    'Apprentice given names',
    'Student first name',
    'Student forename',
    'Legal first name',
  ],
  [
    'familyName',
    'Learner surname',
    'Learner last name',
    'Learner family name',
    'Apprentice surname',
    'Apprentice last name',
    'Apprentice family name',
    'Student surname',
    'Student last name',
    'Legal surname',
    'Legal last name',
  ],
  [
    'employer',
    'Employing organisation',
    'Employer organisation',
    'Organisation name',
    'Apprenticeship employer',
    'Current employer',
    'Employer legal name',
    'Employer trading name',
    'Employer company name',
    'Employer company',
    'Organization',
    'Organization name',
  ],
  [
    'coach',
    'Learning coach',
    'Development coach',
    'Apprenticeship coach',
    'Skills coach name',
    'Assessor name',
    'Name of assessor',
    'Tutor name',
    'Name of tutor',
    'Name of coach',
    'Trainer name',
    'Name of trainer',
    'Skills tutor',
    'Skills trainer',
    'Training coach',
    'Delivery coach',
    'Work-based tutor',
    'Tutor/Assessor',
    'Coach/Assessor',
    'Trainer/Assessor',
    'Training adviser',
    'Learning adviser',
  ],
  ['cohort', 'Cohort name', 'Cohort ID', 'Intake name', 'Class name', 'Learner group', 'Teaching group'],
  ['dateOfBirth', 'Learner date of birth', 'Apprentice date of birth', 'Apprentice DOB', 'Student DOB'],
  [
    'start',
    'Apprenticeship start',
    'Actual start',
    'Apprenticeship actual start date',
    'Training start date',
    'Practical period start date',
    'Start of practical period',
    'Practical training start date',
    'Learner started',
    'Date started',
    'Enrolment start date',
    'Planned start date',
    'Planned start',
    'Estimated start date',
    'Expected start date',
    'Enrollment start date',
    'Program start date',
    'Program start',
    'On-programme start date',
    'On programme start',
    'StartOn',
    'Start of apprenticeship',
  ],
  [
    'plannedEnd',
    'Learning planned end date',
    'Planned learning end date',
    'Learning plan end date',
    'Planned end of learning',
    'Planned practical period end date',
    'Practical period end date',
    'Practical period planned end date',
    'Practical period end',
    'Estimated end of practical period',
    'Expected end of practical period',
    'End of practical period',
    'Planned training end date',
    'Practical training end date',
    'Planned end of practical training',
    'Planned apprenticeship end date',
    'Planned programme end date',
    'Apprenticeship planned end date',
    'Programme planned end date',
    'Estimated end date',
    'Anticipated end date',
    'Projected end date',
    'Target end',
    'Expected end',
    'Planned completion date',
    'Expected completion date',
    'Estimated completion date',
    'Target completion date',
    'Anticipated completion date',
    'Apprenticeship end date',
    'Programme end date',
    'Training end date',
    'End date',
    'LPED',
    'Apprenticeship end',
    'Programme end',
  ],
  [
    'learningStatus',
    'Learner programme status',
    'Apprenticeship status',
    'Student status',
    'Enrolment status',
    'Training status',
    'ILR completion status',
    'ILR status',
    'Current status',
    'Current learner status',
    'Current apprentice status',
    'Current programme status',
    'Current learning status',
    'Learner current status',
  ],
  [
    'onProgrammeComplete',
    'On-programme completed',
    'On-programme learning complete',
    'On-programme training complete',
    'Training completed',
    'All on-programme complete',
  ],
  [
    'portfolioComplete',
    'Portfolio completed',
    'Portfolio of evidence complete',
    'Portfolio completion',
    'Portfolio ready',
    'Portfolio signed off',
    'E-portfolio complete',
  ],
  [
    'english',
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
    'English & maths',
    'English and maths',
    'Maths & English',
    'Maths and English',
    'English/maths',
    'Maths/English',
  ],
  [
    'maths',
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
    'English & maths',
    'English and maths',
    'Maths & English',
    'Maths and English',
    'English/maths',
    'Maths/English',
  ],
  [
    'employerSignOff',
    'Employer sign-off date',
    'Employer signed off',
    'Employer signature date',
    'Employer signed date',
    'Date employer signed',
    'Employer agreed',
    'Employer approval',
  ],
  [
    'providerSignOff',
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
  [
    'apprenticeSignOff',
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
  ['offTheJobHours', 'Off the job hours completed', 'OTJ hours completed', 'OTJT hours completed', 'OTJH'],
  [
    'gatewayDate',
    'Gateway passed date',
    'Date gateway passed',
    'Gateway achieved date',
    'Date gateway achieved',
    'Gateway completed date',
    'Gateway completion date',
    'Gateway complete date',
    'Date gateway completed',
    'Gateway sign-off date',
    'Gateway approved date',
    'Gateway approval date',
    'Date through gateway',
    'Date entered gateway',
    'Gateway entry date',
    'Gateway confirmed date',
    'Date gateway confirmed',
    'Gateway meeting held',
  ],
  [
    'epaStart',
    'EPA period start date',
    'EPA window start date',
    'EPA window opens',
    'EPA opens',
    'Start date (EPA)',
    'Start (EPA)',
    'EPA commencement date',
    'EPA commenced',
    'EPA started',
    'Date EPA started',
    'Date EPA starts',
    'Start date of EPA',
    'Approved for EPA date',
    'Approved for EPA',
    'Date approved for EPA',
    'EPA approved date',
    'EPA approval date',
    'Gateway accepted by EPAO',
    'EPAO accepted gateway',
  ],
  ['observationDate', 'Date of practical observation', 'Observation booked date', 'Observation booked for'],
  ['observationGrade', 'Practical observation result', 'Observation outcome', 'Grade for observation'],
  [
    'projectSubmitted',
    'Work-based project submitted',
    'Project submitted date',
    'Project submitted on',
    'Date project submitted',
    'Project report submitted',
    'WBP submission date',
    'WBP submission',
  ],
  ['reportWords', 'Project report word count', 'Project word count', 'Report length in words'],
  ['interviewDate', 'Project interview', 'Interview booked date', 'WBP interview date'],
  ['projectGrade', 'Work-based project result', 'Project outcome', 'WBP result', 'Grade for project'],
  ['discussionDate', 'Date of professional discussion', 'Discussion booked date', 'Discussion booked for'],
  ['discussionGrade', 'Professional discussion result', 'Discussion outcome', 'Grade for discussion'],
  [
    'resultsConfirmed',
    'Results confirmed on',
    'Date results confirmed',
    'Result confirmed date',
    'Date of results',
    'Date of result',
    'Result date',
    'Grade date',
    'Date of grade',
    'Grade awarded date',
    'Date grade awarded',
    'Achievement date',
    'AchDate',
    'EPA achievement date',
    'Date achieved',
    'Date of achievement',
    'Achieved date',
  ],
  [
    'confirmedGrade',
    'Overall EPA grade',
    'EPA overall grade',
    'EPA outcome',
    'Final result',
    'Final outcome',
    'Grade awarded',
    'Awarded grade',
    'Grade achieved',
    'Achieved grade',
    'Apprenticeship grade',
    'Certificate grade',
  ],
  [
    'certificateDate',
    'Certificate issue date',
    'Certificate issued date',
    'Certificate issued on',
    'Date certificate issued',
    'Certificate received date',
    'Date certificate received',
    'Certification date',
    'Date of certificate',
    'Date certificated',
    'Date of certification',
  ],
  ['reasonableAdjustments', 'Reasonable adjustments agreed', 'RAs', 'Access arrangement'],
  [
    'notes',
    'General notes',
    'General comments',
    'Additional notes',
    'Additional comments',
    'Further comments',
  ],
];

describe('the columns that people fill in', () => {
  test('in their order', () => {
    expect(columns.all.map(({ heading }) => heading)).toEqual(COLUMNS.map(([, heading]) => heading));
  });

  test.each(COLUMNS.map(([key, heading, ...aliases]) => [heading, key, aliases] as const))(
    '%s',
    (heading, key, aliases) => {
      const column = columns.of(key);
      expect([column.heading, column.aliases]).toEqual([heading, aliases]);
    },
  );

  test('and the names that count where there is none of these', () => {
    const told = columns.all.map(({ key }) => [key, ...lesserNames(columns, key)]);
    expect(told.filter(({ length }) => length > 1)).toEqual(LESSER_NAMES);
  });

  test.each(COLUMNS)(
    '%s: a lesser name beside a heading changes nothing of how it is read',
    (key, ...names) => {
      const [, ...lesser] = LESSER_NAMES.find(([of]) => of === key) ?? [key];
      for (const name of names) {
        const { positions, doubled } = layoutOf(columns, [...lesser, name, ...lesser]);
        expect([name, positions.get(key), doubled]).toEqual([name, lesser.length, []]);
      }
    },
  );
});

test('the optional columns, which no set-up adds', () => {
  const optional = columns.all.filter((column) => !columns.usual.includes(column));
  expect(optional.map(({ heading }) => heading)).toEqual([
    'Given names',
    'Family name',
    'Coach',
    'Employer sign-off by',
    'Provider sign-off by',
    'Apprentice sign-off by',
    'Off-the-job hours',
    'Observation resit date',
    'Observation resit grade',
    'Observation attempts',
    'Project resit date',
    'Project resit grade',
    'Project attempts',
    'Discussion resit date',
    'Discussion resit grade',
    'Discussion attempts',
    'Extra time',
    'Reasonable adjustments',
  ]);
});

test('the columns that are calculated', () => {
  expect(calculatedColumns(st0071).map(({ heading }) => heading)).toEqual([
    'Overall grade',
    'Gateway',
    'Stage',
    'RAG',
    'Next action',
    'Project due',
    'EPA end',
    'Result expected',
  ]);
});

describe('the settings', () => {
  const addressOf = (row: number, column: number) => `${columnLetters(column)}${row + 1}`;

  test('their sheet, and how formulas refer to it', () => {
    expect(SETTINGS_SHEET).toBe('EPA settings');
    expect([ANSWERS_SHEET, BLOCK_WIDTH]).toEqual(['EPA answers', 26]);
    expect(SETTINGS_REFERENCES).toEqual({
      asOf: "'EPA settings'!$B$2",
      block: "'EPA settings'!$A$1:$G$100",
    });
  });

  test('their labels and places', () => {
    const told = Object.values(SETTINGS).map(({ label, place }) => [
      addressOf(place.row, place.column),
      label,
    ]);
    expect(told).toEqual([
      ['B2', 'As of'],
      ['C2', 'Last set by EPA Cohort'],
      ['B3', 'Due soon (days before a deadline)'],
      ['B4', 'Distinctions needed for a Distinction (ask your EPAO)'],
      ['B5', 'At gateway without an EPA start (days)'],
      ['B6', 'Results late (days after they are expected)'],
      ['B7', 'Certificate outstanding (days after the results)'],
      ['B9', 'EPAO: working days to confirm a result'],
      ['B10', 'EPAO: weeks to hand in, from the EPA start'],
      ['B11', 'EPAO: notice before gateway (days)'],
      ['B12', 'EPAO: highest grade after a resit'],
      ['B13', 'EPAO: months for a resit, from the day of the failed attempt'],
      ['B14', 'EPAO: months for a retake, from the day of the failed attempt'],
      ['B15', 'EPAO: most attempts at a method'],
      ['B16', 'EPAO: most minutes with extra time'],
      ['B22', 'Training provider (for gateway records)'],
      ['B23', 'EPAO (for gateway records)'],
      ['B18', 'EPA Cohort version'],
      ['B19', 'Change log'],
      ['B20', 'Change log: entries to keep'],
      ['B21', 'Calendar key'],
    ]);
  });

  test('the lists beside them', () => {
    const told = Object.values(SETTINGS_LISTS).map(({ column, firstRow, lastRow, headings }) => [
      `${addressOf(firstRow, column)}:${addressOf(lastRow, column + headings.length - 1)}`,
      ...headings,
    ]);
    expect(told).toEqual([
      ['D2:D100', 'Closures (dates besides bank holidays)'],
      ['E2:E100', 'Unavailable days (no assessments)'],
      ['F2:G100', 'Heading in this workbook', 'Heading of EPA Cohort'],
    ]);
  });

  test('and the list of what headings of imports are taken for, right of the block that formulas read', () => {
    const { column, firstRow, lastRow, headings } = IMPORT_LIST;
    const last = addressOf(lastRow, column + headings.length - 1);
    expect([`${addressOf(firstRow, column)}:${last}`, ...headings]).toEqual([
      'I2:K100',
      'Layout of an import',
      'Heading in the import',
      'Taken for',
    ]);
  });
});

describe('the words of answers', () => {
  test('stages', () => {
    expect(STAGES).toEqual([
      'On programme',
      'Ready for gateway',
      'At gateway',
      'In EPA',
      'Awaiting confirmation',
      'Resit or retake',
      'Passed',
      'Certificated',
      'Break in learning',
      'Withdrawn',
    ]);
  });

  test('RAG', () => {
    expect(RAG_WORDS).toEqual(['Check', 'Overdue', 'Due soon', 'On track', 'Complete']);
  });

  test('severities', () => {
    expect(SEVERITY_WORDS).toEqual({ error: 'Error', warning: 'Warning', note: 'Note' });
  });

  test('gateway items', () => {
    expect(st0071.gateway.map(({ label }) => label)).toEqual([
      'On-programme',
      'Portfolio',
      'Evidence pieces',
      'English',
      'Maths',
      'Employer sign-off',
      'Provider sign-off',
      'Apprentice sign-off',
      'Time on programme',
      'Off-the-job hours',
    ]);
  });

  test('milestones, and the lines of a timeline', () => {
    expect(milestonesOf(st0071).map(({ milestone }) => milestone)).toEqual([
      'Project',
      'Interview',
      'Observation',
      'Discussion',
      'EPA end',
    ]);
    const lines = timeline(st0071, { epaStart: day('2026-01-05'), steps: {}, closures: [] });
    expect(lines.map(({ label }) => label)).toEqual([
      'Project due',
      'Interview from',
      'Interview by',
      'Observation by',
      'Discussion by',
      'EPA end',
      'Result expected',
    ]);
  });

  test('what can be checked', () => {
    expect(
      checksOf(st0071)
        .map(({ what }) => what)
        .sort(),
    ).toEqual([
      'Discussion minutes',
      'Evidence pieces',
      'Interview minutes',
      'Interview questions',
      'Observation minutes',
      'Off-the-job hours',
      'Questioning share',
      'Report words',
      'ULN',
    ]);
  });

  test('the groups of EPA_COHORT and their items', () => {
    const fn = CATALOGUE.find(({ name }) => name === 'EPA_COHORT') as CustomFunction;
    const codec = { decode: plainCell, encodeDay: iso, encodeProblem: ({ what }: { what: string }) => what };
    const [, ...rows] = call(fn, [[['Apprentice']], day('2026-05-01')], codec) as readonly string[][];
    expect(rows.map(([group, item]) => `${group}: ${item}`)).toEqual([
      'Apprentices: All',
      'Stage: Check',
      'Stage: On programme',
      'Stage: Ready for gateway',
      'Stage: At gateway',
      'Stage: In EPA',
      'Stage: Awaiting confirmation',
      'Stage: Resit or retake',
      'Stage: Passed',
      'Stage: Certificated',
      'Stage: Break in learning',
      'Stage: Withdrawn',
      'Stage: No stage yet',
      'RAG: Check',
      'RAG: Overdue',
      'RAG: Due soon',
      'RAG: On track',
      'RAG: Complete',
      'RAG: No RAG',
      'Overall grade (indicative): Fail',
      'Overall grade (indicative): Pass',
      'Overall grade (indicative): Distinction',
      'Overall grade (indicative): Incomplete',
      'Overall grade (indicative): No grade yet',
      'Overall grade (indicative): Confirmed',
      'Overall grade (indicative): Check',
      'Grade confirmed by the EPAO: Fail',
      'Grade confirmed by the EPAO: Pass',
      'Grade confirmed by the EPAO: Distinction',
      'Grade confirmed by the EPAO: Not confirmed yet',
      'Grade confirmed by the EPAO: Check',
      'Past planned end: Not past it, or not learning',
      'Past planned end: 1 to 89 days',
      'Past planned end: 90 to 179 days',
      'Past planned end: 180 to 364 days',
      'Past planned end: 365 days or more',
      'Past planned end: Check',
      'Past planned end, of those still learning: 90 days or more',
      'Past planned end, of those still learning: 180 days or more',
      'Past planned end, of those still learning: 365 days or more',
    ]);
  });

  test('forces, as EPA_RULES shows them', () => {
    expect([...new Set(Object.values(st0071.rules).map(({ force }) => force))].sort()).toEqual([
      'approximate',
      'must',
      'recommended',
      'typical',
    ]);
  });
});

test('the one word for each meaning that drop-downs offer', () => {
  expect(GRADES).toEqual(['Fail', 'Pass', 'Merit', 'Distinction']);
  for (const key of ['observationGrade', 'projectGrade', 'discussionGrade'])
    expect(columns.of(key).kind.choices).toEqual(['Fail', 'Pass', 'Distinction']);
  expect([QUALIFICATION_STATES, qualification.choices]).toEqual([
    ['Achieved', 'Exempt', 'Not yet'],
    ['Achieved', 'Exempt', 'Not yet'],
  ]);
  expect(ITEM_STATES).toEqual(['Missing', 'Claimed', 'Evidenced', 'Accepted', 'Rejected']);
  expect([LEARNING_STATUSES, learningStatus.choices]).toEqual([
    ['Active', 'Break in learning', 'Withdrawn', 'Completed'],
    ['Active', 'Break in learning', 'Withdrawn', 'Completed'],
  ]);
});

test('the codes of problems', () => {
  expect(Object.keys(PROBLEMS).sort()).toEqual([
    'ADDED_COLUMNS_NOT_LAST',
    'ADDED_COLUMN_DOUBLED',
    'ADDED_COLUMN_IN_USE',
    'ADDED_ROW_CHANGED',
    'AFTER_LAST_DAY',
    'ANSWERS_BLOCKED',
    'ANSWERS_BROKEN',
    'ANSWERS_CHANGED',
    'ANSWERS_COLUMN_MISSING',
    'ANSWERS_FOREIGN',
    'ANSWERS_FROZEN',
    'ANSWERS_LOADING',
    'ANSWERS_MISSING',
    'ANSWERS_NOT_LOADED',
    'ANSWERS_OLD_FORM',
    'ANSWERS_REPLACED',
    'ANSWERS_SHIFTED',
    'ANSWERS_STALE',
    'APPRENTICE_DOUBLED',
    'APPRENTICE_GONE',
    'APPRENTICE_IN_TWO_SHEETS',
    'APPRENTICE_THERE',
    'APPRENTICE_UNNAMED',
    'ASSESSED_AFTER_EPA_END',
    'ATTEMPTS_OVER_LIMIT',
    'ATTEMPTS_TOO_FEW',
    'BEFORE_FIRST_DAY',
    'BESIDE_A_FAIL',
    'BETTER_LATER',
    'BOOKED_TOO_EARLY',
    'CELL_ERROR',
    'CELL_LOADING',
    'CHOICE_UNKNOWN',
    'COHORTS_AT_TOP',
    'COLUMN_MISSING',
    'COLUMN_NAMES_FULL',
    'COLUMN_SHARED',
    'COMPLETED_WITHOUT_EPA',
    'CONFIRMED_GRADE_DIFFERS',
    'CONFIRMED_GRADE_OPEN',
    'CONFIRMED_WITHOUT_DAY',
    'COUNT_OVER_TOTAL',
    'DATES_FROM_1904',
    'DATES_OUT_OF_ORDER',
    'DATES_SWAPPED',
    'DATE_AS_DIGITS',
    'DATE_FORMAT_MISSING',
    'DATE_IMPOSSIBLE',
    'DATE_IN_FUTURE',
    'DATE_IN_OTHER_ZONE',
    'DATE_IS_TEXT',
    'DATE_MONTH_FIRST',
    'DATE_NOT_EXACT',
    'DATE_ON_DAY_OFF',
    'DATE_OUT_OF_RANGE',
    'DATE_RANGE',
    'DATE_TWO_DIGIT_YEAR',
    'DATE_UNREADABLE',
    'DATE_WEEKDAY_DIFFERS',
    'DATE_WITHOUT_DAY',
    'DATE_WITHOUT_YEAR',
    'DATE_WITH_REMARK',
    'DATE_YEAR_TAKEN',
    'DROP_DOWN_MISSING',
    'EPA_START_MISSING',
    'EPA_WITHOUT_GATEWAY',
    'EXEMPT_TOO_YOUNG',
    'EXEMPT_WITHOUT_REASON',
    'FIGURE_OUTSIDE_STANDARD',
    'FIRST_DAY_TOO_LATE',
    'FORMULA_VOLATILE',
    'GATEWAY_A_DAY_EARLY',
    'GATEWAY_INCOMPLETE',
    'GATEWAY_TOO_EARLY',
    'GRADE_UNKNOWN',
    'GRADE_WITHOUT_DATE',
    'GRADE_WITH_REMARK',
    'HEADINGS_NOT_FOUND',
    'HEADING_DOUBLED',
    'HEADING_UNKNOWN',
    'HELD_TOO_SOON',
    'IDENTITY_MISSING',
    'IMPORT_ATTEMPTS_UNORDERED',
    'IMPORT_BY_NAME',
    'IMPORT_EMPTY',
    'IMPORT_METHOD_UNKNOWN',
    'IMPORT_MONTH_FIRST',
    'IMPORT_OTHER_NAME',
    'IMPORT_OVER_SETTLED',
    'IMPORT_OVER_UNREADABLE',
    'IMPORT_OVER_WHO',
    'IMPORT_ROW_TAKEN',
    'IMPORT_SEVERAL',
    'IMPORT_TWICE',
    'LAST_DAY_PAST',
    'LOG_HEADINGS_CHANGED',
    'MOVED_AND_LEFT',
    'MOVED_MEANWHILE',
    'NEEDED_OR_NOT',
    'NOTHING_TO_FREEZE',
    'NO_APPRENTICES_BELOW',
    'NO_DAY_LEFT',
    'NUMBER_NOT_WHOLE',
    'NUMBER_OUT_OF_RANGE',
    'NUMBER_UNREADABLE',
    'ONE_CELL_ONLY',
    'OUT_OF_SEQUENCE',
    'PRINT_SETTINGS_BY_HAND',
    'REPORT_STEP_REFUSED',
    'RESIT_AFTER_WINDOW',
    'RESIT_CAPPED',
    'RESIT_ONLY_AS_RETAKE',
    'RESIT_WITHOUT_FAIL',
    'RESTARTED',
    'RESULTS_WITHOUT_GRADE',
    'ROWS_OF_AIMS',
    'ROWS_OF_ASSESSMENTS',
    'SET_UP_STEP_REFUSED',
    'SHAPES_DIFFER',
    'SHARE_UNREADABLE',
    'SHEET_BUSY',
    'SHEET_CHANGED',
    'SHEET_FILTERED',
    'SHEET_IS_ANSWERS',
    'SHEET_IS_LOG',
    'SHEET_IS_REPORT',
    'SHEET_IS_SETTINGS',
    'SHEET_MISSING',
    'SHEET_PROTECTED',
    'SHEET_TRANSPOSED',
    'STEP_HELD_UP',
    'TICK_UNKNOWN',
    'ULN_DOUBTFUL',
    'VALUES_NOT_CALCULATED',
    'WORKBOOK_FROM_1904',
    'WORKBOOK_NOT_ANSWERING',
    'WORKING_DAYS_UNKNOWN',
  ]);
});
