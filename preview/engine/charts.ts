import type { ReportChart } from '../../core/reports/report-plan';
import { columnLetters } from '../../core/sheet/grid';

/** A chart of a report, in the engine's own terms: it draws bars, up or across. */
export function chartDefinition({ kind, title, of, colours }: ReportChart) {
  const column = (position: number) => {
    const letters = columnLetters(position);
    return `${letters}${of.row + 1}:${letters}${of.row + of.rows}`;
  };
  const numbers = Array.from({ length: of.columns - 1 }, (_, i) => of.column + 1 + i);
  return {
    type: 'bar',
    title: { text: title, bold: true },
    horizontal: kind === 'bars',
    stacked: false,
    showValues: true,
    legendPosition: numbers.length > 1 ? 'bottom' : 'none',
    dataSource: {
      type: 'range',
      dataSets: numbers.map((position, i) => ({ dataSetId: `numbers ${i}`, dataRange: column(position) })),
      dataSetsHaveTitle: true,
      labelRange: column(of.column),
    },
    dataSetStyles: Object.fromEntries(
      colours.map((backgroundColor, i) => [`numbers ${i}`, { backgroundColor }]),
    ),
  } as const;
}
