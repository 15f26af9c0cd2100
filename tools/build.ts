import { buildAppsScript } from './build-apps-script';
import { buildExcelAddin } from './build-excel-addin';
import { buildPreview } from './build-preview';

/** Writes dist/: what each host runs. All paths are relative to the project's root, where npm runs scripts. */
export async function build(): Promise<void> {
  await Promise.all([
    buildAppsScript('dist/apps-script'),
    buildExcelAddin('dist/excel-addin'),
    buildPreview('dist/preview'),
  ]);
}
