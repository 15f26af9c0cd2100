import { build } from '../tools/build';

/** The tests of a host test what it runs: the built files, made anew before the suite. */
export default () => build();
