import type { OpenWorkbook } from './open-workbook';
import type { Question } from './state';

/** Asks a person, after those questions that are open already. */
export function ask({ store }: OpenWorkbook, question: Question): void {
  store.set({ questions: [...store.get().questions, question] });
}

/** A person's answer to the first question that is open: write over what is there, or keep it. */
export async function answer({ store }: OpenWorkbook, replaces: boolean): Promise<void> {
  const [question, ...others] = store.get().questions;
  store.set({ questions: others });
  if (replaces) await question?.replace?.();
}
