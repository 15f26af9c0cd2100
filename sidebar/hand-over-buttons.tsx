import { useState } from 'preact/hooks';
import { copyText, type FileToHandOver, handOver } from './hand-over';

interface HandOverProps {
  /** Made when it is asked for, with what somebody should know of it. */
  readonly file: () => FileToHandOver & { readonly content: string };
  /** What has to be said of it once it is handed over. */
  readonly onDone?: () => void;
  readonly isDisabled?: boolean;
}

/** A file to save, and the same as text where a panel cannot save files; what came of it is said. */
export function HandOverButtons({ file, onDone, isDisabled = false }: HandOverProps) {
  const [said, setSaid] = useState('');
  const save = () => {
    const made = file();
    handOver(made);
    setSaid(
      `Saved as “${made.name}”, where this browser keeps downloads. If nothing arrived, as in Excel on a Mac: use Copy the text, and paste it into a text file of that name.`,
    );
    onDone?.();
  };
  const copy = () => {
    const made = file();
    const isCopied = copyText(made.content);
    setSaid(
      isCopied
        ? `Copied. Paste it into a plain text file, and save that as “${made.name}”.`
        : 'This host did not let the text be copied. Open the workbook in a browser, and save the file there.',
    );
    if (isCopied) onDone?.();
  };
  return (
    <>
      <div class="row">
        <button type="button" class="main" disabled={isDisabled} onClick={save}>
          Save the file
        </button>
        <button type="button" disabled={isDisabled} onClick={copy}>
          Copy the text
        </button>
      </div>
      <p role="status" class="remark">
        {said}
      </p>
    </>
  );
}
