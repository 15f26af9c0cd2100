/** What a command ends with, for whoever runs it in a script. */
export const EXIT = { done: 0, wrongUse: 1, thingsLeft: 2, notReadable: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** A command that was given something that it cannot work with: what is wrong, and what to do. */
export interface WrongUse {
  readonly wrong: string;
}

export function isWrong(outcome: object): outcome is WrongUse {
  return 'wrong' in outcome;
}
