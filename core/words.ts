/** "2,500": a number as people write it. Not `toLocaleString`, which differs from host to host. */
export function spoken(number: number): string {
  const [whole, fraction] = String(number).split('.');
  const grouped = (whole as string).replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "Fail, Pass or Distinction". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** "3 rows by 1 column": the shape of a range. */
export function shapeInWords(rows: number, columns: number): string {
  return `${counted(rows, 'row')} by ${counted(columns, 'column')}`;
}

const NUMBER_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "three": a small number in a sentence. */
export function countInWords(number: number): string {
  return NUMBER_WORDS[number] ?? String(number);
}

/** "3 rows", "1 row". */
export function counted(number: number, noun: string): string {
  return `${spoken(number)} ${noun}${number === 1 ? '' : 's'}`;
}
