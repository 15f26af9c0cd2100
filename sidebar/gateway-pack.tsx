import { useEffect, useRef } from 'preact/hooks';
import { type Day, formatDay } from '../core/dates/day';
import { capOf } from '../core/rules/attempts';
import { isSettled } from '../core/rules/gateway';
import { gradesGiven, gradesOf, overallGrade } from '../core/rules/grading';
import { earliestGateway, expectedGateway } from '../core/rules/timeline';
import type { ColumnKey, Columns } from '../core/sheet/columns';
import type { GatewayItem, Standard } from '../core/standard/standard';
import { PRODUCT } from '../core/version';
import { itemsShown, recorded, signatoryOf } from './gateway-lines';
import { Icon } from './icons';
import type { InView } from './state';
import { useColumns, useStandard } from './use-columns';

interface PackProps {
  readonly whom: InView;
  readonly asOf: Day;
  readonly canPrint: boolean;
  readonly onClose: () => void;
  readonly onCopied: (isCopied: boolean) => void;
}

/** One clean page to print for the gateway meeting. It holds no grade before the results are confirmed. */
export function GatewayPack({ whom, asOf, canPrint, onClose, onCopied }: PackProps) {
  const columns = useColumns();
  const standard = useStandard();
  const page = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <div class="pack">
      <div class="row pack-actions">
        {canPrint && (
          <button type="button" class="main" onClick={() => window.print()}>
            <Icon name="print" />
            Print
          </button>
        )}
        <button type="button" class={canPrint ? '' : 'main'} onClick={() => onCopied(copyText(page.current))}>
          Copy
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {!canPrint && (
        <p class="remark">
          This panel cannot print here. Copy the page, paste it into a document, and print that.
        </p>
      )}
      <article ref={page}>
        <h1 ref={heading} tabIndex={-1}>
          Gateway record
        </h1>
        <p>
          {standard.title}, Level {standard.level} ({standard.code})
        </p>
        <Facts facts={factsOf(columns, standard, whom)} />
        <h2>Gateway checklist</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Settled</th>
              <th scope="col">Recorded</th>
            </tr>
          </thead>
          <tbody>
            {itemsShown(standard, whom).map((item) => (
              <tr key={item.key}>
                <th scope="row">{item.label}</th>
                <td>{isSettled(standard, item, whom.apprentice, asOf) ? 'Yes' : 'No'}</td>
                <td>{recordedOf(columns, whom, item)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ConfirmedGrade whom={whom} />
        <h2>Agreed at the gateway meeting</h2>
        <table class="signatures">
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">Name and signature</th>
              <th scope="col">Date</th>
            </tr>
          </thead>
          <tbody>
            {partiesOf(standard).map((party) => (
              <tr key={party}>
                <th scope="row">{party}</th>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <footer>
          As recorded in the workbook on {formatDay(asOf)}. {PRODUCT.name} {PRODUCT.version}.
        </footer>
      </article>
    </div>
  );
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Those who decide together that the apprentice goes through gateway. */
function partiesOf({ gateway }: Standard): readonly string[] {
  return gateway.flatMap((item) => (item.kind === 'sign-off' ? [item.party] : []));
}

const SHOWN: readonly ColumnKey[] = [
  'apprentice',
  'uln',
  'employer',
  'cohort',
  'start',
  'plannedEnd',
  'gatewayDate',
  'epaStart',
];

function factsOf(columns: Columns, standard: Standard, whom: InView): readonly (readonly [string, string])[] {
  const { start } = whom.apprentice;
  const recordedFacts = SHOWN.filter((column) => whom.apprentice[column] !== undefined).map(
    (column) => [columns.of(column).heading, recorded(columns, whom, column)] as const,
  );
  return start === undefined
    ? recordedFacts
    : [...recordedFacts, ['Typical gateway date', formatDay(expectedGateway(standard, start))]];
}

/** What the sheet says of an item: who signed with the day, and for the time on programme the day from which it is enough. */
function recordedOf(columns: Columns, whom: InView, item: GatewayItem): string {
  if (item.kind !== 'time') {
    const name = signatoryOf(item, whom);
    return [recorded(columns, whom, item.key), name].filter(Boolean).join(', ');
  }
  const { start } = whom.apprentice;
  const earliest = start === undefined ? undefined : earliestGateway(columns.standard, start);
  return earliest === undefined ? '' : `Gateway from ${formatDay(earliest)}`;
}

function ConfirmedGrade({ whom }: { readonly whom: InView }) {
  const standard = useStandard();
  const { resultsConfirmed } = whom.apprentice;
  if (resultsConfirmed === undefined) return null;
  const overall = overallGrade(standard, gradesOf(standard, whom.apprentice));
  const uncapped = overallGrade(standard, gradesGiven(standard, whom.apprentice));
  // A grade in print is taken as settled, and this one is not while nobody knows whether resits are capped.
  if (overall !== uncapped && capOf(standard) === 'not known')
    return (
      <p>
        Results confirmed on {formatDay(resultsConfirmed)}. The overall grade depends on whether the EPAO caps
        resits: see its letter.
      </p>
    );
  return overall === undefined ? null : (
    <p>
      Overall grade: {overall}. Results confirmed on {formatDay(resultsConfirmed)}.
    </p>
  );
}

/** For hosts that cannot print from a side panel: the page as text, to paste anywhere. */
function copyText(page: HTMLElement | null): boolean {
  const selection = getSelection();
  if (!page || !selection) return false;
  selection.selectAllChildren(page);
  const isCopied = document.execCommand('copy');
  selection.removeAllRanges();
  return isCopied;
}
