import { test } from '@jest/globals';
import type { Workbook } from '../../../core/port/workbook';
import type { Edit, HeldRows } from '../held-cells';
import { SHEET } from './sheets';

/** A workbook open in a host, with what a test needs to prepare, disturb and watch it. */
export interface HostUnderTest {
  readonly workbook: Workbook;
  /** Adds a sheet that holds these cells and brings it to the front. */
  seed(sheet: string, rows: HeldRows): Promise<void>;
  /** What a sheet holds; no rows where there is no such sheet. */
  snapshot(sheet: string): Promise<HeldRows>;
  /** Another user changes a sheet: it holds afterwards what `edit` makes of its cells. */
  edit(sheet: string, edit: Edit): Promise<void>;
  /** Another user protects a sheet, all of it, against the user of this workbook. */
  protect(sheet: string): Promise<void>;
  /** Comes back once a moved selection, or an edit of its row, must have been noticed. */
  settle(): Promise<void>;
  close?(): Promise<void>;
}

/** How the parts of the contract try a host, whichever it is. */
export interface Trial {
  /** In a workbook of its own. */
  inHost(run: (host: HostUnderTest) => Promise<void>): Promise<void>;
  /** A test in a workbook of its own whose sheet "Cohort", in front, holds the rows. */
  inSheet(title: string, rows: HeldRows, run: (host: HostUnderTest) => Promise<void>): void;
  /** How many random sheets are tried where the contract asks for so many. */
  runs(number: number): number;
}

export function trialOf(openHost: () => Promise<HostUnderTest>, oneIn: number): Trial {
  const inHost: Trial['inHost'] = async (run) => {
    const host = await openHost();
    try {
      await run(host);
    } finally {
      await host.close?.();
    }
  };
  return {
    inHost,
    inSheet(title, rows, run) {
      test(title, () =>
        inHost(async (host) => {
          await host.seed(SHEET, rows);
          await run(host);
        }),
      );
    },
    runs: (number) => Math.ceil(number / oneIn),
  };
}
