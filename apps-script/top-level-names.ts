/**
 * What Code.js declares at its top level stands beside a provider's own script, and of two functions of one name Google keeps
 * one without a word. So whatever the page and the menu call has a name that nobody else has.
 */
const PREFIX = 'epaCohort_';

/** The name at the top level of Code.js of a function that main.ts exports. */
export function topLevelName<Name extends string>(name: Name): `${typeof PREFIX}${Name}` {
  return `${PREFIX}${name}`;
}

/** What Google itself calls, by the only names that it knows. */
export const CALLED_BY_GOOGLE = ['onOpen', 'onInstall'] as const;
