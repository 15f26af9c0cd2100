import { ANSWERS_SHEET, BLOCK_WIDTH, isLookUp, MOST_BLOCKS } from '../core/set-up/look-ups';

/** The sheet on which one formula answers for each cohort sheet, as it is or still to be made. */
export interface AnswersGround {
  readonly sheet: Excel.Worksheet | undefined;
  /** The sheet is to be made or written, but somebody protected the workbook or the sheet. */
  readonly isLocked: boolean;
  /** Nobody may add sheets to the workbook, or take one away. */
  readonly isFixed: boolean;
  /** What stands in the first cell of each block. */
  readonly anchors: readonly string[];
}

/** Asks for the sheet, then, one sync later, for the first cells of its blocks; one more sync later the answer is there. */
export function askAnswers({ workbook }: Excel.RequestContext): () => () => AnswersGround {
  const sheet = workbook.worksheets.getItemOrNullObject(ANSWERS_SHEET);
  workbook.protection.load('protected');
  return () => {
    if (sheet.isNullObject)
      return () => ({
        sheet: undefined,
        isLocked: workbook.protection.protected,
        isFixed: workbook.protection.protected,
        anchors: [],
      });
    sheet.protection.load('protected');
    const top = sheet.getRangeByIndexes(0, 0, 1, MOST_BLOCKS * BLOCK_WIDTH);
    top.load('formulas');
    return () => {
      const cells: readonly unknown[] = top.formulas[0] ?? [];
      const anchors = cells.filter((_, column) => column % BLOCK_WIDTH === 0).map(String);
      return {
        sheet,
        isLocked: sheet.protection.protected,
        isFixed: workbook.protection.protected,
        anchors,
      };
    };
  };
}

/**
 * Which block answers for a sheet: the one that its look-ups name, unless that is another sheet's, as in a copy; else the
 * one whose formula reads from its headings on; else a free one.
 */
export function blockFor(
  ground: AnswersGround,
  { sheet, headingRow }: { readonly sheet: string; readonly headingRow: number },
  formulas: readonly unknown[],
): number {
  const place = `${sheet.toLowerCase()} ${headingRow + 1}`;
  const { anchors } = ground;
  const isOwn = (anchor = '') => isFree(anchor) || placeRead(anchor) === place;
  const named = formulas.map(blockNamed).find((block) => block !== undefined);
  if (named !== undefined && isOwn(anchors[named])) return named;
  const found = anchors.findIndex((anchor) => placeRead(anchor) === place);
  return found < 0 ? freeBlock(ground) : found;
}

/** Nothing stands there, or what a sheet left that is gone. */
export function isFree(anchor: string): boolean {
  return anchor === '' || anchor.includes('#REF!');
}

/** The block that a look-up reads. */
export function blockNamed(formula: unknown): number | undefined {
  if (!isLookUp(formula)) return undefined;
  const [, letters = 'A'] = /!\$([A-Z]+)\$/.exec(String(formula)) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return Math.floor(column / BLOCK_WIDTH);
}

/** The sheet and the row that the first range of a formula begins at; below a row of groups the headings are one lower. */
function placeRead(formula: string): string | undefined {
  const [, quoted, plain, row] =
    /^=EPA_TRACKER\(INDEX\((?:'((?:[^']|'')+)'|([^'!,()[\]]+))!\$[A-Z]+\$(\d+):/.exec(formula) ?? [];
  const sheet = (quoted?.replace(/''/g, "'") ?? plain)?.toLowerCase();
  if (sheet === undefined) return undefined;
  return `${sheet} ${Number(row) + (/\[#Data\]\)\+2|,3\),0\)/.test(formula) ? 1 : 0)}`;
}

/** The first block in which nothing stands, or what a sheet left that is gone. */
function freeBlock({ anchors }: AnswersGround): number {
  const free = anchors.findIndex(isFree);
  return free < 0 ? anchors.length : free;
}

/** Writes the formula that answers for a sheet. People have no business on the sheet: it stands last, and is hidden. */
export function writeAnswers(
  { workbook }: Excel.RequestContext,
  ground: AnswersGround,
  block: number,
  formula: string,
): void {
  const sheet = ground.sheet ?? workbook.worksheets.add(ANSWERS_SHEET);
  sheet.getRangeByIndexes(0, block * BLOCK_WIDTH, 1, 1).formulas = [[formula]];
  if (!ground.sheet) sheet.visibility = 'Hidden';
}

/** Takes the answers for a sheet away, and the sheet of answers with the last of them. */
export function removeAnswers({ sheet, isFixed, anchors }: AnswersGround, block: number): void {
  const others = anchors.filter((anchor, i) => anchor !== '' && i !== block);
  if (others.length === 0 && !isFixed) sheet?.delete();
  else sheet?.getRangeByIndexes(0, block * BLOCK_WIDTH, 1, 1).clear();
}
