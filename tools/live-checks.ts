/** One check in a live host, as docs/live-checks.md says it. */
export interface LiveCheck {
  readonly number: number;
  readonly title: string;
  readonly minutes: number;
  readonly steps: string;
  readonly expect: string;
  readonly otherwise: string;
}

const CHECK =
  /^### (\d+)\. (.+) \((\d+) min\)\n+\*\*Do\.\*\* ([\s\S]+?)\n+\*\*Expect\.\*\* ([\s\S]+?)\n+\*\*If not\.\*\* ([\s\S]+?)(?=\n+#|\n*$(?![\s\S]))/gm;

/** In the order of the page, which is the order to check in. */
export function liveChecksIn(page: string): LiveCheck[] {
  return [...page.matchAll(CHECK)].map(
    ([, number, title = '', minutes, steps = '', expected = '', otherwise = '']) => ({
      number: Number(number),
      title,
      minutes: Number(minutes),
      steps: steps.trim(),
      expect: expected.trim(),
      otherwise: otherwise.trim(),
    }),
  );
}

/** The checks as a form to print or to keep as a text file, with room for what was seen. */
export function formOf(checks: readonly LiveCheck[], version: string): string {
  const minutes = checks.reduce((sum, check) => sum + check.minutes, 0);
  return [
    `Live checks of EPA Cohort ${version}: ${checks.length} checks, about ${minutes} minutes in all, the weightiest first`,
    'Who: ______________________   Day: ______________   Host and build: ______________________________',
    ...checks.map(
      (check) => `[ ] ${check.number}. ${check.title} (${check.minutes} min)
    Do: ${check.steps}
    Expect: ${check.expect}
    If not: ${check.otherwise}
    Seen: ____________________________________________________________________________`,
    ),
  ].join('\n\n');
}
