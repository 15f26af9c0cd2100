import { workbookContract } from '../workbook-contract';
import { openGoogle } from './google-host';

workbookContract('Google Sheets', async () => openGoogle({ staysLoaded: true }));
