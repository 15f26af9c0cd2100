import { jest } from '@jest/globals';

// A real engine in a real browser on a busy build machine takes its time; no test gets a second chance.
jest.setTimeout(120_000);
