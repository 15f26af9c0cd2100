import type { LookEdit } from '../../files/style-edits';

interface Looking {
  readonly style?: unknown;
  readonly format?: string | undefined;
}

/** What a look has that can be taken away again, and what is left then. */
const WITHOUT: LookEdit = {
  bold: false,
  italic: false,
  strikethrough: false,
  underline: false,
  fontSize: 10,
  textColor: '',
  fillColor: '',
  align: '',
  verticalAlign: '',
  wrapping: 'overflow',
};
const KEYS = Object.keys(WITHOUT) as readonly (keyof LookEdit)[];

/** How a cell looks other than one did; nothing where both look alike. */
export function lookChange(before: Looking | undefined, now: Looking | undefined): LookEdit | undefined {
  const [was, is] = [before?.style, now?.style].map((style) => (style ?? {}) as LookEdit) as [
    LookEdit,
    LookEdit,
  ];
  const changed = KEYS.filter((key) => (was[key] ?? WITHOUT[key]) !== (is[key] ?? WITHOUT[key]));
  const formats = [before?.format ?? '', now?.format ?? ''];
  if (changed.length === 0 && formats[0] === formats[1]) return undefined;
  return {
    ...Object.fromEntries(changed.map((key) => [key, is[key] ?? WITHOUT[key]])),
    ...(formats[0] !== formats[1] && { format: formats[1] || 'General' }),
  };
}
