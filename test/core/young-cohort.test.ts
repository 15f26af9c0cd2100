import { describe, expect, test } from '@jest/globals';
import type { Cell } from '../../core/cells/cell';
import { overviewOf } from '../../core/cohort/overview';
import { readDay } from '../../core/dates/written-days';
import { viewOf } from '../../core/sheet/calculated-columns';
import { chosenColumns } from '../../core/sheet/chosen-standard';
import { layoutOf } from '../../core/sheet/layout';
import { st0071 } from '../../core/standard/st0071';
import { day, lookingFrom } from '../days';

/*
 * Forty people two to five months into their programme, as a provider keeps them: portfolios with a few pieces, English and
 * maths not yet, nobody has signed. What a careful quality lead wants to hear of is written beside it by hand, one issue for
 * each slip; of everything that is only not finished yet, nothing.
 */
const ON = day('2026-11-26');

const HEADINGS =
  'ULN | Apprentice | Date of birth | Start date | Planned end date | On-programme complete | Portfolio complete | Evidence pieces | Off-the-job hours | English | Maths | Employer sign-off | Provider sign-off | Apprentice sign-off | Gateway date';

/** A date is a date of the sheet, unless it stands in quotation marks: then it was typed as text. */
const SHEET = `
7180339899 | Bronwen Chaudhray         | 2008-12-14 | 2026-08-03 | 2028-04-03 | No | No      | 7  | 91  | Exempt: EHC plan        | Achieved |||
4360679784 | Chloë Cwmllyn             | 1988-11-14 | 2026-07-13 | 2028-02-13 | No | No      | 7  | 79  | Achieved                | Achieved |||
1541019678 | Eilidh Dunmarrow          | 1997-12-02 | 2026-08-03 | 2028-04-03 | No | No      | 5  | 71  | Achieved                | Not yet  |||
7721359561 | Freya Featherstow         | 1991-11-14 | "29 June 2026" | 2028-01-28 | No | No  | 7  | 94  | Not yet                 | Not yet  |||
4901699457 | Imogen Foxbury            | 1999-11-17 | 2026-09-07 | 2028-05-07 | No | No      | 3  | 48  | Not yet                 | Achieved |||
2082039349 | Jun Greenhollow           | 2006-12-14 | 2026-09-21 | 2028-04-21 | No | No      |    | 38  | Achieved                | Not yet  |||
8262379232 | Leila Hazelrigge          | 1999-11-16 | 2026-09-21 | 2028-05-21 |    |         | 4  |     |                         |          |||
5442719128 | Niamh Inchmarlow          | 1995-11-23 | 2026-08-03 | 2025-03-03 | No | No      | 6  | 82  | Not yet                 | Not yet  |||
2623059011 | Renée Khanabad            | 1995-11-13 | 2026-08-24 | 2028-04-24 | No | No      | 4  | 48  | Not yet                 | Not yet  |||
8803398901 | Tariq Lambswick           | 2003-10-18 | 2026-08-03 | 2028-04-03 | No | No      | 6  | 90  | Not yet                 | Not yet  |||
5983738797 | Aaliyah Mapletoft         | 2002-12-15 | 2026-08-24 | 2028-03-24 | No | No      | 4  | 48  | Not yet                 | Achieved |||
3164078683 | Alfie Meadowcroft-Osei    | 2000-10-23 | 2026-06-29 | 2028-02-28 | No | No      | 7  | 105 | Not yet                 | Achieved |||
9344418577 | Beatrix Mistlethwaite     | 2008-10-23 | 2026-07-13 | 2028-02-13 | No | No      | 6  | 91  | Not yet                 | Exempt   |||
6524758462 | Chidera Nettlefold        | 1995-11-07 | 2026-09-07 | 2028-05-07 | No | No      | 3  | 45  | Not yet                 | Not yet  |||
3705098356 | Efua Oakenfell            | 1992-10-06 | 2026-09-07 | 2028-04-07 | No | No      | 4  | 54  | Not yet                 | Achieved |||
9885438245 | Fatima-Zahra Patelwala    | 2003-11-23 | 2026-09-21 | 2028-05-21 | No | No      | 4  | 52  | Not yet                 | Not yet  |||
7065778133 | Hamza Quillfeather        | 1994-12-21 | 2026-07-13 | 2028-03-13 | No | No      | 7  | 80  | Not yet                 | Not yet  |||
4246118027 | Jakub Rowanleigh          | 1995-11-21 | 2026-08-03 | 2028-04-03 | No | Missing | 7  | 94  | Not yet                 | Not yet  |||
1426457919 | Kwabena Silverbirch       | 1999-11-17 | 2026-07-13 | 2028-02-13 | No | No      | 8  | 94  | Not yet                 | Not yet  |||
7606797802 | Minh Anh Thistlewood      | 2005-12-09 | 2026-09-07 | 2028-05-07 | No | No      | 5  | 61  | Not yet                 | Not yet  |||
4787137695 | Priya Wetherlam           | 1991-11-13 | 2026-08-24 | 2028-03-24 | No | No      | 4  | 73  | Not yet                 | Not yet  |||
1967477581 | Søren Żurawin             | 2006-10-14 | 2026-07-13 | 2028-03-13 | No | No      | 7  | 85  | Not yet                 | Not yet  |||
8147817478 | Zoë Abernetty             | 1995-10-02 | 2026-08-24 | 2028-04-24 | No | No      | 6  | 52  | Achieved                | Not yet  |||
5328157361 | Agnieszka Ashgrove        | 1993-10-26 | 2026-07-13 | 2028-03-13 | No | No      | 6  | 103 | Not yet                 | Not yet  |||
2508497257 | Anjali Bellweather        | 1987-10-24 | 2026-09-07 | 2028-05-07 | No | No      | 5  | 57  | Not yet                 | Achieved |||
8688837146 | Callum Bramblewick        | 1998-12-19 | 2026-07-13 | 2028-02-13 | No | No      | 7  | 100 | Not yet                 | Not yet  |||
3049516924 | Dafydd Cawthorpe-Lindqvist| 1993-10-06 | 2026-09-21 | 2028-05-21 | No | No      | 2  | 42  | Achieved                | Not yet  |||
9229856818 | Emre Copperfold           | 1992-11-07 | 2026-09-07 | 2028-04-07 | No | Claimed | 9  | 64  | Not yet                 | Not yet  |||
6410196708 | Giulia D'Amberley         | 1997-10-07 | 2026-08-03 | 2028-03-03 | No | No      | 6  | 81  | Achieved                | Not yet  |||
3590536593 | Ioana Eastermere          | 2005-12-23 | 2026-08-24 | 2028-03-24 | No | No      | 6  | 65  | Exempt                  | Not yet  |||
9770876487 | Kavya Fenwhistle          | 1987-12-26 | 2026-06-29 | 2028-01-28 | No | No      | 8  | 99  | Achieved                | Not yet  |||
8803398901 | Mateusz Gallowmoss        | 1990-10-23 | 2026-07-13 | 2028-02-13 | No | No      | 7  | 80  | Achieved                | Not yet  |||
4131556269 | Oluwadamilola Hartbeck    | 1995-11-08 | 2026-09-21 | 2028-05-21 | No | No      | 3  | 53  | Achieved                | Not yet  |||
1311896154 | Siân Hollowdene           |            | 2026-07-13 |            | No | No      | 7  | 88  | Not yet                 | Not yet  |||
7492236041 | Yusuf Kestrelby           | 2004-12-20 | 2026-07-13 | 2028-02-13 | No | No      | 16 | 87  | Not yet                 | Achieved |||
4672575933 | Adebayo Kowalewicz-Rowe   | 1987-10-08 | 2026-09-21 | 2028-04-21 | No | No      | 2  | 35  | Exempt (opted out at 19+) | Not yet |||
1852915829 | Amara Larksong            | 2007-09-07 | 2026-09-07 | 2028-03-24 | No | No      | 5  | 66  | Not yet                 | Opted out |||
8033255713 | Bronwen Marshwiggle       | 1988-12-24 | 2026-08-24 | 2028-03-24 | No | No      | 6  | 68  | Achieved                | Achieved |||
5213595609 | Chloë Millrace            | 1987-12-17 | 2026-07-13 | 2028-02-13 | No | No      | 7  | 91  | Not yet                 | Not yet  |||
2393935494 | Eilidh Mossop-Iyer        | 1996-12-06 | 2026-09-07 | 2028-05-07 | No | No      | 4  | 49  | Not yet                 | Achieved |||
`;

