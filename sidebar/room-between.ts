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
    // The name of the apprentice lies over the page as well, and each is as high as the name is long.
    const focused = () => makeRoom(header.current, footer.current);
    addEventListener('focusin', focused);
    return () => {
      watch.disconnect();
      removeEventListener('focusin', focused);
    };
  }, []);
  return { header, footer };
}

/** Between the field and a bar. */
const GAP_PX = 8;

/** How much of the page a bar lies over: nothing where it goes away with the page. */
function heightOver(bar: HTMLElement | null): number {
  if (!bar) return 0;
  return getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
}

function makeRoom(header: HTMLElement | null, footer: HTMLElement | null): void {
  const name = document.querySelector<HTMLElement>('.who');
  const below = name && Number.parseFloat(getComputedStyle(name).top) + heightOver(name);
  const { style } = document.documentElement;
  style.setProperty('--room-above', `${Math.max(heightOver(header), below || 0) + GAP_PX}px`);
  style.setProperty('--room-below', `${heightOver(footer) + GAP_PX}px`);
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement)
    activeElement.scrollIntoView({ block: 'nearest' });
}
