/*
 * F6 of a host brings the focus to the sidebar as a page, and to no field in it. From there it goes on to the field that was
 * used last, else to the first line of the screen, so that whoever comes by the keyboard reads and types at once.
 */

/** After so many milliseconds a click has said itself where the focus is to be. */
const CLICK_MS = 500;

/** Begins to bring arrivals to a field; what it answers ends that. */
export function bringArrivalsToAField(): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let line: string | undefined;
  let clickedAt = Number.NEGATIVE_INFINITY;
  addEventListener('pointerdown', () => (clickedAt = performance.now()), { capture: true, signal });
  addEventListener('focusin', ({ target }) => (line = lineOf(target as Element) ?? line), { signal });
  addEventListener(
    'focus',
    () =>
      // The page has the focus a moment before what was clicked in it.
      setTimeout(() => {
        if (performance.now() - clickedAt > CLICK_MS && isNowhere(document.activeElement))
          fieldFor(line)?.focus();
      }),
    { signal },
  );
  return () => ending.abort();
}

/** The line that something is in, by its label: the next apprentice has one of the same. */
function lineOf(element: Element): string | undefined {
  return element.closest('.item')?.querySelector<HTMLElement>('[data-line]')?.dataset.line;
}

/** On the page as a whole, or on its tabs. */
function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body || element.closest('header') !== null;
}

function fieldFor(line: string | undefined): HTMLElement | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>('#screen [data-line]')];
  return (
    lines.find(({ dataset }) => dataset.line === line) ??
    lines[0] ??
    document.querySelector<HTMLElement>('#screen :is(input, select, button, summary)') ??
    undefined
  );
}
