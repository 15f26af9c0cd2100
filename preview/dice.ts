/** A whole number from `lowest` to `highest`. */
export type Dice = (lowest: number, highest: number) => number;

/** The same throws for the same seed (mulberry32). */
export function diceFrom(seed: number): Dice {
  let state = seed;
  return (lowest, highest) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const share = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return lowest + Math.floor(share * (highest - lowest + 1));
  };
}

/** Does something come about that does so in so many of a hundred? */
export function happens(share: number, dice: Dice): boolean {
  return dice(1, 100) <= share;
}

/** One of the choices, each as often in a hundred as its share. */
export function pick<T extends { readonly share: number }>(choices: readonly T[], dice: Dice): T {
  let left = dice(1, 100);
  for (const choice of choices) {
    left -= choice.share;
    if (left <= 0) return choice;
  }
  return choices[0] as T;
}
