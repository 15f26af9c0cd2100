import { anchorsIn, BLOCK_WIDTH, MOST_BLOCKS } from '../core/set-up/look-ups';
import { ANSWERS_SHEET } from '../core/sheet/own-sheets';

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
      const anchors = anchorsIn(top.formulas[0] ?? []);
      return {
        sheet,
        isLocked: sheet.protection.protected,
        isFixed: workbook.protection.protected,
        anchors,
      };
    };
  };
}

/** People have no business on the sheet: it stands last, and is hidden. */
export function addAnswers({ workbook }: Excel.RequestContext): Excel.Worksheet {
  const sheet = workbook.worksheets.add(ANSWERS_SHEET);
  sheet.visibility = 'Hidden';
  return sheet;
}

/** Writes the formula that answers for a sheet. */
export function writeAnswers(
  context: Excel.RequestContext,
  ground: AnswersGround,
  block: number,
  formula: string,
): void {
  const sheet = ground.sheet ?? addAnswers(context);
  sheet.getRangeByIndexes(0, block * BLOCK_WIDTH, 1, 1).formulas = [[formula]];
}

/** Takes the answers for a sheet away, and the sheet of answers with the last of them. */
export function removeAnswers({ sheet, isFixed, anchors }: AnswersGround, block: number): void {
  const others = anchors.filter((anchor, i) => anchor !== '' && i !== block);
  if (others.length === 0 && !isFixed) sheet?.delete();
  else sheet?.getRangeByIndexes(0, block * BLOCK_WIDTH, 1, 1).clear();
}
