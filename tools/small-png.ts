import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** So few that a picture of text on plain grounds has a third of its size, and nobody sees the difference. */
const MOST_COLOURS = 96;
/** Colours no further apart than this, the squares of the differences added up, look the same. */
const ALIKE = 5 ** 2;

/** The same picture with few colours: the most frequent ones, and for every other one the nearest of them. */
export async function smallPng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, pixels } = await pixelsOf(page, png);
  const palette = paletteOf(pixels);
  const places = new Map(palette.map((colour, i) => [colour, i]));
  const placeOf = (colour: number) => {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    return place;
  };
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < pixels.length; i++) rows[i + Math.floor(i / width) + 1] = placeOf(pixels[i] as number);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([...bytesOf(width), ...bytesOf(height), 8, 3, 0, 0, 0])),
    chunk('PLTE', Buffer.from(palette.flatMap(channelsOf))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Row by row, red in the lowest byte. */
  readonly pixels: readonly number[];
}

/** The browser that took the picture knows how to read it. A long text crosses from it in no time, a long list does not. */
async function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  const { width, height, halves } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { buffer } = context.getImageData(0, 0, width, height).data;
    let halves = '';
    for (const pixel of new Uint32Array(buffer))
      halves += String.fromCharCode(pixel & 0xfff, (pixel >> 12) & 0xfff);
    return { width, height, halves };
  }, png.toString('base64'));
  const half = (at: number) => halves.charCodeAt(at);
  const pixels = Array.from({ length: width * height }, (_, i) => half(2 * i) | (half(2 * i + 1) << 12));
  return { width, height, pixels };
}

/** The most frequent colours, but none that looks like one that is there already: a rare one may be the point of a picture. */
function paletteOf(pixels: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byFrequency = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette: number[] = [];
  for (const colour of byFrequency) {
    if (palette.length === MOST_COLOURS) break;
    if (palette.every((known) => distance(known, colour) > ALIKE)) palette.push(colour);
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((known) => distance(known, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const [channels, others] = [channelsOf(one), channelsOf(other)];
  return channels.reduce((sum, channel, i) => sum + (channel - (others[i] as number)) ** 2, 0);
}

/** Red, green, blue. */
function channelsOf(colour: number): readonly number[] {
  return [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff];
}

/** A part of a PNG file: length, name, content, checksum. */
function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  return Buffer.concat([bytesOf(content.length), named, bytesOf(crc32(named))]);
}

function bytesOf(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

/** As PNG asks for; Node has one of its own from version 22 on. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
