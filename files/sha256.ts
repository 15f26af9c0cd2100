/*
 * SHA-256, as FIPS 180-4 has it: the page's own is missing where a page is opened from a folder, and answers late. For
 * short texts only.
 */

const BLOCK_BYTES = 64;
const ROUNDS = 64;

/** The first bits of the fractions of roots of the first primes: cube roots for the rounds, square roots to begin with. */
const PRIMES = primes(ROUNDS);
const ROUND_WORDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const FIRST_WORDS = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

/** The digest of a text in hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = padded(new TextEncoder().encode(text));
  const state = Int32Array.from(FIRST_WORDS);
  const words = new Int32Array(ROUNDS);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) addBlock(state, view, at, words);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A one, zeros up to the end of a block, and at its end how many bits there were. */
function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = Math.floor((bytes.length + 8) / BLOCK_BYTES) + 1;
  const all = new Uint8Array(blocks * BLOCK_BYTES);
  all.set(bytes);
  all[bytes.length] = 0x80;
  new DataView(all.buffer).setUint32(all.length - 4, bytes.length * 8);
  return all;
}

const turned = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

function addBlock(state: Int32Array, view: DataView, at: number, words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < ROUNDS; i++) {
    const [before, last] = [words[i - 15] as number, words[i - 2] as number];
    const small = turned(before, 7) ^ turned(before, 18) ^ (before >>> 3);
    const large = turned(last, 17) ^ turned(last, 19) ^ (last >>> 10);
    words[i] = ((words[i - 16] as number) + small + (words[i - 7] as number) + large) | 0;
  }
  const first = (place: number) => state[place] as number;
  let [a, b, c, d] = [first(0), first(1), first(2), first(3)];
  let [e, f, g, h] = [first(4), first(5), first(6), first(7)];
  for (let i = 0; i < ROUNDS; i++) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const one = (h + high + chosen + (ROUND_WORDS[i] as number) + (words[i] as number)) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const most = (a & b) ^ (a & c) ^ (b & c);
    // One by one: lists would be made and thrown away a million times.
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + low + most) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = ((state[i] as number) + word) | 0;
  });
}
