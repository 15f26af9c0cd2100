/** Hands a file to the person as a download, under its new name: a page can overwrite nothing. */
export function download(name: string, type: string, content: string | Uint8Array): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  // Some browsers fetch it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const STAMP = / \d{4}-\d{2}-\d{2} \d{4}$/;

/** "Cohort.xlsx" as "Cohort 2026-11-23 1430": never the name that was opened. */
export function newName(name: string, now: Date): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const date = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join('-');
  const base = name.replace(/\.\w+$/, '').replace(STAMP, '');
  return `${base} ${date} ${twoDigits(now.getHours())}${twoDigits(now.getMinutes())}`;
}
