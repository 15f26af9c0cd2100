import {
  APPRENTICE_SIGN_OFF,
  EMPLOYER_SIGN_OFF,
  ENGLISH,
  MATHS,
  OFF_THE_JOB_HOURS,
  ON_PROGRAMME,
  PORTFOLIO,
  PROVIDER_SIGN_OFF,
  TIME_ON_PROGRAMME,
} from './gateway-items';
import { resitOf } from './resit-columns';
import { defineStandard } from './standard';

const PAGE = 'Skillsfirst ST0071 page';
const GATEWAY = { page: PAGE, section: 'Gateway Requirements' };
const ASSESSMENT = { page: PAGE, section: 'End-point Assessment (EPA)' };
const METHODS = { page: PAGE, section: 'End-point Assessment (EPA), table of methods' };
const OBSERVATION = { page: PAGE, section: 'Practical Observation with Q&As' };
const PROJECT = { page: PAGE, section: 'Work-based project, supported by an interview' };
const DISCUSSION = { page: PAGE, section: 'Professional discussion supported by portfolio evidence' };
const CONFIRMATION = { page: PAGE, section: 'Grade confirmation, after the three methods' };
const CERTIFICATE = { page: PAGE, section: 'Certification, after the three methods' };

const FUNDING = 'Apprenticeship funding rules';
const DURATION = {
  page: FUNDING,
  section: 'Minimum duration, as the ILR validation rules 2025 to 2026 test it (DateOfBirth_46 to _58)',
};
/** From this start day on the funding rules ask for less time and for hours of each standard. */
const RULES_OF_2025 = '2025-08-01';

const FAIL_TO_DISTINCTION = ['Fail', 'Pass', 'Distinction'] as const;
const GRADE_HELP = 'Fail, Pass or Distinction.';

