import { type Figure, type GatewayItem, isBinding, type Standard } from '../standard/standard';
import { boundsOf, checkOf } from './checks';
import type { Progress } from './progress';

/** The items still to do before gateway, in checklist order; none means ready. What is only recommended keeps nobody back. */
export function missingForGateway(standard: Standard, progress: Progress): readonly GatewayItem[] {
  return standard.gateway.filter(
    (item) => isRequired(standard, item) && !isSettled(standard, item, progress),
  );
}

export function isReadyForGateway(standard: Standard, progress: Progress): boolean {
  return standard.gateway.length > 0 && missingForGateway(standard, progress).length === 0;
}

/** Does some rule say that the item must be settled? */
function isRequired(standard: Standard, { restsOn }: GatewayItem): boolean {
  return restsOn.some((id) => isBinding(standard, id));
}

export function isSettled(standard: Standard, item: GatewayItem, progress: Progress): boolean {
  const recorded = progress[item.key];
  switch (item.kind) {
    case 'tick':
      return recorded === true;
    case 'qualification':
      // An exemption stands in the place of the achievement.
      return recorded === 'Achieved' || recorded === 'Exempt';
    case 'sign-off':
      return recorded !== undefined && recorded !== false;
    case 'figure':
      return recorded === undefined || isAllowed(standard, item, recorded as number);
  }
}

/** A figure outside a limit that the source only recommends keeps nobody back. The bounds are a quick way for most rows; the check decides. */
function isAllowed(standard: Standard, item: Figure, figure: number): boolean {
  const [lowest, highest] = boundsOf(standard, item.limit) ?? [figure, figure];
  const isInside = figure >= lowest && figure <= highest;
  return isInside || checkOf(standard, item).finding(figure)?.force !== 'must';
}

/** "Through gateway", "Ready", or what is missing, in checklist order. */
export function gatewayInWords(standard: Standard, progress: Progress): string {
  if (progress.gatewayDate !== undefined) return 'Through gateway';
  const missing = missingForGateway(standard, progress).map(({ label }) => label);
  return missing.length === 0 ? 'Ready' : `Missing: ${missing.join(', ')}`;
}
