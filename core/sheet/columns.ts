import {
  date,
  grade,
  type Kind,
  learningStatus,
  qualification,
  signOff,
  text,
  tick,
  wholeNumber,
} from '../cells/kinds';
import { type Checked, checkNamed } from '../rules/checks';

/** A column that people fill in. */
interface InputColumn<T = unknown> {
  readonly key: string;
  readonly heading: string;
  readonly kind: Kind<T>;
  /** Other headings for the same thing: ILR field names and what providers write. */
  readonly aliases: readonly string[];
  /** A sentence for the note on the heading. */
  readonly help: string;
}

const questioning = checkNamed('Questioning share');
/** Longer than any assessment, so that a slip such as a date in the column shows. */
const MOST_MINUTES = 1000;

function column<const K extends string, T>(
  key: K,
  heading: string,
  kind: Kind<T>,
  help: string,
  ...aliases: string[]
) {
  return { key, heading, kind, aliases, help } as const satisfies InputColumn<T>;
}

/** A figure that the standard limits: its kind and what is allowed come from the check. */
function figure<const K extends string>(
  key: K,
  heading: string,
  check: Checked,
  help: string,
  ...aliases: string[]
) {
  const { kind, allowed } = checkNamed(check);
  return { ...column(key, heading, kind as Kind<number>, `${help}: ${allowed}.`, ...aliases), check };
}

