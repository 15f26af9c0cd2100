import { useSidebar } from './context';

/** The sheet that was made last, what the host would not do of it, and the way there. */
export function MadeSheet() {
  const { session, state } = useSidebar();
  const { made } = state;
  if (!made) return null;
  return (
    <div class="made" role="status">
      <p>
        Made: the sheet <strong dir="auto">{made.sheet}</strong>. To take it away again, delete it.
      </p>
      {made.notes.map((note) => (
        <p key={note} class="remark">
          {note}
        </p>
      ))}
      <button
        type="button"
        class="small"
        onClick={() => void session.reveal({ sheet: made.sheet, row: 0, column: 0 })}
      >
        Go to the sheet
      </button>
    </div>
  );
}

/** Where no apprentices are in front there is nothing to make. */
export function NoApprentices() {
  const { session, state } = useSidebar();
  const { unconnected } = state;
  if (!unconnected) return <p class="remark">Reading the sheet…</p>;
  return (
    <>
      <p>Go to the sheet with your apprentices, then look again.</p>
      <button type="button" onClick={() => void session.readSheet()}>
        Look again
      </button>
    </>
  );
}
