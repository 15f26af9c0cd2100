import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { isProblem } from '../../core/problems';
import { headingsIn } from '../../core/set-up/mapping';

/*
 * Headings as they are found: in exports and templates of services, EPAOs and systems, and in sheets of providers. Behind
 * each stands what a careful colleague would connect before seeing what comes out: a column that is recognised, one with a
 * question mark that is offered and asked for, or none; and cells as they stand below it. A column that is taken wrongly is
 * worse than one that is not taken.
 */

interface Found {
  readonly heading: string;
  readonly wanted: string;
  readonly cells: readonly Cell[];
}

/** "Heading = column : cell : another cell", one behind the other. */
function foundIn(set: string): readonly Found[] {
  return set.split('|').map((text) => {
    const [heading = '', said = ''] = text.split(' = ');
    const [wanted = '', ...cells] = said.split(' : ').map((part) => part.trim());
    return { heading: heading.replace(/^ +/, ''), wanted, cells: cells.map(cellOf) };
  });
}

function cellOf(text: string): Cell {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Two rows, so that a single cell is told twice. */
const ROWS = [0, 1] as const;

describe('headings in the field', () => {
  test.each<[string, string]>([
    [
      'training records of an e-portfolio',
      `First Name(s) = givenNames : Amara : Jun | Surname = familyName : Foxbury : Wetherlam |
       Primary Email = - : a@x.org | Learner Reference = - : L1001 | ULN = uln : 1000000019 |
       Programme = - : Customer Service Specialist | Status = learningStatus : Continuing |
       Start Date = start : 06/01/2025 | Planned End Date = plannedEnd : 06/04/2026 |
       Completion Date = - : 01/02/2026 | EPA Date = ?epaStart : 05/01/2026 | Primary Assessor = - : Jo Marsh |
       Secondary Assessor = - : Sam Reed | Verifier = - : Pat Lee | Signed Off Percentage = - : 45% |
       Employer = employer : Fernhollow | Employer Location = - : Leeds | Contracted Hours per Week = - : 37 |
       Planned OTJ Hours = - : 400 | Completed OTJ Hours = ?offTheJobHours : 210`,
    ],
    [
      'people of an e-portfolio',
      `First Name(s) = givenNames : Amara | Surname = familyName : Foxbury | Gender = - : F |
       Date of Birth = dateOfBirth : 01/02/1999 | National Insurance = - : QQ123456C | ULN = uln : 1000000019 |
       Primary Email = - : a@x.org | Username = - : amaraf | Employer = employer : Fernhollow |
       Employer Location Postcode = - : LS1 1AA | Work Telephone = - : 113 | Training Records Count = - : 1`,
    ],
    [
      'a base of apprentices',
      `Name = apprentice : Amara Foxbury | Cohort # = cohort : FAC30 | Learner status = learningStatus : Active |
       ULN = uln : 1000000019 | Date of Birth = dateOfBirth : 1999-02-01 | Notes = notes : x |
       Current ILR status = - : On ILR | Training Plan = - : plan.pdf | Learner email = - : a@x.org |
       Start date = start : 2025-01-06 | Planned end date = plannedEnd : 2026-04-06 |
       Additional Support? = - : Yes | Planned hours = - : 400 | Line manager email = - : lm@x.org |
       Company Name = employer : Fernhollow | Grade = ?confirmedGrade : Distinction | PLP = - : p.pdf |
       FAC Cohort (from Cohort #) = - : FAC30 | Reference = - : r | LTP Name = - : FAC |
       UKPRN (from LTP Name) = - : 10081000 | Contact First Name (from Company Name) = - : Pat |
       Contact Last Name (from Company Name) = - : Lee | EPAO (from Cohorts) = - : BCS | Age at start = - : 25 |
       Line manager name = - : Lee Pat | Maths Level 2 = maths : cert.pdf | English Level 2 = english : cert.pdf |
       M+E Status old = - : Done | Portfolio link = - : https://x.org/1 |
       Portfolio status = portfolioComplete : In progress | Portfolio doc = - : x.pdf |
       Portfolio mapping = - : x.pdf | Gateway = ?gatewayDate : 2026-01-05 | AM1: Project = - |
       Assessment = - : 2026-03-05 | Project start = - : 2026-01-05 |
       Project submission = projectSubmitted : 2026-02-05 | EPA notes = - : note |
       Achievement Date = resultsConfirmed : 2026-03-20 | 15 months gateway = - : 2026-04-06 |
       12 month gateway = - : 2026-01-06 | Functional skills outcome = - : Passed | Withdrawal reason = - : job |
       End Date = - : 2026-04-06 | Actual hours = - : 210 | Withdrawn date = - : 2026-01-05 |
       Reasonable adjustments evidence = - : x.pdf | Reasonable adjustments form = - : x.pdf |
       Days in gateway = - : 12 | Date Paused = - : 2025-08-01 | M+E status = - : Complete |
       English certificate = - : cert.pdf | Maths certificate = - : cert.pdf | Predicted outcome = - : Pass |
       Days Late = - : 3 | EPA Adjustments = - : true | Adjustments = reasonableAdjustments : true |
       Completion Notes = - : note`,
    ],
    [
      'a base of learners',
      `Learner Name = apprentice : Amara Foxbury | Cohort = cohort : 30 | ILR status (SB) = - : On |
       Learner Email = - : a@x.org | Date of birth = dateOfBirth : 1999-02-01 | SB Start date = - : 2024-01-05 |
       SB End date = - : 2024-04-05 | Job offer date = - : 2024-05-09 | Date withdrawn = - : 2024-05-09 |
       Given name = givenNames : Amara | Family name = familyName : Foxbury | Preferred name = - : Mara |
       Apprentice Cohort = - : FAC30 | ULN = uln : 1000000019 | NI number = - : QQ123456C |
       English = english : GCSE C | Maths = maths : GCSE C | Notes = notes : x |
       Start date - apprenticeship = ?start : 2025-01-06 | Apprenticeship status = learningStatus : Active |
       Learner declaration (SB) = - : x.pdf | Outcome = - : Job | Adjustments = reasonableAdjustments : true |
       Current status = - : Active | Name of employer contact = - : Pat Lee |
       Employer contact email = - : p@x.org`,
    ],
    [
      'a report on readiness for EPA',
      `Cohort = cohort : C1 | Learner = apprentice : Amara Foxbury | EPA status = - : Booked |
       Gateway date = gatewayDate : 2026-01-05 | Weeks to gateway = - : 4 | Result = ?confirmedGrade : Pass |
       FS Maths = maths : Achieved | FS English = english : Achieved`,
    ],
    [
      'an export for the apprenticeship service',
      `CohortRef = - : ABC123 | AgreementId = - : A1 | ULN = uln : 1000000019 |
       FamilyName = familyName : Foxbury | GivenNames = givenNames : Amara |
       DateOfBirth = dateOfBirth : 1999-02-01 | EmailAddress = - : a@x.org | StdCode = - : 123 |
       StartDate = start : 2025-01-06 | EndDate = plannedEnd : 2026-04 | TotalPrice = - : 4000 |
       EPAOrgID = - : EPA0001 | ProviderRef = - : P1 | RecognisePriorLearning = - : false |
       DurationReducedBy = - : 0`,
    ],
    [
      'an import of users',
      `First name = givenNames : Amara | Last name = familyName : Foxbury | Email = - : a@x.org |
       Reference number = - : R1 | Group name = ?cohort : CS Autumn | DOB = dateOfBirth : 01/02/1999 |
       NI number = - : QQ | Case owner = - : Jo Marsh | Min rate of pay = - : 7 |
       Employer name = employer : Fernhollow | EDRS = - : 1 | Employer address line 1 = - : x`,
    ],
    [
      'an import of a management information system',
      `FIRSTNAME = givenNames : Roberta | PREFFIRSTNAME = - : Ro | SURNAME = familyName : Smith |
       PREV_SURNAME = - : Jones | SEX = - : 1 | BIRTHDATE = dateOfBirth : 13/03/2003 | NINUMBER = - : JB010101A |
       MIAP_ULN = uln : 1000000019 | MIAP_PREFNAME = - : Ro | PROV_ID = - : P1 | LSC_ULIN = - : COB1234455 |
       TAG_NAMES = - : April 2022*Engineers* | ADDR1 = - : Flat A`,
    ],
    [
      'a learner list of a management information system',
      `Full Name = apprentice : Amara Foxbury | Tags = - : x | LRN = - : L1 | Start date = start : 06/01/2025 |
       Expected End date = plannedEnd : 06/04/2026 | Actual End date = - : 06/05/2026 | Main Aim = - : x |
       Provider ID = - : 1 | Subcontractor = - : x | Unique Learner Number = uln : 1000000019 |
       Date of Birth = dateOfBirth : 01/02/1999`,
    ],
    [
      'fields that two systems share',
      `FirstName = givenNames : Amara | LastName = familyName : Foxbury | Username = - : amara | Email = - : a@x |
       MISID = - : 1 | DefaultAssessorID = - : 11 | ClassroomID = - : 4 | PlacementID = - : 5 |
       ULN = uln : 1000000019 | NINO = - : QQ | DOB = dateOfBirth : 01/02/1999 | StartOn = start : 06/01/2025 |
       PlannedEndDate = plannedEnd : 06/04/2026 | EpisodeName = - : x`,
    ],
    [
      'a funding report',
      `Company Name = employer : Fernhollow | Company Address Line 1 = - : x | Contact Name = - : Pat Lee |
       Contact Phone = - : 1 | Apprentice Name = apprentice : Amara Foxbury | Apprentice ULN = uln : 1000000019 |
       Funding Signed = - : 01/02/2025 | Levy Funded = - : Yes | Programme Name = - : CSS |
       Programme Level = - : 3 | Apprenticeship Start Date = start : 06/01/2025 |
       Apprenticeship End Date = plannedEnd : 06/04/2026 | Total Programme Cost = - : 4000 |
       Total End Point Assessment (EPA) Costs = - : 800`,
    ],
    [
      'outcomes for the regulator',
      `ReportingDate = - : 2026-03-31 | AwardingOrganisation = - : Skillsfirst |
       AwardingOrganisationID = - : EPA0001 | StandardTitle = - : CSS | StandardID = - : ST0071 |
       AssessmentPlanVersionNumber = - : 1 | QualificationNumber = - : 610/0000/1 | ULN = uln : 1000000019 |
       CandidateIdentifierOther = - : 5 | FirstName = givenNames : Amara | LastName = familyName : Foxbury |
       DateOfBirth = dateOfBirth : 1999-02-01`,
    ],
    [
      'the download of Manage your apprentices',
      `Apprentice name = apprentice : Amara Foxbury | ULN = uln : 1000000019 | Employer = employer : Fernhollow |
       Apprenticeship training course = - : CSS | Planned start date = start : Sep 2025 |
       Planned end date = plannedEnd : Sep 2026 | Paused date = - | Reference = - : x |
       Apprentice confirmation = - : Confirmed | Agreement status = - : x | Status = learningStatus : Live |
       Alerts = - : x`,
    ],
    [
      'the ILR as one table',
      `LearnRefNumber = - : L1 | PrevLearnRefNumber = - : L0 | ULN = uln : 1000000019 |
       FamilyName = familyName : Foxbury | GivenNames = givenNames : Amara |
       DateOfBirth = dateOfBirth : 1999-02-01 | Ethnicity = - : 31 | PlanLearnHours = - : 400 | PMUKPRN = - : 1 |
       LearnAimRef = - : ZPROG001 | AimType = - : 1 | AimSeqNumber = - : 1 | LearnStartDate = start : 2025-01-06 |
       OrigLearnStartDate = - : 2025-01-06 | LearnPlanEndDate = plannedEnd : 2026-04-06 | FundModel = - : 36 |
       PHours = - : 400 | OTJActHours = offTheJobHours : 220 | ProgType = - : 25 | StdCode = - : 1 |
       DelLocPostCode = - : LS1 | EPAOrgID = - : EPA0001 | CompStatus = learningStatus : 1 |
       LearnActEndDate = - : 2026-04-06 | WithdrawReason = - : 3 | Outcome = - : 1 |
       AchDate = resultsConfirmed : 2026-04-20 | OutGrade = - : PA | SWSupAimId = - : x`,
    ],
    [
      'the ILR in words',
      `Learner reference number = - : L1 | Unique learner number = uln : 1000000019 |
       Family name = familyName : Foxbury | Given names = givenNames : Amara |
       Date of birth = dateOfBirth : 01/02/1999 | Learning aim reference = - : ZPROG001 |
       Learning start date = start : 06/01/2025 | Original learning start date = - : 06/01/2025 |
       Learning planned end date = plannedEnd : 06/04/2026 | Learning actual end date = - : 06/05/2026 |
       Completion status = learningStatus : 1 | Outcome = - : 1 |
       Achievement date = resultsConfirmed : 20/04/2026 |
       Employer identifier on employment status date = - : 999 |
       Latest employer identifier (as at 31 July) = - : 999 | Provider specified learner monitoring (A) = - : x`,
    ],
    [
      'a bulk upload of an EPAO',
      `Apprentice First Name = givenNames : Amara | Apprentice Last Name = familyName : Foxbury |
       Apprentice Email = - : a@x | Unique Learner Number (ULN)* = uln : 1000000019 |
       Employer Name = employer : Fernhollow | Employer Contact First Name = - : Pat |
       Employer Contact Last Name = - : Lee | Training Provider = - : Us |
       On-Programme Start Date = start : 06/01/2025 | Estimated Gateway Date = - : 06/04/2026 |
       Expected Ready for EPA Date = - : 06/04/2026 | Gateway Confirmed Date = gatewayDate : 06/04/2026 |
       Standard/Specialism = - : CSS | Assessment Plan Number = - : 1`,
    ],
    [
      'a registration template of an EPAO',
      `ULN* = uln : 1000000019 | Title = - : Ms | Forename* = givenNames : Amara | Middle name(s) = - : J |
       Surname* = familyName : Foxbury | Date of birth (DD/MM/YYYY)* = dateOfBirth : 01/02/1999 | Gender = - : F |
       Learner email address = - : a@x | Employer name* = employer : Fernhollow | Employer email = - : x@y |
       Employer postcode = - : LS1 | Apprenticeship start date* = start : 06/01/2025 |
       Planned apprenticeship end date* = plannedEnd : 06/04/2026 | Expected gateway date = - : 01/03/2026 |
       Expected EPA date = - : 01/04/2026 | Reasonable adjustments required? (Y/N) = - : N | PO number = - : PO1`,
    ],
    [
      'another registration template',
      `Candidate First Name = givenNames : Amara | Candidate Surname = familyName : Foxbury |
       Candidate DOB = dateOfBirth : 01/02/1999 | Candidate ULN = uln : 1000000019 | Candidate Email = - : a@b |
       Candidate Mobile = - : 77 | Employer Company Name = employer : Fernhollow |
       Employer Contact Name = - : Pat Lee | On Programme Start Date = start : 06/01/2025 |
       Planned Gateway Date = - : 01/04/2026 | Actual Gateway Date = gatewayDate : 01/04/2026 |
       English L2 Evidence = - : Y | Maths L2 Evidence = - : Y | Tutor Name = coach : Jo Marsh`,
    ],
    [
      'numbered headings',
      `1. ULN = uln : 1000000019 | 2. Learner name = apprentice : Amara Foxbury |
       3. Employer = employer : Fernhollow | 4. Start date = start : 06/01/2025 |
       5. Planned end date = plannedEnd : 06/04/2026 | 6. Gateway date = gatewayDate : 06/04/2026 |
       7. EPA start date = epaStart : 10/04/2026`,
    ],
    [
      'headings of a form',
      `(a) ULN: = uln : 1000000019 | (b) Name: = apprentice : Amara Foxbury |
       (c) Start date: = start : 06/01/2025 | Q1 Employer: = employer : Fernhollow`,
    ],
    [
      'abbreviations',
      `Name = apprentice : Amara Foxbury | DOB = dateOfBirth : 01/02/1999 | LSD = ?start : 06/01/2025 |
       PED = plannedEnd : 06/04/2026 | FS Eng L2 = ?english : Achieved | FS Maths L2 = ?maths : Achieved |
       OTJ = offTheJobHours : 210 | GW date = ?gatewayDate : 06/04/2026 | EPA SD = ?epaStart : 10/04/2026 |
       WBP = ?projectGrade : Pass | PD = ?discussionGrade : Pass | OBS = ?observationGrade : Pass |
       IEA = - : Pat Lee | EPAO = - : Skillsfirst | RAG = - : Green | BIL = - : N | ALS = - : N`,
    ],
    [
      'abbreviations with dates',
      `Learner = apprentice : Amara Foxbury | ULN = uln : 1000000019 | Eng L2 = ?english : Y |
       Maths L2 = maths : Y | Port = - : Y | OBS date = ?observationDate : 12/05/2026 |
       OBS result = ?observationGrade : Pass | WBP sub = ?projectSubmitted : 12/05/2026 |
       WBP int = - : 20/05/2026 | PD date = discussionDate : 21/05/2026 |
       PD result = ?discussionGrade : Distinction | PDP = - : Y | Cert = ?certificateDate : 01/07/2026 |
       Overall = ?confirmedGrade : Distinction`,
    ],
    [
      'an EPA tracker of a college',
      `Learner = apprentice : Amara Foxbury | Learner ID = - : 12345 | ULN = uln : 1000000019 |
       Curriculum Area = - : Business | Assessor = coach : Jo Marsh | IQA = - : Pat Lee |
       Employer = employer : Fernhollow | Start Date = start : 06/01/2025 |
       Expected End Date = plannedEnd : 06/04/2026 | English achieved = english : Y | Maths achieved = maths : Y |
       Portfolio signed off = portfolioComplete : Y | Gateway meeting = ?gatewayDate : 06/04/2026 |
       Gateway paperwork sent = - : Y | EPA booked = - : 10/05/2026 | EPA Result = confirmedGrade : Pass |
       Certificate received = certificateDate : 10/08/2026 | Comments = notes : x`,
    ],
    [
      'names of an interface',
      `learner_uln = uln : 1000000019 | learner_first_name = givenNames : Amara |
       learner_last_name = familyName : Foxbury | learner_email = - : a@x | employer_id = - : 4 |
       employer_name = employer : Fernhollow | coach_id = - : 7 | coach_name = coach : Jo Marsh |
       programme_name = - : CSS | start_date = start : 2025-01-06 | planned_end_date = plannedEnd : 2026-04-06 |
       actual_end_date = - | gateway_date = gatewayDate : 2026-04-06 | epa_start_date = epaStart : 2026-04-10 |
       epa_grade = confirmedGrade : Pass | created_at = - : 2025-01-01T10:00:00Z |
       updated_at = - : 2025-01-01T10:00:00Z | is_active = - : true`,
    ],
    [
      'names of another interface',
      `uln = uln : 1000000019 | fullName = apprentice : Amara Foxbury | dateOfBirth = dateOfBirth : 1999-02-01 |
       employerName = employer : Fernhollow | programmeStartDate = start : 2025-01-06 |
       plannedEndDate = plannedEnd : 2026-04-06 | gatewayDate = gatewayDate : 2026-04-06 |
       epaStartDate = epaStart : 2026-04-10 | observationDate = observationDate : 2026-05-10 |
       observationGrade = observationGrade : Pass | projectSubmittedDate = projectSubmitted : 2026-05-10 |
       professionalDiscussionDate = discussionDate : 2026-05-10 | lastLoginDate = - : 2026-05-10 |
       assessorName = coach : Jo | epaoName = - : SF`,
    ],
    [
      'fields of a record in dots',
      `learner.uln = uln : 1000000019 | learner.firstName = givenNames : Amara |
       learner.lastName = familyName : Foxbury | employer.name = employer : Fernhollow | coach.name = coach : Jo |
       apprenticeship.startDate = start : 2025-01-06 | apprenticeship.plannedEndDate = plannedEnd : 2026-04-06 |
       assessor.email = - : j@x | mentor.name = - : Lee`,
    ],
    [
      'line breaks and units',
      `ULN\n(10 digits) = uln : 1000000019 | Learner\nName = apprentice : Amara Foxbury |
       Start\nDate\n(dd/mm/yyyy) = start : 06/01/2025 | Planned\nEnd Date = plannedEnd : 06/04/2026 |
       OTJ hours\n(completed to date) = offTheJobHours : 210 | English\n(Level 2) = english : Y |
       Maths\n(L2 / exempt) = maths : Y | Gateway\nDate = gatewayDate : 06/04/2026 |
       Employer\nSign-off\n(Y/N) = employerSignOff : Y | Observation\nDate = observationDate : 06/05/2026 |
       Observation\nmins = ?observationMinutes : 60 | Project report\nword count = reportWords : 2500 |
       Discussion\nlength (mins) = discussionMinutes : 60`,
    ],
    [
      'marks around headings',
      `ULN: = uln : 1000000019 | Learner Name: = apprentice : Amara Foxbury | Start Date? = start : 06/01/2025 |
       Gateway Date ↑ = gatewayDate : 06/04/2026 | *Employer* = employer : Fernhollow | "Coach" = coach : Jo |
       Planned end date [dd/mm/yyyy] = plannedEnd : 06/04/2026 | EPA start (if known) = epaStart : 10/04/2026 |
       English ✓ = english : Y | Notes… = notes : x`,
    ],
    [
      'people',
      `Learner = apprentice : Amara Foxbury | Line Manager = - : Jo Marsh | Line Manager Name = - : Jo Marsh |
       Manager = - : Jo Marsh | Assessor = coach : Sam Reed | Coordinator = - : Al Bee |
       EPA Coordinator = - : Al Bee | Lead IQA = - : Al Bee | IEA = - : Ci Dee |
       Independent Assessor = - : Ci Dee | Mentor Name = - : Em Eff | Employer contact = - : Em Eff |
       Account Manager = - : Em Eff | Safeguarding lead = - : Em Eff | Invigilator = - : Em Eff`,
    ],
    [
      'people beside ULNs',
      `ULN = uln : 1000000019 : 2000000028 | Line Manager = - : Jo Marsh : Sam Reed |
       Manager name = - : Jo Marsh : Sam Reed | Independent assessor = - : Ci Dee : Al Bee |
       IQA name = - : Ci Dee : Al Bee | Contact name = - : Ci Dee : Al Bee |
       Parent/carer name = - : Ci Dee : Al Bee`,
    ],
    [
      'sign-offs',
      `ULN = uln : 1000000019 | Employer signed off = employerSignOff : 06/04/2026 |
       Provider signed gateway = ?providerSignOff : 06/04/2026 | Learner signed = apprenticeSignOff : 06/04/2026 |
       Employer rep name = - : Jo Marsh | Manager signed = - : 06/04/2026 | IQA sign off = - : 06/04/2026 |
       Assessor sign-off date = - : 06/04/2026`,
    ],
    [
      'dates that are planned',
      `Apprentice = apprentice : Amara Foxbury | Planned gateway = - : 06/04/2026 |
       Forecast gateway date = - : 06/04/2026 | Actual gateway = ?gatewayDate : 08/04/2026 |
       Target EPA start = - : 10/04/2026 | Predicted EPA date = - : 10/04/2026 | EPA end date = - : 10/07/2026 |
       EPA deadline = - : 10/07/2026 | Observation planned date = - : 10/05/2026 |
       Actual end date = - : 10/07/2026 | Last date in learning = - : 10/07/2026 |
       Revised planned end date = - : 10/07/2026 | Original planned end date = - : 10/04/2026 |
       Predicted grade = - : Pass | Target grade = - : Distinction | Mock observation date = - : 10/03/2026 |
       Mock grade = - : Pass | Practice observation = - : 10/03/2026`,
    ],
    [
      'breaks and reviews',
      `Apprentice = apprentice : Amara Foxbury | BIL start date = - : 10/03/2026 | BIL end date = - : 10/04/2026 |
       Break start = - : 10/03/2026 | Return date = - : 10/04/2026 | Date of last review = - : 10/03/2026 |
       Next review date = - : 10/04/2026 | Review status = - : Done | Last contact date = - : 10/03/2026 |
       Induction date = - : 10/01/2025 | Interview date = interviewDate : 10/05/2026 |
       Job start date = - : 10/01/2020 | Employment start date = - : 10/01/2020 |
       Contract end date = - : 10/01/2028 | Withdrawal date = - : 10/01/2026 | Withdrawal status = - : No |
       Enrolment date = - : 10/01/2025 | Registration date = - : 10/01/2025 |
       EPA registration date = - : 10/01/2025 | EPAO registration number = - : 123`,
    ],
    [
      'details of functional skills',
      `Apprentice = apprentice : Amara Foxbury | English initial assessment = - : L1 |
       Maths initial assessment = - : L1 | English exam date = - : 10/01/2026 | Maths exam date = - : 10/01/2026 |
       English tutor = - : Jo | Maths tutor = - : Jo | English exempt = - : Y | FS English Reading = - : Pass |
       FS English Writing = - : Pass | FS English SLC = - : Pass | English L1 = - : Pass | Maths L1 = - : Pass |
       English start date = - : 10/01/2026 | FS Maths booked = - : 10/01/2026 |
       English & Maths = maths : Achieved`,
    ],
    [
      'details of the portfolio',
      `Apprentice = apprentice : Amara Foxbury | Portfolio link = - : https://x | Portfolio % = - : 45% |
       Portfolio feedback = - : ok | Portfolio submitted date = - : 10/01/2026 | Portfolio due = - : 10/01/2026 |
       Portfolio reviewed by = - : Jo | Portfolio = portfolioComplete : Complete | E-portfolio = - : Complete |
       Evidence pieces = evidencePieces : 12 | Evidence link = - : https://x`,
    ],
    [
      'details of results',
      `Apprentice = apprentice : Amara Foxbury | Obs grade = ?observationGrade : Pass |
       Project grade = projectGrade : Distinction | PD grade = discussionGrade : Distinction |
       Overall grade = ?confirmedGrade : Distinction | Date of result = resultsConfirmed : 10/06/2026 |
       Certificate number = - : C1 | Certificate claimed date = - : 10/06/2026 |
       Certificate requested = - : 10/06/2026 | Certificate sent to employer = - : 10/06/2026 |
       Certificate issued = certificateDate : 10/08/2026 | Resit required? = - : N | Resit date = - : 10/07/2026 |
       Resit grade = - : Pass`,
    ],
    [
      'headings with their group in front',
      `Apprentice: Name = apprentice : Amara Foxbury | Apprentice: ULN = uln : 1000000019 |
       Apprentice: Start Date = start : 10/01/2025 | Employer: Name = employer : Fernhollow |
       Employer: Contact = - : Jo | EPA: Start Date = epaStart : 10/04/2026 | EPA: End Date = - : 10/07/2026 |
       EPA: Status = - : x | Gateway: Date = gatewayDate : 10/04/2026`,
    ],
    [
      'a list of an intranet',
      `Title = - : Amara Foxbury | Learner_x0020_Name = - : Amara Foxbury | ULN = uln : 1000000019 |
       Gateway Date = gatewayDate : 10/04/2026 | Modified = - : 10/04/2026 | Modified By = - : Jo Marsh |
       Created By = - : Jo Marsh | Item Type = - : Item | Path = - : sites/x`,
    ],
    [
      'answers of a form',
      `ID = - : 1 | Start time = - : 46000.4 | Completion time = - : 46000.5 | Email = - : anonymous |
       Name = - : Jo Marsh | Apprentice's full name = apprentice : Amara Foxbury |
       What is the apprentice's ULN? = - : 1000000019 | Employer's name = employer : Fernhollow |
       Has the employer signed off? = - : Yes | Planned gateway date = - : 10/04/2026`,
    ],
    [
      'shares',
      `Learner = apprentice : Amara Foxbury | English % = - : 65% | Maths % = - : 70% | Portfolio % = - : 45% |
       Observation % = - : 80% | Interview % = - : 80% | Off-the-job % = - : 45% | OTJ % = - : 0.45 |
       Extra time % = extraTime : 25% | Project % = - : 55%`,
    ],
    [
      'costs',
      `ULN = uln : 1000000019 | EPA £ = - : 800 | Observation £ = - : 100 | Employer £ = - : 500 |
       Project (£) = - : 100 | Certificate £ = - : 50`,
    ],
    [
      'numbers of other systems',
      `ULN # = uln : 1000000019 | Learner # = - : 12345 | Learner ID = - : 12345 | Employer ID = - : 55 |
       Employer # = - : 55 | Coach ID = - : 7 | Cohort # = cohort : 12 | Group ID = - : 12 |
       Employer ERN = - : 999 | Assessor code = - : JM`,
    ],
    [
      'organisations',
      `ULN = uln : 1000000019 | Training organisation = - : Provider Ltd | Provider name = - : Provider Ltd |
       Provider = - : Provider Ltd | EPA organisation = - : SF | EPAO name = - : SF | Delivery partner = - : X |
       Subcontractor name = - : X | Main employer = - : Fernhollow | Employer = employer : Fernhollow`,
    ],
    [
      'words around gateway',
      `ULN = uln : 1000000019 | Gateway ready? = - : Yes | Gateway = - : Yes | Through gateway = - : Yes |
       Gateway passed = gatewayDate : 10/04/2026 | Gateway form signed = - : Yes | Gateway declaration = - : Yes |
       Gateway evidence = - : x.pdf | Gateway notes = - : x`,
    ],
    [
      'words around the project',
      `ULN = uln : 1000000019 | Project = ?projectGrade : Pass | Project title = - : Improving calls |
       Project submission = projectSubmitted : 10/05/2026 | Project manager = - : Jo Marsh |
       Project start date = - : 10/05/2026 | Project end date = - : 10/06/2026 |
       Project deadline = - : 10/06/2026 | Project status = - : Draft | Project feedback = - : ok |
       Subject agreed = subjectAgreed : Yes`,
    ],
    [
      'other observations',
      `ULN = uln : 1000000019 | Observation 1 = - : 10/02/2026 | Observation 2 = - : 10/03/2026 |
       Observation = observationDate : 10/05/2026 | Teaching observation = - : 10/03/2026 |
       Lesson observation date = - : 10/03/2026 | Observation of assessor = - : 10/03/2026 |
       Observed by = - : Jo Marsh | Observation assessor = - : Jo Marsh | Observation location = - : Leeds |
       Observation time = - : 10:00`,
    ],
    [
      'other discussions',
      `ULN = uln : 1000000019 | Professional development plan = - : Yes | PDR date = - : 10/03/2026 |
       Professional discussion = discussionGrade : Pass : Distinction |
       Professional discussion 1 = - : 10/02/2026 | Discussion topic = - : Service | Discussion notes = - : x |
       Pre-discussion call = - : 10/02/2026`,
    ],
    [
      'other signatures',
      `ULN = uln : 1000000019 | Employer agreement signed = - : 06/01/2025 |
       Apprenticeship agreement signed = - : 06/01/2025 | Training plan signed by employer = - : 06/01/2025 |
       Commitment statement signed = - : 06/01/2025 | Contract signed = - : 06/01/2025 |
       Employer review signed = - : 06/01/2025 | Employer declaration = employerSignOff : 06/04/2026 |
       Learner declaration = apprenticeSignOff : 06/04/2026 | Provider approval = - : 06/04/2026 |
       EPAO approval = - : 06/04/2026`,
    ],
    [
      'other results',
      `ULN = uln : 1000000019 | Results released = - : 10/06/2026 | Results due = - : 10/06/2026 |
       Results expected = - : 10/06/2026 | Provisional grade = - : Pass | Provisional result = - : Pass |
       Final grade = confirmedGrade : Pass | Moderated grade = - : Pass | Appeal outcome = - : x |
       Initial grade = - : Pass`,
    ],
  ])('%s', (_, set) => {
    const found = foundIn(set);
    const rows = ROWS.map((row) => found.map(({ cells }) => cells[row] ?? cells[0]));
    const read = headingsIn({
      sheet: 'Tracker',
      rows: [found.map(({ heading }) => heading), ...rows],
      settings: [],
    });
    if (isProblem(read)) throw new Error(read.what);
    const told = read.headings.map(({ heading, key, isDoubled, guess }) => {
      const offered = guess === undefined ? '-' : `?${guess}`;
      return `${heading} = ${key === undefined || isDoubled ? offered : key}`;
    });
    expect(told).toEqual(found.map(({ heading, wanted }) => `${heading} = ${wanted}`));
  });
});
