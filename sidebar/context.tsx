import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Session } from './session';
import type { SidebarState } from './state';

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session, and what it knows now: a part that uses it is drawn again whenever that changes. */
export function useSidebar(): { readonly session: Session; readonly state: SidebarState } {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no session here.');
  const { store } = session;
  const [state, setState] = useState(store.get());
  useEffect(() => {
    // Something may have changed between the drawing and now.
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return { session, state };
}
