import type { Locator } from 'playwright-core';
import type { SidebarInHost } from './sidebar-hosts';

/** The sidebar as a person finds their way in it: by the words that it shows. */
export interface SidebarActions {
  heading(): Locator;
  /** Waits until this apprentice is in view. */
  sees(name: string): Promise<void>;
  section(name: string): Locator;
  unfold(name: string): Promise<void>;
  /** The line of the screen on one apprentice that has this label. */
  line(label: string): Locator;
  /** Opens what a line is set with. */
  open(label: string): Promise<void>;
  /** Waits until this is said about the last thing that was done. */
  saved(text: string): Promise<void>;
  button(name: string | RegExp): Locator;
  field(name: string): Locator;
  goTo(tab: 'Apprentice' | 'Cohort' | 'Files' | 'Set up'): Promise<void>;
}

export function withActions<Host extends SidebarInHost>(host: Host): Host & SidebarActions {
  const { sidebar } = host;
  const section = (name: string) =>
    sidebar.locator('details.section', { has: sidebar.getByRole('heading', { name, exact: true }) });
  const line = (label: string) => sidebar.locator(`[data-line="${label}"]`);
  return {
    ...host,
    heading: () => sidebar.locator('.who h1'),
    sees: (name) => sidebar.locator('.who h1', { hasText: name }).waitFor(),
    section,
    unfold: (name) => unfold(section(name)),
    line,
    open: (label) => openLine(line(label)),
    saved: (text) => sidebar.locator('.said', { hasText: text }).waitFor(),
    button: (name) => sidebar.getByRole('button', { name }),
    field: (name) => sidebar.getByLabel(name, { exact: true }),
    goTo: (tab) => sidebar.getByRole('tab', { name: tab }).click(),
  };
}

/** Opens a line where it is closed. */
async function openLine(line: Locator): Promise<void> {
  if ((await line.getAttribute('aria-expanded')) !== 'true') await line.click();
}

/** Opens a section of the sidebar where it is closed. */
export async function unfold(section: Locator): Promise<void> {
  const isOpen = await section.evaluate((part) => (part as HTMLDetailsElement).open);
  if (!isOpen) await section.locator('summary').first().click();
  // What is in it is drawn once it is open.
  await section.locator(':scope > :not(summary)').first().waitFor();
}