/** Customer Service Specialist, Level 3: every number of the standard stands here and nowhere else. */
export const st0071 = defineStandard({
  code: 'ST0071',
  title: 'Customer Service Specialist',
  level: 3,
  planVersion: '1.1',
  readOn: '2026-11-23',
  rules: {
    'gateway.typicalMonths': {
      title: 'Time on programme before gateway',
      value: 15,
      unit: 'months',
      from: 'start',
      force: 'typical',
      reading:
        'A full-time apprentice usually needs about 15 months on programme: a norm to plan by, not a minimum.',
      source: GATEWAY,
      confirmed: true,
    },
    'gateway.leastDays': {
      title: 'Least time on programme',
      value: 242,
      unit: 'days',
      from: 'start',
      startsFrom: RULES_OF_2025,
      force: 'must',
      reading:
        'Who started on 1 August 2025 or later is on programme for at least 242 days before gateway: from the start date on, gateway that many days later is in time. The rules do not say whether both end days count, so one day short is to be checked. Restarts after a break in learning are not tested by them.',
      source: DURATION,
      owner: 'the funding rules',
      confirmed: true,
    },
    'gateway.leastDaysBefore2025': {
      title: 'Least time on programme, starts before 1 August 2025',
      value: 365,
      unit: 'days',
      from: 'start',
      startsBefore: RULES_OF_2025,
      force: 'must',
      reading:
        'Who started before 1 August 2025 is on programme for at least 365 days before gateway. As with later starts, one day short is to be checked, and restarts after a break in learning are not tested.',
      source: DURATION,
      owner: 'the funding rules',
      confirmed: true,
    },
    'gateway.decision': {
      title: 'Decision on gateway',
      force: 'must',
      reading:
        'Employer, training provider and apprentice decide together that the apprentice goes through gateway.',
      source: GATEWAY,
      confirmed: true,
    },
    'gateway.onProgramme': {
      title: 'On-programme elements',
      force: 'must',
      reading: 'Every on-programme element is complete before gateway.',
      source: GATEWAY,
      confirmed: true,
    },
    'gateway.portfolio': {
      title: 'Portfolio of evidence',
      force: 'must',
      reading: 'The portfolio of evidence is complete before gateway.',
      source: GATEWAY,
      confirmed: true,
    },
    'gateway.englishMathsLevel': {
      title: 'English and maths at gateway',
      value: 2,
      unit: 'level',
      force: 'must',
      reading:
        'English and maths are achieved at Level 2 before gateway, or a recorded exemption stands in their place.',
      source: GATEWAY,
      confirmed: true,
    },
    'gateway.optOutAge': {
      title: 'Age from which English and maths are optional',
      value: 19,
      unit: 'years',
      force: 'must',
      reading:
        'Who was 19 or over on the first day may leave out English or maths, once employer and apprentice have agreed it and that is recorded (since 11 February 2025, for those on programme then too). A 19th birthday on the first day counts. Under that age an exemption needs an adjustment, such as Entry Level 3 after an assessment of need or British Sign Language. After a break in learning the age at the original start decides.',
      source: { page: FUNDING, section: 'English and maths, changed on 11 February 2025' },
      owner: 'the funding rules',
      confirmed: true,
    },
    'gateway.offTheJobHours': {
      title: 'Least off-the-job hours',
      value: 348,
      unit: 'hours',
      startsFrom: RULES_OF_2025,
      force: 'typical',
      reading:
        'The hours of off-the-job training that are published for this standard, for starts from 1 August 2025. Prior learning lowers them for an apprentice. The source page does not give the number: ask your EPAO or read it on the page of the standard.',
      source: { page: FUNDING, section: 'Minimum off-the-job hours of each standard, 2025 to 2026' },
      owner: 'the funding rules',
      confirmed: false,
    },
    'gateway.notice': {
      title: 'Notice before gateway',
      force: 'must',
      reading: 'The source does not say how long before gateway the EPAO is to be told: ask your EPAO.',
      source: { page: PAGE, section: 'Gateway Requirements; the notice is not stated' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'portfolio.fewest': {
      title: 'Fewest pieces of portfolio evidence',
      value: 10,
      unit: 'pieces',
      force: 'must',
      reading: 'The portfolio for the professional discussion holds at least 10 pieces of evidence.',
      source: DISCUSSION,
      confirmed: true,
    },
    'portfolio.most': {
      title: 'Most pieces of portfolio evidence',
      value: 15,
      unit: 'pieces',
      force: 'must',
      reading: 'The portfolio for the professional discussion holds at most 15 pieces of evidence.',
      source: DISCUSSION,
      confirmed: true,
    },
    'epa.period': {
      title: 'EPA period',
      value: 3,
      unit: 'months',
      from: 'epaStart',
      force: 'must',
      reading:
        'All three methods are taken by the same day of the month three months after the EPA period starts (or that month’s last day). An assessment on that day is in time.',
      source: METHODS,
      confirmed: true,
    },
    'epa.anyOrder': {
      title: 'Order of the methods',
      force: 'must',
      reading:
        'The three methods are taken in any order, apart from what is recommended for the observation.',
      source: ASSESSMENT,
      confirmed: true,
    },
    'epa.remote': {
      title: 'Place of the assessment',
      force: 'typical',
      reading: 'The methods are assessed remotely.',
      source: ASSESSMENT,
      confirmed: true,
    },
    'project.window': {
      title: 'Time for the work-based project',
      value: 2,
      unit: 'months',
      from: 'epaStart',
      force: 'must',
      reading:
        'The project is handed in by the same day of the month two months after the EPA period starts (or that month’s last day). Handed in on that day is in time.',
      source: METHODS,
      confirmed: true,
    },
    'project.afterGateway': {
      title: 'Start of the work-based project',
      force: 'must',
      reading: 'The project is undertaken after gateway.',
      source: PROJECT,
      confirmed: true,
    },
    'project.subject': {
      title: 'Subject of the project',
      force: 'must',
      reading:
        'The subject of the project report is agreed with the EPAO; the employer advises whether it suits the business.',
      source: PROJECT,
      confirmed: true,
    },
    'report.words': {
      title: 'Length of the project report',
      value: 2500,
      unit: 'words',
      force: 'must',
      reading: 'The project report has 2,500 words, annexes not counted.',
      source: PROJECT,
      confirmed: true,
    },
    'report.tolerance': {
      title: 'Tolerance on the project report',
      value: 10,
      unit: '%',
      force: 'must',
      reading: 'The report may be up to 10% shorter or longer.',
      source: PROJECT,
      confirmed: true,
    },
    'interview.gap': {
      title: 'Time between project and interview',
      value: 14,
      unit: 'days',
      from: 'projectSubmitted',
      force: 'must',
      reading:
        'The interview is held no earlier than two weeks after the project report is submitted, and inside the EPA period.',
      source: PROJECT,
      confirmed: true,
    },
    'interview.questions': {
      title: 'Questions in the interview',
      value: 10,
      unit: 'questions',
      force: 'must',
      reading: 'The interview has 10 competency-based questions.',
      source: PROJECT,
      confirmed: true,
    },
    'interview.focus': {
      title: 'Subject of the interview',
      force: 'must',
      reading:
        'The questions of the interview test competence and are about the written project and its annexes.',
      source: PROJECT,
      confirmed: true,
    },
    'interview.minutes': {
      title: 'Length of the interview',
      value: 60,
      unit: 'minutes',
      force: 'must',
      reading: 'The interview lasts 60 minutes.',
      source: PROJECT,
      confirmed: true,
    },
    'interview.tolerance': {
      title: 'Tolerance on the interview',
      value: 10,
      unit: '%',
      force: 'must',
      reading: 'The interview may be up to 10% shorter or longer.',
      source: PROJECT,
      confirmed: true,
    },
    'observation.minutes': {
      title: 'Length of the observation',
      value: 60,
      unit: 'minutes',
      force: 'must',
      reading: 'The observation is one session of 60 minutes.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.tolerance': {
      title: 'Tolerance on the observation',
      value: 10,
      unit: '%',
      force: 'must',
      reading: 'The observation may be up to 10% shorter or longer.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.leastMinutes': {
      title: 'Least length of the observation',
      value: 60,
      unit: 'minutes',
      force: 'recommended',
      reading:
        'The same section also asks for at least one hour, which the tolerance contradicts: plan a full hour. A shorter observation inside the tolerance is a note.',
      source: OBSERVATION,
      confirmed: false,
    },
    'observation.questioning': {
      title: 'Share of questioning in the observation',
      value: 15,
      unit: '%',
      force: 'must',
      reading: 'Questioning takes at most 15% of the time of the observation.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.openQuestions': {
      title: 'Questions in the observation',
      force: 'must',
      reading:
        'The observation includes open questions, to clarify that knowledge and understanding are applied.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.workplace': {
      title: 'Place of the observation',
      force: 'must',
      reading:
        'The observation is planned ahead for a time when the apprentice is at the normal place of work, and an independent end-point assessor (IEA) carries it out.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.realWork': {
      title: 'Work that is observed',
      force: 'recommended',
      reading:
        'The observation lets the apprentice show the skills, knowledge and behaviours of the standard in genuine and demanding work.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.moving': {
      title: 'Moving during the observation',
      force: 'must',
      reading:
        'Where it is needed, the apprentice may move to another area of the business during the observation.',
      source: OBSERVATION,
      confirmed: true,
    },
    'observation.afterDiscussion': {
      title: 'Order of observation and discussion',
      value: 0,
      unit: 'days',
      from: 'discussionDate',
      force: 'recommended',
      reading:
        'The observation is better not held before the professional discussion. Otherwise the methods come in any order.',
      source: OBSERVATION,
      confirmed: true,
    },
    'discussion.minutes': {
      title: 'Length of the professional discussion',
      value: 60,
      unit: 'minutes',
      force: 'must',
      reading: 'The professional discussion lasts 60 minutes.',
      source: DISCUSSION,
      confirmed: true,
    },
    'discussion.tolerance': {
      title: 'Tolerance on the professional discussion',
      value: 10,
      unit: '%',
      force: 'must',
      reading: 'The professional discussion may be up to 10% shorter or longer.',
      source: DISCUSSION,
      confirmed: true,
    },
    'discussion.portfolio': {
      title: 'Basis of the professional discussion',
      force: 'must',
      reading:
        'The discussion is based on evidence from the portfolio, which relates to the parts of the standard that the discussion assesses.',
      source: DISCUSSION,
      confirmed: true,
    },
    'grading.passCriteria': {
      title: 'Pass criteria for a pass',
      value: 100,
      unit: '%',
      force: 'must',
      reading:
        'A method is passed when every pass criterion is met; one that is not met makes the method a fail.',
      source: METHODS,
      confirmed: true,
    },
    'grading.distinctionCriteria': {
      title: 'Distinction criteria for a distinction',
      value: 100,
      unit: '%',
      force: 'must',
      reading: 'A method is a distinction when every pass criterion and every distinction criterion is met.',
      source: METHODS,
      confirmed: true,
    },
    'grading.methodsToPass': {
      title: 'Methods to pass',
      value: 3,
      unit: 'methods',
      force: 'must',
      reading: 'All three methods must be passed; they count equally towards the overall grade.',
      source: CERTIFICATE,
      confirmed: true,
    },
    'grading.equalWeight': {
      title: 'Weight of the methods',
      force: 'must',
      reading: 'The three methods count equally towards the overall grade.',
      source: ASSESSMENT,
      confirmed: true,
    },
    'grading.distinctionsNeeded': {
      title: 'Distinctions for an overall distinction',
      value: 3,
      unit: 'methods',
      // For three methods of equal weight the plans that could be read ask for two or for three.
      alternatives: [2],
      force: 'must',
      reading:
        'The source does not say how the method grades combine. Until the assessment plan is read, an overall distinction is taken to need a distinction in all three methods.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); the combination is not stated' },
      confirmed: false,
    },
    'result.expected': {
      title: 'Confirmation of the grade',
      value: 10,
      unit: 'working days',
      from: 'lastAssessment',
      force: 'approximate',
      reading:
        'The EPAO aims to confirm the overall grade about 10 working days after the last assessment: expected, not promised.',
      source: CONFIRMATION,
      confirmed: true,
    },
    'grading.noPreliminary': {
      title: 'No preliminary grade',
      force: 'must',
      reading:
        'The IEA gives neither the apprentice nor the manager a preliminary grade: the grade passes the quality assurance of the EPAO first.',
      source: CONFIRMATION,
      confirmed: true,
    },
    'resit.afterFail': {
      title: 'What is taken again',
      force: 'must',
      reading:
        'Only a method that was failed is taken again, never to lift a pass. The source does not say so; it is what other assessment plans say.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); resits are not described' },
      confirmed: false,
    },
    'resit.cap': {
      title: 'Highest grade after a resit',
      force: 'must',
      reading:
        'The source does not say which grade a method can reach at most in a resit or retake: ask your EPAO.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); resits are not described' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'resit.window': {
      title: 'Time for a resit',
      force: 'must',
      reading:
        'The source does not say by when a failed method is taken again without more learning: ask your EPAO.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); resits are not described' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'retake.window': {
      title: 'Time for a retake',
      force: 'must',
      reading:
        'The source does not say by when a failed method is taken again after more learning: ask your EPAO.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); retakes are not described' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'resit.attempts': {
      title: 'Most attempts at a method',
      force: 'must',
      reading: 'The source does not say how often a method can be attempted: ask your EPAO.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); resits are not described' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'adjustment.minutes': {
      title: 'Most minutes with extra time',
      force: 'must',
      reading:
        'The source does not say how long an assessment with extra time may last at most: ask your EPAO.',
      source: { page: PAGE, section: 'End-point Assessment (EPA); reasonable adjustments are not described' },
      owner: 'your EPAO',
      confirmed: false,
    },
    'certificate.afterModeration': {
      title: 'Claim of the certificate',
      force: 'must',
      reading:
        'Once moderation is complete and every method is passed, the EPAO claims the certificate from the apprenticeship assessment service.',
      source: CERTIFICATE,
      confirmed: true,
    },
    'certificate.toEmployer': {
      title: 'Delivery of the certificate',
      force: 'must',
      reading: 'The certificate is sent directly to the employer.',
      source: CERTIFICATE,
      confirmed: true,
    },
  },
  times: {
    typicalGateway: 'gateway.typicalMonths',
    leastOnProgramme: ['gateway.leastDays', 'gateway.leastDaysBefore2025'],
    epaPeriod: 'epa.period',
    result: 'result.expected',
  },
  gateway: [
    { ...ON_PROGRAMME, restsOn: ['gateway.onProgramme'] },
    { ...PORTFOLIO, restsOn: ['gateway.portfolio'] },
    {
      kind: 'figure',
      key: 'evidencePieces',
      label: 'Evidence pieces',
      heading: 'Evidence pieces',
      aliases: ['Pieces of evidence', 'Portfolio pieces', 'No of evidence pieces', 'Evidence count'],
      help: 'Number of pieces of evidence in the portfolio',
      check: 'Evidence pieces',
      limit: { fewest: 'portfolio.fewest', most: 'portfolio.most' },
      dueWith: PORTFOLIO.key,
      restsOn: ['portfolio.fewest', 'portfolio.most'],
    },
    { ...ENGLISH, optOut: 'gateway.optOutAge', restsOn: ['gateway.englishMathsLevel'] },
    { ...MATHS, optOut: 'gateway.optOutAge', restsOn: ['gateway.englishMathsLevel'] },
    { ...EMPLOYER_SIGN_OFF, restsOn: ['gateway.decision'] },
    { ...PROVIDER_SIGN_OFF, restsOn: ['gateway.decision'] },
    { ...APPRENTICE_SIGN_OFF, restsOn: ['gateway.decision'] },
    { ...TIME_ON_PROGRAMME, restsOn: ['gateway.leastDays', 'gateway.leastDaysBefore2025'] },
    {
      ...OFF_THE_JOB_HOURS,
      limit: { least: 'gateway.offTheJobHours' },
      restsOn: ['gateway.offTheJobHours'],
    },
  ],
  methods: [
    {
      id: 'observation',
      name: 'Observation',
      title: 'practical observation with Q&A',
      grades: FAIL_TO_DISTINCTION,
      agreements: [],
      steps: [
        {
          key: 'observationDate',
          name: 'Observation',
          act: 'assess',
          heading: 'Observation date',
          aliases: ['Date of observation', 'Observation', 'Practical observation date', 'PO date'],
          help: 'Day of the practical observation, booked or held.',
          by: { rule: 'epa.period', label: 'Observation by' },
          follows: { rule: 'observation.afterDiscussion', step: 'discussionDate' },
          figures: [
            {
              key: 'observationMinutes',
              heading: 'Observation minutes',
              aliases: ['Observation length', 'Observation duration'],
              help: 'Length of the observation',
              check: 'Observation minutes',
              limit: {
                around: 'observation.minutes',
                tolerance: 'observation.tolerance',
                atLeast: { rule: 'observation.leastMinutes', advice: 'plan a full hour' },
              },
            },
            {
              key: 'questioningMinutes',
              heading: 'Questioning minutes',
              aliases: ['Q&A minutes', 'Questioning time'],
              help: 'Minutes of questioning in the observation',
              check: 'Questioning share',
              limit: { shareOf: 'observationMinutes', noun: 'questioning', most: 'observation.questioning' },
            },
          ],
        },
      ],
      grade: {
        key: 'observationGrade',
        heading: 'Observation grade',
        aliases: ['Observation result', 'PO grade', 'Practical observation grade'],
        help: GRADE_HELP,
      },
      resit: resitOf('observation', 'Observation', 'PO'),
    },
    {
      id: 'project',
      name: 'Project',
      title: 'work-based project with interview',
      grades: FAIL_TO_DISTINCTION,
      agreements: [
        {
          key: 'subjectAgreed',
          heading: 'Project subject agreed',
          aliases: ['Subject agreed', 'Project title agreed', 'Project topic agreed', 'Topic agreed'],
          help: 'The EPAO has agreed the subject of the project.',
        },
      ],
      steps: [
        {
          key: 'projectSubmitted',
          name: 'Project',
          act: 'submit',
          heading: 'Project submitted',
          aliases: [
            'Project submission',
            'Project submission date',
            'Project handed in',
            'Report submitted',
            'WBP submitted',
          ],
          help: 'Day on which the project report was submitted.',
          by: { rule: 'project.window', label: 'Project due' },
          figures: [
            {
              key: 'reportWords',
              heading: 'Report words',
              aliases: ['Word count', 'Report word count', 'Project words'],
              help: 'Words of the project report, annexes not counted',
              check: 'Report words',
              limit: { around: 'report.words', tolerance: 'report.tolerance' },
            },
          ],
        },
        {
          key: 'interviewDate',
          name: 'Interview',
          act: 'assess',
          heading: 'Interview date',
          aliases: ['Date of interview', 'Interview', 'Project interview date', 'WBP interview'],
          help: 'Day of the interview on the project, booked or held.',
          by: { rule: 'epa.period', label: 'Interview by' },
          from: { rule: 'interview.gap', after: 'projectSubmitted', label: 'Interview from' },
          figures: [
            {
              key: 'interviewMinutes',
              heading: 'Interview minutes',
              aliases: ['Interview length', 'Interview duration'],
              help: 'Length of the interview',
              check: 'Interview minutes',
              limit: { around: 'interview.minutes', tolerance: 'interview.tolerance' },
            },
            {
              key: 'interviewQuestions',
              heading: 'Interview questions',
              aliases: ['Questions asked', 'No of interview questions'],
              help: 'Number of questions in the interview',
              check: 'Interview questions',
              limit: { fewest: 'interview.questions', most: 'interview.questions' },
            },
          ],
        },
      ],
      grade: {
        key: 'projectGrade',
        heading: 'Project grade',
        aliases: ['Project result', 'WBP grade', 'Work-based project grade'],
        help: GRADE_HELP,
      },
      resit: resitOf('project', 'Project', 'WBP'),
    },
    {
      id: 'discussion',
      name: 'Discussion',
      title: 'professional discussion with portfolio',
      grades: FAIL_TO_DISTINCTION,
      agreements: [],
      steps: [
        {
          key: 'discussionDate',
          name: 'Discussion',
          act: 'assess',
          heading: 'Discussion date',
          aliases: [
            'Date of discussion',
            'Professional discussion',
            'Professional discussion date',
            'PD date',
          ],
          help: 'Day of the professional discussion, booked or held.',
          by: { rule: 'epa.period', label: 'Discussion by' },
          figures: [
            {
              key: 'discussionMinutes',
              heading: 'Discussion minutes',
              aliases: ['Discussion length', 'Discussion duration'],
              help: 'Length of the professional discussion',
              check: 'Discussion minutes',
              limit: { around: 'discussion.minutes', tolerance: 'discussion.tolerance' },
            },
          ],
        },
      ],
      grade: {
        key: 'discussionGrade',
        heading: 'Discussion grade',
        aliases: ['Discussion result', 'PD grade', 'Professional discussion grade'],
        help: GRADE_HELP,
      },
      resit: resitOf('discussion', 'Discussion', 'PD'),
    },
  ],
  grading: {
    passCriteria: 'grading.passCriteria',
    distinctionCriteria: 'grading.distinctionCriteria',
    bands: [
      {
        grade: 'Distinction',
        count: [
          { grade: 'Pass', methods: 'grading.methodsToPass' },
          { grade: 'Distinction', methods: 'grading.distinctionsNeeded' },
        ],
        rule: 'grading.distinctionsNeeded',
      },
      {
        grade: 'Pass',
        count: [{ grade: 'Pass', methods: 'grading.methodsToPass' }],
        rule: 'grading.methodsToPass',
      },
    ],
  },
  resits: 'resit.afterFail',
  settable: {
    distinctions: 'grading.distinctionsNeeded',
    resultDays: 'result.expected',
    handIn: 'project.window',
    notice: 'gateway.notice',
    resitCap: 'resit.cap',
    resitWindow: 'resit.window',
    retakeWindow: 'retake.window',
    attempts: 'resit.attempts',
    adjustedMinutes: 'adjustment.minutes',
  },
  spellings: {
    observation: 'obs po',
    discussion: 'pd disc',
    project: 'wbp proj',
    interview: 'intv',
  },
});
