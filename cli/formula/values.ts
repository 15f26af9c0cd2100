import { type Cell, isError } from '../../core/cells/cell';
import type { Zone } from '../../files/stored-cells';

/** What a part of a formula comes to: a cell, a block of them, or an area of a sheet that nobody has looked into yet. */
export type Value = Cell | Block | Area | Left;

export interface Block {
  readonly block: readonly (readonly Cell[])[];
}

export interface Area {
  readonly sheet: string;
  readonly area: Zone;
}

/** Why a formula is left as it is. Nothing is guessed: one part that cannot be told leaves the whole formula. */
export interface Left {
  readonly left: string;
}

export function isLeft(value: unknown): value is Left {
  return typeof value === 'object' && value !== null && 'left' in value;
}

export function isBlock(value: Value): value is Block {
  return typeof value === 'object' && 'block' in value;
}

export function isArea(value: Value): value is Area {
  return typeof value === 'object' && 'area' in value;
}

export function heightOf({ area: { top, bottom } }: Area): number {
  return bottom - top + 1;
}

export function widthOf({ area: { left, right } }: Area): number {
  return right - left + 1;
}

export function isOneCell(area: Area): boolean {
  return heightOf(area) === 1 && widthOf(area) === 1;
}

/** A number as a formula takes it; a text only where every program reads the same number in it. */
export function numberFrom(cell: Cell): number | string | Left {
  if (cell === undefined || cell === '') return cell === '' ? '#VALUE!' : 0;
  if (typeof cell === 'boolean') return Number(cell);
  if (typeof cell === 'number' || isError(cell)) return cell;
  if (/^\s*[-+]?(?:\d+\.?\d*|\.\d+)\s*$/.test(cell)) return Number(cell);
  return /\d/.test(cell) ? { left: `programs differ in what number the text “${cell}” is` } : '#VALUE!';
}

/** Yes or no as a formula takes it; `#VALUE!` for a text that is neither. */
export function truthOf(cell: Cell): boolean | string {
  if (cell === undefined) return false;
  if (typeof cell === 'number') return cell !== 0;
  if (typeof cell === 'boolean' || isError(cell)) return cell;
  return /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : '#VALUE!';
}

/** What a cell reads as in a text. */
export function textFrom(cell: Cell): string | Left {
  if (cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'string' || Number.isInteger(cell)) return String(cell);
  return { left: 'programs differ in how a number with a fraction is put into a text' };
}