function cellOf(typed: string): Cell {
  if (/^".*"$/.test(typed)) return typed.slice(1, -1);
  if (/^\d{1,3}$/.test(typed)) return Number(typed);
  const read = /^\d{4}-\d\d-\d\d$/.test(typed) ? readDay(typed) : undefined;
  return typeof read === 'number' ? read : typed;
}

const cellsOf = (line: string) => line.split('|').map((typed) => cellOf(typed.trim()));

const headings = cellsOf(HEADINGS);
const rows = [headings, ...SHEET.trim().split('\n').map(cellsOf)];
const { entries, issues } = overviewOf(
  { headingRow: 0, layout: layoutOf(chosenColumns(), headings), rows },
  viewOf(st0071, lookingFrom(ON)),
);

describe('forty apprentices two to five months into their programme', () => {
  test('the issues are the six slips, worded once each, and nothing that is only not finished yet', () => {
    expect(entries).toHaveLength(40);
    const told = issues.map(({ apprentice, column, problem, severity }) => [
      apprentice,
      column,
      problem.code,
      severity,
    ]);
    expect(told).toEqual([
      // A start typed as text sorts wrong; it is read all the same.
      ['Freya Featherstow', 'start', 'DATE_IS_TEXT', 'warning'],
      // A planned end of the year before the start.
      ['Niamh Inchmarlow', 'plannedEnd', 'DATES_OUT_OF_ORDER', 'error'],
      // 17 at the start, with no adjustment: said once, and not also that there is no reason.
      ['Beatrix Mistlethwaite', 'maths', 'EXEMPT_TOO_YOUNG', 'error'],
      // One digit of the ULN is wrong.
      ['Priya Wetherlam', 'uln', 'ULN_DOUBTFUL', 'warning'],
      // Old enough, but nobody has written why.
      ['Ioana Eastermere', 'english', 'EXEMPT_WITHOUT_REASON', 'warning'],
      // The ULN of Tariq Lambswick: the second of two alike is told.
      ['Mateusz Gallowmoss', 'uln', 'APPRENTICE_DOUBLED', 'error'],
    ]);
  });

  test('nobody is ready, late or past anything; the status is to be checked where a slip concerns it', () => {
    expect(new Set(entries.map(({ stage }) => stage))).toEqual(new Set(['On programme']));
    const others = entries.filter(({ rag }) => rag !== 'On track');
    expect(others.map(({ name, rag }) => [name, rag])).toEqual([
      ['Niamh Inchmarlow', 'Check'],
      ['Beatrix Mistlethwaite', 'Check'],
    ]);
  });

  // Once the portfolio is complete its pieces are counted: the boundaries of 10 to 15 on both sides.
  test.each([
    [9, ['FIGURE_OUTSIDE_STANDARD']],
    [10, []],
    [15, []],
    [16, ['FIGURE_OUTSIDE_STANDARD']],
  ])('with the portfolio complete, %i pieces: %j', (pieces, codes) => {
    const complete = ['Chloë Cwmllyn', day('2026-07-13'), 'Yes', pieces];
    const few = ['Apprentice', 'Start date', 'Portfolio complete', 'Evidence pieces'];
    const { issues: found } = overviewOf(
      { headingRow: 0, layout: layoutOf(chosenColumns(), few), rows: [few, complete] },
      viewOf(st0071, lookingFrom(ON)),
    );
    expect(found.map(({ problem }) => problem.code)).toEqual(codes);
  });
});
