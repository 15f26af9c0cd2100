import { buildAppsScript } from './build-apps-script';
import { buildCli } from './build-cli';
import { buildExcelAddin } from './build-excel-addin';
import { buildPreview } from './build-preview';

/**
 * Writes dist/: what each host runs. All paths are relative to the project's root, where npm runs scripts.
 * `excelAddress` is where the files of the Excel add-in will be served.
 */
export async function build(excelAddress?: string): Promise<void> {
  await Promise.all([
    buildAppsScript('dist/apps-script'),
    buildExcelAddin('dist/excel-addin', { address: excelAddress }),
    buildPreview('dist/preview'),
    buildCli('dist/cli'),
  ]);
}
