/** The middle of a list of numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[numbers.length >> 1] as number;
}

/** Milliseconds that a piece of work takes. */
export function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const ROUNDS = 3;

/**
 * Median milliseconds of several pieces of work, in rounds of short blocks: a slow moment of the machine strikes all alike,
 * and within a block each pays for its own garbage only.
 */
export function mediansInTurn<K extends string>(
  sides: Readonly<Record<K, () => unknown>>,
  runs: number,
): Record<K, number> {
  const names = Object.keys(sides) as K[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      sides[name]();
      for (let run = 0; run < runs; run++) times.get(name)?.push(timed(sides[name]));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<K, number>;
}

/** "3.21": a number to three figures or so. */
export function figure(number: number): string {
  return number >= 100 ? number.toFixed(0) : number >= 10 ? number.toFixed(1) : number.toFixed(2);
}

/** A table in plain text, its columns aligned. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(`${title}\n${rows.map((row) => `  ${line(row).trimEnd()}`).join('\n')}\n`);
}
