import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../../core/functions/catalogue';
import { RULE_IDS, rule, STANDARD } from '../../core/standard';
import { FORCES, UNITS } from '../../core/standard/standard';

describe.each(RULE_IDS.map((id) => [id] as const))('rule %s', (id) => {
  const { value, unit, force, reading, source, title } = rule(id);

  test('has a number, a unit and a force', () => {
    expect(Number.isFinite(value)).toBe(true);
    expect(UNITS).toContain(unit);
    expect(FORCES).toContain(force);
  });

  test('has a reading in whole sentences and a source with page and section', () => {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(reading).toMatch(/^[A-Z].{20,}\.$/);
    expect(source.page).not.toBe('');
    expect(source.section).not.toBe('');
  });

  test('is what some function rests on', () => {
    expect(
      CATALOGUE.some(({ name, restsOn }) => name !== 'EPA_RULES' && restsOn.includes(id)) ||
        SHOWN_ONLY.includes(id),
    ).toBe(true);
  });
});

/** Rules that the gateway checklist and the order check will use; until then EPA_RULES shows them. */
const SHOWN_ONLY = ['gateway.englishMathsLevel', 'observation.afterDiscussion'];

test('what the source leaves open is marked as not confirmed', () => {
  expect(RULE_IDS.filter((id) => !rule(id).confirmed)).toEqual([
    'observation.leastMinutes',
    'grading.distinctionsNeeded',
  ]);
});

// Worked through the source page by hand: the numbers, so that a slip in the data fails with its name.
test('the numbers of ST0071', () => {
  expect(STANDARD.code).toBe('ST0071');
  expect(
    Object.fromEntries(RULE_IDS.map((id) => [id, `${rule(id).value} ${rule(id).unit}, ${rule(id).force}`])),
  ).toEqual({
    'gateway.typicalMonths': '15 months, typical',
    'gateway.englishMathsLevel': '2 level, must',
    'portfolio.fewest': '10 pieces, must',
    'portfolio.most': '15 pieces, must',
    'epa.period': '3 months, must',
    'project.window': '2 months, must',
    'report.words': '2500 words, must',
    'report.tolerance': '10 %, must',
    'interview.gap': '14 days, must',
    'interview.questions': '10 questions, must',
    'interview.minutes': '60 minutes, must',
    'interview.tolerance': '10 %, must',
    'observation.minutes': '60 minutes, must',
    'observation.tolerance': '10 %, must',
    'observation.leastMinutes': '60 minutes, recommended',
    'observation.questioning': '15 %, must',
    'observation.afterDiscussion': '0 days, recommended',
    'discussion.minutes': '60 minutes, must',
    'discussion.tolerance': '10 %, must',
    'grading.passCriteria': '100 %, must',
    'grading.distinctionCriteria': '100 %, must',
    'grading.methodsToPass': '3 methods, must',
    'grading.distinctionsNeeded': '3 methods, must',
    'result.expected': '10 working days, approximate',
  });
});

describe('no number of the standard stands anywhere in core but in the standard', () => {
  const folder = 'core/rules';
  test.each(readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'uln.ts'))(
    'core/rules/%s',
    (name) => {
      const code = readFileSync(join(folder, name), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'|`[^`]*`/g,
        '',
      );
      const numbers = code.match(/\b\d[\d_]*\b/g) ?? [];
      // 0 and 1 count things, 100 turns a percentage, 20_000 is the bound of what is a figure at all.
      expect(numbers.filter((number) => !['0', '1', '100', '20_000'].includes(number))).toEqual([]);
    },
  );
});
