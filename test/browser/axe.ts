import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong on a page without frames, with all of its rules or with some: each rule, and the elements that break it. */
export async function axeFindings(page: Page, rules: readonly string[]): Promise<string[]> {
  // The page's content security policy, which forbids scripts from elsewhere, does not bind what a debugger evaluates.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(runAxe, rules);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** Runs in the page. */
function runAxe(rules: readonly string[]): Promise<AxeResults> {
  const { axe } = window as unknown as { readonly axe: typeof import('axe-core') };
  return axe.run(document, rules.length > 0 ? { runOnly: [...rules] } : {});
}
