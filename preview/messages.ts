const notice = document.querySelector<HTMLElement>('#notice') as HTMLElement;
const workingLine = document.querySelector<HTMLElement>('#working') as HTMLElement;
const noticeText = notice.querySelector('p') as HTMLElement;
const question = document.querySelector<HTMLDialogElement>('#question') as HTMLDialogElement;
const questionText = question.querySelector('p') as HTMLElement;

notice.querySelector('button')?.addEventListener('click', hush);

/** Says something that asks for no answer; it stays until it is closed or something else is said. */
export function tell(text: string): void {
  noticeText.textContent = text;
  notice.hidden = false;
}

export function hush(): void {
  notice.hidden = true;
}

/** Says what the page is busy with while it works, which begins once the line is drawn. */
export async function whileSaying<T>(text: string, work: () => Promise<T> | T): Promise<T> {
  workingLine.textContent = text;
  await drawn();
  try {
    return await work();
  } finally {
    workingLine.textContent = '';
  }
}

/** A page that is not looked at draws nothing, and works all the same. */
function drawn(): Promise<void> {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });
}

/** Asks before something that cannot be undone. */
export function confirm(text: string): Promise<boolean> {
  questionText.textContent = text;
  question.returnValue = '';
  question.showModal();
  return new Promise((done) => {
    question.addEventListener('close', () => done(question.returnValue === 'yes'), { once: true });
  });
}
