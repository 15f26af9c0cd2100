import { readFileSync, writeFileSync } from 'node:fs';
import { GENERATED_DOCS } from './generated-docs';

for (const { path, fresh } of GENERATED_DOCS)
  writeFileSync(path, fresh(readFileSync(path, { encoding: 'utf8', flag: 'a+' })));
console.log(`Wrote ${GENERATED_DOCS.map(({ path }) => path).join(' and ')}.`);
