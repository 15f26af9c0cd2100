import type { View } from '../sheet/calculated-columns';
import { rowReaders, type TableOf } from './calendar';
import { certificateList } from './certificate-list';
import { deadlineList } from './deadline-list';
import type { Entry } from './entries';
import { gatewayList } from './gateway-list';
import { ilrList } from './ilr-list';
import type { HandedList, ListOf } from './list';

interface NamedList {
  readonly label: string;
  readonly help: string;
  readonly make: ListOf;
}

/** The lists that are handed on as files, in the order in which they are offered. */
export const LISTS = {
  deadlines: {
    label: 'Deadlines',
    help: 'What is due, booked or expected from the day that is looked from, with the rule behind each day.',
    make: deadlineList,
  },
  gateway: {
    label: 'Gateway gaps',
    help: 'What is still missing for each apprentice’s gateway.',
    make: gatewayList,
  },
  ilr: {
    label: 'ILR to update',
    help: 'What the programme aim of the ILR should say, with the rule behind each line.',
    make: ilrList,
  },
  certificates: {
    label: 'Certificate details',
    help: 'Who has passed and has no certificate yet, in the columns of the apprenticeship assessment service.',
    make: certificateList,
  },
} as const satisfies Readonly<Record<string, NamedList>>;
export type ListKey = keyof typeof LISTS;

/** A list of the apprentices who were chosen, as the sheet has them. */
export function listOf(key: ListKey, chosen: readonly Entry[], tableOf: TableOf, view: View): HandedList {
  const readerOf = rowReaders(tableOf);
  const rows = chosen.flatMap((entry) => {
    const read = readerOf(entry);
    return read ? [{ entry, read }] : [];
  });
  return LISTS[key].make(rows, view);
}
