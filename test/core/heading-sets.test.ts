import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import type { ColumnKey } from '../../core/sheet/columns';
import { layoutOf } from '../../core/sheet/layout';
import { tableIn } from '../../core/sheet/table';

/*
 * Recognition is measured: rows of headings as services export them and providers write them, each with the columns that
 * it must give.
 */

const columns = chosenColumns();

/** The headings that are recognised, each with its column; what is not there is the provider's own. */
type Wanted = Readonly<Record<string, ColumnKey>>;

function recognised(headings: readonly string[], ...cells: readonly (readonly Cell[])[]): Wanted {
  const table = tableIn({ sheet: 'Cohort', rows: [headings, ...cells], settings: [] });
  if (isProblem(table)) throw new Error(table.what);
  expect(table.layout.doubled).toEqual([]);
  const { positions } = table.layout;
  return Object.fromEntries([...positions].map(([key, position]) => [headings[position] as string, key]));
}

describe('exports of services', () => {
  test.each<[string, string, Wanted]>([
    [
      'DfE bulk upload',
      'CohortRef,ULN,FamilyName,GivenNames,DateOfBirth,StdCode,StartDate,EndDate',
      {
        ULN: 'uln',
        FamilyName: 'familyName',
        GivenNames: 'givenNames',
        DateOfBirth: 'dateOfBirth',
        StartDate: 'start',
        EndDate: 'plannedEnd',
      },
    ],
    [
      'DfE bulk upload as it is today',
      'CohortRef,AgreementID,ULN,FamilyName,GivenNames,DateOfBirth,EmailAddress,StdCode,StartDate,EndDate,TotalPrice,EPAOrgID,ProviderRef,RecognisePriorLearning',
      {
        ULN: 'uln',
        FamilyName: 'familyName',
        GivenNames: 'givenNames',
        DateOfBirth: 'dateOfBirth',
        StartDate: 'start',
        EndDate: 'plannedEnd',
      },
    ],
    [
      'Manage your apprentices',
      'Apprentice name,ULN,Employer,Planned start date,Planned end date,Paused date,Reference,Date of birth,Status',
      {
        'Apprentice name': 'apprentice',
        ULN: 'uln',
        Employer: 'employer',
        'Planned start date': 'start',
        'Planned end date': 'plannedEnd',
        'Date of birth': 'dateOfBirth',
        Status: 'learningStatus',
      },
    ],
    [
      'ILR, one row for each aim',
      'LearnRefNumber,ULN,FamilyName,GivenNames,DateOfBirth,LearnAimRef,AimType,LearnStartDate,OrigLearnStartDate,LearnPlanEndDate,StdCode,CompStatus,LearnActEndDate,Outcome,AchDate,OutGrade,OTJActHours',
      {
        ULN: 'uln',
        FamilyName: 'familyName',
        GivenNames: 'givenNames',
        DateOfBirth: 'dateOfBirth',
        LearnStartDate: 'start',
        LearnPlanEndDate: 'plannedEnd',
        CompStatus: 'learningStatus',
        AchDate: 'resultsConfirmed',
        OTJActHours: 'offTheJobHours',
      },
    ],
    [
      'ILR with the number of the aim in brackets',
      'Unique learner number (ULN),Given names,Family name,Start date (aim 1),Planned end date (aim 1),Completion status (aim 1),Start date (aim 2),Completion status (aim 2)',
      {
        'Unique learner number (ULN)': 'uln',
        'Given names': 'givenNames',
        'Family name': 'familyName',
        'Start date (aim 1)': 'start',
        'Planned end date (aim 1)': 'plannedEnd',
        'Completion status (aim 1)': 'learningStatus',
      },
    ],
    [
      'an earnings report',
      'Unique learner number,Family name,Given names,Date of birth,Learning start date,Learning planned end date,Completion status,Achievement date',
      {
        'Unique learner number': 'uln',
        'Family name': 'familyName',
        'Given names': 'givenNames',
        'Date of birth': 'dateOfBirth',
        'Learning start date': 'start',
        'Learning planned end date': 'plannedEnd',
        'Completion status': 'learningStatus',
        'Achievement date': 'resultsConfirmed',
      },
    ],
    [
      'an EPAO portal in one word each',
      'uln,firstName,lastName,dateOfBirth,employerName,apprenticeshipStartDate,estimatedEndDate,gatewayDate,approvedForEpaDate,overallEpaGrade,gradeDate,certificateIssuedDate',
      {
        uln: 'uln',
        firstName: 'givenNames',
        lastName: 'familyName',
        dateOfBirth: 'dateOfBirth',
        employerName: 'employer',
        apprenticeshipStartDate: 'start',
        estimatedEndDate: 'plannedEnd',
        gatewayDate: 'gatewayDate',
        approvedForEpaDate: 'epaStart',
        overallEpaGrade: 'confirmedGrade',
        gradeDate: 'resultsConfirmed',
        certificateIssuedDate: 'certificateDate',
      },
    ],
    [
      'EPA records of the assessment service',
      'RequestId,Uln,GivenNames,FamilyName,StandardCode,StandardReference,Version,CourseOption,EpaOutcome,EpaDate',
      { Uln: 'uln', GivenNames: 'givenNames', FamilyName: 'familyName', EpaOutcome: 'confirmedGrade' },
    ],
    [
      'certificates of the assessment service',
      'RequestId,Uln,GivenNames,FamilyName,StandardReference,AchievementDate,ContactName,Organisation,AddressLine1',
      {
        Uln: 'uln',
        GivenNames: 'givenNames',
        FamilyName: 'familyName',
        AchievementDate: 'resultsConfirmed',
        Organisation: 'employer',
      },
    ],
    [
      'a training record of an e-portfolio',
      'Firstnames,Surname,ULN,Employer name,Assessor,IQA,Tutor name,Practical Period Start Date,Practical Period End Date,Status',
      {
        Firstnames: 'givenNames',
        Surname: 'familyName',
        ULN: 'uln',
        'Employer name': 'employer',
        Assessor: 'coach',
        'Practical Period Start Date': 'start',
        'Practical Period End Date': 'plannedEnd',
        Status: 'learningStatus',
      },
    ],
    [
      'a learner list of a delivery system',
      'Learner ULN,Learner First Name,Learner Last Name,Learner Status,Employer,Skills Coach,Actual Start Date,Planned Start Date,Estimated end of practical period,Gateway Completed Date,Line Manager,Account Manager',
      {
        'Learner ULN': 'uln',
        'Learner First Name': 'givenNames',
        'Learner Last Name': 'familyName',
        'Learner Status': 'learningStatus',
        Employer: 'employer',
        'Skills Coach': 'coach',
        'Actual Start Date': 'start',
        'Estimated end of practical period': 'plannedEnd',
        'Gateway Completed Date': 'gatewayDate',
      },
    ],
    [
      'a base whose fields are looked up from others',
      'Name,ULN,Cohort (from Cohort #),Name (from Employer),Email (from Coach),Start date,Gateway',
      { Name: 'apprentice', ULN: 'uln', 'Cohort (from Cohort #)': 'cohort', 'Start date': 'start' },
    ],
    [
      'a template with what must be filled in',
      'ULN (10 digits)*,Full name (required),Start Date (dd/mm/yyyy),Planned end date (required, dd/mm/yyyy),Employer (optional),English (Y/N),Maths (Yes/No),Off-the-job hours (hrs),Date of birth [DD-MM-YYYY]',
      {
        'ULN (10 digits)*': 'uln',
        'Full name (required)': 'apprentice',
        'Start Date (dd/mm/yyyy)': 'start',
        'Employer (optional)': 'employer',
        'English (Y/N)': 'english',
        'Maths (Yes/No)': 'maths',
        'Off-the-job hours (hrs)': 'offTheJobHours',
        'Date of birth [DD-MM-YYYY]': 'dateOfBirth',
      },
    ],
    [
      'a gateway tracker',
      'Apprentice,Employer,Coach,Literacy,Numeracy,Portfolio completed,Employer sign-off date,Training provider signature,Learner signature,Date through gateway,EPA commenced',
      {
        Apprentice: 'apprentice',
        Employer: 'employer',
        Coach: 'coach',
        Literacy: 'english',
        Numeracy: 'maths',
        'Portfolio completed': 'portfolioComplete',
        'Employer sign-off date': 'employerSignOff',
        'Training provider signature': 'providerSignOff',
        'Learner signature': 'apprenticeSignOff',
        'Date through gateway': 'gatewayDate',
        'EPA commenced': 'epaStart',
      },
    ],
    [
      'an EPA tracker',
      'Candidate name,Candidate ULN,Organisation name,EPA window opens,WBP submission date,WBP interview date,WBP result,Date of professional discussion,Professional discussion result,Date of practical observation,Practical observation result,Final result,Date of certificate,General notes',
      {
        'Candidate name': 'apprentice',
        'Candidate ULN': 'uln',
        'Organisation name': 'employer',
        'EPA window opens': 'epaStart',
        'WBP submission date': 'projectSubmitted',
        'WBP interview date': 'interviewDate',
        'WBP result': 'projectGrade',
        'Date of professional discussion': 'discussionDate',
        'Professional discussion result': 'discussionGrade',
        'Date of practical observation': 'observationDate',
        'Practical observation result': 'observationGrade',
        'Final result': 'confirmedGrade',
        'Date of certificate': 'certificateDate',
        'General notes': 'notes',
      },
    ],
    [
      'only a forename and a surname',
      'Forename,Surname,Start date',
      { Forename: 'givenNames', Surname: 'familyName', 'Start date': 'start' },
    ],
    [
      'people who are no apprentices',
      'Name,Employer name,Employer contact name,Name of assessor,Coordinator,Mentor,Line manager,IQA,Account manager,EPA coordinator name',
      { Name: 'apprentice', 'Employer name': 'employer', 'Name of assessor': 'coach' },
    ],
  ])('%s', (_, headings, wanted) => {
    const split = headings.match(/(?:[^,([]|[([][^)\]]*[)\]])+/g) as string[];
    const complete = headings.includes('Planned end date (required')
      ? { ...wanted, 'Planned end date (required, dd/mm/yyyy)': 'plannedEnd' }
      : wanted;
    expect(recognised(split)).toEqual(complete);
  });
});

