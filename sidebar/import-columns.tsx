import { useId } from 'preact/hooks';
import type { FileHeading, FileTable } from '../core/import/file-table';
import type { ImportMapping, Told } from '../core/import/mapping';
import { plainHeading } from '../core/sheet/heading';
import { NAME_PARTS } from '../core/sheet/names';
import type { CohortSheet } from '../core/sheet/people';
import { counted } from '../core/words';
import { useSidebar } from './context';
import { rememberMapping } from './importing';

interface Props {
  readonly sheet: CohortSheet;
  readonly table: FileTable;
  /** What was said here and the settings do not know yet. */
  readonly told: ImportMapping;
  readonly onTell: (plain: string, takenFor: string) => void;
  readonly onRemembered: () => void;
}

/** What each heading of the file is taken for, which anybody can say otherwise. */
export function ImportColumns({ sheet, table, told, onTell, onRemembered }: Props) {
  const { session } = useSidebar();
  const { headings, name, rows, otherRows, otherStandard } = table;
  const imported = headings.filter((heading) => isImported(sheet, heading));
  const remember = async () => {
    const asTold = headings.flatMap(({ heading }): readonly Told[] => {
      const takenFor = told.get(plainHeading(heading));
      return takenFor === undefined ? [] : [{ heading, takenFor }];
    });
    await session.inWorkbook((book) => rememberMapping(book, sheet, name, asTold));
    onRemembered();
  };
  return (
    <>
      <p class="remark" dir="auto">
        Layout: {name}. {counted(rows.length, table.assessments ? 'row' : 'apprentice')}
        {table.assessments ? ', one for each assessment' : ''}
        {otherStandard > 0 ? `; ${counted(otherStandard, 'row')} of another standard left out` : ''}
        {otherRows > 0 ? `; ${counted(otherRows, 'row')} of no apprentice left out` : ''}.
      </p>
      <details class="mapping" open={imported.length < 2}>
        <summary>
          Columns ({imported.length} of {headings.length} imported)
        </summary>
        <ul>
          {headings.map((heading) => (
            <Heading key={heading.position} sheet={sheet} heading={heading} onTell={onTell} />
          ))}
        </ul>
      </details>
      {told.size > 0 && (
        <button type="button" class="small" onClick={() => void remember()}>
          Remember for this layout
        </button>
      )}
    </>
  );
}

/** Has the sheet a column for it? A name is the same in one column or in two. */
export function isThere({ table: { layout } }: CohortSheet, key: string): boolean {
  const { positions } = layout;
  const names = ['apprentice', ...NAME_PARTS] as readonly string[];
  return positions.has(key) || (names.includes(key) && names.some((name) => positions.has(name)));
}

function isImported(sheet: CohortSheet, { key, role }: FileHeading): boolean {
  return role !== undefined || (key !== undefined && isThere(sheet, key));
}

const ROLES = {
  method: 'Says which assessment it is',
  grade: 'Grade of the assessment',
  day: 'Day of the assessment',
  attempt: 'Which attempt it is',
} as const;

function Heading({
  sheet,
  heading: { heading, key, role, samples },
  onTell,
}: {
  readonly sheet: CohortSheet;
  readonly heading: FileHeading;
  readonly onTell: Props['onTell'];
}) {
  const id = useId();
  const { columns } = sheet.table.layout;
  const offered = columns.all.filter((column) => isThere(sheet, column.key) || column.key === key);
  return (
    <li class="field">
      <label for={id} dir="auto">
        {heading}
      </label>
      {samples.length > 0 && (
        <p class="remark" dir="auto">
          {samples.join(' · ')}
        </p>
      )}
      {role ? (
        <p id={id}>{ROLES[role]}</p>
      ) : (
        <select
          id={id}
          value={key ?? ''}
          onChange={(event) => onTell(plainHeading(heading), event.currentTarget.value)}
        >
          <option value="">Not imported</option>
          {offered.map((column) => (
            <option key={column.key} value={column.key}>
              {column.heading}
            </option>
          ))}
        </select>
      )}
    </li>
  );
}
