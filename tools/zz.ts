import { benchCli } from './bench-cli';
benchCli({ rows: [10_000] });