describe('what is added to a heading', () => {
  test.each<[heading: string, key: ColumnKey | undefined]>([
    ['Start Date (dd/mm/yyyy)', 'start'],
    ['Start date dd/mm/yyyy', 'start'],
    ['Start date - DD-MM-YY', 'start'],
    ['Start date\n(dd mmm yyyy)', 'start'],
    ['Start date [YYYY-MM-DD]', 'start'],
    ['Start date (ddmmyyyy)', 'start'],
    ['Start date (e.g. 01/09/2025)', 'start'],
    ['Start date (mandatory field)', 'start'],
    ['Start date (ILR)', 'start'],
    ['Start date *', 'start'],
    ['* Start date (required)', 'start'],
    ['Start date (aim 1)', 'start'],
    ['Start date (aim 2)', undefined],
    ['Start date (EPA)', 'epaStart'],
    ['Start date (maths)', undefined],
    ['Start date (break)', undefined],
    ['Start date (job)', undefined],
    ['EPA start (actual)', undefined],
    ['ULN (10 digits)', 'uln'],
    ['ULN 10 digits', undefined],
    ['Planned end date (PED)', 'plannedEnd'],
    ['Planned end date (LearnPlanEndDate)', 'plannedEnd'],
    ['Planned end date (BIL)', undefined],
    ['Cohort (from Cohort #)', 'cohort'],
    ['Name (from Employer)', undefined],
    ['Name (from Coaches)', undefined],
    ['Observation (minutes)', 'observationMinutes'],
    ['Interview (mins)', undefined],
    ['Report words (number)', 'reportWords'],
    ['Report words (annex)', undefined],
    ['Observation grade (P/D/F)', 'observationGrade'],
    ['Observation grade (Fail/Pass/Distinction)', 'observationGrade'],
    ['Observation date (Y/N)', undefined],
    ['Portfolio complete (Y/N)', 'portfolioComplete'],
    ['Portfolio complete? (tick)', 'portfolioComplete'],
    ['Portfolio complete (tick box)', 'portfolioComplete'],
    ['English (GCSE/FS)', 'english'],
    ['English (Level 2)', 'english'],
    ['English (L1)', undefined],
    ['Grade (observation)', undefined],
    ['Signed by (employer)', 'employerSignOffBy'],
    ['Employer sign-off (date)', 'employerSignOff'],
    ['Extra time (%)', 'extraTime'],
    ['OTJ hours (completed to date)', 'offTheJobHours'],
    ['OTJ hours (expected)', undefined],
    ['Maths (L2 / exempt)', 'maths'],
    ['Maths (L1)', undefined],
    // Signs that say what a column holds.
    ['ULN #', 'uln'],
    ['# ULN', 'uln'],
    ['Learner #', undefined],
    ['Employer #', undefined],
    ['Cohort #', 'cohort'],
    ['Interview questions #', 'interviewQuestions'],
    ['Extra time %', 'extraTime'],
    ['English %', undefined],
    ['Portfolio (%)', undefined],
    ['OTJ hours %', undefined],
    ['Employer £', undefined],
    ['Observation (£)', undefined],
    // Its number among the others.
    ['1. ULN', 'uln'],
    ['12) Start date', 'start'],
    ['3.1 Start date', undefined],
    ['3.1. Start date', 'start'],
    ['(b) Name', 'apprentice'],
    ['c) Name:', 'apprentice'],
    ['Q4 Employer:', 'employer'],
    ['2nd Observation date', undefined],
    ['Observation 2', undefined],
    // Whose it is.
    ["Apprentice's full name", 'apprentice'],
    ['Apprentice’s date of birth', 'dateOfBirth'],
    ["Employer's name", 'employer'],
    ['Candidate Surname', 'familyName'],
    ['candidate_first_name', 'givenNames'],
    ['learnerStartDate', 'start'],
    ['Trainee planned end date (required)', 'plannedEnd'],
    ['Candidate DOB (DD/MM/YYYY)*', 'dateOfBirth'],
    ['Candidate DOB (verified)', undefined],
    ['Trainee trainer', undefined],
    ["Learner's line manager", undefined],
    ['Student notes', undefined],
    ['Apprentice learner', undefined],
    // Two names for one thing.
    ['Forename / First name', 'givenNames'],
    ['Surname/Family name', 'familyName'],
    ['Employer or company', 'employer'],
    ['Start / End', undefined],
    ['Name / ULN', undefined],
  ])('%j is %s', (heading, key) => {
    expect([...layoutOf(columns, [heading]).positions.keys()]).toEqual(key === undefined ? [] : [key]);
  });
});

