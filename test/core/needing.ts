import { asSet } from '../../core/standard/epao-figures';
import type { Standard } from '../../core/standard/standard';

/** The standard where its EPAO has said how many distinctions an overall Distinction needs. */
export function needing(standard: Standard, value: number): Standard {
  const rule = standard.settable.distinctions as string;
  return asSet(standard, [{ rule, value, unit: 'methods', source: { page: 'A test', section: 'needing' } }]);
}
