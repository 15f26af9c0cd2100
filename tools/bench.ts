import { benchCohort } from './bench-cohort';
import { benchFunctions } from './bench-functions';
import { benchLoading } from './bench-loading';
import { benchPreview } from './bench-preview';
import { benchSidebar } from './bench-sidebar';
import { build } from './build';

await build();
console.log(`Node ${process.version}. Medians; every ratio is of two sides in this run, on the same data.\n`);
await benchFunctions();
benchCohort();
benchLoading();
await benchPreview();
await benchSidebar();
