/** Drawn in the colour of the text beside them; a word always stands there too, so they say nothing to a screen reader. */
const PATHS = {
  previous: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  pin: 'M6 2h4l-.5 4 2.5 3H4l2.5-3zM8 9v5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14',
  done: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  open: 'M4.5 8h7',
  missing: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z',
  late: 'M8 2 14.5 13.5h-13zM8 6.5v3M8 11.5v.5',
  doubt: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 10M8 12.5v.5',
  soon: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 5v3.5l2 1.5',
  calendar: 'M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3',
  print: 'M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9h7v4.5h-7z',
  refresh: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  undo: 'M3 6h6.5a3.5 3.5 0 0 1 0 7H6M5.5 3 2.5 6l3 3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
