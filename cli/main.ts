import { thisMachine } from './machine';
import { run } from './run';

// Not `process.exit`, which would cut off what is still on its way to the screen or into a pipe.
process.exitCode = await run(process.argv.slice(2), thisMachine());
