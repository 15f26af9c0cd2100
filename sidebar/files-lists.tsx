import { useId, useMemo, useState } from 'preact/hooks';
import type { HandedList, ListCell } from '../core/cohort/list';
import { LISTS, type ListKey, listOf } from '../core/cohort/lists';
import { formatDay } from '../core/dates/day';
import { counted } from '../core/words';
import { csvOfList, isoDay } from '../files/list-csv';
import { ChoosePeople, type ChosenPeople } from './choosing-people';
import { HandOverButtons } from './hand-over-buttons';

/** Lists to hand on as .csv files, each looked at before it is saved. */
export function Part() {
  return (
    <>
      <p class="remark">
        A list as a .csv file, which Excel, Google Sheets and an MIS open. No grade is in it before the EPAO
        has confirmed it.
      </p>
      <ChoosePeople show={(people) => <Lists people={people} />} />
    </>
  );
}

const KEYS = Object.keys(LISTS) as readonly ListKey[];

function Lists({ people }: { readonly people: ChosenPeople }) {
  const id = useId();
  const [key, setKey] = useState<ListKey>(KEYS[0] as ListKey);
  const { chosen, tableOf, view } = people;
  const list = useMemo(() => listOf(key, chosen, tableOf, view), [key, chosen, tableOf, view]);
  const { label, help } = LISTS[key];
  return (
    <>
      <div class="field">
        <label for={id}>List</label>
        <select id={id} value={key} onChange={(event) => setKey(event.currentTarget.value as ListKey)}>
          {KEYS.map((one) => (
            <option key={one} value={one}>
              {LISTS[one].label}
            </option>
          ))}
        </select>
      </div>
      <p class="remark">{help}</p>
      <Preview list={list} label={label} />
      {list.notes.map((note) => (
        <p key={note} class="remark">
          {note}
        </p>
      ))}
      <HandOverButtons
        isDisabled={list.rows.length === 0}
        file={() => ({
          name: `EPA ${label.toLowerCase()} ${isoDay(view.asOf.asOf)}.csv`,
          type: 'text/csv',
          content: csvOfList(list),
        })}
      />
    </>
  );
}

/** So many lines show before a list is saved. */
const LINES_SHOWN = 5;

function Preview({ list: { headings, rows }, label }: { readonly list: HandedList; readonly label: string }) {
  if (rows.length === 0) return <p>This list is empty. Choose others above, or another list.</p>;
  const first = rows.slice(0, LINES_SHOWN);
  return (
    <>
      <p>
        {counted(rows.length, 'line')}
        {rows.length > first.length && `, the first ${first.length} of them`}:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="preview" aria-label={`${label}: the first lines`} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((cells, row) => (
              <tr key={`${row} ${cells.length}`}>
                {cells.map((cell, column) => (
                  <td key={headings[column]} dir="auto">
                    {inWords(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function inWords(cell: ListCell): string {
  return typeof cell === 'string' ? cell : formatDay(cell.day);
}
