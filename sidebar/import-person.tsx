import { useId } from 'preact/hooks';
import type { Decision } from '../core/import/matching';
import type { Outcome, PlannedCell, PlannedPerson } from '../core/import/outcomes';
import { conflictKey, type ImportWishes, isWritten } from '../core/import/plan';
import { messageOf } from '../core/problems';
import { cellInWords } from '../core/sheet/cell-in-words';
import type { Columns } from '../core/sheet/columns';
import type { Tone } from '../core/sheet/tones';
import { Tag } from './controls';

interface Props {
  readonly planned: PlannedPerson;
  readonly columns: Columns;
  readonly wishes: ImportWishes;
  readonly onDecide: (decision: Decision | undefined) => void;
  readonly onTake: (key: string, isTaken: boolean) => void;
}

/** Somebody of the file, with each cell that is written, asked about or left for a reason. */
export function ImportPerson({ planned, columns, wishes, onDecide, onTake }: Props) {
  const { person, kind, row } = planned;
  const told = planned.cells.filter(({ outcome }) => outcome !== 'same');
  const same = planned.cells.length - told.length;
  return (
    <div class="imported">
      <p class="row between">
        <strong dir="auto">{person.name || person.uln || `Row ${person.rows.join(', ')}`}</strong>
        <Tag tone={KIND_TONES[kind]}>{row === undefined ? KIND_WORDS[kind] : `Row ${row + 1}`}</Tag>
      </p>
      {(planned.match.kind === 'asked' || kind === 'new' || kind === 'left out') && (
        <Who planned={planned} onDecide={onDecide} />
      )}
      {told.length > 0 && (
        <ul>
          {told.map((cell) => (
            <li key={cell.column}>
              <CellLine planned={planned} cell={cell} columns={columns} wishes={wishes} onTake={onTake} />
            </li>
          ))}
        </ul>
      )}
      {person.problems.map((problem) => (
        <p key={problem.what} class="remark bad" dir="auto">
          {messageOf(problem)}
        </p>
      ))}
      {kind === 'found' && told.length === 0 && <p class="remark">The sheet says all of it already.</p>}
      {kind === 'found' && told.length > 0 && same > 0 && (
        <p class="remark">{same === 1 ? '1 more cell is' : `${same} more cells are`} the same.</p>
      )}
    </div>
  );
}

const KIND_TONES: Readonly<Record<PlannedPerson['kind'], Tone>> = {
  found: 'quiet',
  new: 'good',
  asked: 'warning',
  'left out': 'quiet',
};
const KIND_WORDS = { found: '', new: 'New', asked: 'Who is it?', 'left out': 'Left out' } as const;

const NEW = 'new';
const LEFT_OUT = 'left out';

/** Who it is, where the ULN does not say; until somebody says it nothing is imported. */
function Who({
  planned: { person, match, kind, row },
  onDecide,
}: {
  readonly planned: PlannedPerson;
  readonly onDecide: (decision: Decision | undefined) => void;
}) {
  const id = useId();
  const candidates = match.kind === 'asked' ? match.candidates : [];
  const value = kind === 'found' ? String(row) : kind === 'asked' ? '' : kind;
  return (
    <div class="field">
      {match.kind === 'asked' && (
        <p class="remark" dir="auto">
          {messageOf(match.reason)}
        </p>
      )}
      <label for={id} class="unseen">
        Who {person.name || person.uln} is
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const { value: chosen } = event.currentTarget;
          const isWord = chosen === NEW || chosen === LEFT_OUT;
          onDecide(chosen === '' ? undefined : isWord ? chosen : Number(chosen));
        }}
      >
        {match.kind === 'asked' && <option value="">Not imported until you choose</option>}
        {candidates.map((one) => (
          <option key={one.row} value={String(one.row)}>
            Row {one.row + 1}: {one.name}
            {one.uln === '' ? '' : ` (${one.uln})`}
          </option>
        ))}
        {(match.kind === 'new' || (match.kind === 'asked' && match.mayBeNew)) && (
          <option value={NEW}>Somebody new</option>
        )}
        <option value={LEFT_OUT}>Leave out</option>
      </select>
    </div>
  );
}

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  add: 'filled',
  change: 'changed',
  conflict: 'to decide',
  same: 'the same',
  unreadable: 'not readable in the file: left',
  calculated: 'calculated: left',
};

function CellLine({
  planned,
  cell,
  columns,
  wishes,
  onTake,
}: {
  readonly planned: PlannedPerson;
  readonly cell: PlannedCell;
  readonly columns: Columns;
  readonly wishes: ImportWishes;
  readonly onTake: Props['onTake'];
}) {
  const column = columns.of(cell.column);
  const { outcome, now, value, reason } = cell;
  const key = conflictKey(planned, cell);
  const isNew = planned.kind === 'new';
  const isLeft = outcome === 'unreadable' || outcome === 'calculated';
  const isReplaced = outcome === 'change' || outcome === 'conflict';
  return (
    <>
      <span dir="auto">
        <strong>{column.heading}</strong>: {isReplaced && <s>{cellInWords(column, now)}</s>}{' '}
        {cellInWords(column, isLeft ? now : value)}
      </span>
      {!isNew && <span class="quiet"> ({OUTCOME_WORDS[outcome]})</span>}
      {reason && (
        <p class="remark" dir="auto">
          {messageOf(reason)}
        </p>
      )}
      {outcome === 'conflict' && (
        <label class="field tick">
          <input
            type="checkbox"
            checked={isWritten(planned, cell, wishes)}
            onChange={(event) => onTake(key, event.currentTarget.checked)}
          />
          Take it from the file
          <span class="unseen">
            {' '}
            for {column.heading} of {planned.person.name}
          </span>
        </label>
      )}
    </>
  );
}
