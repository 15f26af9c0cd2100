const common = {
  rootDir: __dirname,
  setupFiles: ['<rootDir>/test/seed.ts'],
  transform: { '\\.[jt]sx?$': './tools/jest-esbuild.cjs' },
  // These packages publish ES modules only; Jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!@date-fns/utc/|marked/)'],
};
const project = (displayName, folders, more = {}) => ({
  ...common,
  displayName,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  ...more,
});

module.exports = {
  testTimeout: 30_000,
  // The browser does much of the work in a process of its own, so that even two cores bear two workers.
  maxWorkers: '100%',
  // A worker with nothing left to do gives back hundreds of megabytes, which takes a busy machine more than Jest's half second.
  // One that still has something open is killed, and said so, as ever.
  workerGracefulExitTimeout: 15_000,
  reporters: ['default', './tools/jest-closing-line.cjs'],
  projects: [
    project('core', ['core', 'sidebar']),
    project('hosts', ['hosts', 'cli', 'generated', 'project'], { globalSetup: './test/build-once.ts' }),
    project('browser', ['browser'], {
      globalSetup: './test/browser/start.ts',
      globalTeardown: './test/browser/stop.ts',
      setupFilesAfterEnv: ['./test/browser/patience.ts'],
    }),
  ],
};