test('English & maths in one column is read as both', () => {
  const read = (...headings: string[]) => [...layoutOf(columns, headings).positions];
  expect(read('ULN', 'English & Maths')).toEqual([
    ['uln', 0],
    ['english', 1],
    ['maths', 1],
  ]);
  expect(read('English and maths', 'English')).toEqual([
    ['english', 1],
    ['maths', 0],
  ]);
});

describe('of several headings for one column', () => {
  const told = (...headings: string[]) => {
    const { positions, doubled, unknown } = layoutOf(columns, headings);
    return {
      positions: Object.fromEntries([...positions].map(([key, at]) => [key, headings[at]])),
      doubled: doubled.map(({ key }) => key),
      unknown: unknown.map(({ heading }) => heading),
    };
  };

  test('ours counts before another name, which is the provider’s own', () => {
    expect(told('ULN', 'Group', 'Cohort', 'Start date', 'Actual start date')).toEqual({
      positions: { uln: 'ULN', cohort: 'Cohort', start: 'Start date' },
      doubled: [],
      unknown: ['Group', 'Actual start date'],
    });
  });

  test('an alias counts before a name with something added to it, and that before a lesser name', () => {
    expect(told('Planned start date', 'LearnStartDate', 'Start date (required)').positions).toEqual({
      start: 'LearnStartDate',
    });
    expect(told('Planned start date', 'Start date (required)').positions).toEqual({
      start: 'Start date (required)',
    });
  });

  test('of lesser names the better one, and none where it stands there twice', () => {
    expect(told('End date', 'Practical period end date').positions).toEqual({
      plannedEnd: 'Practical period end date',
    });
    expect(told('End date', 'ULN', 'End Date')).toEqual({
      positions: { uln: 'ULN' },
      doubled: [],
      unknown: ['End date', 'End Date'],
    });
  });

  test('a name that says more counts before one that other things have too', () => {
    const wanted = {
      employer: 'Employer name',
      coach: 'Skills coach',
      start: 'Programme start date',
      learningStatus: 'Apprentice status',
      apprentice: 'Apprentice’s full name',
    };
    expect(
      told(
        ...['Organisation', 'Employer name', 'Tutor', 'Skills coach', 'Start', 'Programme start date'],
        ...['Status', 'Apprentice status', 'Name', 'Apprentice’s full name'],
      ),
    ).toMatchObject({ positions: wanted, doubled: [] });
    expect(told('ULN', 'Company', 'Organisation', 'Name', 'Learner').doubled).toEqual([
      'employer',
      'apprentice',
    ]);
    expect(told('Name', 'Status', 'Start', 'Company', 'Tutor').positions).toEqual({
      apprentice: 'Name',
      learningStatus: 'Status',
      start: 'Start',
      employer: 'Company',
      coach: 'Tutor',
    });
  });

  test('ours twice and two aliases are doubled', () => {
    expect(told('ULN', 'Cohort', 'cohort').doubled).toEqual(['cohort']);
    expect(told('ULN', 'Group', 'Intake', 'Cohort name').doubled).toEqual(['cohort']);
  });
});
