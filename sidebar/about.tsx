import { formatDay } from '../core/dates/day';
import { readDay } from '../core/dates/written-days';
import { PRODUCT } from '../core/version';
import { useColumns } from './use-columns';

/** What this is, what it does with people's data, and what to do where functions are not there. */
export function About() {
  const { standard } = useColumns();
  const readOn = readDay(standard.readOn);
  return (
    <>
      <h3>If a cell shows #NAME?</h3>
      <p>The workbook knows the formula but the functions are not loaded where it is open.</p>
      <ol>
        <li>Type =EPA_VERSION() in an empty cell. If it answers, edit the other cell and press Enter.</li>
        <li>
          In Excel: open EPA Cohort on the Home tab. It enters the formulas again that Excel left at #NAME?;
          where some stay, Check and Repair does it. The add-in must be installed for your own account.
        </li>
        <li>
          In Google Sheets: look for EPA Cohort in the menu. If it is missing, the extension is not in this
          copy of the spreadsheet or not on for your account; with several Google accounts signed in, use the
          first.
        </li>
        <li>People without EPA Cohort can be sent a copy with values only (copy, then paste values).</li>
      </ol>
      <h3>Privacy</h3>
      <p>
        Nothing comes to us: there is no server and no account of ours, and nothing is counted or followed.
        The page of this panel lets the browser refuse every request to another address. Google Sheets and
        Excel are Google’s and Microsoft’s: the panel talks to the workbook through them, and in Excel it
        loads Microsoft’s office.js, as every add-in does. Calendars and lists leave the workbook only as
        files that you save or copy yourself, without grades that are not confirmed.
      </p>
      <h3>Grades</h3>
      <p>
        Grades shown here are indicative. Only the EPAO confirms them, and an apprentice is not told before.
      </p>
      <h3>Version</h3>
      <p>
        {PRODUCT.name} {PRODUCT.version}. {standard.title}, {standard.code} version {standard.planVersion},
        source read on {typeof readOn === 'number' ? formatDay(readOn) : standard.readOn}. MIT licence.
      </p>
    </>
  );
}
