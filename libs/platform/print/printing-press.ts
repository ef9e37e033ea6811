import type { PrintedDocument } from './printed-document.js';
import { beginsOnTheRight, Typesetter, type Style } from './typesetter.js';

type Pdf = PDFKit.PDFDocument;
export type Tag = PDFKit.PDFStructureElement;

export const INK: Style = { size: 9.5, weight: 'regular', colour: '#1f2328' };
export const FAINT: Style = { ...INK, colour: '#4b5563' };
const HEAD: Style = { ...INK, weight: 'bold' };

/** A4, in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48, foot: 64 };
const NAMES_OF_FACTS = 150;

export const lineHeight = ({ size }: Style) => size * 1.45;

/** One document on its way to paper: its pages, the place where the next thing goes, and the tags that say what it is. */
export class PrintingPress {
  readonly left = PAGE.margin;
  readonly width = PAGE.width - 2 * PAGE.margin;
  readonly tags: Tag;
  y = PAGE.margin;

  private constructor(
    readonly pdf: Pdf,
    readonly type: Typesetter,
  ) {
    pdf.addPage();
    this.tags = pdf.struct('Document');
    pdf.addStructure(this.tags);
  }

  /** The library and the fonts are loaded with the first document. */
  static async setUp({ title, language, printedAt }: PrintedDocument): Promise<PrintingPress> {
    const { default: PDFDocument } = await import('pdfkit');
    const pdf = new PDFDocument({
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: 'Lyceum', Producer: 'Lyceum', CreationDate: printedAt },
    });
    return new PrintingPress(pdf, new Typesetter(pdf));
  }

  heading(tag: 'H1' | 'H2', text: string, size: number): void {
    this.text(tag, text, { ...HEAD, size });
  }

  paragraph(text: string, style: Style): void {
    this.text('P', text, style);
  }

  /** A name and its value, beside each other. */
  fact(name: string, value: string): void {
    this.keep(lineHeight(INK));
    this.tagged('P', () => {
      this.write(name, this.left, NAMES_OF_FACTS, FAINT);
      this.type.line(value, this.left + NAMES_OF_FACTS, this.baseline(HEAD), HEAD);
    });
    this.y += lineHeight(INK);
  }

  picture(png: Uint8Array, alternative: string): void {
    const height = this.width * proportionOf(png);
    this.keep(height);
    const { left, width, y } = this;
    const draw = () => this.pdf.image(Buffer.from(png), left, y, { width });
    this.tagged('Figure', draw, { alt: alternative, bbox: [left, y, left + width, y + height] });
    this.y += height;
  }

  space(points: number): void {
    this.y += points;
  }

  /** Turns the page when less than this is left of it; tells whether it did. */
  keep(height: number): boolean {
    if (this.y + height <= PAGE.height - PAGE.foot) return false;
    this.pdf.addPage();
    this.y = PAGE.margin;
    return true;
  }

  /** Draws something and says what it is. */
  tagged(tag: string, draw: () => void, options: object = {}, within: Tag = this.tags): void {
    within.add(this.pdf.struct(tag, options, draw));
  }

  /** Draws what is no part of the text: rules, page numbers. */
  decorate(draw: () => void): void {
    this.pdf.markContent('Artifact');
    draw();
    this.pdf.endMarkedContent();
  }

  /** A line at this height, from the side that it is read from. */
  write(text: string, left: number, width: number, style: Style, align: 'start' | 'end' = 'start'): void {
    this.align(text, left, width, style, beginsOnTheRight(text) ? 'end' : align);
  }

  /** A line at this height on this side of its space, whichever way it is read: names of all scripts make one column. */
  align(text: string, left: number, width: number, style: Style, side: 'start' | 'end' = 'start'): void {
    const x = side === 'end' ? left + width : left;
    this.type.line(text, x, this.baseline(style), style, side);
  }

  /** Numbers the pages, and ends. */
  finish(footer: string): void {
    this.tags.end();
    const { start, count } = this.pdf.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.pdf.switchToPage(page);
      this.y = PAGE.height - 40;
      const small = { ...FAINT, size: 8 };
      this.decorate(() => {
        this.write(footer, this.left, this.width, small);
        this.write(`${page + 1} / ${count}`, this.left, this.width, small, 'end');
      });
    }
    this.pdf.end();
  }

  private baseline({ size }: Style): number {
    return this.y + size * 1.08;
  }

  private text(tag: string, text: string, style: Style): void {
    const lines = this.type.lines(text, this.width, style);
    for (const line of lines) {
      this.keep(lineHeight(style));
      this.tagged(tag, () => this.write(line, this.left, this.width, style));
      this.y += lineHeight(style);
    }
  }
}

/** Height to width, as the head of a PNG says. */
function proportionOf(png: Uint8Array): number {
  const head = new DataView(png.buffer, png.byteOffset, 24);
  return head.getUint32(20) / head.getUint32(16);
}
