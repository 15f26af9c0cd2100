import { type Exempt, isExempt } from '../cells/exemptions';
import { type Day, formatDay } from '../dates/day';
import { reasonFor } from '../rules/exemption';
import { isSettled } from '../rules/gateway';
import { earliestGateway, expectedGateway } from '../rules/timeline';
import type { ColumnKey, Columns } from '../sheet/columns';
import { itemsShown, type RecordedRow, recorded, signatoryOf } from '../sheet/recorded';
import type { GatewayItem, RecordedItem, Standard } from '../standard/standard';
import { PRODUCT } from '../version';
import { gradeShown } from './confirmed-grade';
import { standardInWords } from './report-ground';

/** Who takes part besides those whom the sheet names, as the settings have it. */
export interface Meeting {
  readonly provider: string | undefined;
  readonly epao: string | undefined;
}

/** What a gateway record says, for the page in the sidebar and for a sheet of them alike. */
export interface GatewayRecord {
  readonly title: string;
  readonly standard: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly checklist: readonly {
    readonly label: string;
    readonly isSettled: boolean;
    readonly recorded: string;
  }[];
  /** Only once the results are confirmed. */
  readonly grade: string | undefined;
  readonly declaration: string;
  /** Those who decide together that the apprentice goes through gateway. */
  readonly parties: readonly string[];
  readonly footer: string;
}

/** The record of one apprentice for the gateway meeting. It holds no grade before the results are confirmed. */
export function gatewayRecord(
  columns: Columns,
  standard: Standard,
  whom: RecordedRow,
  asOf: Day,
  meeting: Meeting,
): GatewayRecord {
  return {
    title: 'Gateway record',
    standard: standardInWords(standard),
    facts: factsOf(columns, standard, whom, meeting),
    checklist: itemsShown(standard, whom).map((item) => ({
      label: item.label,
      isSettled: isSettled(standard, item, whom.apprentice, asOf),
      recorded: recordedOf(columns, whom, item),
    })),
    grade: gradeInWords(standard, whom, asOf),
    declaration: DECLARATION,
    parties: standard.gateway.flatMap((item) => (item.kind === 'sign-off' ? [item.party] : [])),
    footer: `As recorded in the workbook on ${formatDay(asOf)}. ${PRODUCT.name} ${PRODUCT.version}.`,
  };
}

/** Ours: each EPAO has a form of its own, which this does not stand in for. */
const DECLARATION =
  'We have looked at the evidence for each item above, and agree that the apprentice has met what the gateway asks for and is ready for end-point assessment. Where your EPAO has a gateway form of its own, that form counts.';

const SHOWN: readonly ColumnKey[] = [
  'apprentice',
  'uln',
  'employer',
  'coach',
  'cohort',
  'start',
  'plannedEnd',
  'gatewayDate',
  'epaStart',
];

/** Provider and EPAO are asked for in any case: where the settings name none, there is room to write. */
function factsOf(
  columns: Columns,
  standard: Standard,
  whom: RecordedRow,
  { provider = '', epao = '' }: Meeting,
): GatewayRecord['facts'] {
  const { start } = whom.apprentice;
  const fromSheet = SHOWN.filter((column) => whom.apprentice[column] !== undefined).map(
    (column) => [columns.of(column).heading, recorded(columns, whom, column)] as const,
  );
  return [
    ...fromSheet,
    ...(start === undefined
      ? []
      : [['Typical gateway date', formatDay(expectedGateway(standard, start))] as const]),
    ['Training provider', provider],
    ['EPAO', epao],
  ];
}

/** What the sheet says of an item: who signed with the day, and for the time on programme the day from which it is enough. */
function recordedOf(columns: Columns, whom: RecordedRow, item: GatewayItem): string {
  if (item.kind !== 'time') {
    const value = whom.apprentice[item.key];
    if (isExempt(value)) return exemptionInPrint(columns, whom, item, value);
    const name = signatoryOf(item, whom);
    return [recorded(columns, whom, item.key), name].filter(Boolean).join(', ');
  }
  const { start } = whom.apprentice;
  const earliest = start === undefined ? undefined : earliestGateway(columns.standard, start);
  return earliest === undefined ? '' : `Gateway from ${formatDay(earliest)}`;
}

/** A reason tells of a disability or of the age, which not everybody at the meeting needs to read. */
function exemptionInPrint(columns: Columns, whom: RecordedRow, item: RecordedItem, exempt: Exempt): string {
  const reason = reasonFor(exempt, columns.of(item.key), whom.apprentice.notes);
  return `Exempt, ${reason === undefined ? 'no reason' : 'the reason is'} recorded`;
}

function gradeInWords(standard: Standard, whom: RecordedRow, asOf: Day): string | undefined {
  const shown = gradeShown(standard, whom, asOf);
  if (shown === undefined) return undefined;
  const confirmed = `Results confirmed on ${formatDay(shown.on)}`;
  return shown.grade === undefined
    ? `${confirmed}. The overall grade depends on whether the EPAO caps resits: see its letter.`
    : `Overall grade: ${shown.grade}. ${confirmed}.`;
}
