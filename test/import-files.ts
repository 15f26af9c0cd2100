/*
 * Files as services hand them out, with people who do not exist. ULNs are made up and pass the check digit.
 */

interface IlrLearner {
  readonly uln: string;
  readonly given: string;
  readonly family: string;
  readonly born?: string;
  readonly aims: readonly Readonly<Record<string, string>>[];
}

/** A programme aim of the standard, as far as a file needs it. */
export function programmeAim(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    LearnAimRef: 'ZPROG001',
    AimType: '1',
    LearnStartDate: '2025-09-01',
    LearnPlanEndDate: '2026-12-01',
    ProgType: '25',
    StdCode: '278',
    CompStatus: '1',
    ...more,
  };
}

/** An ILR file of a year; from 2026-27 on hours are records of their own, and the namespace has another beginning. */
export function ilrFile(year: string, learners: readonly IlrLearner[], prefix = ''): string {
  const namespace = year >= '2026-27' ? `ILR/${year}` : `ESFA/ILR/${year}`;
  const tag = (name: string, inside: string) => `<${prefix}${name}>${inside}</${prefix}${name}>`;
  const hours =
    year >= '2026-27'
      ? tag('HRSRecord', tag('HRSType', 'HRS') + tag('HRSCode', '1') + tag('HRSAmount', '380'))
      : tag('PHours', '380');
  const aimOf = (fields: Readonly<Record<string, string>>, i: number) =>
    tag(
      'LearningDelivery',
      `${tag('AimSeqNumber', String(i + 1))}${Object.entries(fields)
        .map(([name, value]) => tag(name, escaped(value)))
        .join(
          '',
        )}${hours}${tag('LearningDeliveryFAM', tag('LearnDelFAMType', 'ACT') + tag('LearnDelFAMCode', '1'))}`,
    );
  const learnerOf = ({ uln, given, family, born = '1995-10-18', aims }: IlrLearner) =>
    tag(
      'Learner',
      [
        tag('LearnRefNumber', `R${uln.slice(0, 6)}`),
        tag('ULN', uln),
        tag('FamilyName', escaped(family)),
        tag('GivenNames', escaped(given)),
        tag('DateOfBirth', born),
        tag(
          'LearnerEmploymentStatus',
          tag('EmpStat', '10') + tag('DateEmpStatApp', '2025-08-01') + tag('EmpId', '154549452'),
        ),
        ...aims.map(aimOf),
      ].join('\n'),
    );
  const xmlns = prefix === '' ? 'xmlns' : `xmlns:${prefix.slice(0, -1)}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- FileName: ILR-10000001-${year.replace('-', '')}-20261120-101500-01 -->
<${prefix}Message ${xmlns}="${namespace}">
${tag('Header', tag('CollectionDetails', tag('Collection', 'ILR') + tag('Year', year.slice(2).replace('-', ''))))}
${tag('LearningProvider', tag('UKPRN', '10000001'))}
${learners.map(learnerOf).join('\n')}
</${prefix}Message>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** An ULN that passes the check digit; of some numbers there is none. */
function madeUpUln(number: number): string | undefined {
  const digits = String(100_000_000 + number);
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const rest = sum % 11;
  return rest === 0 ? undefined : `${digits}${10 - rest}`;
}

/** So many different ones. */
export function madeUpUlns(count: number): readonly string[] {
  const ulns: string[] = [];
  for (let number = 1; ulns.length < count; number += 7) {
    const uln = madeUpUln(number);
    if (uln !== undefined) ulns.push(uln);
  }
  return ulns;
}

/** An export of a management information system, with a title above its headings. */
export const MIS_EXPORT = `Learner report - run 26/11/2026

Learner ULN;Forename;Surname;DOB;Employer name;Skills coach;Programme start date;Planned end of practical period;Completion status;Gateway passed date;Risk rating
1000000019;Amara;Foxbury;18/10/1995;Fernhollow Retail;Priya Okonjo;06/01/2025;05/04/2026;Continuing;;Green
2000000028;Zoë;Marshwiggle;02/01/2001;Fernhollow Retail;Priya Okonjo;05/05/2025 00:00;04/08/2026;Withdrawn;;Red
;Cleo;Larksong;11/11/1999;Brackenby Care;Tom Asher;06/01/2025;soon;Continuing;12/03/2026;Amber
3000000037;Idris;Quillfeather;03/03/2003;Brackenby Care;Tom Asher;01/09/2025;30/11/2026;Continuing;;Green
Total;4;;;;;;;;;
`;

/** The download of "Manage your apprentices": planned dates are months. */
export const SERVICE_APPRENTICES = `Apprentice name,ULN,Employer,Planned start date,Planned end date,Paused date,Reference,Date of birth,Status
Amara Foxbury,1000000019,Fernhollow Retail,Jan 2025,Apr 2026,,MJKN8P,18 Oct 1995,Live
Zoë Marshwiggle,2000000028,Fernhollow Retail,Jan 2027,Apr 2028,,MJKN8P,2 Jan 2001,Waiting to start
`;

/** Bulk upload: apprentices of two standards, one of them ours. */
export const BULK_UPLOAD = `CohortRef,ULN,FamilyName,GivenNames,DateOfBirth,StdCode,StartDate,EndDate
MJKN8P,1000000019,Foxbury,Amara,1995-10-18,278,2025-01-06,2026-12
MJKN8P,2000000028,Marshwiggle,Zoë,2001-01-02,122,2025-05-05,2026-08
`;

/** Results of an EPAO: a row for each assessment. */
export const EPAO_RESULTS = `ULN,Learner name,Component,Attempt,Assessment date,Grade
1000000019,Amara Foxbury,Practical observation with Q&As,1,03/03/2026,Pass
1000000019,Amara Foxbury,Work-based project supported by an interview,1,10/03/2026,Fail
1000000019,Amara Foxbury,Work-based project supported by an interview,2,21/04/2026,Pass
1000000019,Amara Foxbury,Professional discussion,1,10/03/2026,Distinction
1000000019,Amara Foxbury,Knowledge test,1,01/03/2026,Pass
2000000028,Zoë Marshwiggle,Professional discussion,1,11/03/2026,Merit
`;

/** Certificates in the column order of the assessment service. */
export const CERTIFICATES = `RequestId,Uln,GivenNames,FamilyName,StandardCode,StandardReference,Version,CourseOption,OverallGrade,AchievementDate,ContactName,Organisation,AddressLine1,City,PostCode
1,1000000019,Amara,Foxbury,278,ST0071,1.1,,Pass,12/05/2026 00:00,,,,,
`;
