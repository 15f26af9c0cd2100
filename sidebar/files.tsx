import { useState } from 'preact/hooks';
import { Section } from './controls';
import { type Load, OnDemand } from './on-demand';

interface FilesPart {
  readonly key: string;
  readonly title: string;
  readonly load: Load;
}

/** What leaves the sheet as a page or a file, and what comes into it, in the order in which they are offered. */
const PARTS: readonly FilesPart[] = [
  { key: 'reports', title: 'Reports', load: () => import('./files-reports') },
  { key: 'calendar', title: 'Calendar', load: () => import('./files-calendar') },
  { key: 'lists', title: 'Lists as CSV', load: () => import('./files-lists') },
  { key: 'values', title: 'Values without the add-in', load: () => import('./files-values') },
  { key: 'import', title: 'Import', load: () => import('./files-import') },
  { key: 'log', title: 'Change log', load: () => import('./files-log') },
];

/** The screen for what is handed on and what is brought in: reports, calendar, lists, import. */
export function FilesScreen() {
  const [open, setOpen] = useState<string>();
  return (
    <>
      <h1 class="unseen">Files</h1>
      {PARTS.map(({ key, title, load }) => (
        <Section
          key={key}
          title={title}
          isOpen={open === key}
          onToggle={(isOpen) => {
            // Closing one part must not close the one that was opened in its place.
            if (isOpen) setOpen(key);
            else if (open === key) setOpen(undefined);
          }}
        >
          <OnDemand load={load} />
        </Section>
      ))}
    </>
  );
}
