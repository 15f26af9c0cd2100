/** A file that is handed to the person. */
export interface FileToHandOver {
  readonly name: string;
  /** Its MIME type. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

/**
 * Hands a file to the person as a download: a page can overwrite nothing. Whether it arrives no page can see, and where a
 * task pane may not download, nothing happens: so whoever offers it offers the text beside it.
 */
export function handOver({ name, type, content }: FileToHandOver): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  // The page may send its links to the window around it.
  link.target = '_self';
  link.download = name;
  link.click();
  // Some browsers fetch it only later.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

const KEPT_MS = 60_000;

/** Copies a text by the one way that works in every frame; did it? */
export function copyText(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
