import { chromium } from 'playwright-core';
import { benchCalendar } from './bench-calendar';
import { benchCli } from './bench-cli';
import { benchCohort } from './bench-cohort';
import { benchExcel } from './bench-excel';
import { benchFunctions } from './bench-functions';
import { benchImport } from './bench-import';
import { benchLoading } from './bench-loading';
import { benchPreview } from './bench-preview';
import { benchSidebar } from './bench-sidebar';
import { QUICK, WHOLE } from './bench-sizes';
import { launchBrowser } from './browser';
import { build } from './build';
import { serve } from './static-server';

/** As a word rather than an option, which PowerShell would keep from npm. */
const quick = process.argv.includes('quick') || process.argv.includes('--quick');
const sizes = quick ? QUICK : WHOLE;

await build();
console.log(`Node ${process.version}. Medians; every ratio is of two sides in this run, on the same data.`);
console.log(quick ? 'Quick: to see that everything runs. The goals are for the whole.\n' : '');
await benchFunctions(sizes.functions);
benchCohort(sizes.cohort);
benchCalendar(sizes.calendar);
benchLoading(sizes.loading);
await benchExcel(sizes.excel);
benchCli(sizes.cli);
const [server, site] = await Promise.all([launchBrowser(), serve('dist/preview', 0)]);
const browser = await chromium.connect(server.wsEndpoint());
await benchPreview(browser, site.origin, sizes);
await benchSidebar(browser, site.origin, sizes.sidebar);
await benchImport(browser, site.origin, sizes.import);
await browser.close();
await server.close();
await site.close();
