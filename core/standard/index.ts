import { type RuleId, st0071 } from './st0071';
import type { Rule } from './standard';

/** The standard in force. A second standard is a second file and a choice made here. */
export const STANDARD = st0071;
export type { RuleId };

export const RULE_IDS = Object.keys(st0071.rules) as readonly RuleId[];

export function rule(id: RuleId): Rule {
  return st0071.rules[id];
}

/** The number a rule sets, in the rule's own unit. */
export function ruleValue(id: RuleId): number {
  return rule(id).value;
}
