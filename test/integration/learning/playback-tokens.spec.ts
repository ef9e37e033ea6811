import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '#domain/kernel/id';
import { Secrets } from '#platform/config/secrets';
import { PlaybackTokens, type Playback } from '../../../src/learning/http/playback-tokens.js';

const tokens = new PlaybackTokens(new Secrets('a secret of at least thirty-two characters'));
const playback: Playback = {
  kind: 'video',
  schoolId: newId(),
  personId: newId(),
  subjectId: newId(),
  packageId: newId(),
  itemId: newId(),
  expiresAt: new Date('2026-11-21T18:00:00Z'),
};
const before = new Date('2026-11-21T17:59:59Z');

describe('B8 an address of playback', () => {
  it('says what it plays, for whom and until when, and nothing after that', () => {
    const sealed = tokens.seal(playback);
    expect(tokens.open(sealed, before)).toEqual(playback);
    expect(tokens.open(tokens.seal({ ...playback, kind: 'file', itemId: null }), before)).toMatchObject({
      itemId: null,
    });
    expect(() => tokens.open(sealed, playback.expiresAt)).toThrow('does not play anything');
  });

  it('is refused when any of it was changed, put together of two, or sealed elsewhere', () => {
    const sealed = tokens.seal(playback);
    const part = fc.constantFrom('who', 'what', 'seal');
    fc.assert(
      fc.property(part, fc.nat(42), fc.constantFrom(...'AZaz09-_'), (name, at, letter) => {
        const text = sealed[name as 'who'];
        const place = at % text.length;
        fc.pre(text[place] !== letter);
        const changed = { ...sealed, [name]: text.slice(0, place) + letter + text.slice(place + 1) };
        expect(() => tokens.open(changed, before)).toThrow('does not play anything');
      }),
    );
    const other = tokens.seal({ ...playback, personId: newId() });
    expect(() => tokens.open({ ...sealed, who: other.who }, before)).toThrow('does not play anything');
    const elsewhere = new PlaybackTokens(new Secrets('another secret of thirty-two characters'));
    expect(() => elsewhere.open(sealed, before)).toThrow('does not play anything');
  });
});
