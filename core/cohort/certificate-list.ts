import { identifyingUln } from '../rules/uln';
import { counted } from '../words';
import { type HandedList, type ListedRow, type ListOf, leftOut } from './list';

/** The columns in which the apprenticeship assessment service takes in certificates, in its order. */
const COLUMNS = [
  'RequestId',
  'Uln',
  'GivenNames',
  'FamilyName',
  'StandardCode',
  'StandardReference',
  'Version',
  'CourseOption',
  'OverallGrade',
  'AchievementDate',
  'ContactName',
  'Organisation',
  'AddressLine1',
  'City',
  'PostCode',
] as const;
type CertificateColumn = (typeof COLUMNS)[number];

/** Why somebody is not in the list. */
const REASONS = {
  notPassed: 'they have not passed, or the EPAO has not confirmed it',
  certificated: 'their certificate is there',
  withoutUln: 'they have no ULN, or one that is nobody’s',
  withoutName: 'they have no name in the sheet',
} as const;
type ReasonLeftOut = keyof typeof REASONS;

/** The details of those whose certificate can be asked for; a grade is in it only as the EPAO confirmed it. */
export const certificateList: ListOf = (rows, { standard }): HandedList => {
  const reasons = rows.map(reasonAgainst);
  const ready = rows.filter((_, i) => reasons[i] === undefined);
  const names = ready.map(namesOf);
  const lines = ready.map(({ entry }, i) => {
    const details: Partial<Record<CertificateColumn, string>> = {
      RequestId: String(i + 1),
      Uln: entry.uln,
      GivenNames: names[i]?.given,
      FamilyName: names[i]?.family,
      StandardReference: standard.code,
      Version: standard.planVersion,
      OverallGrade: entry.confirmed,
      Organisation: entry.employer,
    } as Partial<Record<CertificateColumn, string>>;
    return COLUMNS.map((column) => details[column] ?? '');
  });
  const divided = names.filter(({ isDivided }) => isDivided).length;
  return {
    headings: COLUMNS,
    rows: lines,
    notes: [
      ...Object.entries(REASONS).flatMap(([key, why]) =>
        leftOut(reasons.filter((reason) => reason === key).length, why),
      ),
      ...(divided === 0
        ? []
        : [
            `${counted(divided, 'name')} divided at the last space: check them, or keep Given names and Family name in columns of their own.`,
          ]),
      'The workbook does not hold the standard’s code in LARS, the day of achievement or the address: those columns are blank. Only the EPAO asks for certificates; the list shows what it needs from you.',
    ],
  };
};

function reasonAgainst({ entry, read }: ListedRow): ReasonLeftOut | undefined {
  const { stage, confirmed, uln } = entry;
  if (stage === 'Certificated') return 'certificated';
  if (stage !== 'Passed' || confirmed === undefined || confirmed === 'Fail' || confirmed === 'Check')
    return 'notPassed';
  if (identifyingUln(uln) === undefined) return 'withoutUln';
  return read.apprentice.apprentice === undefined ? 'withoutName' : undefined;
}

interface Names {
  readonly given: string;
  readonly family: string;
  /** Nobody has said where one ends and the other begins. */
  readonly isDivided: boolean;
}

/** The names as two columns have them, else as a comma divides them, else at the last space. */
function namesOf({ read: { apprentice } }: ListedRow): Names {
  const { givenNames, familyName, apprentice: name = '' } = apprentice;
  if (givenNames !== undefined && familyName !== undefined)
    return { given: givenNames, family: familyName, isDivided: false };
  const [before = '', after] = name.split(/\s*,\s*/, 2);
  if (after !== undefined) return { given: after, family: before, isDivided: false };
  const at = name.lastIndexOf(' ');
  return { given: name.slice(0, Math.max(at, 0)), family: name.slice(at + 1), isDivided: true };
}
