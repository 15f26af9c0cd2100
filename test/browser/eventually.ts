const PATIENCE_MS = 8000;
const PAUSE_MS = 50;

/** Asks until the check passes; its last failure is the test's, where it never does. */
export async function eventually<T>(ask: () => Promise<T>, check: (answer: T) => void): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    try {
      check(answer);
      return;
    } catch (failure) {
      if (Date.now() > until) throw failure;
    }
    await new Promise((passed) => setTimeout(passed, PAUSE_MS));
  }
}
