import { columnLetters } from '../core/sheet/grid';

/** Row and column counted from 1, as files have them. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const [UPPER_A, LOWER_A, ZERO] = [65, 97, 48];
const [MOST_LETTERS, MOST_FIGURES] = [3, 7];

/** Row and column of an address, counted from 1; sign by sign, for there are hundreds of thousands of them. */
export function placeOf(address = ''): Place | undefined {
  let row = 0;
  let column = 0;
  let letters = 0;
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i);
    const letter = code - (code >= LOWER_A ? LOWER_A : UPPER_A);
    const figure = code - ZERO;
    if (row === 0 && letter >= 0 && letter < 26) {
      column = column * 26 + letter + 1;
      letters++;
    } else if (figure >= 0 && figure <= 9 && letters > 0) {
      row = row * 10 + figure;
    } else {
      return undefined;
    }
  }
  const isAddress = row > 0 && letters <= MOST_LETTERS && address.length - letters <= MOST_FIGURES;
  return isAddress ? { row, column } : undefined;
}

export function addressAt({ row, column }: Place): string {
  return `${columnLetters(column - 1)}${row}`;
}
