import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { GENERATED_DOCS } from '../../tools/generated-docs';

test.each(GENERATED_DOCS.map(({ path, fresh }) => [path, fresh] as const))(
  '%s is as `npm run docs` writes it',
  (path, fresh) => {
    const now = readFileSync(path, 'utf8');
    expect(now).toBe(fresh(now));
  },
);

test('the README holds the table of functions', () => {
  expect(readFileSync('README.md', 'utf8')).toContain(
    '`EPA_GRADE(observation, project, discussion, [distinctions_needed], [resits], [resit_cap])`',
  );
});
