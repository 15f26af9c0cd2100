import { expect, test } from '@jest/globals';
import { exampleCases } from '../examples';
import { date, openSheets } from './fake-apps-script';

/** A zone that is neither London's nor, anywhere, this computer's: 5 h 45 min ahead of UTC. */
const sheets = openSheets({ timeZone: 'Asia/Kathmandu' });

test.each(exampleCases({ date, blank: '' }))('$title', ({ fn, args, answer, shown }) => {
  expect(shown(sheets.evaluate(fn.name, ...args))).toEqual(answer);
});
