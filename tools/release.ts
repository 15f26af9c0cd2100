import { build } from './build';
import { addressFrom } from './build-excel-addin';
import { CHECKSUMS, release } from './release/zips';

/*
 * npm run release                                    a zip for each host in dist/release; the page for Excel asks for the address
 * npm run release https://example.org/excel-addin    the same, with the manifest for that address
 */

const OUT = 'dist/release';

try {
  const address = addressFrom(process.argv[2] ?? process.env.EPA_COHORT_BASE_URL);
  await build(address);
  const zips = await release(OUT, address);
  console.log([...zips, CHECKSUMS].map((name) => `${OUT}/${name}`).join('\n'));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
