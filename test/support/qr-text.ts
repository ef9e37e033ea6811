const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** A piece of the text: by how many bits its length is said in versions to 9 and from 10, and how it is read. */
interface Mode {
  readonly lengthBits: readonly [number, number];
  readonly read: (take: (bits: number) => number, length: number) => Buffer;
}

const MODES: Readonly<Record<number, Mode>> = {
  1: { lengthBits: [10, 12], read: digits },
  2: { lengthBits: [9, 11], read: letters },
  4: { lengthBits: [8, 16], read: (take, length) => Buffer.from(Array.from({ length }, () => take(8))) },
};

/** The text in the data of a QR code, piece by piece (ISO/IEC 18004, 7.4). @throws Error for what is no piece of text */
export function textIn(data: readonly number[], version: number): string {
  const bits = data.map((word) => word.toString(2).padStart(8, '0')).join('');
  let at = 0;
  const take = (count: number) => Number.parseInt(bits.slice(at, (at += count)).padEnd(count, '0') || '0', 2);
  const pieces: Buffer[] = [];
  for (let mode = take(4); mode !== 0; mode = take(4)) {
    const known = MODES[mode];
    if (!known) throw new Error(`A piece of the code is in the mode ${mode}.`);
    pieces.push(known.read(take, take(known.lengthBits[version < 10 ? 0 : 1])));
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Three in ten bits, two in seven, one in four. */
function digits(take: (bits: number) => number, length: number): Buffer {
  let text = '';
  for (let left = length; left > 0; left -= 3) {
    const count = Math.min(left, 3);
    text += String(take(3 * count + 1)).padStart(count, '0');
  }
  return Buffer.from(text);
}

/** Two in eleven bits, one in six. */
function letters(take: (bits: number) => number, length: number): Buffer {
  let text = '';
  for (let left = length; left > 1; left -= 2) {
    const pair = take(11);
    text += LETTERS[Math.floor(pair / 45)]! + LETTERS[pair % 45]!;
  }
  if (length % 2 === 1) text += LETTERS[take(6)]!;
  return Buffer.from(text);
}
