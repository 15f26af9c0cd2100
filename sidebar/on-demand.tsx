import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Brings a part of a screen once somebody opens it. */
export type Load = () => Promise<{ readonly Part: ComponentType }>;

type Brought = { readonly Part: ComponentType } | 'bringing' | 'failed';

/** A part that is fetched, and made ready, only when it shows: nobody else waits for it. */
export function OnDemand({ load }: { readonly load: Load }) {
  const [brought, setBrought] = useState<Brought>('bringing');
  const bring = () => {
    setBrought('bringing');
    load().then(setBrought, (error) => {
      console.error(error);
      setBrought('failed');
    });
  };
  useEffect(bring, [load]);
  if (brought === 'bringing') return <p role="status">Opening…</p>;
  if (brought !== 'failed') return <brought.Part />;
  return (
    <>
      <p>This part could not be opened. Check the connection, then try again.</p>
      <button type="button" class="wide" onClick={bring}>
        Try again
      </button>
    </>
  );
}
