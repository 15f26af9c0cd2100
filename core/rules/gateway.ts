import type { QualificationState } from '../cells/kinds';
import type { Day } from '../dates/day';
import { type RuleId, ruleValue } from '../standard';

/** What a provider holds on an apprentice's way to gateway; `undefined` is not recorded. */
export interface GatewayEvidence {
  readonly onProgrammeComplete?: boolean | undefined;
  readonly portfolioComplete?: boolean | undefined;
  readonly evidencePieces?: number | undefined;
  readonly english?: QualificationState | undefined;
  readonly maths?: QualificationState | undefined;
  readonly employerSignOff?: Day | boolean | undefined;
  readonly providerSignOff?: Day | boolean | undefined;
  readonly apprenticeSignOff?: Day | boolean | undefined;
}

export type GatewayKey = keyof GatewayEvidence;

interface GatewayItem {
  /** The item's own field, and its column in a cohort sheet. */
  readonly key: GatewayKey;
  readonly label: string;
  readonly restsOn: readonly RuleId[];
  isMet(evidence: GatewayEvidence): boolean;
}

/** The gateway checklist, in the order in which it is worked through. */
export const GATEWAY_ITEMS: readonly GatewayItem[] = [
  {
    key: 'onProgrammeComplete',
    label: 'On-programme',
    restsOn: [],
    isMet: (evidence) => evidence.onProgrammeComplete === true,
  },
  {
    key: 'portfolioComplete',
    label: 'Portfolio',
    restsOn: [],
    isMet: (evidence) => evidence.portfolioComplete === true,
  },
  {
    key: 'evidencePieces',
    label: 'Evidence pieces',
    restsOn: ['portfolio.fewest', 'portfolio.most'],
    isMet: ({ evidencePieces }) => evidencePieces === undefined || isRightNumberOfPieces(evidencePieces),
  },
  {
    key: 'english',
    label: 'English',
    restsOn: ['gateway.englishMathsLevel'],
    isMet: ({ english }) => isSettled(english),
  },
  {
    key: 'maths',
    label: 'Maths',
    restsOn: ['gateway.englishMathsLevel'],
    isMet: ({ maths }) => isSettled(maths),
  },
  {
    key: 'employerSignOff',
    label: 'Employer sign-off',
    restsOn: [],
    isMet: ({ employerSignOff }) => isSigned(employerSignOff),
  },
  {
    key: 'providerSignOff',
    label: 'Provider sign-off',
    restsOn: [],
    isMet: ({ providerSignOff }) => isSigned(providerSignOff),
  },
  {
    key: 'apprenticeSignOff',
    label: 'Apprentice sign-off',
    restsOn: [],
    isMet: ({ apprenticeSignOff }) => isSigned(apprenticeSignOff),
  },
];

/** The items still to do before gateway, in checklist order; none means ready. */
export function missingForGateway(evidence: GatewayEvidence): readonly GatewayItem[] {
  return GATEWAY_ITEMS.filter((item) => !item.isMet(evidence));
}

export function isReadyForGateway(evidence: GatewayEvidence): boolean {
  return GATEWAY_ITEMS.every((item) => item.isMet(evidence));
}

function isRightNumberOfPieces(pieces: number): boolean {
  return pieces >= ruleValue('portfolio.fewest') && pieces <= ruleValue('portfolio.most');
}

/** An exemption stands in the place of the achievement. */
function isSettled(state: QualificationState | undefined): boolean {
  return state === 'Achieved' || state === 'Exempt';
}

function isSigned(signOff: Day | boolean | undefined): boolean {
  return signOff !== undefined && signOff !== false;
}
