import { describe } from '@jest/globals';
import { adding } from './adding';
import { appending } from './appending';
import { changes } from './changes';
import { dressing } from './dressing';
import { following } from './following';
import { type HostUnderTest, type Trial, trialOf } from './host';
import { reading } from './reading';
import { repairing } from './repairing';
import { setUp } from './set-up';
import { setUpUndone } from './set-up-undone';
import { writingAlike } from './writing-alike';
import { writingCells } from './writing-cells';

export type { HostUnderTest };

const PARTS: Readonly<Record<string, (trial: Trial) => void>> = {
  reading,
  'following the selection': following,
  changes,
  'writing cells': writingCells,
  'changes and cell writes alike': writingAlike,
  'set-up': setUp,
  'a set-up taken back': setUpUndone,
  repairing,
  'rows that are appended': appending,
  dressing,
  'apprentices that are added': adding,
};

/** What every host keeps to that stands behind the port `Workbook`: nothing lost, nothing in a wrong row, nothing twice. */
export function workbookContract(
  name: string,
  openHost: () => Promise<HostUnderTest>,
  /** Of the random sheets one in so many is tried: fewer where each of them takes its time. */
  oneIn = 1,
): void {
  const trial = trialOf(openHost, oneIn);
  for (const [part, tests] of Object.entries(PARTS)) describe(`${name}: ${part}`, () => tests(trial));
}
