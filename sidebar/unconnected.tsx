import { messageOf } from '../core/problems';
import { isEmpty } from '../core/set-up/plan';
import { isOfOwnSheet } from '../core/sheet/own-sheets';
import { useSidebar } from './context';

/** The sheet in front holds no apprentices that we can recognise: what it is, and the three ways on. */
export function Unconnected() {
  const { session, state } = useSidebar();
  const { unconnected } = state;
  if (!unconnected) return null;
  if (isOfOwnSheet(unconnected.problem)) return <OwnSheet />;
  const isBlank = isEmpty(unconnected.grid);
  return (
    <div class="empty">
      <h1>{isBlank ? 'This sheet is empty' : 'No apprentices recognised here'}</h1>
      {isBlank ? (
        <>
          <p>Three steps, and EPA Cohort works for you:</p>
          <ol>
            <li>Set up a cohort sheet here. Nothing else in the workbook changes.</li>
            <li>Type or paste your apprentices below the headings: a ULN or a name is enough to begin.</li>
            <li>Select a row, and what is due and missing shows here.</li>
          </ol>
        </>
      ) : (
        <p>{messageOf(unconnected.problem)}</p>
      )}
      {isBlank ? (
        <>
          <button type="button" class="main" onClick={() => void session.setUp()}>
            Set up a cohort sheet
          </button>
          <button type="button" onClick={() => session.show('set-up')}>
            Choose its columns
          </button>
        </>
      ) : (
        <button type="button" class="main" onClick={() => session.show('set-up')}>
          Connect this sheet
        </button>
      )}
      <button type="button" onClick={() => void session.readSheet()}>
        Look again
      </button>
    </div>
  );
}

/** Nobody stands in a sheet of our own, and it is none to be set up. */
function OwnSheet() {
  const { session, state } = useSidebar();
  return (
    <div class="empty">
      <h1>{state.unconnected?.problem.what}</h1>
      <p>{state.unconnected?.problem.fix}</p>
      <button type="button" onClick={() => void session.readSheet()}>
        Look again
      </button>
    </div>
  );
}
