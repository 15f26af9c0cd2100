const STAMP = / \d{4}-\d{2}-\d{2} \d{4}$/;

/** "Cohort.xlsx" as "Cohort 2026-11-23 1430": never the name that was opened. */
export function newName(name: string, now: Date): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-');
  const base = name.replace(/\.\w+$/, '').replace(STAMP, '');
  return `${base} ${date} ${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
}
