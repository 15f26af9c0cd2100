import { build } from './build';

await build();
console.log('Built dist/apps-script, dist/excel-addin and dist/preview.');
