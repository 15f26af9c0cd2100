import { afterEach, describe, expect, test } from '@jest/globals';
import { day } from '../days';
import { inlineTexts, workbookOf, zip } from '../hosts/preview/packages';
import { ilrFile, MIS_EXPORT, madeUpUlns, programmeAim } from '../import-files';
import { axeFindings } from './axe';
import { withActions } from './sidebar-actions';
import { type HostOptions, type Rows, SIDEBAR_HOSTS, type SidebarInHost } from './sidebar-hosts';

let open: SidebarInHost | undefined;
afterEach(async () => {
  expect(open?.faults).toEqual([]);
  await open?.page.context().close();
  open = undefined;
});

const HEADINGS = [
  'ULN',
  'Apprentice',
  'Employer',
  'Start date',
  'Planned end date',
  'Learning status',
  'Gateway date',
];
const ROWS: Rows = [
  HEADINGS,
  [1_000_000_019, 'Amara Foxbury', 'Fernhollow Retail', day('2025-01-06'), '', '', ''],
  [2_000_000_028, 'Zoë Marshwiggle', 'Old employer', day('2025-05-05'), '', '', ''],
  ['', 'Cleo Larksong', '', '', '', '', day('2026-03-10')],
  ['Total', 3],
];

/** The import part of the sidebar in a host, with a file chosen in it. */
async function importing(
  openHost: (rows: Rows, options?: HostOptions) => Promise<SidebarInHost>,
  name: string,
  content: string,
  rows: Rows = ROWS,
  options?: HostOptions,
) {
  const host = withActions(await openHost(rows, options));
  open = host;
  await host.goTo('Files');
  await host.unfold('Import');
  await host.field('Choose a file, or drop it here').setInputFiles({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(content),
  });
  await host.sidebar.locator('.imported').first().waitFor();
  return host;
}

describe.each(SIDEBAR_HOSTS)('in %s', (_, openHost) => {
  test('an export is looked at, decided about, written and taken back', async () => {
    const host = await importing(openHost, 'learners.csv', MIS_EXPORT);
    const { sidebar, button, shown, field, saved } = host;
    expect(await sidebar.locator('.views button').allTextContents()).toEqual([
      'Everybody 4',
      'Filled 2',
      'Changed 1',
      'Who is it? 1',
      'New 1',
    ]);
    expect(await shown(1, 4)).toBe('');
    await field('Who Cleo Larksong is').selectOption({ label: 'Row 4: Cleo Larksong' });
    await sidebar.getByText('Gateway date is filled in already').waitFor();
    await field('Add 1 new apprentice at the end of the sheet').check();
    await button(/^Write \d+ cells and 1 new row$/).click();
    await saved('Written to the sheet: Import of learners.csv');
    expect([await shown(1, 4), await shown(2, 2), await shown(2, 5)]).toEqual([
      '05/04/2026',
      'Fernhollow Retail',
      'Withdrawn',
    ]);
    expect([await shown(3, 2), await shown(3, 6)]).toEqual(['Brackenby Care', '10/03/2026']);
    expect([await shown(4, 1), await shown(4, 3), await shown(5, 0)]).toEqual([
      'Idris Quillfeather',
      '01/09/2025',
      'Total',
    ]);
    await sidebar.getByText('Undo takes all of it back').waitFor();
    await button(/^Undo/).click();
    await saved('Undone: Import of learners.csv');
    expect([await shown(1, 4), await shown(2, 2), await shown(3, 2), await shown(4, 0)]).toEqual([
      '',
      'Old employer',
      '',
      'Total',
    ]);
  });
});

describe('a workbook', () => {
  const RESULTS = workbookOf({
    Cover: ['Results of October'],
    Results: `<row>${inlineTexts(['ULN', 'Learner', 'Programme start date'])}</row><row>${inlineTexts(['1000000019', 'Amara Foxbury', '07/01/2025'])}</row>`,
  });

  test.each(SIDEBAR_HOSTS)('asks which of its sheets is meant, in %s', async (_, openHost) => {
    const host = withActions(await openHost(ROWS));
    open = host;
    await host.goTo('Files');
    await host.unfold('Import');
    const choose = async () =>
      host.field('Choose a file, or drop it here').setInputFiles({
        name: 'results.xlsx',
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(zip(RESULTS)),
      });
    await choose();
    await host.sidebar.getByText('Which sheet is to be brought in?').waitFor();
    // The editor of the local workbook has findings of its own.
    if (host.sidebar === host.page) expect(await axeFindings(host.page, [])).toEqual([]);
    await host.button('Choose another').click();
    await choose();
    await host.button('results.xlsx, Results 2 rows').click();
    await host.sidebar.locator('.imported').first().waitFor();
    await host.button('Write 1 cell').click();
    await host.saved('Written to the sheet: Import of results.xlsx, Results');
    expect(await host.shown(1, 3)).toBe('07/01/2025');
  });
});

describe('the screen', () => {
  const [[, openGoogle], , [, openLocal]] = SIDEBAR_HOSTS;
  test.each(['light', 'dark'] as const)('can be used by everybody: %s', async (colorScheme) => {
    const host = await importing(openGoogle, 'learners.csv', MIS_EXPORT, ROWS, { colorScheme });
    await host.sidebar.locator('summary', { hasText: 'Columns' }).click();
    expect(await axeFindings(host.page, [])).toEqual([]);
  });

  test('says of a hostile or broken file what it is', async () => {
    const host = withActions(await openLocal(ROWS));
    open = host;
    await host.goTo('Files');
    await host.unfold('Import');
    const whole = ilrFile('2026-27', [
      { uln: '1000000019', given: 'Amara', family: 'Foxbury', aims: [programmeAim()] },
    ]);
    for (const [name, content, words] of [
      ['cut.xml', whole.slice(0, -40), 'ends in the middle'],
      [
        'bomb.xml',
        whole.replace('<Message', '<!DOCTYPE a [<!ENTITY b "c">]><Message'),
        'declares document types',
      ],
      ['picture.png', '\u0089PNG\0\0', 'could not be read'],
      ['empty.csv', '', 'is empty: it may still be on its way'],
      ['words.csv', 'Learners of October', 'has no table'],
    ] as const) {
      const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
      await host.field('Choose a file, or drop it here').setInputFiles(file);
      await host.sidebar.getByText(words).waitFor();
      if (name === 'words.csv') await host.button('Choose another').click();
    }
  });

  test('takes an ILR file of two thousand learners and draws only some of them', async () => {
    const ulns = madeUpUlns(2_000);
    const learners = ulns.map((uln, i) => ({
      uln,
      given: `Person ${i}`,
      family: 'Larksong',
      aims: [programmeAim()],
    }));
    const rows: Rows = [
      HEADINGS,
      ...ulns.map((uln, i): Rows[number] => [Number(uln), `Person ${i} Larksong`]),
    ];
    const host = await importing(openLocal, 'ILR.xml', ilrFile('2026-27', learners), rows);
    expect(await host.sidebar.locator('.imported').count()).toBe(40);
    await host.button('Filled 2,000').waitFor();
  });
});
