import { workbookContract } from '../workbook-contract';
import { openExcel } from './excel-host';

workbookContract('Excel', async () => openExcel());
