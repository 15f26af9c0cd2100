import { useMemo, useState } from 'preact/hooks';
import { type CellAddress, type CellOffset, type CellWrite, columnLetters } from '../core/sheet/grid';
import { useSidebar } from './context';
import { type FunctionHelp, functionHelpIn } from './function-help';

/** Every function with its help, and a button that puts its example where the selection is. */
export function Functions() {
  const functions = useMemo(() => functionHelpIn(document), []);
  const [typed, setTyped] = useState('');
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = functions.filter(({ name, summary }) =>
    words.every((word) => `${name} ${summary}`.toLowerCase().includes(word)),
  );
  return (
    <>
      <p>
        Select an empty cell in the sheet, then insert an example and change its values to your own cells.
      </p>
      <input
        type="search"
        aria-label="Search the functions"
        placeholder="Search the functions"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p class="unseen" role="status">
        {words.length > 0 && `${found.length} functions`}
      </p>
      {found.length === 0 && <p>No function is about that. Try another word, such as grade or date.</p>}
      <div class="functions">
        {found.map((fn) => (
          <FunctionItem key={fn.name} fn={fn} />
        ))}
      </div>
    </>
  );
}

/** The example in a cell, which shows dates as dates whatever its format was. */
function exampleIn(cell: CellAddress, { example, dates }: FunctionHelp): CellWrite {
  const isOwn = ({ row, column }: CellOffset) => row === 0 && column === 0;
  const datesBeside = dates.filter((offset) => !isOwn(offset));
  return {
    cell,
    expected: '',
    content: { formula: example },
    ...(dates.some(isOwn) && { isDate: true }),
    ...(datesBeside.length > 0 && { datesBeside }),
  };
}

function FunctionItem({ fn }: { readonly fn: FunctionHelp }) {
  const { name, summary, parameters, example } = fn;
  const { session, state } = useSidebar();
  const { selection } = state;
  const place = selection && `${columnLetters(selection.column)}${selection.row + 1}`;
  const insert = () => {
    if (!selection) return;
    const { sheet, row, column } = selection;
    void session.writeCells(`${name} in ${place}`, [exampleIn({ sheet, row, column }, fn)]);
  };
  return (
    <details class="function">
      <summary>
        <code>{name}</code> <span>{summary}</span>
      </summary>
      {parameters.length > 0 && (
        <ul>
          {parameters.map((parameter) => (
            <li key={parameter.name}>
              <code>{parameter.name}</code>
              {parameter.isOptional && ' (optional)'}: {parameter.help}
            </li>
          ))}
        </ul>
      )}
      <p>
        Example: <code>{example}</code>
      </p>
      <button type="button" class="small main" aria-disabled={!selection} onClick={insert}>
        Insert{place && ` in ${place}`}
        <span class="unseen"> the example of {name}</span>
      </button>
    </details>
  );
}
