import { describe, expect, it } from '@jest/globals';
import { extractImages, getDocumentProxy } from 'unpdf';
import { qrPng } from '#platform/images/qr-code';
import { printPdf } from '#platform/print/print-pdf';
import { readQr, type Pixels } from '../../support/read-qr.js';

/** As it comes out of a printed page. */
async function onPaper(text: string): Promise<Pixels> {
  const png = await qrPng(text, 600);
  const pdf = await printPdf({
    title: 'A code',
    subtitle: 'Hill School',
    language: 'en',
    footer: '1',
    printedAt: new Date(),
    blocks: [{ kind: 'picture', png, alternative: 'QR code', width: 0.24 }],
  });
  const [picture] = await extractImages(await getDocumentProxy(new Uint8Array(pdf)), 1);
  return picture!;
}

const ADDRESS = 'https://school.example/certificates/0123456789ABCDEFGHIJKLMNOP?';

describe('a code that is printed', () => {
  it.each([
    'A',
    '7',
    '4711',
    'HILL SCHOOL $1',
    'https://school.example/1',
    'Zaświadczenie 证书',
    ADDRESS,
    ADDRESS.repeat(2),
    ADDRESS.repeat(3),
  ])('says what it was made of, to a reader that knows the standard alone: %s', async (text) => {
    expect(readQr(await onPaper(text))).toBe(text);
  });

  it('is refused by that reader where one square of it is another', async () => {
    const { data, width, height, channels } = await onPaper(ADDRESS);
    const [x, y] = [Math.floor(width / 2), Math.floor(height / 2)];
    const side = 18; // more than a square, wherever it begins
    const painted = Array.from({ length: data.length }, (_, i) => {
      const [row, column] = [Math.floor(i / channels / width), Math.floor(i / channels) % width];
      const isThere = Math.abs(row - y) < side && Math.abs(column - x) < side;
      return isThere ? 255 - data[i]! : data[i]!;
    });
    expect(() => readQr({ data: painted, width, height, channels })).toThrow(
      'A block of the code is damaged.',
    );
  });
});
