import type { Model } from '../o-spreadsheet';

interface Session {
  readonly commandSquisher?: {
    squish(commands: readonly unknown[]): readonly unknown[];
    unsquish(commands: readonly unknown[]): readonly unknown[];
  };
}

/**
 * Each step is made into a message for other people who have the workbook open, its cells squeezed together: each formula
 * is read and compared once more, and of a long sheet the message is too long for one call, so that sorting 10,000 rows
 * fails. Nobody else has this workbook open: the step goes out as it is.
 */
export function sendWholeRevisions(model: Model): void {
  const { commandSquisher } = (model as unknown as { session: Session }).session;
  if (commandSquisher === undefined) return;
  commandSquisher.squish = (commands) => commands;
  commandSquisher.unsquish = (commands) => commands;
}
