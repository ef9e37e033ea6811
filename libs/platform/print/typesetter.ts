import { fontFor, printFonts, type PrintFont, type Weight } from './print-fonts.js';
import { readsRightToLeft, visualRuns, type Run } from './visual-runs.js';

export interface Style {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}

type Pdf = PDFKit.PDFDocument;

/** The library shapes word by word, which it remembers, and joins the words from left to right; unless it is given features. */
const IN_ONE_PIECE = { features: [] as [] };

/** Puts lines of any script onto the pages of a document: shaped, in the order of their script, in fonts that have it. */
export class Typesetter {
  constructor(private readonly pdf: Pdf) {
    for (const weight of ['regular', 'bold'] as const)
      for (const { name, font } of printFonts(weight)) pdf.registerFont(name, font as unknown as string);
  }

  /** Draws one line; `x` is where it begins on the left, or ends on the right when `align` is `end`. */
  line(text: string, x: number, baseline: number, style: Style, align: 'start' | 'end' = 'start'): void {
    const runs = runsOf(text, style);
    let at = align === 'end' ? x - this.widthOfRuns(runs, style) : x;
    this.pdf.fillColor(style.colour);
    for (const run of runs) {
      this.use(run, style);
      this.pdf.text(drawn(run), at, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...shapingOf(run),
      });
      at += this.widthOf(run);
    }
  }

  /** Breaks a text into lines that fit, between words; a word that is too long for any line sticks out. */
  lines(text: string, width: number, style: Style): string[] {
    const lines: string[] = [];
    for (const word of text.split(/\s+/u)) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
      if (lines.length > 0 && this.width(longer, style) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  width(text: string, style: Style): number {
    return this.widthOfRuns(runsOf(text, style), style);
  }

  private widthOfRuns(runs: readonly Run<PrintFont>[], style: Style): number {
    return runs.reduce((sum, run) => {
      this.use(run, style);
      return sum + this.widthOf(run);
    }, 0);
  }

  private widthOf(run: Run<PrintFont>): number {
    return this.pdf.widthOfString(drawn(run), shapingOf(run));
  }

  private use({ font }: Run<PrintFont>, { size }: Style): void {
    this.pdf.font(font.name).fontSize(size);
  }
}

/** Whether a text begins on the right of its space. */
export function beginsOnTheRight(text: string): boolean {
  return readsRightToLeft(text);
}

function runsOf(text: string, { weight }: Style): Run<PrintFont>[] {
  return visualRuns(text, (character, former: PrintFont | undefined) => fontFor(weight, character, former));
}

function shapingOf({ rightToLeft }: Run<PrintFont>) {
  return rightToLeft ? IN_ONE_PIECE : {};
}

/** Shaping turns a run around by its script; one that has none, such as a lone bracket, has to be turned here. */
function drawn({ text, rightToLeft }: Run<PrintFont>): string {
  const turnsItself = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
  return rightToLeft && !turnsItself ? [...text].toReversed().join('') : text;
}
