import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaptionsInvalid } from './video.errors.js';
import { soundCaptions } from './web-vtt.js';

function faultsOf(text: string): unknown {
  try {
    soundCaptions(text);
    return [];
  } catch (error) {
    if (error instanceof CaptionsInvalid) return error.facts['lines'];
    throw error;
  }
}

const SOUND = `WEBVTT - bread

NOTE by nobody

1
00:01.000 --> 00:04.000 align:start line:0
Take flour,
and <i>water</i>.

01:00:04.000 --> 01:00:05.500
Bake it.
`;

describe('Captions', () => {
  it('are taken as they are, with line ends of any kind', () => {
    expect(soundCaptions(SOUND)).toBe(SOUND);
    expect(soundCaptions(`\uFEFF${SOUND.replaceAll('\n', '\r\n')}`)).toBe(SOUND);
    expect(soundCaptions(SOUND.trimEnd())).toBe(SOUND);
  });

  it.each<[string, string, number]>([
    ['nothing', '', 1],
    ['SubRip', '1\n00:00:01,000 --> 00:00:02,000\nHello\n', 1],
    ['no caption', 'WEBVTT\n\nNOTE nothing', 1],
    ['a comma in a time', 'WEBVTT\n\n00:01,000 --> 00:02.000\nHello', 3],
    ['61 minutes', 'WEBVTT\n\n61:00.000 --> 62:00.000\nHello', 3],
    ['an end before its beginning', 'WEBVTT\n\n00:02.000 --> 00:01.000\nHello', 3],
    ['an order that goes back', 'WEBVTT\n\n00:02.000 --> 00:03.000\nB\n\n00:01.000 --> 00:02.000\nA', 6],
    ['no text', 'WEBVTT\n\n00:01.000 --> 00:02.000', 3],
    ['text alone', 'WEBVTT\n\nHello', 3],
    ['no empty line between', 'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB', 5],
    ['an unknown setting', 'WEBVTT\n\n00:01.000 --> 00:02.000 loud\nA', 3],
  ])('are refused by the line: %s', (_, text, line) => {
    expect(faultsOf(text)).toEqual([{ line, detail: expect.any(String) }]);
  });

  it('name each fault, and never trip over what they are given', () => {
    expect(faultsOf('WEBVTT\n\n1\nx\n\n00:01.000 --> 00:00.000\n')).toMatchObject([
      { line: 4 },
      { line: 6 },
      { line: 6 },
    ]);
    fc.assert(fc.property(fc.string(), (text) => void faultsOf(`WEBVTT\n\n${text}`)));
  });
});