/** Every column that people fill in, in the order of a cohort sheet. Headings end up in people's workbooks: names are for ever. */
export const COLUMNS = [
  column(
    'uln',
    'ULN',
    text,
    'Unique Learner Number: ten digits.',
    'Unique learner number',
    'ULN number',
    'Learner ULN',
  ),
  column(
    'apprentice',
    'Apprentice',
    text,
    'Name of the apprentice.',
    'Apprentice name',
    'GivenNames',
    'Learner',
    'Learner name',
    'Name',
    'Full name',
    'Student',
    'Student name',
  ),
  column(
    'employer',
    'Employer',
    text,
    'Name of the employer.',
    'Employer name',
    'Company',
    'Company name',
    'Organisation',
  ),
  column(
    'cohort',
    'Cohort',
    text,
    'Group or intake.',
    'Group',
    'Intake',
    'Cohort number',
    'Cohort #',
    'Class',
  ),
  column(
    'dateOfBirth',
    'Date of birth',
    date,
    'Decides whether English and maths are optional: age on the start date.',
    'DOB',
    'DateOfBirth',
    'Birth date',
    'D.O.B.',
  ),
  column(
    'start',
    'Start date',
    date,
    'First day of the apprenticeship.',
    'LearnStartDate',
    'Start',
    'Learning start date',
    'Programme start',
    'Programme start date',
    'Apprenticeship start date',
    'Actual start date',
  ),
  column(
    'plannedEnd',
    'Planned end date',
    date,
    'Planned last day of training.',
    'LearnPlanEndDate',
    'PED',
    'Planned end',
    'Expected end date',
    'Planned end of training',
    'Planned end of practical period',
    'Target end date',
  ),
  column(
    'learningStatus',
    'Learning status',
    learningStatus,
    'Active, Break in learning or Withdrawn; blank means Active.',
    'Status',
    'Learner status',
    'CompStatus',
    'Completion status',
    'Programme status',
  ),
  column(
    'onProgrammeComplete',
    'On-programme complete',
    tick,
    'All on-programme elements are complete.',
    'On programme complete',
    'Training complete',
    'On-programme done',
  ),
  column(
    'portfolioComplete',
    'Portfolio complete',
    tick,
    'The portfolio of evidence is complete.',
    'Portfolio',
    'Portfolio done',
    'Portfolio status',
    'Portfolio of evidence',
  ),
  figure(
    'evidencePieces',
    'Evidence pieces',
    'Evidence pieces',
    'Number of pieces of evidence in the portfolio',
    'Pieces of evidence',
    'Portfolio pieces',
    'No of evidence pieces',
    'Evidence count',
  ),
  column(
    'english',
    'English',
    qualification,
    'Achieved, Exempt (with the reason recorded) or Not yet.',
    'English Level 2',
    'English L2',
    'English status',
    'Functional skills English',
    'FS English',
    'L2 English',
  ),
  column(
    'maths',
    'Maths',
    qualification,
    'Achieved, Exempt (with the reason recorded) or Not yet.',
    'Math',
    'Mathematics',
    'Maths Level 2',
    'Maths L2',
    'Maths status',
    'Functional skills maths',
    'FS maths',
    'L2 maths',
  ),
  column(
    'employerSignOff',
    'Employer sign-off',
    signOff,
    'Date on which the employer agreed to gateway.',
    'Employer signed',
    'Employer signature',
    'Employer declaration',
  ),
  column(
    'providerSignOff',
    'Provider sign-off',
    signOff,
    'Date on which the training provider agreed to gateway.',
    'Provider signed',
    'Provider signature',
    'Training provider sign-off',
    'Provider declaration',
  ),
  column(
    'apprenticeSignOff',
    'Apprentice sign-off',
    signOff,
    'Date on which the apprentice agreed to gateway.',
    'Apprentice signed',
    'Learner sign-off',
    'Apprentice signature',
    'Apprentice declaration',
  ),
  column(
    'gatewayDate',
    'Gateway date',
    date,
    'Day on which the apprentice went through gateway.',
    'Date of gateway',
    'Actual gateway date',
    'Gateway passed',
    'Gateway meeting date',
  ),
  column(
    'epaStart',
    'EPA start',
    date,
    'First day of the EPA period: the day the EPAO accepts gateway.',
    'EPA start date',
    'EPA period start',
    'Start of EPA',
    'EPA window start',
    'EPA begins',
  ),
  column(
    'subjectAgreed',
    'Project subject agreed',
    tick,
    'The EPAO has agreed the subject of the project.',
    'Subject agreed',
    'Project title agreed',
    'Project topic agreed',
    'Topic agreed',
  ),
  column(
    'observationDate',
    'Observation date',
    date,
    'Day of the practical observation, booked or held.',
    'Date of observation',
    'Observation',
    'Practical observation date',
    'PO date',
  ),
  figure(
    'observationMinutes',
    'Observation minutes',
    'Observation minutes',
    'Length of the observation',
    'Observation length',
    'Observation duration',
  ),
  column(
    'questioningMinutes',
    'Questioning minutes',
    wholeNumber(1, MOST_MINUTES, 5),
    `Minutes of questioning in the observation: ${questioning.allowed}.`,
    'Q&A minutes',
    'Questioning time',
  ),
  column(
    'observationGrade',
    'Observation grade',
    grade,
    'Fail, Pass or Distinction.',
    'Observation result',
    'PO grade',
    'Practical observation grade',
  ),
  column(
    'projectSubmitted',
    'Project submitted',
    date,
    'Day on which the project report was submitted.',
    'Project submission',
    'Project submission date',
    'Project handed in',
    'Report submitted',
    'WBP submitted',
  ),
  figure(
    'reportWords',
    'Report words',
    'Report words',
    'Words of the project report, annexes not counted',
    'Word count',
    'Report word count',
    'Project words',
  ),
  column(
    'interviewDate',
    'Interview date',
    date,
    'Day of the interview on the project, booked or held.',
    'Date of interview',
    'Interview',
    'Project interview date',
    'WBP interview',
  ),
  figure(
    'interviewMinutes',
    'Interview minutes',
    'Interview minutes',
    'Length of the interview',
    'Interview length',
    'Interview duration',
  ),
  figure(
    'interviewQuestions',
    'Interview questions',
    'Interview questions',
    'Number of questions in the interview',
    'Questions asked',
    'No of interview questions',
  ),
  column(
    'projectGrade',
    'Project grade',
    grade,
    'Fail, Pass or Distinction.',
    'Project result',
    'WBP grade',
    'Work-based project grade',
  ),
  column(
    'discussionDate',
    'Discussion date',
    date,
    'Day of the professional discussion, booked or held.',
    'Date of discussion',
    'Professional discussion',
    'Professional discussion date',
    'PD date',
  ),
  figure(
    'discussionMinutes',
    'Discussion minutes',
    'Discussion minutes',
    'Length of the professional discussion',
    'Discussion length',
    'Discussion duration',
  ),
  column(
    'discussionGrade',
    'Discussion grade',
    grade,
    'Fail, Pass or Distinction.',
    'Discussion result',
    'PD grade',
    'Professional discussion grade',
  ),
  column(
    'resultsConfirmed',
    'Results confirmed',
    date,
    'Day on which the EPAO confirmed the grades.',
    'Results confirmed date',
    'Grade confirmed',
    'Results date',
    'Grade confirmed date',
  ),
  column(
    'certificateDate',
    'Certificate date',
    date,
    'Day on which the certificate was issued.',
    'Certificate issued',
    'Certificated',
    'Certificate received',
  ),
  column('notes', 'Notes', text, 'Anything else.', 'Comments', 'Comment', 'Note', 'Remarks'),
] as const;

export type Column = (typeof COLUMNS)[number];
export type ColumnKey = Column['key'];

type ValueOf<C> = C extends { kind: Kind<infer T> } ? T : never;

/** One apprentice as the sheet tells it; `undefined` is a blank or missing cell. */
export type Apprentice = { readonly [C in Column as C['key']]?: ValueOf<C> | undefined };

export function columnOf(key: ColumnKey): Column {
  return COLUMNS.find((column) => column.key === key) as Column;
}

/** The columns of the method grades, in the order of METHODS. */
export const GRADE_COLUMNS = [
  'observationGrade',
  'projectGrade',
  'discussionGrade',
] as const satisfies ColumnKey[];
