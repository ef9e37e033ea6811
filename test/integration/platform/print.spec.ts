import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Block, PrintedDocument } from '#platform/print/printed-document';
import { printPdf } from '#platform/print/print-pdf';
import { readsRightToLeft, visualRuns } from '#platform/print/visual-runs';

const document = (blocks: readonly Block[]): PrintedDocument => ({
  title: 'Register of 7B',
  subtitle: 'Northside High School',
  language: 'en',
  footer: 'Printed on 20 November 2026',
  printedAt: new Date('2026-11-20T13:05:00Z'),
  blocks,
});
const tableOf = (names: readonly string[]): Block => ({
  kind: 'table',
  columns: [
    { title: 'No.', width: 0.1, align: 'end' },
    { title: 'Student', width: 0.9 },
  ],
  rows: names.map((name, i) => [String(i + 1), name]),
});

async function pagesOf(pdf: Buffer): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

const NAMES = [
  'Zażółć Gęślą Jaźń-Śniady',
  'Ελένη Παπαδοπούλου-Νικολαΐδου',
  'Наталія Їжакевич Щёкин',
  'محمد بن عبد الله الأنصاري',
  'فاطِمَة الزَّهراء',
  'لؤلؤ الإسلام',
  'پروین گچپژ ڈاکٹر',
];

describe('a printed document', () => {
  it('lets a letter be found that stood in it, or in an earlier one, as a part of another', async () => {
    await printPdf(document([tableOf(['ÂĈḒÊĜĤÎĴḰĹḾŃÔṔŔŜŤÛṼŴẊŶẐ âĉḓêĝĥîĵḱĺḿńôṕŕŝťûṽŵẋŷẑ'])]));
    const [page] = await pagesOf(
      await printPdf(document([tableOf(['ACDEGHIJKLMNOPRSTUVWXYZ acdeghijklmnoprstuvwxyz'])])),
    );
    expect(page).toContain('ACDEGHIJKLMNOPRSTUVWXYZ acdeghijklmnoprstuvwxyz');
  });

  it.each(NAMES)('lets %s be found by its name', async (name) => {
    const [page] = await pagesOf(await printPdf(document([tableOf([name])])));
    expect(page).toContain(name);
  });

  it('embeds what it needs of its fonts and nothing that a reader would have to have', async () => {
    const pdf = (await printPdf(document([tableOf(NAMES)]))).toString('latin1');
    const fonts = [...pdf.matchAll(/\/BaseFont \/(\S+)/g)].map(([, font]) => font!);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+(NotoSans|IBMPlexSansArabic)-/);
    expect(pdf.length).toBeLessThan(120_000);
  });

  it('says what its parts are, in which language, and what a picture shows', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const blocks: Block[] = [{ kind: 'picture', png, alternative: 'By week' }, tableOf(['أحمد'])];
    const pdf = (await printPdf(document(blocks))).toString('latin1');
    for (const tag of ['H1', 'P', 'Figure', 'Table', 'TR', 'TH', 'TD']) expect(pdf).toContain(`/S /${tag}\n`);
    expect(pdf).toContain('/Lang (en)');
    expect(pdf).toContain('/Alt (By week)');
    expect(pdf).toContain('/Marked true');
  });

  it('repeats the head of a table on every page, and numbers the pages', async () => {
    const names = Array.from({ length: 90 }, (_, i) => `Student ${i + 1}`);
    const pages = await pagesOf(await printPdf(document([tableOf(names)])));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, i) => {
      expect(page).toContain('Student');
      expect(page).toContain('No.');
      expect(page).toContain(`${i + 1} / ${pages.length}`);
    });
    for (const name of names) expect(pages.join('\n')).toContain(name);
  });

  it('of a language that is written from right to left begins on the right, its tables as well', async () => {
    const placesIn = async (language: string) => {
      const pdf = await printPdf({ ...document([tableOf(['أحمد'])]), language });
      const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
      const { items } = await page.getTextContent();
      const leftOf = (wanted: string) =>
        (items as { str: string; transform: number[] }[]).find(({ str }) => str.includes(wanted))!
          .transform[4]!;
      return { number: leftOf('No.'), student: leftOf('Student'), footer: leftOf('Printed') };
    };
    const [english, arabic] = [await placesIn('en'), await placesIn('ar')];
    expect(english.number).toBeLessThan(english.student);
    expect(arabic.number).toBeGreaterThan(arabic.student);
    expect(english.footer).toBeLessThan(60);
    expect(arabic.footer).toBeGreaterThan(300);
  });

  it.each(['en', 'ar'])('writes digits from left to right in every script: %s', async (language) => {
    const digits = (from: number) =>
      Array.from({ length: 4 }, (_, i) => String.fromCodePoint(from + i)).join('');
    const names = [digits(0x31), `صف ${digits(0x661)}`, digits(0x6f1)];
    const [page] = await pagesOf(await printPdf({ ...document([tableOf(names)]), language }));
    for (const from of [0x31, 0x661, 0x6f1]) expect(page).toContain(digits(from));
  });

  it('keeps the names of facts off their values', async () => {
    const long = 'Παρουσιολόγια που υποβλήθηκαν εγκαίρως';
    const pdf = await printPdf(
      document([
        {
          kind: 'facts',
          facts: [
            ['Late', '1'],
            [long, '7 of 9'],
          ],
        },
      ]),
    );
    const page = await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1);
    const { items } = await page.getTextContent();
    const texts = items as { str: string; transform: number[]; width: number }[];
    const value = texts.find(({ str }) => str.startsWith('7'))!;
    const sameLine = texts.filter(
      ({ transform, str }) => transform[5] === value.transform[5] && str.trim() !== '',
    );
    const name = sameLine.filter(({ transform }) => transform[4]! < value.transform[4]!);
    expect(name.length).toBeGreaterThan(0);
    for (const { transform, width } of name) expect(transform[4]! + width).toBeLessThan(value.transform[4]!);
  });

  it('draws none of the marks that only say how a line is read', async () => {
    const [page] = await pagesOf(await printPdf(document([tableOf(['\u2068محمد\u2069 \u200f93\u200e'])])));
    expect(page).not.toMatch(/[\u200e\u200f\u2066-\u2069]/);
    expect(page).toContain('محمد');
  });

  it('is the same file for the same document', async () => {
    const print = () => printPdf(document([tableOf(NAMES)]));
    expect((await print()).equals(await print())).toBe(true);
  });
});

describe('the order of a line', () => {
  const shown = (text: string) =>
    visualRuns(text, () => 'font')
      .map((run) => (run.rightToLeft ? [...run.text].toReversed().join('') : run.text))
      .join('');

  it.each([
    ['Class 7B', 'Class 7B'],
    ['אבג', 'גבא'],
    ['Ali אבג B7', 'Ali גבא B7'],
    ['אבג (Ali) 12', '12 (Ali) גבא'],
    ['7B: אבג (2012)', '7B: (2012) גבא'],
  ])('of %s is %s from left to right', (text, order) => {
    expect(shown(text)).toBe(order);
  });

  it('begins on the side of its first letter', () => {
    expect([readsRightToLeft('أحمد Ali'), readsRightToLeft('Ali أحمد'), readsRightToLeft('12')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('loses no character and adds none', () => {
    const letters = fc.constantFrom('a', 'Ω', 'ж', 'א', 'ع', ' ', '-', '1', '٣', '.', '😀');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (text) => {
        expect([...shown(text)].toSorted()).toEqual([...text].toSorted());
      }),
    );
  });
});
