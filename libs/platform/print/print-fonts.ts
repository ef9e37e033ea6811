import { createRequire } from 'node:module';
import type { Font, Glyph, GlyphRun } from 'fontkit';
import { FONTS } from '../fonts/fonts.js';

export type Weight = 'regular' | 'bold';

/** A font under the name that the document registers it by. */
export interface PrintFont {
  readonly name: string;
  readonly font: Font;
}

const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: [FONTS.regular, FONTS.arabicRegular],
  bold: [FONTS.bold, FONTS.arabicBold],
};

/** Ligatures and the Arabic forms of letters: Unicode's blocks of presentation forms. */
const FORMS = { first: 0xfb00, last: 0xfeff };

let opened: Record<Weight, PrintFont[]> | undefined;

/** The fonts of a weight, the one to ask first in front. Read from disk once. */
export function printFonts(weight: Weight): readonly PrintFont[] {
  opened ??= { regular: openAll('regular'), bold: openAll('bold') };
  return opened[weight];
}

/** The font that has the character; the one before it goes on where it can, so that words and marks stay in one piece. */
export function fontFor(weight: Weight, character: string, former: PrintFont | undefined): PrintFont {
  const codePoint = character.codePointAt(0)!;
  const has = ({ font }: PrintFont) => font.hasGlyphForCodePoint(codePoint);
  const fonts = printFonts(weight);
  if (former && has(former) && /[\s\p{P}\p{M}\p{Cf}]/u.test(character)) return former;
  return fonts.find(has) ?? fonts[0]!;
}

/** The library is loaded with the first document: most processes print none. */
function openAll(weight: Weight): PrintFont[] {
  const { openSync } = createRequire(import.meta.url)('fontkit') as typeof import('fontkit');
  return FILES[weight].map((file, i) => ({
    name: `${weight}-${i}`,
    font: readable(named(openSync(file) as Font)),
  }));
}

/**
 * The library remembers for each glyph which characters it was first asked for: none, when it was first met as a part of
 * another one, so that a Z drawn after a Ż was nobody's letter, and could not be searched for or copied. So each is asked
 * for by its own name first; the forms that letters take in a word are not, for they are to be read as their letters.
 */
function named(font: Font): Font {
  for (const codePoint of font.characterSet)
    if (codePoint < FORMS.first || codePoint > FORMS.last) font.glyphForCodePoint(codePoint);
  return font;
}

/**
 * Readers of a document turn the letters of a line that runs from right to left around, one by one; those of a ligature
 * as well, so that it has to tell them in the order in which they would stand. Otherwise nobody finds a name that
 * has one: الأنصاري would be read as األنصاري.
 */
function readable(single: Font): Font {
  const layout = (...[text, features, script, language]: Parameters<Font['layout']>): GlyphRun => {
    const run = single.layout(text, features, script, language, directionOfRun(text));
    if (run.direction === 'rtl') run.glyphs = run.glyphs.map(turned);
    return run;
  };
  return Object.create(single, { layout: { value: layout } }) as Font;
}

/** The library goes by the script alone; digits are written from left to right in every one, Arabic ones as well. */
function directionOfRun(text: Parameters<Font['layout']>[0]): 'ltr' | undefined {
  return typeof text === 'string' && !/\p{L}/u.test(text) ? 'ltr' : undefined;
}

function turned(glyph: Glyph): Glyph {
  if (glyph.codePoints.length < 2) return glyph;
  return Object.create(glyph, { codePoints: { value: glyph.codePoints.toReversed() } }) as Glyph;
}
