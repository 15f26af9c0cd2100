import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Header and footer lie over the page and grow with what they say. Whatever gets the focus comes to rest between them, and
 * the field in use comes back into view when one of them grows over it.
 */
export function useRoomBetween(): {
  readonly header: RefObject<HTMLElement>;
  readonly footer: RefObject<HTMLElement>;
} {
  const header = useRef<HTMLElement>(null);
  const footer = useRef<HTMLElement>(null);
  useEffect(() => {
    const bars = [header.current, footer.current].filter((bar) => bar !== null);
    const watch = new ResizeObserver(() => makeRoom(header.current, footer.current));
    for (const bar of bars) watch.observe(bar);
    return () => watch.disconnect();
  }, []);
  return { header, footer };
}

/** Between the field and a bar. */
const GAP_PX = 8;

function makeRoom(header: HTMLElement | null, footer: HTMLElement | null): void {
  const [top, bottom] = [header, footer].map((bar) => (bar?.offsetHeight ?? 0) + GAP_PX);
  const { style } = document.documentElement;
  style.setProperty('--room-above', `${top}px`);
  style.setProperty('--room-below', `${bottom}px`);
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement)
    activeElement.scrollIntoView({ block: 'nearest' });
}
