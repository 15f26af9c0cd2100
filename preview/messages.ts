const notice = document.querySelector<HTMLElement>('#notice') as HTMLElement;
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

/** Asks before something that cannot be undone. */
export function confirm(text: string): Promise<boolean> {
  questionText.textContent = text;
  question.returnValue = '';
  question.showModal();
  return new Promise((done) => {
    question.addEventListener('close', () => done(question.returnValue === 'yes'), { once: true });
  });
}
