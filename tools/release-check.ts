import { readFileSync } from 'node:fs';
import { PRODUCT } from '../core/version';
import { formOf, liveChecksIn } from './live-checks';

/* npm run release:check: prints what only a live Google Sheet or Excel can tell, as a form for somebody with accounts. */

console.log(formOf(liveChecksIn(readFileSync('docs/live-checks.md', 'utf8')), PRODUCT.version));
