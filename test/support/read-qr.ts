import { textIn } from './qr-text.js';

/** What a picture shows: bytes row by row, so many for each pixel. */
export interface Pixels {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

type IsDark = (row: number, column: number) => boolean;

/** Codewords of a version at the level M: those of correction in each block, and the blocks by their data (ISO/IEC 18004, table 9). */
const BLOCKS: readonly (readonly [correction: number, ...blocks: number[]])[] = [
  [10, 16],
  [16, 28],
  [26, 44],
  [18, 32, 32],
  [24, 43, 43],
  [16, 27, 27, 27, 27],
  [18, 31, 31, 31, 31],
  [22, 38, 38, 39, 39],
  [22, 36, 36, 36, 37, 37],
  [26, 43, 43, 43, 43, 44],
];
const MASKS: readonly ((row: number, column: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
];

/**
 * The text of a QR code that fills a picture, upright and sharp, at the level M and up to version 10, by ISO/IEC 18004 and
 * without the library that draws ours. Nothing is corrected: it has to be right as it is.
 * @throws Error that says what of the picture is no such code
 */
export function readQr(pixels: Pixels): string {
  const { isDark, size } = modulesOf(pixels);
  const version = (size - 17) / 4;
  const blocks = BLOCKS[version - 1];
  if (!blocks) throw new Error(`No code has ${size} modules, or none of those that are read here.`);
  const { level, mask } = formatOf(isDark);
  if (level !== 0) throw new Error('The code is of another level than M.');
  const words = codewordsOf(isDark, size, MASKS[mask]!);
  return textIn(dataOf(words, blocks), version);
}

/** The dark square in the corner is seven modules wide; the picture is as many of them as fit. */
function modulesOf({ data, width, height, channels }: Pixels): { isDark: IsDark; size: number } {
  const dark = (x: number, y: number) => data[(y * width + x) * channels]! < 128;
  const top = Array.from({ length: height }, (_, y) => y).find((y) => rowOf(y).some(Boolean));
  function rowOf(y: number): boolean[] {
    return Array.from({ length: width }, (_, x) => dark(x, y));
  }
  if (top === undefined) throw new Error('The picture is empty.');
  const first = rowOf(top);
  const [left, right] = [first.indexOf(true), first.lastIndexOf(true)];
  const module = (first.indexOf(false, left) - left) / 7;
  const size = Math.round((right + 1 - left) / module);
  const at = (n: number) => Math.floor((n + 0.5) * module);
  return { size, isDark: (row, column) => dark(left + at(column), top + at(row)) };
}

/** Around the corner: level and mask, protected by ten more bits. */
function formatOf(isDark: IsDark): { level: number; mask: number } {
  const beside = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => isDark(8, column));
  const above = [7, 5, 4, 3, 2, 1, 0].map((row) => isDark(row, 8));
  const read = numberOf([...beside, ...above]) ^ 0x5412;
  let rest = read;
  for (let bit = 14; bit >= 10; bit--) if (rest & (1 << bit)) rest ^= 0x537 << (bit - 10);
  if (rest !== 0) throw new Error('The format of the code is broken.');
  return { level: read >> 13, mask: (read >> 10) & 7 };
}

/** Two columns at a time from the right, up and down in turns, past all that is no data. */
function codewordsOf(isDark: IsDark, size: number, isMasked: IsDark): number[] {
  const bits: boolean[] = [];
  for (let pair = 0, right = size - 1; right > 0; pair++, right -= right === 8 ? 3 : 2)
    for (let step = 0; step < 2 * size; step++) {
      const down = Math.floor(step / 2);
      const [row, column] = [pair % 2 === 0 ? size - 1 - down : down, right - (step % 2)];
      if (!isPattern(row, column, size)) bits.push(isDark(row, column) !== isMasked(row, column));
    }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, n) =>
    numberOf(bits.slice(8 * n, 8 * n + 8)),
  );
}

function isPattern(row: number, column: number, size: number): boolean {
  const far = size - 8;
  const isCorner = (row < 9 && (column < 9 || column >= far)) || (row >= far && column < 9);
  const saysVersion = size >= 45 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11));
  return isCorner || saysVersion || row === 6 || column === 6 || isAlignment(row, column, size);
}

/** Squares of five modules where lines of them cross, except in the corners. */
function isAlignment(row: number, column: number, size: number): boolean {
  if (size === 21) return false;
  const last = size - 7;
  const lines = size < 45 ? [6, last] : [6, (6 + last) / 2, last];
  const near = (at: number) => lines.findIndex((line) => Math.abs(line - at) <= 2);
  const [i, j, end] = [near(row), near(column), lines.length - 1];
  if (i === -1 || j === -1) return false;
  return !((i === 0 && j === 0) || (i === 0 && j === end) || (i === end && j === 0));
}

/** The blocks are dealt out like cards; the data of each comes first. @throws Error when one is damaged */
function dataOf(
  words: readonly number[],
  [correction, ...lengths]: readonly [number, ...number[]],
): number[] {
  const blocks: number[][] = lengths.map(() => []);
  let next = 0;
  for (let n = 0; n < Math.max(...lengths); n++)
    for (const [b, length] of lengths.entries()) if (n < length) blocks[b]!.push(words[next++]!);
  const data = blocks.flat();
  for (let n = 0; n < correction; n++) for (const block of blocks) block.push(words[next++]!);
  if (blocks.some((block) => !isWhole(block, correction))) throw new Error('A block of the code is damaged.');
  return data;
}

/** By Reed and Solomon: as a polynomial it is zero at so many powers of 2, in the field of 256 with x⁸+x⁴+x³+x²+1. */
function isWhole(block: readonly number[], correction: number): boolean {
  const powers = Array.from({ length: correction }, (_, n) => powerOfTwo(n));
  return powers.every((at) => block.reduce((sum, word) => product(sum, at) ^ word, 0) === 0);
}

function powerOfTwo(n: number): number {
  return n === 0 ? 1 : product(powerOfTwo(n - 1), 2);
}

function product(a: number, b: number): number {
  let [sum, left] = [0, a];
  for (let bit = b; bit > 0; bit >>= 1) {
    if (bit & 1) sum ^= left;
    left = left & 0x80 ? (left << 1) ^ 0x11d : left << 1;
  }
  return sum;
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((number, bit) => number * 2 + Number(bit), 0);
}
