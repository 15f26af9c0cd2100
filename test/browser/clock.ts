/**
 * Runs in a page, before its own scripts: the page's clock starts at another moment, and goes on from there. Not Playwright's,
 * whose `Date` breaks the subclasses that date-fns makes of it.
 */
export function startTheClockAt(moment: string): void {
  const start = Date.parse(moment);
  const now = () => start + Math.floor(performance.now());
  globalThis.Date = new Proxy(Date, {
    apply: (date) => new date(now()).toString(),
    construct: (date, parts, made) => Reflect.construct(date, parts.length > 0 ? parts : [now()], made),
    get: (date, key, receiver) => (key === 'now' ? now : Reflect.get(date, key, receiver)),
  });
  const { format } = Object.getOwnPropertyDescriptors(Intl.DateTimeFormat.prototype);
  Object.defineProperty(Intl.DateTimeFormat.prototype, 'format', {
    get() {
      const formatOf = format.get?.call(this) as (date: number | Date) => string;
      return (date: number | Date = now()) => formatOf(date);
    },
  });
}
