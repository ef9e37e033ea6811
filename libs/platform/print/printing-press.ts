import type { PrintedDocument } from './printed-document.js';
import { directionOf } from '../fonts/direction.js';
import { beginsOnTheRight, Typesetter, type Style } from './typesetter.js';

type Pdf = PDFKit.PDFDocument;
export type Tag = PDFKit.PDFStructureElement;

export const INK: Style = { size: 9.5, weight: 'regular', colour: '#1f2328' };
export const FAINT: Style = { ...INK, colour: '#4b5563' };
const HEAD: Style = { ...INK, weight: 'bold' };

/** A4, in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48, foot: 64 };
/** At least so much is for the names of facts; long ones push all values on. */
const NAMES_OF_FACTS = 150;
const SPACE_BEFORE_VALUES = 14;

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
    /** Whether the document is read from right to left: then everything begins on the right. */
    private readonly rightToLeft: boolean,
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
    return new PrintingPress(pdf, new Typesetter(pdf), directionOf(language) === 'rtl');
  }

  heading(tag: 'H1' | 'H2', text: string, size: number): void {
    this.text(tag, text, { ...HEAD, size });
  }

  paragraph(text: string, style: Style): void {
    this.text('P', text, style);
  }

  /** Names and their values, beside each other. */
  facts(facts: readonly (readonly [name: string, value: string])[]): void {
    const names = facts.map(([name]) => this.type.width(name, FAINT) + SPACE_BEFORE_VALUES);
    const column = Math.max(NAMES_OF_FACTS, ...names);
    const rest = this.width - column;
    for (const [name, value] of facts) {
      this.keep(lineHeight(INK));
      this.tagged('P', () => {
        this.align(name, this.placeOf(0, column), column, FAINT);
        this.align(value, this.placeOf(column, rest), rest, HEAD);
      });
      this.y += lineHeight(INK);
    }
  }

  picture(png: Uint8Array, alternative: string, share = 1): void {
    const width = this.width * share;
    const height = width * proportionOf(png);
    this.keep(height);
    const { y } = this;
    const left = this.placeOf(0, width);
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

  /** The left edge of a space that begins so far from where lines begin. */
  placeOf(from: number, width: number): number {
    return this.rightToLeft ? this.left + this.width - from - width : this.left + from;
  }

  /** A line at this height on this side of its space, whichever way it is read: names of all scripts make one column. */
  align(text: string, left: number, width: number, style: Style, side: 'start' | 'end' = 'start'): void {
    const onTheRight = (side === 'end') !== this.rightToLeft;
    const x = onTheRight ? left + width : left;
    this.type.line(text, x, this.baseline(style), style, onTheRight ? 'end' : 'start');
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
        this.align(footer, this.left, this.width, small);
        this.align(`${page + 1} / ${count}`, this.left, this.width, small, 'end');
      });
    }
    this.pdf.end();
  }

  private baseline({ size }: Style): number {
    return this.y + size * 1.08;
  }

  /** A text of the other direction is read from the other side. */
  private sideOf(line: string): 'start' | 'end' {
    return beginsOnTheRight(line) && !this.rightToLeft ? 'end' : 'start';
  }

  private text(tag: string, text: string, style: Style): void {
    const lines = this.type.lines(text, this.width, style);
    for (const line of lines) {
      this.keep(lineHeight(style));
      this.tagged(tag, () => this.align(line, this.left, this.width, style, this.sideOf(line)));
      this.y += lineHeight(style);
    }
  }
}

/** Height to width, as the head of a PNG says. */
function proportionOf(png: Uint8Array): number {
  const head = new DataView(png.buffer, png.byteOffset, 24);
  return head.getUint32(20) / head.getUint32(16);
}
