import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** So few that a picture of text on plain grounds has a third of its size, and nobody sees the difference. */
const MOST_COLOURS = 64;

/** The same picture with few colours: the most frequent ones, and for every other one the nearest of them. */
export async function smallPng(page: Page, png: Buffer): Promise<Buffer> {
  const { width, height, pixels } = await pixelsOf(page, png);
  const palette = mostFrequent(pixels);
  const places = new Map(palette.map((colour, i) => [colour, i]));
  const placeOf = (colour: number) => {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    return place;
  };
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(height * (width + 1));
  for (let i = 0; i < pixels.length; i++)
    rows[i + Math.floor(i / width) + 1] = placeOf(pixels[i] as number);
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

/** The browser that took the picture knows how to read it. */
function pixelsOf(page: Page, png: Buffer): Promise<Pixels> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const { buffer } = context.getImageData(0, 0, width, height).data;
    return { width, height, pixels: [...new Uint32Array(buffer)].map((pixel) => pixel & 0xffffff) };
  }, png.toString('base64'));
}

function mostFrequent(pixels: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.slice(0, MOST_COLOURS).map(([colour]) => colour);
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
