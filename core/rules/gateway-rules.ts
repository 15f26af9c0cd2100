import { isExempt } from '../cells/exemptions';
import { formatDay } from '../dates/day';
import { numberOf, ruleOf, type Standard } from '../standard/standard';
import { ageAtStart, isExemptTooYoung, notesOf, type QualificationItem, reasonFor } from './exemption';
import { severityOf } from './force';
import { DOUBTFUL, NO_STAGE, type RowRule, UNTIL_GRADED } from './row-rule';
import { dayAfter, leastOnProgramme } from './timeline';

/** The rules of a row that are about gateway, in the order in which their findings are shown. */
export function gatewayRulesOf(standard: Standard): readonly RowRule[] {
  const { leastOnProgramme = [] } = standard.times;
  const [least] = leastOnProgramme;
  const subjects = standard.gateway.filter((item) => item.kind === 'qualification');
  return [
    ...(least === undefined ? [] : [notBeforeEarliest(standard, least)]),
    ...subjects.flatMap((item) => (item.optOut ? [oldEnoughToOptOut(standard, item, item.optOut)] : [])),
    ...subjects.map((item) => exemptWithReason(standard, item)),
  ];
}

/** How many days short a gateway date may be a matter of counting: the rules do not say whether both end days count. */
const IN_DOUBT = 1;

function notBeforeEarliest(standard: Standard, usual: string): RowRule {
  return {
    rests: { on: usual },
    doubts: UNTIL_GRADED,
    isBreach: true,
    find({ start, gatewayDate }) {
      if (start === undefined || gatewayDate === undefined || gatewayDate < start) return undefined;
      const restsOn = leastOnProgramme(standard, start);
      const earliest = restsOn === undefined ? undefined : dayAfter(standard, restsOn, start);
      if (restsOn === undefined || earliest === undefined || gatewayDate >= earliest) return undefined;
      const isInDoubt = earliest - gatewayDate <= IN_DOUBT;
      const { unit, force } = ruleOf(standard, restsOn);
      return {
        column: 'gatewayDate',
        code: isInDoubt ? 'GATEWAY_A_DAY_EARLY' : 'GATEWAY_TOO_EARLY',
        severity: severityOf(force),
        restsOn,
        details: {
          date: formatDay(gatewayDate),
          earliest: formatDay(earliest),
          least: `${numberOf(standard, restsOn)} ${unit}`,
        },
        columns: { start: 'start' },
      };
    },
  };
}

function oldEnoughToOptOut(standard: Standard, item: QualificationItem, optOut: string): RowRule {
  return {
    rests: { on: optOut },
    doubts: UNTIL_GRADED,
    isBreach: true,
    find(progress) {
      if (!isExemptTooYoung(standard, item, progress)) return undefined;
      const details = {
        value: progress[item.key],
        age: ageAtStart(progress),
        from: numberOf(standard, optOut),
      };
      return { column: item.key, code: 'EXEMPT_TOO_YOUNG', details };
    },
  };
}

/** Where the exemption itself is in question, that is said and not its reason. */
function exemptWithReason(standard: Standard, item: QualificationItem): RowRule {
  return {
    rests: DOUBTFUL,
    doubts: NO_STAGE,
    find(progress) {
      const value = progress[item.key];
      if (!isExempt(value) || reasonFor(value, item, notesOf(progress)) !== undefined) return undefined;
      if (isExemptTooYoung(standard, item, progress)) return undefined;
      return { column: item.key, code: 'EXEMPT_WITHOUT_REASON', details: { value } };
    },
  };
}
