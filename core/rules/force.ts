import { FORCES, type Force, ruleOf, type Standard } from '../standard/standard';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What follows from how firmly the source speaks: how bad a breach is, and how its days are spoken of. */
const CONSEQUENCES: Readonly<
  Record<Force, { readonly severity: Severity; readonly by: string; readonly lastDay: string }>
> = {
  must: { severity: 'error', by: 'by', lastDay: 'last day' },
  typical: { severity: 'note', by: 'about', lastDay: 'typical day' },
  recommended: { severity: 'note', by: 'about', lastDay: 'recommended day' },
  approximate: { severity: 'note', by: 'about', lastDay: 'approximate day' },
};

export function severityOf(force: Force): Severity {
  return CONSEQUENCES[force].severity;
}

/** "by" a day that binds, "about" one that does not. */
export function byWord(force: Force): string {
  return CONSEQUENCES[force].by;
}

/** "last day" where it binds. */
export function lastDayWords(force: Force): string {
  return CONSEQUENCES[force].lastDay;
}

/** How firm a limit is that several rules make together. */
export function weakest(standard: Standard, rules: readonly string[]): Force {
  const forces = rules.map((id) => ruleOf(standard, id).force);
  return forces.reduce(
    (weak, force) => (FORCES.indexOf(force) > FORCES.indexOf(weak) ? force : weak),
    'must',
  );
}
