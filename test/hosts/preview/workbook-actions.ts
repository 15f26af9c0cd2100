import type { Cell } from '../../../core/cells/cell';
import type { Sheets } from '../../../preview/engine';
import type { Model } from '../../../preview/engine/o-spreadsheet';

/*
 * What people do to a sheet, done to the engine itself as its menus and keys do it; for Node and for a page. Set-ups and
 * writes of the sidebar go through the port. Rows and columns are counted from 0.
 */

export type Action =
  | { readonly verb: 'type'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly verb: 'insert rows' | 'delete rows'; readonly row: number; readonly count: number }
  | { readonly verb: 'insert columns' | 'delete columns'; readonly column: number; readonly count: number }
  | { readonly verb: 'sort'; readonly column: number; readonly direction: 'asc' | 'desc' }
  | { readonly verb: 'filter'; readonly column: number; readonly hidden: readonly string[] }
  | { readonly verb: 'undo' }
  | { readonly verb: 'redo' };

/** Did the engine do it? Headings stand in the first row. */
export function act(model: Model, sheets: Sheets, sheet: string, action: Action): boolean {
  const sheetId = model.getters.getSheetIdByName(sheet) as string;
  const done = (type: string, payload: object = {}): boolean =>
    model.dispatch(type as 'START', { sheetId, sheetName: sheet, ...payload } as object).isSuccessful;
  const row = 'row' in action ? action.row : 0;
  const col = 'column' in action ? action.column : 0;
  switch (action.verb) {
    case 'type':
      return done('UPDATE_CELL', { row, col, content: action.text });
    case 'insert rows':
      return done('ADD_COLUMNS_ROWS', {
        dimension: 'ROW',
        base: row,
        quantity: action.count,
        position: 'before',
      });
    case 'insert columns':
      return done('ADD_COLUMNS_ROWS', {
        dimension: 'COL',
        base: col,
        quantity: action.count,
        position: 'before',
      });
    case 'delete rows':
      return done('REMOVE_COLUMNS_ROWS', { dimension: 'ROW', elements: following(row, action.count) });
    case 'delete columns':
      return done('REMOVE_COLUMNS_ROWS', { dimension: 'COL', elements: following(col, action.count) });
    case 'sort': {
      const rows = sheets.read(sheet);
      const zone = { left: 0, right: (rows[0]?.length ?? 1) - 1, top: 1, bottom: rows.length - 1 };
      const sortOptions = { emptyCellAsZero: false, sortHeaders: true };
      return done('SORT_CELLS', { row: 1, col, zone, sortDirection: action.direction, sortOptions });
    }
    case 'filter':
      return done('UPDATE_FILTER', {
        row: 0,
        col,
        value: { filterType: 'values', hiddenValues: [...action.hidden] },
      });
    case 'undo':
      return done('REQUEST_UNDO');
    case 'redo':
      // With nothing to redo, the engine does the last step once more, at the selected cell.
      return hasUndone(model) && done('REQUEST_REDO');
  }
}

function hasUndone(model: Model): boolean {
  const { handlers } = model as unknown as { handlers: { redoStack?: readonly unknown[] }[] };
  return handlers.some(({ redoStack }) => redoStack !== undefined && redoStack.length > 0);
}

function following(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** What the sheet shows below the given headings, by what stands in the column of names. */
export function answersByName(
  sheets: Sheets,
  sheet: string,
  name: string,
  headings: readonly string[],
): Readonly<Record<string, Readonly<Record<string, Cell>>>> {
  const [first = [], ...rows] = sheets.read(sheet);
  const column = first.indexOf(name);
  return Object.fromEntries(
    rows
      .filter((row) => (row[column] ?? '') !== '')
      .map((row) => [
        String(row[column]),
        Object.fromEntries(headings.map((heading) => [heading, row[first.indexOf(heading)] ?? ''])),
      ]),
  );
}
