const ENTRY = 0x02014b50;
const END = 0x06054b50;
const FAR_END = 0x06064b50;
const FAR_END_PLACE = 0x07064b50;
/** Sizes of the records without what is of any length. */
const [ENTRY_SIZE, END_SIZE, FAR_END_PLACE_SIZE] = [46, 22, 20];
const LONGEST_COMMENT = 65_535;

/**
 * The checksum of each part of a package, in the order of its list of parts, which is that in which they are unpacked. A
 * package of which bytes were lost or changed on the way often unpacks all the same, into other names and numbers.
 */
export function checksumsIn(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sums: number[] = [];
  for (let at = listOfParts(view); at !== undefined && isAt(view, at, ENTRY, ENTRY_SIZE); ) {
    sums.push(view.getUint32(at + 16, true));
    at +=
      ENTRY_SIZE +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  return sums;
}

function isAt(view: DataView, at: number, sign: number, size: number): boolean {
  return at >= 0 && at + size <= view.byteLength && view.getUint32(at, true) === sign;
}

/** Where the list begins, which stands before the last record of the file, or before one that a large file has besides. */
function listOfParts(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= earliest; at--) {
    if (!isAt(view, at, END, END_SIZE)) continue;
    const start = view.getUint32(at + 16, true);
    if (start !== 0xffffffff) return start;
    const place = at - FAR_END_PLACE_SIZE;
    if (!isAt(view, place, FAR_END_PLACE, FAR_END_PLACE_SIZE)) return undefined;
    const farEnd = Number(view.getBigUint64(place + 8, true));
    return isAt(view, farEnd, FAR_END, 56) ? Number(view.getBigUint64(farEnd + 48, true)) : undefined;
  }
  return undefined;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32, as packages have it. */
export function checksumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i++)
    sum = (TABLE[(sum ^ (bytes[i] as number)) & 0xff] as number) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
