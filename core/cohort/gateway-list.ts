import { missingForGateway, waitsFor } from '../rules/gateway';
import type { Stage } from '../rules/stage';
import { answered } from '../sheet/rows';
import { dayCell, type HandedList, type ListOf, leftOut, WHO_HEADINGS, whoCells } from './list';

const BEFORE_GATEWAY: readonly (Stage | undefined)[] = ['On programme', 'Ready for gateway'];

/** What is missing for gateway, a line an item, as the checklist has them. */
export const gatewayList: ListOf = (rows, { standard, asOf: { asOf } }): HandedList => {
  const before = rows.filter(({ entry }) => BEFORE_GATEWAY.includes(entry.stage as Stage));
  let ready = 0;
  let unsure = 0;
  const lines = before.flatMap((row) => {
    const { apprentice } = row.read;
    const { answer: missing, restsOn } = answered(row.read, (one) => missingForGateway(standard, one, asOf));
    if (restsOn.length > 0) {
      unsure++;
      return [];
    }
    if (missing.length === 0) ready++;
    return missing.map((item) => [
      ...whoCells(row),
      dayCell(apprentice.gatewayDate),
      item.label,
      waitsFor(standard, item, apprentice, asOf) ?? 'missing',
    ]);
  });
  return {
    headings: [...WHO_HEADINGS, 'Gateway date', 'Item', 'State'],
    rows: lines,
    notes: [
      ...leftOut(ready, 'nothing is missing for their gateway'),
      ...leftOut(unsure, 'cells that their gateway rests on cannot be read'),
      ...leftOut(
        rows.length - before.length,
        'they are through gateway, away, or their stage cannot be told',
      ),
    ],
  };
};
