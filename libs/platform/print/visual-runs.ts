import bidiFactory from 'bidi-js';

/** Text that is drawn in one go: one font, one direction. */
export interface Run<Font> {
  readonly text: string;
  readonly font: Font;
  readonly rightToLeft: boolean;
}

interface LevelRun<Font> {
  text: string;
  readonly font: Font;
  readonly level: number;
}

const bidi = bidiFactory();

/** They say how a line is read and are no letters of it. */
const DIRECTIONAL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * The runs of a line from left to right, by the Unicode Bidirectional Algorithm. The text of a run is in reading order,
 * but for brackets, which are those that stand there in the end; shaping turns a run around, so it may see it whole.
 *
 * @param fontOf the font of a character, given the font of the one before it in the same run
 */
export function visualRuns<Font>(
  line: string,
  fontOf: (character: string, former: Font | undefined) => Font,
): Run<Font>[] {
  const runs = inOrder(levelRuns(line, fontOf));
  return runs.map(({ text, font, level }) => ({ text, font, rightToLeft: isOdd(level) }));
}

/** Whether the line as a whole reads from right to left: by its first strong character. */
export function readsRightToLeft(line: string): boolean {
  return isOdd(bidi.getEmbeddingLevels(line).paragraphs[0]?.level ?? 0);
}

function levelRuns<Font>(line: string, fontOf: (character: string, former: Font | undefined) => Font) {
  const { levels } = bidi.getEmbeddingLevels(line);
  const runs: LevelRun<Font>[] = [];
  let at = 0;
  for (const character of line) {
    const level = levels[at]!;
    at += character.length;
    if (DIRECTIONAL.test(character)) continue;
    const last = runs.at(-1);
    const former = last?.level === level ? last : undefined;
    const font = fontOf(character, former?.font);
    const shown = isOdd(level) ? (bidi.getMirroredCharacter(character) ?? character) : character;
    if (former?.font === font) former.text += shown;
    else runs.push({ text: shown, font, level });
  }
  return runs;
}

/** Rule L2: from the highest level down to the first, each stretch of runs of at least that level is turned around. */
function inOrder<Font>(runs: readonly LevelRun<Font>[]): LevelRun<Font>[] {
  let order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level >= 1; level--) {
    order = stretches(order, level).flatMap((stretch) =>
      stretch[0]!.level >= level ? stretch.toReversed() : stretch,
    );
  }
  return order;
}

function stretches<Font>(runs: readonly LevelRun<Font>[], level: number): LevelRun<Font>[][] {
  const found: LevelRun<Font>[][] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last && last[0]!.level >= level === run.level >= level) last.push(run);
    else found.push([run]);
  }
  return found;
}

function isOdd(level: number): boolean {
  return level % 2 === 1;
}
