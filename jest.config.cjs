const common = {
  rootDir: __dirname,
  setupFiles: ['<rootDir>/test/seed.ts'],
  transform: { '\\.[jt]sx?$': './tools/jest-esbuild.cjs' },
  // These packages publish ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!@date-fns/utc/|marked/)'],
};
/** Each of them takes longer than anybody waits for before a commit: `npm run test:long` runs them, and .ci/run. */
const LONG = [
  'hosts/actions/random-actions',
  'hosts/apps-script/random-actions',
  'hosts/apps-script/service-calls',
  'hosts/excel-addin/random-actions',
  'hosts/preview/random-actions',
  'hosts/preview/saving',
  'hosts/preview/saving-large-files',
  'project/developer-loop',
].map((name) => `**/test/${name}.test.ts`);
const filesIn = (folders) => folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`);
const project = (displayName, testMatch, more = {}) => ({ ...common, displayName, testMatch, ...more });

module.exports = {
  testTimeout: 30_000,
  // The browser does much of the work in a process of its own, so that even two cores bear two workers.
  maxWorkers: '100%',
  // A worker with nothing left to do gives back hundreds of megabytes, which takes a busy machine more than Jest's half second.
  // One that still has something open is killed, and said so, as ever.
  workerGracefulExitTimeout: 15_000,
  reporters: ['default', './tools/jest-closing-line.cjs'],
  projects: [
    project('core', filesIn(['core', 'sidebar'])),
    project(
      'hosts',
      [...filesIn(['hosts', 'cli', 'generated', 'project']), ...LONG.map((file) => `!${file}`)],
      {
        globalSetup: './test/build-once.ts',
      },
    ),
    project('long', LONG, { globalSetup: './test/build-once.ts' }),
    project('browser', filesIn(['browser']), {
      globalSetup: './test/browser/start.ts',
      globalTeardown: './test/browser/stop.ts',
      setupFilesAfterEnv: ['./test/browser/patience.ts'],
    }),
  ],
};
