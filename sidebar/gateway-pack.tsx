import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Day } from '../core/dates/day';
import { type GatewayRecord, gatewayRecord } from '../core/reports/gateway-record';
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
  const { names } = whom.sheet.settings;
  const record = gatewayRecord(columns, standard, whom, asOf, names);
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
        <GatewayPage record={record} heading={heading} />
      </article>
    </div>
  );
}

/** What a gateway record says, as a page. */
export function GatewayPage({
  record,
  heading,
}: {
  readonly record: GatewayRecord;
  readonly heading?: RefObject<HTMLHeadingElement>;
}) {
  const { title, standard, facts, checklist, grade, declaration, parties, footer } = record;
  return (
    <>
      <h1 {...(heading && { ref: heading })} tabIndex={-1}>
        {title}
      </h1>
      <p>{standard}</p>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
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
          {checklist.map(({ label, isSettled, recorded }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{isSettled ? 'Yes' : 'No'}</td>
              <td>{recorded}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {grade && <p>{grade}</p>}
      <h2>Agreed at the gateway meeting</h2>
      <p>{declaration}</p>
      <table class="signatures">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Name and signature</th>
            <th scope="col">Date</th>
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party}>
              <th scope="row">{party}</th>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{footer}</footer>
    </>
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
