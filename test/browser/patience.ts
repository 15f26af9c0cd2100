import { jest } from '@jest/globals';

// A real engine in a real browser on a busy build machine now and then misses a key. A test gets a second chance, and the
// report says so; a rule that is broken fails both times.
jest.retryTimes(2, { logErrorsBeforeRetry: true });
jest.setTimeout(60_000);
